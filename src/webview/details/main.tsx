import "@vscode-elements/elements/dist/vscode-button/index.js";
import { render } from "preact";
import {
  detailsKept,
  type DetailsMessage,
  type DetailsState,
  detailsState,
  detailsWords,
} from "../../protocol/details.js";
import { connect, readWords, root } from "../shared/connection.js";
import "./main.css";

const words = readWords(detailsWords);
const { post } = connect<DetailsState, DetailsMessage, object>(
  { state: detailsState, kept: detailsKept },
  ({ client, problem }) => {
    render(
      <>
        <h1>{client}</h1>
        {problem !== undefined && <p role="alert">{problem}</p>}
        <vscode-button
          onClick={() => {
            post({ type: "openText" });
          }}
        >
          {words.openText}
        </vscode-button>
      </>,
      root(),
    );
  },
);
post({ type: "ready" });
