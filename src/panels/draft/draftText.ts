import * as vscode from "vscode";
import { changeBetween, movedOffset, type TextChange } from "../../protocol/textChange.js";
import type { DraftField } from "../../protocol/draft.js";
import type { TextEdit } from "../../store/applyEdits.js";
import type { DraftParts } from "../../drafts/draftParts.js";
import type { Split } from "../../drafts/frontMatter.js";
import type { DocumentsModule } from "../../host/app.js";
import type { DocumentEdits } from "../documentEdits.js";
import { insertSnippet } from "./insertSnippet.js";
import { inRaw, linesOf } from "./lineEnds.js";
import { type SaidChange, ViewText } from "./viewText.js";

/** What is typed without a pause this long (ms), or up to the end of a word, is one step of undo. */
const pause = 300;

/** What a version of the document holds. */
interface Read extends DraftParts, Pick<Split, "data" | "problem"> {
  readonly version: number;
}

/**
 * The text of one view of a draft, and its way into the document. What is typed is seen at once, everywhere in the view; it is written in
 * bursts, so that undo takes back words rather than letters. Saving, closing and every action write first.
 */
export class DraftText implements vscode.Disposable {
  readonly view: ViewText;
  private known: Read | undefined;
  private readonly typed = new Map<DraftField, string>();
  private fieldsSeen = 0;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private readonly listening: vscode.Disposable;

  constructor(
    private readonly document: vscode.TextDocument,
    private readonly edits: DocumentEdits,
    private readonly documents: DocumentsModule,
    private readonly report: (error: unknown) => void,
  ) {
    this.view = new ViewText(this.read().body);
    this.listening = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document === document && event.contentChanges.length > 0) this.view.documentIs(this.read().body);
      }),
      vscode.workspace.onWillSaveTextDocument((event) => {
        if (event.document === document) event.waitUntil(this.write());
      }),
    );
  }

  /** The whole text, with what is not yet written. */
  get text(): string {
    return this.documents.withBody(this.withTyped(this.read().front), this.view.text);
  }

  /** Where the body begins in `text`. */
  get bodyOffset(): number {
    return this.text.length - this.view.text.length;
  }

  /**
   * A range of the webview's text, to be found again later: undo that was on its way, or somebody in the editor beside it, may change
   * the text in the meantime. Answers with its offset in the body, and what it holds then.
   */
  following(offset: number, length: number): () => { readonly offset: number; readonly text: string } {
    const then = this.view.text;
    const [from, to] = [this.view.placed(offset), this.view.placed(offset + length)];
    return () => {
      const now = this.view.text;
      const since = changeBetween(then, now);
      const [start, end] = since ? [movedOffset(from, since), movedOffset(to, since)] : [from, to];
      return { offset: start, text: now.slice(start, end) };
    };
  }

  /** Why the fields cannot be read, for people. */
  get problem(): string | undefined {
    return this.read().problem;
  }

  fields(): { readonly seen: number } & Readonly<Record<DraftField, string>> {
    const { data } = this.read();
    const value = (field: DraftField): string => this.typed.get(field) ?? this.documents.fieldOf(data, field);
    return { seen: this.fieldsSeen, to: value("to"), cc: value("cc"), subject: value("subject") };
  }

  /** The webview was loaded anew. */
  forget(): void {
    this.fieldsSeen = 0;
    this.view.forget();
  }

  said(said: SaidChange): void {
    this.view.said(said);
    // The first letter shows at once that there is something to save.
    this.soon(!this.document.isDirty || endsBurst(said.change));
  }

  saidField(field: DraftField, value: string, seq: number): void {
    this.typed.set(field, value);
    this.fieldsSeen = seq;
    this.soon(!this.document.isDirty);
  }

  /** Sets a field to another value than what was typed, as one step of undo. */
  async setField(field: DraftField, value: string): Promise<void> {
    await this.write();
    await this.edits.make((raw) => {
      const text = linesOf(raw);
      const change = changeBetween(text, this.documents.withHeaderField(text, field, value));
      return change ? [inRaw(raw, change)] : [];
    });
  }

  /** Puts a snippet in place of a range of the body. */
  insert(offset: number, length: number, snippet: string): Promise<void> {
    const change = insertSnippet(this.view.text, offset, length, snippet);
    return this.replace({ ...change, offset: this.bodyOffset + change.offset });
  }

  /** Replaces a range of `text`, as one step of undo. */
  async replace(change: TextChange): Promise<void> {
    await this.write();
    await this.edits.make((raw) => [inRaw(raw, change)]);
  }

  /** Writes what was typed so far; resolves when it is in the document. */
  async write(): Promise<void> {
    clearTimeout(this.waiting);
    this.waiting = undefined;
    const typed = [...this.typed];
    try {
      await this.edits.make((raw) => (this.view.isPending || typed.length > 0 ? this.toWrite(raw) : []));
    } finally {
      this.view.settled();
    }
    for (const [field, value] of typed) if (this.typed.get(field) === value) this.typed.delete(field);
  }

  dispose(): void {
    // A view that is closed in the middle of a word has not lost it.
    if (this.view.isPending || this.typed.size > 0) this.write().catch(this.report);
    clearTimeout(this.waiting);
    this.listening.dispose();
  }

  private soon(now: boolean): void {
    clearTimeout(this.waiting);
    const write = (): void => {
      this.write().catch(this.report);
    };
    if (now) write();
    else this.waiting = setTimeout(write, pause);
  }

  private toWrite(raw: string): readonly TextEdit[] {
    const { draftParts, withBody } = this.documents;
    const text = linesOf(raw);
    const parts = draftParts(text);
    const front = this.withTyped(parts.front);
    const body = this.view.toWrite(parts.body, (all) => draftParts(withBody(front, all)).body);
    const change = changeBetween(text, withBody(front, body));
    return change ? [inRaw(raw, change)] : [];
  }

  private withTyped(front: string): string {
    const { withHeaderField } = this.documents;
    return [...this.typed].reduce((before, [field, value]) => withHeaderField(before, field, value), front);
  }

  /** The document's text in its parts, read once for each version of it. */
  private read(): Read {
    const { version } = this.document;
    if (this.known?.version !== version) {
      const { draftParts, splitFrontMatter } = this.documents;
      const text = linesOf(this.document.getText());
      this.known = { version, ...splitFrontMatter(text), ...draftParts(text) };
    }
    return this.known;
  }
}

/** Whether the next letter begins a new step of undo: a word has ended, or more than a letter was changed at once. */
function endsBurst({ length, text }: TextChange): boolean {
  return length > 1 || text.length > 2 || /\s$/.test(text);
}
