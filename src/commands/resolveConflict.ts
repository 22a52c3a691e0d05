import * as vscode from "vscode";
import * as z from "zod/mini";
import { UserError } from "../core/errors.js";
import type { Json } from "../core/json.js";
import { type Contradiction, mergeDocuments } from "../core/mergeDocuments.js";
import type { Offboarding } from "../core/offboarding.js";
import { type App, clientOf } from "../host/app.js";
import { applyEdits } from "../store/applyEdits.js";
import { splitConflict } from "../store/conflictMarkers.js";
import { readDocument } from "../store/readDocument.js";
import type { Entry } from "../store/store.js";
import { textEdits } from "../store/textEdits.js";
import { command, fields } from "./command.js";
import { pick } from "./prompts.js";
import { showDifference } from "./restore.js";
import { folderOf } from "./setShare.js";
import { offerUndo } from "./undo.js";
import { entryByHand, entryFor } from "./which.js";

type Side = "ours" | "theirs";
type Answers = ReadonlyMap<string, Side>;

/**
 * `sendoff.resolveConflict`: merges what git could not, by meaning. Where both sides contradict each other a script gets the
 * questions and nothing is changed; a hand is asked one by one.
 */
export const resolveConflict = command({
  argument: z.strictObject({ offboarding: fields.offboarding }),
  run: async (app, { offboarding }) => {
    const entry = await entryFor(app, offboarding);
    const conflict = await readConflict(app, entry);
    const { contradictions } = mergeDocuments(conflict.versions);
    if (contradictions.length > 0)
      return { merged: false, questions: contradictions.map((each) => question(each, conflict.names)) };
    await write(app, entry, conflict, new Map());
    return { merged: true, questions: [] };
  },
  byHand: async (app, given) => {
    const entry = await conflictByHand(app, await entryByHand(app, given));
    const conflict = await readConflict(app, entry);
    const answers = await ask(conflict);
    await write(app, entry, conflict, answers);
    const [backup] = await app.backups.list(entry.uri);
    if (backup) await showDifference(app, entry, backup);
    offerUndo(app, vscode.l10n.t("{0} is merged. Both sides' old text is kept.", clientOf(entry)));
    return { merged: true, questions: [] };
  },
});

/** From the palette, the one that has a conflict is meant. */
async function conflictByHand(app: App, entry: Entry): Promise<Entry> {
  if (hasConflict(entry)) return entry;
  const other = app.store.list().find(hasConflict);
  return other ? entryFor(app, other.uri) : entry;
}

function hasConflict({ problems }: Entry): boolean {
  return problems[0]?.code === "conflict";
}

interface Conflict {
  /** The text with git's markers. */
  readonly text: string;
  /** The text of our side, which keeps its comments and its order. */
  readonly oursText: string;
  readonly versions: { readonly base?: Offboarding; readonly ours: Offboarding; readonly theirs: Offboarding };
  /** What git calls both sides. */
  readonly names: Readonly<Record<Side, string>>;
}

async function readConflict(app: App, entry: Entry): Promise<Conflict> {
  if (!hasConflict(entry))
    throw new UserError(`git left no conflict in the offboarding.json of ${entry.slug}`, "offboarding");
  const text = app.store.textOf(entry.uri);
  const split = splitConflict(text);
  if (!split.ok) throw new UserError(split.why, "offboarding");
  // Git keeps both sides and where they came from as well; that helps when its own marks leave a side that is no JSON.
  const stage = (number: 1 | 2 | 3): Promise<string | undefined> =>
    app.history.conflictStage(folderOf(entry), `.sendoff/${entry.slug}/offboarding.json`, number);
  const ours = await firstReadable([split.ours, () => stage(2)], split.names.ours);
  const theirs = await firstReadable([split.theirs, () => stage(3)], split.names.theirs);
  const base = readDocument(split.base ?? (await stage(1)) ?? "");
  return {
    text,
    oursText: ours.text,
    versions: { ours: ours.document, theirs: theirs.document, ...(base.ok && { base: base.offboarding }) },
    names: split.names,
  };
}

async function firstReadable(
  [text, more]: readonly [string, () => Promise<string | undefined>],
  name: string,
): Promise<{ text: string; document: Offboarding }> {
  const marked = readDocument(text);
  if (marked.ok) return { text, document: marked.offboarding };
  const staged = await more();
  const reading = staged === undefined ? marked : readDocument(staged);
  if (reading.ok && staged !== undefined) return { text: staged, document: reading.offboarding };
  throw new UserError(
    `the side “${name}” cannot be read, so nothing was changed: ${marked.problems[0]?.message ?? "it is not valid"}`,
    "offboarding",
  );
}

async function ask({ versions, names }: Conflict): Promise<Answers> {
  const answers = new Map<string, Side>();
  const { contradictions } = mergeDocuments(versions);
  for (const [index, { path, what, ours, theirs }] of contradictions.entries()) {
    const choice = (side: Side, value: Json | undefined) => ({
      label: valueText(value),
      description: names[side],
      value: side,
    });
    const title = vscode.l10n.t("{0} ({1} of {2})", what, index + 1, contradictions.length);
    answers.set(path, await pick([choice("ours", ours), choice("theirs", theirs)], title));
  }
  return answers;
}

async function write(app: App, entry: Entry, { text, oursText, versions }: Conflict, answers: Answers): Promise<void> {
  const { merged } = mergeDocuments(versions, answers);
  const after = applyEdits(oursText, textEdits(oursText, versions.ours, merged));
  const label = vscode.l10n.t("merge {0}", clientOf(entry));
  await app.store.rewrite(entry.uri, label, "conflict", (now) => {
    if (now === text) return after;
    throw new UserError("the file was changed in the meantime, so nothing was merged. Try again.", "offboarding");
  });
}

function question({ what, ours, theirs }: Contradiction, names: Readonly<Record<Side, string>>): string {
  return `${what}: ${valueText(ours)} (${names.ours}) or ${valueText(theirs)} (${names.theirs})?`;
}

/** A value in a person's words: a text as it is, a thing by its name. */
function valueText(value: Json | undefined): string {
  if (value === undefined) return vscode.l10n.t("remove it");
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return JSON.stringify(value);
  const named = value as Readonly<Record<string, Json>>;
  const name = named.title ?? named.name ?? named.text ?? named.number;
  return typeof name === "string" ? vscode.l10n.t("keep “{0}”", name) : JSON.stringify(value);
}
