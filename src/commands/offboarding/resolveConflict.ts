import * as vscode from "vscode";
import * as z from "zod/mini";
import { UserError } from "../../core/errors.js";
import type { Json } from "../../core/json.js";
import { type Contradiction, mergeDocuments } from "../../core/mergeDocuments.js";
import type { Offboarding } from "../../core/offboarding.js";
import { type App, clientOf } from "../../host/app.js";
import { applyEdits } from "../../store/applyEdits.js";
import { conflictMarker, splitConflict } from "../../store/conflictMarkers.js";
import { readDocument } from "../../store/readDocument.js";
import type { Entry } from "../../store/store.js";
import { textEdits } from "../../store/textEdits.js";
import { command, fields } from "../command.js";
import { pick } from "../prompts.js";
import { showDifference } from "./restore.js";
import { folderOf } from "./setShare.js";
import { offerUndo } from "./undo.js";
import { entryByHand, entryFor } from "../which.js";

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
  /** The side that is written onto: it keeps its comments and its order. */
  readonly onto: Version;
  readonly versions: { readonly base?: Offboarding; readonly ours: Offboarding; readonly theirs: Offboarding };
  /** What git calls both sides. */
  readonly names: Readonly<Record<Side, string>>;
}

/** A text that can be read. */
interface Version {
  readonly text: string;
  readonly document: Offboarding;
}

/**
 * Git's index keeps both sides and what they came from, whole: the best to merge. Without it (in the browser, in Restricted Mode, or
 * when somebody has begun to mend the file by hand) the sides are rebuilt from the marks. The two are never mixed: a rebuilt side
 * holds the clean part of the other, and compared with the index that would look like changes.
 */
async function readConflict(app: App, entry: Entry): Promise<Conflict> {
  if (!hasConflict(entry))
    throw new UserError(`git left no conflict in the offboarding.json of ${entry.slug}`, "offboarding");
  const text = app.store.textOf(entry.uri);
  const split = splitConflict(text);
  if (!split.ok) throw new UserError(split.why, "offboarding");
  const { names } = split;
  const marked = { ours: read(split.ours), theirs: read(split.theirs), base: read(split.base) };
  const staged = await readStages(app, entry);
  if (staged && isAsGitLeftIt(text, staged)) {
    const versions = { base: staged.base.document, ours: staged.ours.document, theirs: staged.theirs.document };
    return { text, onto: marked.ours ?? staged.ours, versions, names };
  }
  const { ours, theirs, base } = marked;
  if (!ours || !theirs)
    throw new UserError(
      `the side “${ours ? names.theirs : names.ours}” cannot be read, so nothing was changed. Mend the file by hand, or get it again with “git checkout --merge”`,
      "offboarding",
    );
  const versions = { ours: ours.document, theirs: theirs.document, ...(base && { base: base.document }) };
  return { text, onto: ours, versions, names };
}

function read(text: string | undefined): Version | undefined {
  const reading = text === undefined ? undefined : readDocument(text);
  return text !== undefined && reading?.ok ? { text, document: reading.offboarding } : undefined;
}

type Stages = Readonly<Record<"base" | "ours" | "theirs", Version>>;

async function readStages(app: App, { slug, folder }: Entry): Promise<Stages | undefined> {
  const stage = async (number: 1 | 2 | 3): Promise<Version | undefined> =>
    read(await app.history.conflictStage(folderOf({ folder }), `.sendoff/${slug}/offboarding.json`, number));
  const [base, ours, theirs] = await Promise.all([stage(1), stage(2), stage(3)]);
  return base && ours && theirs && { base, ours, theirs };
}

/** Whether every line of the text comes from git: what somebody typed since stands in no stage, and would be lost. */
function isAsGitLeftIt(text: string, stages: Stages): boolean {
  const lines = (whole: string): readonly string[] => whole.split(/\r?\n/);
  const known = new Set(Object.values(stages).flatMap((side) => lines(side.text)));
  return lines(text).every((line) => known.has(line) || conflictMarker(line, 0) > 0);
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

async function write(app: App, entry: Entry, { text, onto, versions }: Conflict, answers: Answers): Promise<void> {
  const { merged } = mergeDocuments(versions, answers);
  const after = applyEdits(onto.text, textEdits(onto.text, onto.document, merged));
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
