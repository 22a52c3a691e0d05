import * as vscode from "vscode";
import * as z from "zod/mini";
import { type Balance, openOf } from "../../core/balance.js";
import { formatMoney } from "../../core/money.js";
import { parseAmount } from "../../core/parseAmount.js";
import { day, minor } from "../../core/primitives.js";
import { type Payment, recordPayment as operation } from "../../core/recordOperations.js";
import type { App } from "../../host/app.js";
import type { Entry } from "../../store/store.js";
import { command, fields, type Given } from "../command.js";
import { askText, pick, whyNotAmount } from "../prompts.js";
import { documentOf, entryByHand, entryFor } from "../which.js";

const argument = z.strictObject({
  offboarding: fields.offboarding,
  invoice: fields.id,
  on: z.exactOptional(day),
  amount: z.exactOptional(minor),
});

/** `sendoff.recordPayment`: what the client paid of an invoice; without an amount, all that is open. */
export const recordPayment = command({
  argument,
  run: async (app, { offboarding, ...payment }) => record(app, await entryFor(app, offboarding), payment),
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const document = documentOf(entry);
    const invoice = await askInvoice(entry, given);
    const { currency, number } = invoice;
    const open = formatMoney(openOf(invoice), currency, document.client.language ?? "en");
    const written = await askText({
      title: vscode.l10n.t("Payment of {0}", number),
      prompt: vscode.l10n.t("Leave it empty if all of {0} was paid.", open),
      problem: (text) => (text === "" ? undefined : whyNotAmount(text, currency)),
    });
    const paid = parseAmount(written, currency);
    return record(app, entry, { invoice: invoice.id, ...(paid.ok && { amount: paid.minor }) });
  },
});

function record(app: App, entry: Entry, payment: Payment): Promise<{ balance: Balance }> {
  return app.store.update(entry.uri, vscode.l10n.t("payment of {0}", payment.invoice), operation(payment));
}

async function askInvoice(entry: Entry, { row }: Given): Promise<NonNullable<ReturnType<typeof openInvoice>>> {
  const document = documentOf(entry);
  const found = row?.what.kind === "record" ? openInvoice(entry, row.what.id) : undefined;
  if (found) return found;
  const open = (document.invoices ?? []).filter((invoice) => openOf(invoice) > 0);
  return pick(
    open.map((invoice) => ({
      label: invoice.number,
      description: formatMoney(openOf(invoice), invoice.currency, document.client.language ?? "en"),
      value: invoice,
    })),
    open.length === 0 ? vscode.l10n.t("No invoice is open") : vscode.l10n.t("Which invoice was paid?"),
  );
}

function openInvoice(entry: Entry, id: string) {
  return documentOf(entry).invoices?.find((invoice) => invoice.id === id);
}
