import * as vscode from "vscode";
import type { Balance } from "../core/balance.js";
import { formatMoney } from "../core/money.js";

/** The balance in a few words, in the user's language. */
export function balanceText({ known, open }: Balance): string {
  if (!known) return vscode.l10n.t("balance unknown");
  if (open.length === 0) return vscode.l10n.t("nothing owed");
  const sums = open.map(({ currency, minor }) => formatMoney(minor, currency, vscode.env.language));
  return vscode.l10n.t("{0} owed", sums.join(" + "));
}
