import { isSettled, openOf } from "./balance.js";
import { isDueByLastDay } from "./dueDates.js";
import { placedItems, stateOf } from "./flow.js";
import { type Hold, itemHold, unknownBalanceHolds } from "./holds.js";
import { type Offboarding, offboarding as offboardingSchema } from "./offboarding.js";
import { checked, type Operation, withFields } from "./operation.js";
import { isUs } from "./parties.js";
import { withProvider } from "./provider.js";

/**
 * What keeps an offboarding from being closed: a goodbye that has not gone out, a balance that is unknown or open (agreed in
 * writing or written off is fine, merely mentioned in the goodbye is not), our own access to accounts that we hand over
 * (not when paused), and required items due after the last day, whoever does them.
 */
export function closingHolds(offboarding: Offboarding): readonly Hold[] {
  return [
    ...goodbyeHold(offboarding),
    ...unknownBalanceHolds(offboarding),
    ...invoiceHolds(offboarding),
    ...accessHolds(offboarding),
    ...lateItemHolds(offboarding),
  ];
}

function goodbyeHold({ email }: Offboarding): readonly Hold[] {
  if (email?.sentOn !== undefined) return [];
  return [{ code: "email-not-sent", message: "The goodbye has not gone out. Send it, or mark it as sent." }];
}

/** What we owe the client is open, too. */
function invoiceHolds(offboarding: Offboarding): readonly Hold[] {
  return (offboarding.invoices ?? [])
    .filter((invoice) => !isSettled(offboarding, invoice) && invoice.state !== "agreed")
    .map((invoice) => ({
      code: "invoice",
      message:
        openOf(invoice) > 0
          ? `Invoice ${invoice.number} is not paid. Record the payment, agree it in writing, or write it off.`
          : `The client is owed money from invoice ${invoice.number}. Pay it back and correct the invoice, or write it off.`,
      record: invoice.id,
    }));
}

/** An account that was ours from the start and stays ours gives nobody's access away. */
function accessHolds(offboarding: Offboarding): readonly Hold[] {
  if (offboarding.reason === "paused") return [];
  return (offboarding.access ?? [])
    .filter(
      ({ ownerNow, ownerAfter, state }) =>
        isUs(ownerNow, offboarding) && !isUs(ownerAfter, offboarding) && state !== "mine-removed",
    )
    .map(({ id, name }) => ({
      code: "access",
      message: `Your own access is not removed yet: ${name}. Hand it over and remove it.`,
      record: id,
    }));
}

/** What is worked out has a hold of its own, whenever it is due. */
function lateItemHolds(offboarding: Offboarding): readonly Hold[] {
  return placedItems(offboarding)
    .filter(
      ({ piece, item }) =>
        item.need === "required" &&
        item.auto === undefined &&
        stateOf(item, offboarding) === "open" &&
        !isDueByLastDay({ piece, item }, offboarding),
    )
    .map(({ item }) => itemHold(item));
}

/**
 * Closes an offboarding on the day it is; from then on it is frozen but for the aftercare and payments. Held, it stays as it
 * is unless it is to be closed anyway (why is private, and the caller's to keep). What is closed already stays so.
 */
export function close({ anyway = false }: { anyway?: boolean } = {}): Operation<{ closed: boolean; holds: Hold[] }> {
  return (offboarding, { today, provider }) => {
    const holds = [...closingHolds(withProvider(offboarding, provider))];
    if (offboarding.status === "closed") return { offboarding, result: { closed: true, holds } };
    if (holds.length > 0 && !anyway) return { offboarding, result: { closed: false, holds } };
    const after = withFields(offboardingSchema, offboarding, { status: "closed", closedOn: today });
    return checked(after, { closed: true, holds });
  };
}

/** Opens a closed offboarding again, as it was before; one that is open stays as it is. */
export function reopen(): Operation<{ status: "open" }> {
  return (offboarding) => {
    const after = withFields(offboardingSchema, offboarding, { status: "open", closedOn: undefined });
    return checked(after, { status: "open" });
  };
}
