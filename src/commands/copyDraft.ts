import * as vscode from "vscode";
import * as z from "zod/mini";
import type { Hold } from "../core/holds.js";
import { type App, clientOf } from "../host/app.js";
import { ensureDraft } from "../host/draftFiles.js";
import type { Entry } from "../store/store.js";
import { anyway, beforeSending, mayGoOut } from "./beforeSending.js";
import { command, fields } from "./command.js";
import { draftKind, refuseKind } from "./draft.js";
import { keepWords } from "../private/privateWords.js";
import { pick } from "./prompts.js";
import { documentOf, entryByHand, entryFor } from "./which.js";

const forms = ["rich", "markdown", "text"] as const;

const argument = z.strictObject({
  offboarding: fields.offboarding,
  kind: draftKind,
  as: z.exactOptional(z.enum(forms)),
  anyway,
});
type Argument = z.infer<typeof argument>;
interface Copied {
  copied: "markdown" | "text" | null;
  holds: Hold[];
}

/**
 * `sendoff.copyDraft`: puts a draft on the clipboard, and makes it first if it does not exist. Only the goodbye is ever held.
 * VS Code gives commands a clipboard of plain text, so what was asked for as rich text is copied, and reported, as Markdown.
 */
export const copyDraft = command({
  argument,
  run: async (app, { offboarding, ...how }) => copy(app, await entryFor(app, offboarding), how),
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const why = await beforeSending(app, entry, vscode.l10n.t("Copy anyway…"));
    const as = await pick(
      [
        { label: vscode.l10n.t("As text"), detail: vscode.l10n.t("For any mail program"), value: "text" as const },
        { label: vscode.l10n.t("As Markdown"), value: "markdown" as const },
      ],
      vscode.l10n.t("Copy the goodbye to {0}", clientOf(entry)),
    );
    const current = app.store.get(entry.uri) ?? entry;
    const copied = await copy(app, current, { kind: "email", as, ...(why !== undefined && { anyway: why }) });
    if (copied.copied !== null) offerMarking(app, entry, copied.copied);
    return copied;
  },
});

async function copy(app: App, entry: Entry, { kind, as, anyway: why }: Omit<Argument, "offboarding">): Promise<Copied> {
  refuseKind(entry, kind);
  const { text } = await ensureDraft(app, entry, kind);
  const { holds, go } = kind === "email" ? await mayGoOut(app, entry, why) : { holds: [], go: true };
  if (!go) return { copied: null, holds };
  const { splitFrontMatter, toPlainText } = await app.documents();
  const { body } = splitFrontMatter(text);
  const copied = as === "text" ? "text" : "markdown";
  await vscode.env.clipboard.writeText(copied === "text" ? toPlainText(body) : body);
  if (why !== undefined && holds.length > 0) await keepWords(app.keyValues, documentOf(entry).id, { sentAnyway: why });
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

/** The next step after copying is sending it; whoever has done so says it here. Nobody waits for the answer. */
function offerMarking(app: App, entry: Entry, copied: "markdown" | "text"): void {
  const sent = vscode.l10n.t("I Have Sent It");
  const message =
    copied === "text"
      ? vscode.l10n.t("The goodbye is on the clipboard, as text.")
      : vscode.l10n.t("The goodbye is on the clipboard, as Markdown.");
  vscode.window
    .showInformationMessage(message, sent)
    .then((picked) =>
      picked === sent
        ? vscode.commands.executeCommand("sendoff.markEmailSent", vscode.Uri.parse(entry.uri))
        : undefined,
    )
    .then(undefined, app.report.quietly);
}
