import * as vscode from "vscode";
import * as z from "zod/mini";
import { type DraftKind, isEmailKind } from "../../core/drafts.js";
import type { Hold } from "../../core/holds.js";
import { type App, clientOf } from "../../host/app.js";
import { draftAt, ensureDraft } from "../../host/draftFiles.js";
import type { Entry } from "../../store/store.js";
import { anyway, beforeSending, holdsFor, keepWhy } from "./beforeSending.js";
import { command, fields } from "../command.js";
import { draftKind, refuseKind } from "./draft.js";
import { offerMarking } from "./offerMarking.js";
import { pick } from "../prompts.js";
import { entryByHand, entryFor } from "../which.js";

const forms = ["rich", "markdown", "text"] as const;

const argument = z.strictObject({
  offboarding: fields.offboarding,
  kind: draftKind,
  as: z.exactOptional(z.enum(forms)),
  anyway,
});
type Argument = z.infer<typeof argument>;
interface Copied {
  copied: "rich" | "markdown" | "text" | null;
  holds: Hold[];
}

/**
 * `sendoff.copyDraft`: puts a draft on the clipboard, and makes it first if it does not exist. Only the goodbye is ever held.
 * VS Code gives commands a clipboard of plain text: rich text (the default) needs a draft editor that the user is in; without one it is
 * copied, and reported, as Markdown.
 */
export const copyDraft = command({
  argument,
  run: async (app, { offboarding, ...how }) => copy(app, await entryFor(app, offboarding), how),
  byHand: async (app, given) => {
    const opened = given.uri && draftAt(given.uri);
    const entry = opened ? await entryFor(app, opened.entry) : await entryByHand(app, given);
    const kind = opened?.kind ?? "email";
    const why = kind === "email" ? await beforeSending(app, entry, vscode.l10n.t("Copy anyway…")) : undefined;
    const as = await pick(
      [
        { label: vscode.l10n.t("As text"), detail: vscode.l10n.t("For any mail program"), value: "text" as const },
        { label: vscode.l10n.t("As Markdown"), value: "markdown" as const },
      ],
      kind === "email" ? vscode.l10n.t("Copy the goodbye to {0}", clientOf(entry)) : vscode.l10n.t("Copy the draft"),
    );
    const current = app.store.get(entry.uri) ?? entry;
    const copied = await copy(app, current, { kind, as, ...(why !== undefined && { anyway: why }) });
    if (copied.copied !== null) tell(app, entry, kind, copied.copied);
    return copied;
  },
});

/** Copies, unless it is held. With `ask` the draft editor offers a button where the browser wants a click for rich text. */
export async function copy(
  app: App,
  entry: Entry,
  { kind, as = "rich", anyway: why }: Omit<Argument, "offboarding">,
  { ask } = { ask: false },
): Promise<Copied> {
  refuseKind(entry, kind);
  const { uri, text } = await ensureDraft(app, entry, kind);
  const { holds, go } = await holdsFor(app, entry, kind, why);
  if (!go) return { copied: null, holds };
  const { splitFrontMatter, toHtml, toLetterHtml, toPlainText } = await app.documents();
  const { body } = splitFrontMatter(text);
  const plain = toPlainText(body);
  const html = isEmailKind(kind) ? toLetterHtml(body) : toHtml(body);
  const isRich = as === "rich" && (await app.richClipboard.write(uri, { html, text: plain }, { ask }));
  if (!isRich) await vscode.env.clipboard.writeText(as === "text" ? plain : body);
  const copied = isRich ? "rich" : as === "text" ? "text" : "markdown";
  await keepWhy(app, entry, holds, why);
  return { copied, holds };
}

/**
 * `sendoff.copyReminder`: a message to the client, as text: what we wait for, or from an invoice's row what is still to pay. Not part
 * of the contract.
 */
export const copyReminder = command({
  argument: z.strictObject({ offboarding: fields.offboarding, kind: z.enum(["client-reminder", "invoice-reminder"]) }),
  run: async (app, { offboarding, kind }) => copy(app, await entryFor(app, offboarding), { kind, as: "text" }),
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const what = given.row?.what;
    const isOfInvoices =
      (what?.kind === "record" && what.record === "invoice") || (what?.kind === "piece" && what.id === "invoices");
    const copied = await copy(app, entry, { kind: isOfInvoices ? "invoice-reminder" : "client-reminder", as: "text" });
    vscode.window.setStatusBarMessage(vscode.l10n.t("The reminder is on the clipboard."), 5000);
    return copied;
  },
});

/** What was copied. The next step after a goodbye is sending it; whoever has done so says it here. Nobody waits for the answer. */
function tell(app: App, entry: Entry, kind: DraftKind, copied: "rich" | "markdown" | "text"): void {
  const isText = copied === "text";
  if (kind !== "email") {
    const message = isText
      ? vscode.l10n.t("The draft is on the clipboard, as text.")
      : vscode.l10n.t("The draft is on the clipboard, as Markdown.");
    vscode.window.setStatusBarMessage(message, 5000);
    return;
  }
  offerMarking(
    app,
    entry,
    isText
      ? vscode.l10n.t("The goodbye is on the clipboard, as text.")
      : vscode.l10n.t("The goodbye is on the clipboard, as Markdown."),
  );
}
