import { combinePieces, separatePiece } from "../core/pieces.js";
import { itemsDoneBy } from "../core/doneBy.js";
import { tickingWhatIsDone } from "../core/doneByRecords.js";
import { editFields } from "../core/fields.js";
import { editItem, pieceOf, setItemState } from "../core/items.js";
import { chooseMeeting, type MeetingChoice } from "../core/meeting.js";
import {
  notNeededCodes,
  type Offboarding,
  offboarding as offboardingSchema,
  type Reason,
  type Size,
} from "../core/offboarding.js";
import { checked, type Context, refuseIfClosed } from "../core/operation.js";
import { editRecord, recordsOf } from "../core/recordOperations.js";
import { recordKinds } from "../core/records.js";
import { setReason, setSize } from "../core/reshape.js";
import type { Address } from "./field.js";
import { type Place, placeOf } from "./place.js";
import { replaceAt, valueAt } from "./replaceAt.js";

/** A value for what stands at an address; undefined removes it. */
export interface Change {
  readonly at: Address;
  readonly value: unknown;
}

/**
 * Makes changes that belong together (all of one `unitOf`) by the operations that the commands use, so that the same rules hold. Throws
 * a UserError, whose field names the one that is wrong, and then nothing is changed.
 */
export function change(offboarding: Offboarding, changes: readonly Change[], context: Context): Offboarding {
  const [first] = changes;
  if (!first) return offboarding;
  const place = placeOf(first.at);
  if (place.kind === "record") return changeRecord(offboarding, place, changes, context);
  if (place.kind === "field") return changeFields(offboarding, changes, context);
  if (place.kind === "item") {
    const set = Object.fromEntries(changes.map(({ at, value }) => [String(at.at(-1)), value ?? null]));
    return editItem(place.id, set)(offboarding, context).offboarding;
  }
  if (place.kind === "piece")
    return changes.reduce((document, each) => changePiece(document, place.id, each, context), offboarding);
  const path = place.path.split(".");
  const list = valueAt(changes.reduce<unknown>(replaced, offboarding), path);
  return editFields({ [place.path]: list })(offboarding, context).offboarding;
}

/** Changes with the same unit are made together: fields of one group or one record may need each other. */
export function unitOf(at: Address): string {
  const place: Place = placeOf(at);
  if (place.kind === "field") return `field ${String(at[0])} ${at.length > 2 ? String(at[1]) : ""}`;
  if (place.kind === "list") return `list ${place.path}`;
  return `${place.kind} ${place.kind === "record" ? place.record : ""} ${place.id}`;
}

function replaced(offboarding: unknown, { at, value }: Change): unknown {
  return replaceAt(offboardingSchema, offboarding, at, value);
}

function changeRecord(
  offboarding: Offboarding,
  { record: kind, id }: Extract<Place, { kind: "record" }>,
  changes: readonly Change[],
  context: Context,
): Offboarding {
  const record = recordsOf(offboarding, kind).find((each) => each.id === id);
  const rests = changes.map(({ at, value }) => ({ rest: at.slice(kind === "contact" ? 3 : 2), value }));
  const edited = rests.reduce<unknown>(
    (value, each) => replaceAt(recordKinds[kind].schema, value, each.rest, each.value),
    record,
  );
  const keys = new Set(rests.map(({ rest }) => String(rest[0])));
  const set = Object.fromEntries([...keys].map((key) => [key, valueAt(edited, [key]) ?? null]));
  return tickingWhatIsDone(editRecord(kind, id, set))(offboarding, context).offboarding;
}

/** Filling in a field does the item that asks for just that, so it ticks it: nobody does a thing twice. */
function changeFields(offboarding: Offboarding, changes: readonly Change[], context: Context): Offboarding {
  const set = Object.fromEntries(changes.map(({ at, value }) => [at.join("."), value ?? null]));
  const { reason, size, "meeting.choice": choice, ...rest } = set;
  let document = offboarding;
  const chosen = meetingChoice(choice, offboarding);
  if (chosen) document = chooseMeeting(chosen)(document, context).offboarding;
  else if (choice !== undefined) rest["meeting.choice"] = choice;
  // The schema says whether it is one; an unknown one is refused by the check at the end.
  if (reason !== undefined) document = setReason(reason as Reason)(document, context).offboarding;
  if (size !== undefined && size !== null) document = setSize(size as Size)(document, context).offboarding;
  else if (size === null) rest.size = null;
  if (Object.keys(rest).length === 0) return document;
  const { offboarding: edited, result } = editFields(rest)(document, context);
  const done = result.changed.filter((path) => rest[path] !== null).flatMap((path) => itemsDoneBy(edited, path));
  return done.length === 0 ? edited : setItemState(done, { state: "done" })(edited, context).offboarding;
}

/** What to do about the meeting. Skipped without a word it does not apply; the form then asks for the reason beside it. */
function meetingChoice(choice: unknown, { pieces }: Offboarding): MeetingChoice | undefined {
  if (choice === "hold" || choice === "fold") return { choice };
  const because = pieces.find(({ kind }) => kind === "meeting")?.skippedBecause ?? "not-applicable";
  return choice === "skip" ? { choice, because } : undefined;
}

function changePiece(offboarding: Offboarding, id: string, { at, value }: Change, context: Context): Offboarding {
  if (at.at(-1) === "within")
    return typeof value === "string"
      ? combinePieces({ piece: id, within: value })(offboarding, context).offboarding
      : separatePiece(id)(offboarding, context).offboarding;
  const { kind } = pieceOf(offboarding, id);
  const because = notNeededCodes.find((code) => code === value);
  if (at.at(-1) === "skippedBecause" && kind === "meeting" && because !== undefined)
    return chooseMeeting({ choice: "skip", because })(offboarding, context).offboarding;
  refuseIfClosed(offboarding);
  return checked(replaced(offboarding, { at, value }) as Offboarding, undefined).offboarding;
}
