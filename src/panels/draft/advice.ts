import type * as vscode from "vscode";
import type { DraftKind } from "../../core/drafts.js";
import type { Finding } from "../../drafts/checks/finding.js";
import type { FieldConflict } from "../../drafts/mergeDraft.js";
import type { App, DocumentsModule } from "../../host/app.js";
import { checkDraftText } from "../../host/draftChecks.js";
import { planRefresh } from "../../host/draftRefresh.js";
import type { DraftState } from "../../protocol/draft.js";

/** How long nobody types before the text is looked through (ms): what is typed is on the screen long before. */
const calm = 200;
/** As many lines of what would change are shown. */
const mostLines = 40;

/** What is read of the draft while its advice is worked out. */
export interface Advised {
  readonly kind: DraftKind;
  readonly entryUri: string;
  readonly text: () => string;
  /** Tells that there is other advice now. */
  readonly changed: () => void;
}

/** What Sendoff has to say about a draft while it is written: what the checks found, and what is known now that was not before. */
export class Advice implements vscode.Disposable {
  /** In `of`, the text that was looked through. */
  findings: readonly Finding[] = [];
  of = "";
  offer: DraftState["offer"];
  fields: readonly FieldConflict[] = [];
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private round = 0;

  constructor(
    private readonly app: App,
    private readonly documents: DocumentsModule,
    private readonly draft: Advised,
  ) {}

  /** The text or the offboarding has changed. */
  soon(): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      this.work().catch(this.app.report.quietly);
    }, calm);
  }

  dispose(): void {
    this.round++;
    clearTimeout(this.waiting);
  }

  private async work(): Promise<void> {
    const { app, draft } = this;
    const round = ++this.round;
    const entry = app.store.get(draft.entryUri);
    if (!entry?.offboarding) return;
    const text = draft.text();
    const findings = await checkDraftText(app, entry, draft.kind, text);
    const plan = await planRefresh(app, entry, draft.kind);
    if (round !== this.round) return;
    this.findings = findings;
    this.of = text;
    this.fields = plan?.fields ?? [];
    this.offer = plan?.isNews
      ? { conflicts: plan.conflicts, lines: this.documents.changedLines(text, plan.text).slice(0, mostLines) }
      : undefined;
    draft.changed();
  }
}
