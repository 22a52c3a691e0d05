import type { DraftMessage } from "../../protocol/draft.js";
import { changeBetween, movedOffset } from "../../protocol/textChange.js";
import { continueLine } from "./continueLine.js";
import { toggleEmphasis } from "./emphasis.js";
import { indentLines, insertLink } from "./linkAndIndent.js";
import type { Edited, Selected } from "./selected.js";

/** What the host tells of the text; without `body` it is as it is here. */
interface ToldText {
  readonly version: number;
  readonly seen: number;
  readonly body?: string | undefined;
}

export type Format = "bold" | "italic" | "link";

/** Keys of VS Code and of most editors, by what they do here. */
const isMac = navigator.userAgent.includes("Mac");

/**
 * The text area: everything that is typed goes to the host as a change, and what others changed comes in around the caret. Undo and redo
 * are the document's, so they go to the host as well, behind what was typed before.
 */
export class TextEditor {
  /** What the host knows, or will when all that was said has arrived. */
  private text = "";
  private base = 0;
  private seq = 0;
  /** What came while an input method was composing, which nothing may disturb. */
  private held: ToldText | undefined;
  private isComposing = false;
  /** The next change from outside was asked for here, so the caret goes to it. */
  private follows = false;

  constructor(
    private readonly area: HTMLTextAreaElement,
    private readonly post: (message: DraftMessage) => void,
  ) {
    area.addEventListener("input", (event) => {
      if (event instanceof InputEvent) this.onInput(event);
      else this.say();
    });
    area.addEventListener("keydown", (event) => {
      this.onKey(event);
    });
    area.addEventListener("beforeinput", (event) => {
      // From menus; the text area's own history knows nothing of the document's.
      const action = { historyUndo: "undo", historyRedo: "redo" } as const;
      if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return;
      event.preventDefault();
      this.goBack(action[event.inputType]);
    });
    area.addEventListener("compositionstart", () => {
      this.isComposing = true;
    });
    area.addEventListener("compositionend", () => {
      this.isComposing = false;
      this.say();
      if (this.held) this.hear(this.held);
    });
    area.addEventListener("blur", () => {
      this.post({ type: "pause" });
    });
  }

  /** Takes a text of the host's, unless something was typed that is not in it yet: then another one will come. */
  hear(told: ToldText): void {
    this.held = this.isComposing ? told : undefined;
    const { version, seen, body } = told;
    if (this.isComposing || body === undefined || version <= this.base || seen !== this.seq) return;
    const change = changeBetween(this.text, body);
    this.base = version;
    this.text = body;
    this.post({ type: "shows", version });
    if (!change) return;
    const { selectionStart, selectionEnd } = this.area;
    this.area.setRangeText(change.text, change.offset, change.offset + change.length, "preserve");
    const end = change.offset + change.text.length;
    if (this.follows) this.area.setSelectionRange(end, end);
    else this.area.setSelectionRange(movedOffset(selectionStart, change), movedOffset(selectionEnd, change));
    this.follows = false;
  }

  format(format: Format): void {
    this.apply(format === "link" ? insertLink(this.selected()) : toggleEmphasis(this.selected(), format));
    this.area.focus();
  }

  /** Asks the host what to insert at the caret. */
  askToInsert(length = 0): void {
    this.follows = true;
    this.post({ type: "insert", offset: this.area.selectionStart - length, length });
  }

  /** Selects a range and scrolls to it. */
  select(offset: number, length: number): void {
    const { area, text } = this;
    area.focus();
    // A text area scrolls to the end of what is in it, but to no other place.
    area.value = text.slice(0, offset);
    area.scrollTop = area.scrollHeight;
    const top = area.scrollTop;
    area.value = text;
    area.scrollTop = top === 0 ? 0 : top + area.clientHeight / 2;
    area.setSelectionRange(offset, offset + length);
  }

  private selected(): Selected {
    const { value, selectionStart, selectionEnd } = this.area;
    return { text: value, start: selectionStart, end: selectionEnd };
  }

  private apply(edited: Edited | undefined): boolean {
    if (!edited) return false;
    const { change, start, end } = edited;
    this.area.setRangeText(change.text, change.offset, change.offset + change.length);
    this.area.setSelectionRange(start, end);
    this.say();
    return true;
  }

  private onInput(event: InputEvent): void {
    this.say();
    if (event.inputType === "insertText" && event.data === "/" && !this.isComposing && standsAlone(this.selected()))
      this.askToInsert(1);
  }

  /** Tells the host what changed. */
  private say(): void {
    if (this.isComposing) return;
    const change = changeBetween(this.text, this.area.value);
    if (!change) return;
    this.follows = false;
    this.text = this.area.value;
    this.post({ type: "change", base: this.base, seq: ++this.seq, change });
  }

  private goBack(action: "undo" | "redo"): void {
    this.follows = true;
    this.post({ type: "act", action });
  }

  private onKey(event: KeyboardEvent): void {
    if (event.isComposing || event.altKey || !this.isOurs(event)) return;
    event.preventDefault();
    // VS Code hears of every key that gets further, and has commands of its own on these.
    event.stopPropagation();
  }

  /** Does what the key is for; false if it is for nothing here. */
  private isOurs({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
    const isCommand = isMac ? metaKey && !ctrlKey : ctrlKey && !metaKey;
    if (!isCommand)
      return key === "Enter" && !shiftKey && !ctrlKey && !metaKey && this.apply(continueLine(this.selected()));
    const letter = key.toLowerCase();
    if (letter === "z" || letter === "y") this.goBack(letter === "y" || shiftKey ? "redo" : "undo");
    else if (shiftKey) return false;
    else if (letter === "b") this.format("bold");
    else if (letter === "i") this.format("italic");
    else if (letter === "k") this.format("link");
    else if (key === "]") this.apply(indentLines(this.selected(), "in"));
    else if (key === "[") this.apply(indentLines(this.selected(), "out"));
    else return false;
    return true;
  }
}

/** Whether the letter before the caret begins a line or follows a space, and nothing follows it: it is no part of a word. */
function standsAlone({ text, start }: Selected): boolean {
  return (
    /(?:^|\s).$/s.test(text.slice(Math.max(0, start - 2), start)) && /^(?:\s|$)/.test(text.slice(start, start + 1))
  );
}
