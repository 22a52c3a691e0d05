import type { TextEdit } from "./applyEdits.js";

/**
 * Writes the new text of a range from left to right, as ranges of the old text that are kept (in ascending order) and texts
 * that are new; what is not kept goes. The edits come out of it.
 */
export class EditWriter {
  readonly #edits: TextEdit[] = [];
  #at: number;
  #pending = "";

  /** `from`: where the range that is written anew begins. */
  constructor(from: number) {
    this.#at = from;
  }

  /** Keeps a range of the old text, but for the edits inside it. */
  keep(from: number, to: number, edits: readonly TextEdit[] = []): void {
    if (from === to) return;
    this.#flush(from);
    for (const edit of edits) this.#push(edit);
    this.#at = to;
  }

  put(text: string): void {
    this.#pending += text;
  }

  /** `to`: where the range ends that is written anew. */
  finish(to: number): readonly TextEdit[] {
    this.#flush(to);
    return this.#edits;
  }

  #flush(offset: number): void {
    const length = offset - this.#at;
    if (length > 0 || this.#pending !== "") this.#push({ offset: this.#at, length, text: this.#pending });
    this.#pending = "";
  }

  /** Edits that touch become one, so that nobody has to know which of two at one place comes first. */
  #push(edit: TextEdit): void {
    const last = this.#edits.at(-1);
    if (!last || last.offset + last.length < edit.offset) this.#edits.push(edit);
    else
      this.#edits.splice(-1, 1, {
        offset: last.offset,
        length: last.length + edit.length,
        text: last.text + edit.text,
      });
  }
}
