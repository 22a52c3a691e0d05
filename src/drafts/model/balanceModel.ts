import { type Balance, isSettled, openOf, totalOf } from "../../core/balance.js";
import type { Invoice } from "../../core/offboarding.js";
import { gaps } from "../gaps.js";
import { line, place, text } from "../words.js";
import type { BalanceModel, InvoiceModel } from "./recordModels.js";
import { maybe, type Source } from "./source.js";

/** What the client owes: unknown, nothing, or the invoices with something to pay. */
export function balanceModel(balance: Balance, source: Source): BalanceModel {
  const { invoices = [], provider } = source.offboarding;
  // An invoice that is to stand in the goodbye stands there, whatever else was said about the bills.
  const open = invoices.filter(
    (invoice) => openOf(invoice) > 0 && (invoice.state === "in-goodbye" || !isSettled(source.offboarding, invoice)),
  );
  const amounts = (sign: 1 | -1) =>
    balance.open
      .filter(({ minor }) => minor * sign > 0)
      .map(({ minor, currency }) => source.money(minor * sign, currency));
  const payableByLink = open.every((invoice) => invoice.payLink !== undefined);
  const mustSayHow = open.some((invoice) => invoice.state === "in-goodbye") && !payableByLink;
  return {
    unknown: !balance.known && open.length === 0,
    nil: balance.known && balance.open.length === 0 && open.length === 0,
    owed: amounts(1),
    credit: amounts(-1),
    several: open.length > 1,
    late: open.some((invoice) => isLate(invoice, source)),
    invoices: open.map((invoice) => invoiceModel(invoice, source)),
    payableByLink,
    howToPay: maybe(text, provider?.howToPay) ?? (mustSayHow ? gaps.howToPay : null),
  };
}

function isLate({ due }: Invoice, { today }: Source): boolean {
  return due !== undefined && due < today;
}

function invoiceModel(invoice: Invoice, source: Source): InvoiceModel {
  const { day, money } = source;
  return {
    number: line(invoice.number),
    total: money(totalOf(invoice), invoice.currency),
    open: money(openOf(invoice), invoice.currency),
    partPaid: openOf(invoice) !== totalOf(invoice),
    issued: maybe(day, invoice.issued),
    due: maybe(day, invoice.due) ?? gaps.invoiceDue,
    payLink: maybe(place, invoice.payLink),
    inGoodbye: invoice.state === "in-goodbye",
    late: isLate(invoice, source),
    disputed: invoice.state === "disputed",
    agreedOn: maybe(day, invoice.agreedOn),
  };
}
