import * as vscode from "vscode";
import { type DraftKind, isEmailKind } from "../../core/drafts.js";
import { UserError } from "../../core/errors.js";
import type { Offboarding } from "../../core/offboarding.js";
import type { App, DocumentsModule } from "../../host/app.js";
import { documentModels, draftAt } from "../../host/draftFiles.js";
import { draftTitle } from "../../host/draftTitle.js";
import type { DraftAction, DraftMessage, DraftState } from "../../protocol/draft.js";
import type { Source } from "../documentPanel.js";
import { Advice } from "./advice.js";
import { actionsOf, finishes, flavorOf, includedIn, partsFor, sentNotice } from "./about.js";
import { carry } from "./carry.js";
import { changeFlavor } from "./changeFlavor.js";
import { copiedNotice } from "./copiedNotice.js";
import { Copying } from "./copying.js";
import { DraftPreview } from "./draftPreview.js";
import { DraftText } from "./draftText.js";
import { actionsWith, goneProblem, needsFile, problemOf } from "./fileProblem.js";
import { findingsIn, fixIn } from "./findings.js";
import { pickSnippet } from "./pickSnippet.js";
import { fillIn, runAction } from "./runAction.js";
import { tick } from "./tick.js";

/** What is not only heard, but done. */
type Asked = Exclude<
  DraftMessage,
  { type: "ready" | "change" | "shows" | "previewLost" | "entered" | "field" | "copied" }
>;

/** One view of a draft: what it shows, and what follows from what is done in it. */
export class DraftPanel implements vscode.Disposable {
  private readonly text: DraftText;
  private readonly kind: DraftKind;
  private readonly entryUri: string;
  private readonly listening: vscode.Disposable;
  private readonly preview: DraftPreview;
  private readonly advice: Advice;
  private readonly copying: Copying;
  private notice: string | undefined;

