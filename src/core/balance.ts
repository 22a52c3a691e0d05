import type { Invoice, Offboarding } from "./offboarding.js";

/** What the client owes. Known and empty means nothing (nil); not known is never to be written as nil. */
export interface Balance {
  readonly known: boolean;
  /** One entry a currency with something open, by code; minor units; negative when the client is owed. */
  readonly open: readonly { readonly currency: string; readonly minor: number }[];
}

/** What the invoice asks for, in minor units: its total, else the sum of its lines. */
export function totalOf(invoice: Invoice): number {
  return invoice.total ?? sum(invoice.lines?.map((line) => line.amount));
}

/** What is still open of the invoice, in minor units: total − payments − credited; nothing once it is written off. */
export function openOf(invoice: Invoice): number {
  if (invoice.state === "written-off") return 0;
  return totalOf(invoice) - sum(invoice.payments?.map((payment) => payment.amount)) - (invoice.credited ?? 0);
}

/** Whether the invoice falls under "everything billed up to this day is settled". */
export function isSettled(offboarding: Offboarding, invoice: Invoice): boolean {
  const settledUpTo = offboarding.billing?.settledUpTo;
  return (
    openOf(invoice) === 0 ||
    (settledUpTo !== undefined && invoice.issued !== undefined && invoice.issued <= settledUpTo)
  );
}

/**
 * The balance in its three states: unknown (nothing said, no invoice), nil, or owed. ISO days compare as texts.
 * An invoice with something open outweighs an earlier declaration that nothing is owed.
 */
export function balance(offboarding: Offboarding): Balance {
  const { billing, invoices = [], project } = offboarding;
  const settledToTheEnd = billing?.settledUpTo !== undefined && billing.settledUpTo >= project.lastDay;
  const known = billing?.outstanding === "none" || settledToTheEnd || invoices.length > 0;
  const open = new Map<string, number>();
  for (const invoice of invoices)
    if (!isSettled(offboarding, invoice))
      open.set(invoice.currency, (open.get(invoice.currency) ?? 0) + openOf(invoice));
  return {
    known,
    open: [...open]
      .filter(([, minor]) => minor !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, minor]) => ({ currency, minor })),
  };
}

function sum(amounts: readonly number[] = []): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
