import { render } from "preact";
import {
  detailsKept,
  type DetailsKept,
  type DetailsMessage,
  type DetailsState,
  detailsState,
  detailsWords,
} from "../../protocol/details.js";
import { connect, readWords, root } from "../shared/connection.js";
import { keepFocus } from "../shared/keepFocus.js";
import { selectAllOnce } from "../shared/selectAllOnce.js";
import { Provide } from "./context.js";
import { focusFirst } from "./focusFirst.js";
import { Form } from "./form.js";
import "../shared/base.css";
import "./main.css";
import { Page } from "./page.js";

const words = readWords(detailsWords);
const connection = connect<DetailsState, DetailsMessage, DetailsKept>(
  { state: detailsState, kept: detailsKept },
  (state) => {
    form.take(state);
    if (state.goTo) focusFirst(state.goTo);
  },
);
const form: Form = new Form(connection.post, connection.keep, draw, connection.kept);

function draw(): void {
  const { state } = form;
  if (!state) return;
  keepFocus(() => {
    render(
      <Provide value={context}>
        <Page state={state} />
      </Provide>,
      root(),
    );
  });
}
const context = { form, words };

selectAllOnce();
window.addEventListener("keydown", keyPressed, true);
window.addEventListener("blur", () => {
  form.flush();
});

/**
 * Before VS Code saves, closes or hides the editor, the file gets what was typed last. An undo takes back what is not in the file yet, and
 * only then is VS Code's.
 */
function keyPressed(event: KeyboardEvent): void {
  if (!event.ctrlKey && !event.metaKey) return;
  if (event.key === "z" && form.takeBack()) {
    event.preventDefault();
    event.stopImmediatePropagation();
  } else if (event.key !== "z") form.flush();
}
