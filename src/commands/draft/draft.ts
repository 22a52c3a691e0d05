import * as vscode from "vscode";
import * as z from "zod/mini";
import { type DraftKind, draftKinds, whyNot } from "../../core/drafts.js";
import { UserError } from "../../core/errors.js";
import { findItem } from "../../core/flow.js";
import type { Reason } from "../../core/offboarding.js";
import { type App, clientOf } from "../../host/app.js";
import { draftAt, ensureDraft } from "../../host/draftFiles.js";
import { draftTitle } from "../../host/draftTitle.js";
import { openDraft } from "../../host/openDraft.js";
import type { Entry } from "../../store/store.js";
import { command, fields, type Given } from "../command.js";
import { pick } from "../prompts.js";
import { documentOf, entryByHand, entryFor } from "../which.js";

/** The field of the commands that work on one draft. */
export const draftKind = z.enum(draftKinds, { error: `expected one of ${draftKinds.join(", ")}` });

const argument = z.strictObject({
  offboarding: fields.offboarding,
  kind: draftKind,
  open: z.exactOptional(z.boolean({ error: "expected true or false" })),
});

/** `sendoff.draft`: makes a draft if it does not exist, and opens it unless `open` is false. */
export const draft = command({
  argument,
  run: async (app, { offboarding, kind, open = true }) => make(app, await entryFor(app, offboarding), kind, open),
  byHand: async (app, given) => {
    const title = vscode.l10n.t("What shall be drafted?");
    const opened = given.row || given.uri ? undefined : await openEntry(app);
    // From a draft's own editor one wants another one of the same client.
    const { entry, kind } = opened
      ? { entry: opened, kind: await pickKind(opened, title) }
      : await draftByHand(app, given, title);
    return make(app, entry, kind, true);
  },
});

async function make(
  app: App,
  entry: Entry,
  kind: DraftKind,
  open: boolean,
): Promise<{ uri: string; created: boolean }> {
  refuseKind(entry, kind);
  const { uri, created } = await ensureDraft(app, entry, kind);
  if (open) await openDraft(uri);
  return { uri: uri.toString(), created };
}

/** Throws a UserError on `kind` for a kind of draft that makes no sense for the reason of this ending. */
export function refuseKind(entry: Entry, kind: DraftKind): void {
  const why = whyNot(kind, documentOf(entry).reason);
  if (why !== undefined) throw new UserError(why, "kind");
}

/** The draft that a hand means: the one that is open, the one of the row, else it asks. */
export async function draftByHand(
  app: App,
  given: Given,
  title: string,
): Promise<{ readonly entry: Entry; readonly kind: DraftKind }> {
  const uri = given.uri ?? openUri();
  const opened = uri && draftAt(uri);
  if (opened && app.store.get(opened.entry) && !given.row)
    return { entry: await entryFor(app, opened.entry), kind: opened.kind };
  const entry = await entryByHand(app, given);
  return { entry, kind: kindOfRow(entry, given) ?? (await pickKind(entry, title)) };
}

/** The offboarding whose draft is looked at. */
async function openEntry(app: App): Promise<Entry | undefined> {
  const uri = openUri();
  const opened = uri && draftAt(uri);
  return opened && app.store.get(opened.entry) ? entryFor(app, opened.entry) : undefined;
}

/** The file that is looked at, in whatever editor. */
function openUri(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom ? input.uri : undefined;
}

function kindOfRow(entry: Entry, { row }: Given): DraftKind | undefined {
  const document = documentOf(entry);
  const what = row?.what;
  const named =
    what?.kind === "item"
      ? /^draft:(.+)$/.exec(findItem(document, what.id)?.item.opens ?? "")?.[1]
      : what?.kind === "piece"
        ? document.pieces.find(({ id }) => id === what.id)?.kind
        : undefined;
  return draftKinds.find((kind) => kind === named);
}

function pickKind(entry: Entry, title: string): Promise<DraftKind> {
  const { reason } = documentOf(entry);
  const choices = draftKinds
    .filter((kind) => whyNot(kind, reason) === undefined)
    .map((kind) => ({ ...describe(kind, reason), value: kind }));
  return pick(choices, `${clientOf(entry)}: ${title}`);
}

/** What a kind of draft is called, and what it is for. */
function describe(kind: DraftKind, reason: Reason): { label: string; detail: string } {
  const { label, detail } = draftTitle(kind);
  const isFirst = kind === "notice" && reason !== "complete";
  return { label, detail: isFirst ? vscode.l10n.t("{0}: the first thing to send", detail) : detail };
}
