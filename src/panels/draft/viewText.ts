import { applyChange, changeBetween, movedOffset, rebase, type TextChange } from "../../protocol/textChange.js";

/** A change that a webview says it made. */
export interface SaidChange {
  /** Number of the text of ours that it was shown last. */
  readonly base: number;
  /** Its changes are numbered from 1. */
  readonly seq: number;
  readonly change: TextChange;
}

/** What a webview is told of the text. */
export interface ToldText {
  readonly version: number;
  /** The last change of its own that is in it; a webview that has made more since does not take it. */
  readonly seen: number;
  /** Missing while the webview has it already. */
  readonly body?: string;
}

/**
 * A text that a webview and others (the text editor beside it, undo, git) change at the same time. Three texts may differ for a moment:
 * what the document holds, what the webview shows as far as it has told us, and both together, which is where all of them get to.
 */
export class ViewText {
  /** Both together: what shall be shown and written. */
  private all: string;
  /** On its way into the document: `all` as it was then, and what the document will hold of it. */
  private writing: { readonly all: string; readonly as: string } | undefined;
  private seen = 0;
  private version = 1;
  /** The webview's own text: that of the version it was shown last, with the changes it made in it. */
  private shown: { readonly version: number; readonly text: string };
  /** The later versions it was sent, and may show by now. */
  private readonly sent = new Map<number, string>();

  constructor(private document: string) {
    this.all = document;
    this.shown = { version: 0, text: "" };
    this.sent.set(1, document);
  }

  /** With everything that was typed, whether it is in the document already or not. */
  get text(): string {
    return this.all;
  }

  get isPending(): boolean {
    return this.all !== this.document;
  }

  /** Where a place in the webview's own text is in the text of all, of which the webview may not have heard yet. */
  placed(offset: number): number {
    const others = changeBetween(this.shown.text, this.all);
    return others ? movedOffset(offset, others) : offset;
  }

  /** The webview was loaded anew, and knows nothing. */
  forget(): void {
    this.seen = 0;
    this.shown = { version: 0, text: "" };
    this.sent.clear();
    this.sent.set(++this.version, this.all);
  }

  /** The webview shows a version of ours now. */
  shows(version: number): void {
    const text = this.sent.get(version);
    if (text === undefined) return;
    this.shown = { version, text };
    for (const older of [...this.sent.keys()].filter((each) => each <= version)) this.sent.delete(older);
  }

  /** The webview changed its text. One that fits no text of ours is ignored: the webview will be told how things are. */
  said({ base, seq, change }: SaidChange): void {
    this.shows(base);
    if (this.shown.version !== base || seq <= this.seen || change.offset + change.length > this.shown.text.length)
      return;
    const others = changeBetween(this.shown.text, this.all);
    this.all = applyChange(this.all, others ? rebase(change, others) : change);
    this.shown = { version: base, text: applyChange(this.shown.text, change) };
    this.seen = seq;
  }

  /** The document holds `text` now: because ours was written, or because somebody else changed it. */
  documentIs(text: string): void {
    const written = this.writing?.as === text ? this.writing : undefined;
    if (written) this.writing = undefined;
    const base = written?.all ?? this.document;
    const mine = changeBetween(base, this.all);
    const others = changeBetween(base, text);
    this.all = mine ? applyChange(text, others ? rebase(mine, others) : mine) : text;
    this.document = text;
  }

  /**
   * What is to be written into a document that holds `text` now. `kept` says what it will hold of it: a text that begins with
   * front matter has begun to be another part of the file.
   */
  toWrite(text: string, kept: (all: string) => string = (all) => all): string {
    if (text !== this.document) this.documentIs(text);
    this.writing = { all: this.all, as: kept(this.all) };
    return this.all;
  }

  /** The writing is over, well or not: what the document holds from now on is what it is. */
  settled(): void {
    this.writing = undefined;
  }

  /** What the webview is to be told. */
  told(): ToldText {
    const last = this.sent.size > 0 ? this.sent.get(this.version) : this.shown.text;
    if (this.all !== last) this.sent.set(++this.version, this.all);
    const { version, seen } = this;
    return this.sent.size > 0 ? { version, seen, body: this.all } : { version, seen };
  }
}
