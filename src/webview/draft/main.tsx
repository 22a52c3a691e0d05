import "@vscode-elements/elements/dist/vscode-button/index.js";
import "@vscode-elements/elements/dist/vscode-option/index.js";
import "@vscode-elements/elements/dist/vscode-single-select/index.js";
import "@vscode-elements/elements/dist/vscode-textfield/index.js";
import { render } from "preact";
import {
  draftKept,
  type DraftKept,
  type DraftMessage,
  type DraftState,
  draftState,
  draftWords,
} from "../../protocol/draft.js";
import { connect, readWords, root } from "../shared/connection.js";
import { selectAllOnce } from "../shared/selectAllOnce.js";
import { About } from "./about.js";
import { Clipboard } from "./clipboard.js";
import { Fields, FieldValues } from "./fields.js";
import { Findings, Formatting, Header, Offer } from "./parts.js";
import { Preview } from "./preview.js";
import { TextEditor } from "./textEditor.js";
import "../shared/base.css";
import "./main.css";

/** How long after the last movement the place is kept (ms). */
const calm = 250;

const words = readWords(draftWords);
let editor: TextEditor | undefined;
let preview: Preview | undefined;

const { post, kept, keep, begin } = connect<DraftState, DraftMessage, DraftKept>(
  { state: draftState, kept: draftKept },
  (state) => {
    const isFirst = editor === undefined;
    draw(state);
    const area = byId("text") as HTMLTextAreaElement;
    editor ??= new TextEditor(area, post);
    preview ??= new Preview(byId("page"));
    editor.hear(state.text);
    if (!preview.show(state.preview, !isFirst)) post({ type: "previewLost" });
    clipboard.hear(state.toCopy);
    if (isFirst) resume(area);
  },
);
const values = new FieldValues(post);
const clipboard = new Clipboard((id, ok) => {
  post({ type: "copied", id, ok });
});

selectAllOnce();
begin();

function draw(state: DraftState): void {
  const { toCopy } = state;
  render(
    <>
      <Header state={state} words={words} post={post} />
      <p role="status" class="notice">
        {state.notice}
      </p>
      {toCopy?.ask === true && (
        <p class="notice">
          <vscode-button onClick={() => void clipboard.write(toCopy)}>{words.copyNow}</vscode-button>
        </p>
      )}
      <Offer state={state} words={words} post={post} />
      <div class="sides">
        <div class="writing">
          <Fields fields={state.fields} words={words} values={values} post={post} />
          <Formatting words={words} format={(format) => editor?.format(format)} insert={() => editor?.askToInsert()} />
          <textarea id="text" aria-label={words.text} spellcheck={true} aria-describedby="length" />
          <p id="length">{state.length}</p>
        </div>
        <div class="reading" role="region" aria-label={words.preview} tabIndex={0}>
          <article id="page" />
        </div>
        <div class="beside">
          <Findings
            findings={state.findings}
            words={words}
            select={(offset, length) => editor?.select(offset, length)}
            fix={(id) => {
              post({ type: "fix", id });
            }}
          />
          <About state={state} words={words} post={post} />
        </div>
      </div>
    </>,
    root(),
  );
}

/** Puts caret and scroll positions back to where they were, and keeps them from now on. */
function resume(area: HTMLTextAreaElement): void {
  const frame = byId("page").parentElement ?? document.body;
  if (kept) {
    area.setSelectionRange(kept.start, kept.end);
    area.scrollTop = kept.textScroll;
    frame.scrollTop = kept.previewScroll;
  } else area.setSelectionRange(0, 0);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const later = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const { selectionStart: start, selectionEnd: end, scrollTop: textScroll } = area;
      keep({ start, end, textScroll, previewScroll: frame.scrollTop });
    }, calm);
  };
  document.addEventListener("selectionchange", later);
  area.addEventListener("scroll", later);
  frame.addEventListener("scroll", later);
  // Whoever comes into the panel can write; nobody is taken out of where they are.
  const enter = (): void => {
    post({ type: "entered" });
    if (document.activeElement === document.body) area.focus();
  };
  window.addEventListener("focus", enter);
  if (document.hasFocus()) enter();
}

function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`There is no ${id} on the page.`);
  return found;
}
