import { balance } from "./balance.js";
import { carrierOf } from "./carriers.js";
import { isDueByLastDay } from "./dueDates.js";
import { openInvoices, placedItems, stateOf } from "./flow.js";
import type { Item, Offboarding, Piece } from "./offboarding.js";
import { plainName } from "./parties.js";

/** One thing that still keeps the goodbye, or the closing, back. `message` says what to do. */
export interface Hold {
  readonly code: "balance-unknown" | "invoice" | "item" | "draft" | "access" | "email-not-sent";
  readonly message: string;
  readonly item?: string;
  readonly record?: string;
}

/** So many characters find room in a line of a dialog; a longer one would be cut off. */
const lineLength = 80;

/**
 * A hold's message in two lines: what is the matter, and its last sentence, which says what to do. The message of an item or of a draft
 * quotes what somebody wrote, whose full stops end no sentence of ours: it goes on in the second line only where the first is full.
 */
export function inTwo({ code, message }: Hold): { readonly first: string; readonly second?: string } {
  const isQuoted = code === "item" || code === "draft";
  const end = isQuoted ? spaceBefore(message) : message.lastIndexOf(". ") + 1;
  return end <= 0 ? { first: message } : { first: message.slice(0, end), second: message.slice(end + 1) };
}

/** Where a message that is too long for a line is broken: at the last space that leaves it whole words; -1 if there is none, or no need. */
function spaceBefore(message: string): number {
  return message.length <= lineLength ? -1 : message.lastIndexOf(" ", lineLength);
}

/**
 * What keeps the goodbye back: a balance that is unknown or not settled, and required items of ours that are due by the last day.
 * Items of the email, and those that the email carries, are left out: sending it does them.
 */
export function goodbyeHolds(offboarding: Offboarding): readonly Hold[] {
  return [...balanceHolds(offboarding), ...itemHolds(offboarding)];
}

function balanceHolds(offboarding: Offboarding): readonly Hold[] {
  return [
    ...unknownBalanceHolds(offboarding),
    ...openInvoices(offboarding).map(
      (invoice): Hold => ({
        code: "invoice",
        message: `Invoice ${invoice.number} is not settled. Record the payment, agree it in writing, mention it in the goodbye, or write it off.`,
        record: invoice.id,
      }),
    ),
  ];
}

/** Nobody has said what is owed; that holds the goodbye and the closing alike. */
export function unknownBalanceHolds(offboarding: Offboarding): readonly Hold[] {
  if (balance(offboarding).known) return [];
  const message = "The balance is not known. Add the final invoice, or declare that nothing is owed.";
  return [{ code: "balance-unknown", message }];
}

function itemHolds(offboarding: Offboarding): readonly Hold[] {
  return placedItems(offboarding)
    .filter(
      ({ piece, item }) =>
        item.need === "required" &&
        // What is worked out is not done by hand: the balance has holds of its own, and sending is what is held.
        item.auto === undefined &&
        stateOf(item, offboarding) === "open" &&
        isOurs(item, offboarding) &&
        isDueByLastDay({ piece, item }, offboarding) &&
        !goesWithEmail(piece, offboarding),
    )
    .map(({ item }) => itemHold(item));
}

/** An item that is still to be done, as a hold. */
export function itemHold(item: Item): Hold {
  return { code: "item", message: `Still to do: ${item.title}.`, item: item.id };
}

/** Whether an item is ours to do (alone or together): all but those of the client or of one of the client's people, in any letter case. */
export function isOurs({ owner }: Item, { client }: Offboarding): boolean {
  if (owner === undefined) return true;
  const theirs = ["client", client.name, ...client.contacts.flatMap(({ id, name }) => [id, name])];
  return !theirs.some((name) => plainName(name) === plainName(owner));
}

/** Whether an item waits for the client: one that the client does, alone or together with us. */
export function waitsForClient(item: Item, offboarding: Offboarding): boolean {
  return plainName(item.owner ?? "") === "both" || !isOurs(item, offboarding);
}

/** Whether sending the goodbye does the items of a piece: the email itself, and what is embedded in it. */
export function goesWithEmail(piece: Piece, offboarding: Offboarding): boolean {
  return piece.kind === "email" || carrierOf(piece, offboarding)?.kind === "email";
}