  constructor(
    private readonly app: App,
    private readonly documents: DocumentsModule,
    private readonly source: Source,
    private readonly push: () => void,
  ) {
    const place = draftAt(source.document.uri);
    if (!place) throw new Error(`${source.document.uri.toString()} is no draft.`);
    this.kind = place.kind;
    this.preview = new DraftPreview(documents);
    this.entryUri = place.entry;
    this.text = new DraftText(source.document, source.edits, documents, app.report.show);
    this.copying = new Copying(push);
    this.advice = new Advice(app, documents, {
      kind: place.kind,
      entryUri: place.entry,
      text: () => this.text.text,
      changed: push,
    });
    this.advice.soon();
    this.listening = vscode.Disposable.from(
      this.text,
      this.advice,
      this.copying,
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === source.document) this.advice.soon();
      }),
      // A template of one's own was saved: what it makes of this draft is offered at once, and what is wrong with it said.
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        if (uri.path.endsWith(".hbs")) this.advice.soon();
      }),
      app.store.onDidChange((uri) => {
        if (uri !== undefined && uri !== this.entryUri) return;
        this.advice.soon();
        push();
      }),
      app.richClipboard.offer({
        uri: source.document.uri,
        isActive: source.isActive,
        copy: (content, { ask }) => this.copying.copy(content, ask),
      }),
    );
  }

  dispose(): void {
    this.listening.dispose();
  }

  state(): DraftState {
    const { kind, text } = this;
    const offboarding = this.offboarding();
    const problem = problemOf(this.source, text.problem);
    const findings = this.findings();
    const onDisk = this.source.file.state;
    // Whatever is merged into it, or written beside it, would be of another branch.
    const mergesInto = onDisk === "same" ? offboarding : undefined;
    const sent = sentNotice(kind, offboarding);
    const notice = this.notice ?? sent;
    return {
      title: draftTitle(kind).label,
      client: offboarding?.client.name ?? "",
      ...(problem !== undefined && { problem }),
      text: text.view.told(),
      // Fields that cannot be read cannot be written either: what would be typed into them would be gone.
      ...(isEmailKind(kind) && text.problem === undefined && { fields: this.fields() }),
      ...this.preview.tell(text.view.text),
      findings,
      included: offboarding ? includedIn(kind, offboarding) : [],
      parts: mergesInto ? partsFor(kind, mergesInto) : [],
      ...(offboarding && { flavor: flavorOf(offboarding) }),
      actions: this.actions(findings, sent !== undefined),
      ...(notice !== undefined && { notice }),
      // What the client has read is not made anew.
      ...(mergesInto && sent === undefined && this.advice.offer && { offer: this.advice.offer }),
      ...(this.copying.asked && { toCopy: this.copying.asked }),
    };
  }

  received(message: DraftMessage): void {
    const { text, app } = this;
    switch (message.type) {
      case "ready":
        text.forget();
        this.preview.forget();
        return;
      case "change":
        this.notice = undefined;
        text.said(message);
        this.advice.soon();
        this.push();
        return;
      case "shows":
        text.view.shows(message.version);
        return;
      case "entered":
        // VS Code does not always tell of a file that changed in a folder that went and came back.
        void this.source.file.look();
        return;
      case "previewLost":
        this.preview.forget();
        this.push();
        return;
      case "field":
        text.saidField(message.field, message.value, message.seq);
        this.advice.soon();
        this.push();
        return;
      case "copied":
        if (this.copying.done(message.id, message.ok)) this.copied().catch(app.report.show);
        this.push();
        return;
      default:
        text
          .write()
          .then(() => this.act(message))
          .catch(app.report.show);
    }
  }

  /** What is done when everything that was typed before is in the document. */
  private async act(message: Asked): Promise<void> {
    switch (message.type) {
      case "pause":
        return;
      case "act":
        if (needsFile(message.action)) await this.ensureFile();
        await this.run(message.action);
        return;
      case "use": {
        const news = this.fields().news.find(({ field }) => field === message.field);
        if (news) await this.text.setField(news.field, news.fresh);
        return;
      }
      case "flavor":
        await changeFlavor(this.entryUri, message.value);
        // Where the prompt was closed, the old one is shown again.
        this.push();
        return;
      case "details":
        await fillIn(message, this.entryUri);
        return;
      case "carry":
        await this.carry(message.piece, message.on);
        return;
      case "insert":
        await this.insert(message.offset, message.length);
        return;
      case "fix": {
        const fix = fixIn(this.advice, this.text.text, message.id);
        if (!fix) return;
        if ("offset" in fix) await this.text.replace(fix);
        else await fillIn(fix, this.entryUri);
        this.advice.soon();
      }
    }
  }

  private async run(action: DraftAction): Promise<void> {
    // Something was typed since it was offered: that is not to be thrown away.
    if (action === "load" && this.source.document.isDirty) return;
    // What was said of the last one; rich text is said to be copied when the webview says so.
    this.notice = undefined;
    const notice = await (action === "finish" ? this.finish() : runAction(action, this.source.document.uri));
    if (notice !== undefined) this.notice = notice;
    if (action === "refresh") this.advice.soon();
    this.push();
  }

  private async copied(): Promise<void> {
    this.notice = await copiedNotice(this.app, this.kind, this.entryUri);
    this.push();
  }

  /** Saves it, and ticks what asked for it. */
  private async finish(): Promise<string | undefined> {
    const offboarding = this.offboarding();
    const items = this.finished(this.findings());
    if (!offboarding || items.length === 0 || !(await this.source.document.save())) return undefined;
    const title = await tick(this.app, { uri: this.entryUri, offboarding }, items);
    return title === undefined ? undefined : vscode.l10n.t("Saved, and ticked: {0}", title);
  }

  private actions(findings: DraftState["findings"], isSent: boolean): DraftAction[] {
    const { file, document } = this.source;
    const finish: DraftAction[] = this.finished(findings).length > 0 ? ["finish"] : [];
    return actionsWith([...actionsOf(this.kind, isSent), ...finish], file.state, document.isDirty);
  }

  /** Rejects if the file is not there, which nobody may have told yet: what would be made in its place is another text. */
  private async ensureFile(): Promise<void> {
    if ((await this.source.file.look()) === "gone") throw new UserError(goneProblem());
  }

  private finished(findings: DraftState["findings"]): string[] {
    const offboarding = this.offboarding();
    return offboarding ? finishes(this.kind, offboarding, findings) : [];
  }

  private findings(): DraftState["findings"] {
    return findingsIn(this.advice, this.text.text, this.text.bodyOffset);
  }

  private fields(): NonNullable<DraftState["fields"]> {
    const fields = this.text.fields();
    // Once another value is written, the user has decided.
    const news = this.advice.fields.filter(({ field, mine }) => fields[field] === mine);
    return { ...fields, news: news.map(({ field, fresh }) => ({ field, fresh })) };
  }

  /** Puts a part of the offboarding inside this document, or takes it out; whatever the user wrote stays. */
  private async carry(piece: string, on: boolean): Promise<void> {
    await this.ensureFile();
    const offboarding = this.offboarding();
    if (offboarding && (await carry(this.kind, { uri: this.entryUri, offboarding }, piece, on)))
      await this.run("refresh");
  }

  /** Lets the user choose a fact or a record, and puts it where it was asked for. */
  private async insert(offset: number, length: number): Promise<void> {
    const entry = this.app.store.get(this.entryUri);
    if (!entry?.offboarding) return;
    const asked = this.text.following(offset, length);
    const { english } = await documentModels(this.app, entry);
    const snippet = await pickSnippet(this.documents.snippets(english));
    this.source.focus();
    if (!snippet) return;
    const { offset: at, text } = asked();
    // What was typed to ask for it goes, if it is still there.
    await this.text.insert(at, text === "/" ? text.length : 0, snippet.text);
  }

  private offboarding(): Offboarding | undefined {
    const entry = this.app.store.get(this.entryUri);
    return entry?.offboarding ?? entry?.lastGood;
  }
}
