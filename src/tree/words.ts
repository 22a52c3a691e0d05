import * as vscode from "vscode";
import { progress } from "../core/flow.js";
import type { Offboarding, Piece } from "../core/offboarding.js";

/** `4/9`: items done and to do. */
export function progressText(document: Offboarding, pieces?: readonly Piece[]): string {
  const { done, total } = progress(document, pieces);
  return `${String(done)}/${String(total)}`;
}

/** Making a format takes longer than drawing a row, and every row has a day. */
const dayFormats = new Map<boolean, Intl.DateTimeFormat>();

/** An ISO day in the user's own language, such as `11 Dec`; with the year if it is not this one's. */
export function dayText(day: string, today: string): string {
  return dayFormat(day.slice(0, 4) === today.slice(0, 4)).format(new Date(`${day}T00:00:00Z`));
}

function dayFormat(isThisYear: boolean): Intl.DateTimeFormat {
  const known = dayFormats.get(isThisYear);
  if (known) return known;
  const format = new Intl.DateTimeFormat(vscode.env.language, {
    day: "numeric",
    month: "short",
    ...(isThisYear ? {} : { year: "numeric" }),
    timeZone: "UTC",
  });
  dayFormats.set(isThisYear, format);
  return format;
}

/** How far an account or a deliverable is, in words. */
export function stateWord(state: string): string {
  const words: Readonly<Record<string, string>> = {
    "to-move": vscode.l10n.t("to move"),
    moved: vscode.l10n.t("moved"),
    confirmed: vscode.l10n.t("confirmed by the client"),
    "mine-removed": vscode.l10n.t("your access is removed"),
    done: vscode.l10n.t("done"),
    partly: vscode.l10n.t("partly done"),
    dropped: vscode.l10n.t("dropped"),
    "written-off": vscode.l10n.t("written off"),
  };
  return words[state] ?? state;
}

/** What was said of an invoice, in words. */
export function invoiceStateWord(state: string): string {
  const words: Readonly<Record<string, string>> = {
    draft: vscode.l10n.t("not sent yet"),
    sent: vscode.l10n.t("sent"),
    agreed: vscode.l10n.t("agreed in writing"),
    "in-goodbye": vscode.l10n.t("mentioned in the goodbye"),
    disputed: vscode.l10n.t("disputed"),
  };
  return words[state] ?? state;
}

export function rhythmWord(every: string): string {
  if (every === "needed") return vscode.l10n.t("when needed");
  return every === "release" ? vscode.l10n.t("with every release") : vscode.l10n.t("every {0}", every);
}
