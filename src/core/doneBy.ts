import { isFrozen, placedItems } from "./flow.js";
import type { Item, Offboarding } from "./offboarding.js";

/** An item that is done once a field, or all fields that it asks for, are filled in; and what a click on it opens. */
interface FieldItem {
  readonly id: string;
  readonly opens: string;
  /** Whether the other fields that it asks for are there, too. */
  readonly isWhole?: (offboarding: Offboarding) => boolean;
}

const supportWindow: FieldItem = {
  id: "support-window",
  opens: "details:support",
  isWhole: ({ support }) => [support?.until, support?.covers, support?.rateAfter].every((field) => field !== undefined),
};

/** By the path of the field. */
const doneByField: Readonly<Record<string, FieldItem>> = {
  flavor: { id: "flavor", opens: "draft:email" },
  "meeting.choice": { id: "meeting-choice", opens: "details:meeting" },
  "meeting.notes": { id: "meeting-notes", opens: "draft:meeting" },
  "meeting.acceptedOn": { id: "acceptance", opens: "details:meeting" },
  "feedback.questions": { id: "feedback-questions", opens: "draft:feedback" },
  "feedback.askedOn": { id: "feedback-asked", opens: "draft:feedback" },
  "support.until": supportWindow,
  "support.covers": supportWindow,
  "support.rateAfter": supportWindow,
};

/**
 * The ids of the open items that an action of the tool does, and so ticks. Actions are `draft:<kind>` (a draft of that kind
 * was finished) and the path of a field that was filled in (`meeting.choice`, `meeting.acceptedOn`); whatever else does
 * nothing here. An export never ticks, and payments need not: the balance is worked out.
 */
export function itemsDoneBy(offboarding: Offboarding, action: string): string[] {
  const items = placedItems(offboarding)
    .filter(({ piece }) => !isFrozen(piece, offboarding))
    .map(({ item }) => item)
    .filter((item) => item.auto === undefined);
  const done = action.startsWith("draft:")
    ? doneByDraft(items, action)
    : items.filter(isDoneByField(action, offboarding));
  return done.filter(({ state }) => state === "open").map(({ id }) => id);
}

function isDoneByField(action: string, offboarding: Offboarding): (item: Item) => boolean {
  const named = Object.hasOwn(doneByField, action) ? doneByField[action] : undefined;
  const wanted = named?.isWhole?.(offboarding) === false ? undefined : named;
  return ({ id, opens }) => id === wanted?.id && opens === wanted.opens;
}

/**
 * The items that ask for this draft to be clean. Without one, the first open item that opens it and that no other check is
 * about: two greetings are two drafts, and asking for a review is not yet to be allowed to show it.
 */
function doneByDraft(items: readonly Item[], action: string): readonly Item[] {
  const opening = items.filter(({ opens }) => opens === action);
  const exact = opening.filter(({ check }) => check === action.replace("draft:", "draft-clean:"));
  if (exact.length > 0) return exact;
  return opening.filter(({ check, state }) => check === undefined && state === "open").slice(0, 1);
}
