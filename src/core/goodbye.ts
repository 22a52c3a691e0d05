import {
  goodbye,
  type Item,
  item as itemSchema,
  type Offboarding,
  offboarding as offboardingSchema,
} from "./offboarding.js";
import { checked, type Context, type Operation, refuseIfClosed, withFields } from "./operation.js";
import { goesWithEmail } from "./holds.js";

/** Sending does the items of the email, and those that it carries. */
function sent(item: Item, { now, who }: Context): Item {
  if (item.state !== "open" || item.auto) return item;
  return withFields(itemSchema, item, { state: "done", doneAt: now, ...(who !== undefined && { doneBy: who }) });
}

/**
 * Marks the goodbye as sent on an ISO day (default today), or corrects that day. `overridden`: in spite of a hold; why is private. Left
 * out, that stays as it was said before.
 */
export function markSent({
  sentOn,
  overridden,
}: {
  sentOn?: string;
  overridden?: boolean;
}): Operation<{ sentOn: string }> {
  return (offboarding, context) => {
    const { today, who } = context;
    refuseIfClosed(offboarding);
    const on = sentOn ?? today;
    const before = offboarding.email ?? {};
    const email = withFields(goodbye, before, {
      sentOn: on,
      sentBy: who,
      overridden: (overridden ?? before.overridden) ? true : undefined,
    });
    const pieces = offboarding.pieces.map((piece) =>
      goesWithEmail(piece, offboarding) ? { ...piece, items: piece.items.map((item) => sent(item, context)) } : piece,
    );
    const after: Offboarding = withFields(offboardingSchema, offboarding, { email, pieces });
    return checked(after, { sentOn: on });
  };
}
