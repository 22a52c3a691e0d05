import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { applyChanges, diff, invert } from "../core/changes.js";
import { UserError } from "../core/errors.js";
import { type Offboarding, offboarding as offboardingSchema } from "../core/offboarding.js";
import type { Json } from "../core/json.js";
import { sameJson } from "../core/jsonShape.js";
import { anchored, located } from "./anchors.js";
import { applyEdits, invertEdits, type TextEdit } from "./applyEdits.js";
import { readable, readDocument } from "./readDocument.js";
import { textEdits } from "./textEdits.js";
import type { Direction, Step } from "./undoStack.js";

/** A change of a text as a step; with the documents, if both sides hold one, so that it can be undone by meaning, too. */
export function stepOf(
  place: { readonly uri: string; readonly label: string },
  text: { readonly before: string; readonly after: string; readonly edits: readonly TextEdit[] },
  documents?: { readonly before: Offboarding; readonly after: Offboarding },
): Step {
  const exact = {
    before: fingerprint(text.before),
    after: fingerprint(text.after),
    redo: anchored(text.before, text.edits),
    undo: anchored(text.after, invertEdits(text.before, text.edits)),
  };
  if (!documents) return { ...place, exact };
  const { before, after } = documents;
  const meaning = {
    document: before.id,
    changes: diff(before, after),
    status: { before: before.status, after: after.status },
  };
  return { ...place, exact, meaning };
}

/**
 * The edits that undo (or redo) a step in the newest text. Throws a UserError, its field being the direction, if somebody changed the
 * same thing since: then nothing is done.
 */
export function replay(text: string, step: Step, direction: Direction): readonly TextEdit[] {
  const { exact, meaning } = step;
  const isUndo = direction === "undo";
  if (fingerprint(text) === (isUndo ? exact.after : exact.before)) return isUndo ? exact.undo : exact.redo;
  if (!meaning) throw overtaken(step, direction, "the file");
  const current = readable(readDocument(text));
  if (current.id !== meaning.document) throw overtaken(step, direction, "the offboarding");
  const expected = isUndo ? meaning.status.after : meaning.status.before;
  if (current.status === "closed" && expected === "open")
    throw new UserError(`${current.client.name} is closed; reopen it first`, "offboarding");
  const applied = applyChanges(current, isUndo ? invert(meaning.changes) : meaning.changes);
  if (!applied.ok) throw overtaken(step, direction, applied.path);
  // Two changes that are each fine need not be so together.
  const [issue] = offboardingSchema.safeParse(applied.value).error?.issues ?? [];
  if (issue) throw overtaken(step, direction, issue.path.join("."));
  // Where its place is as it was, what is taken back comes with its comments.
  const edits = located(text, isUndo ? exact.undo : exact.redo);
  return edits && holds(applyEdits(text, edits), applied.value) ? edits : textEdits(text, current, applied.value);
}

function holds(text: string, value: Json): boolean {
  const reading = readDocument(text);
  return reading.ok && sameJson(reading.offboarding, value);
}

function overtaken({ label }: Step, direction: Direction, what: string): UserError {
  return new UserError(`the ${direction} of “${label}” does nothing: ${what} was changed since`, direction);
}

function fingerprint(text: string): string {
  return bytesToHex(sha256(new TextEncoder().encode(text)));
}
