import { hasReached, isHandedOver } from "./accessStates.js";
import { balance } from "./balance.js";
import { itemsDoneBy } from "./doneBy.js";
import { UserError } from "./errors.js";
import { editFields } from "./fields.js";
import { openInvoices, type Placed, placedItems, stateOf } from "./flow.js";
import { waitsForClient } from "./holds.js";
import { setItemState } from "./items.js";
import { type Item, type NotNeeded, type Offboarding, type Piece, piece as pieceSchema } from "./offboarding.js";
import { visibleCharacter } from "./primitives.js";
import { checked, type Operation, withFields } from "./operation.js";
import { combinePieces, separatePiece } from "./pieces.js";

/** What becomes of the closing meeting: it is held, stands in another piece instead (the email if left out), or is skipped, with a reason. */
export type MeetingChoice =
  | { readonly choice: "hold"; readonly at?: string; readonly place?: string }
  | { readonly choice: "fold"; readonly within?: string }
  | { readonly choice: "skip"; readonly because: NotNeeded };

/**
 * Decides about the meeting, and ticks the item that asks for it. Skipped, its other open items are not needed, for the same reason
 * (another one, if it is said again); held or folded after all, those are open again.
 */
export function chooseMeeting(chosen: MeetingChoice): Operation<{ changed: string[] }> {
  return (offboarding, context) => {
    const meeting = meetingOf(offboarding);
    const { choice, ...rest } = chosen;
    const fields = choice === "hold" ? prefixed(rest) : {};
    const said = editFields({ "meeting.choice": choice, ...fields })(offboarding, context);
    let after = said.offboarding;
    const apply = (operation: Operation<unknown>): void => {
      after = operation(after, context).offboarding;
    };
    const skippedBecause = chosen.choice === "skip" ? chosen.because : undefined;
    after = withMeeting(after, { skippedBecause });
    const done = itemsDoneBy(after, "meeting.choice");
    if (done.length > 0) apply(setItemState(done, { state: "done" }));
    const others = meetingOf(after).items.filter(({ id }) => !done.includes(id));
    const wasSkipped = ({ notNeeded }: Item): boolean =>
      notNeeded !== undefined && notNeeded === meeting.skippedBecause;
    if (chosen.choice === "skip") {
      const open = others.filter((item) => item.state === "open" || wasSkipped(item)).map(({ id }) => id);
      if (open.length > 0) apply(setItemState(open, { state: "not-needed", because: chosen.because }));
    } else if (meeting.skippedBecause !== undefined) {
      const back = others.filter(wasSkipped).map(({ id }) => id);
      if (back.length > 0) apply(setItemState(back, { state: "open" }));
    }
    if (chosen.choice === "fold")
      apply(combinePieces({ piece: meeting.id, within: chosen.within ?? emailOf(after).id }));
    else if (chosen.choice === "hold" && meeting.within !== undefined) apply(separatePiece(meeting.id));
    return checked(after, said.result);
  };
}

function prefixed(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [`meeting.${key}`, value]));
}

function withMeeting(
  offboarding: Offboarding,
  changes: { readonly skippedBecause: NotNeeded | undefined },
): Offboarding {
  const meeting = meetingOf(offboarding);
  const edited = withFields(pieceSchema, meeting, changes);
  return { ...offboarding, pieces: offboarding.pieces.map((each) => (each === meeting ? edited : each)) };
}

function meetingOf(offboarding: Offboarding): Piece {
  return pieceOfKind(offboarding, "meeting");
}

function emailOf(offboarding: Offboarding): Piece {
  return pieceOfKind(offboarding, "email");
}

function pieceOfKind({ pieces }: Offboarding, kind: Piece["kind"]): Piece {
  const found = pieces.find((each) => each.kind === kind);
  if (!found) throw new UserError(`there is no piece of the kind “${kind}”; add it to the file first`, "choice");
  return found;
}

/** What the closing meeting is about, in its order; the words for each topic are the draft's. */
export interface AgendaTopic {
  readonly topic: "results" | "open" | "access" | "bill" | "needs" | "plans";
  /** Names and titles as they stand in the records; none where only the question is to be asked. */
  readonly points: readonly string[];
}

/** What waits for the client, alone or with us, and is to be done before or at the end. What is worked out by itself is nobody's to do. */
export function openAtClient(offboarding: Offboarding): readonly Placed[] {
  return placedItems(offboarding).filter(
    ({ item, piece }) =>
      piece.kind !== "aftercare" &&
      item.auto === undefined &&
      stateOf(item, offboarding) === "open" &&
      waitsForClient(item, offboarding),
  );
}

/** Whether something says that the meeting has been: notes, promises, or that the work was accepted. */
export function wasHeld({ notes = "", promises = [], acceptedOn }: NonNullable<Offboarding["meeting"]>): boolean {
  return promises.length > 0 || acceptedOn !== undefined || visibleCharacter.test(notes);
}

/**
 * The agenda, built from what is open: what came of the work; what is unfinished or the client's to do; the accounts that are still to
 * move; the bill, while something is owed or nobody has said; what else they need; and, always, their plans.
 */
export function agenda(offboarding: Offboarding): readonly AgendaTopic[] {
  const { results = [], deliverables = [], issues = [], needs = [], access = [] } = offboarding;
  const done = deliverables.filter(({ state = "done" }) => state === "done").map(({ name }) => name);
  const open = [
    ...deliverables.filter(({ state }) => state === "partly").map(({ name }) => name),
    ...issues.map(({ title }) => title),
    ...openAtClient(offboarding).map(({ item }) => item.title),
  ];
  const toMove = access.filter((entry) => isHandedOver(entry, offboarding) && !hasReached(entry, "moved"));
  const bill = openInvoices(offboarding).map(({ number }) => number);
  const { known, open: owed } = balance(offboarding);
  const topic = (name: AgendaTopic["topic"], points: readonly string[], always = false): readonly AgendaTopic[] =>
    points.length > 0 || always ? [{ topic: name, points }] : [];
  return [
    ...topic("results", results.length > 0 ? results.map(({ text }) => text) : done),
    ...topic("open", open),
    ...topic(
      "access",
      toMove.map(({ name }) => name),
    ),
    ...topic("bill", bill, !known || owed.length > 0),
    ...topic(
      "needs",
      needs.map(({ text }) => text),
    ),
    ...topic("plans", [], true),
  ];
}
