import * as vscode from "vscode";
import { accessKindWord } from "../core/accessKindWords.js";
import { hasReached, isHandedOver, nextAccessState } from "../core/accessStates.js";
import { isSettled, openOf, totalOf } from "../core/balance.js";
import { formatMoney } from "../core/money.js";
import type { Invoice, Offboarding } from "../core/offboarding.js";
import { isUs } from "../core/parties.js";
import type { AnyRecord } from "../core/recordOperations.js";
import type { RecordKind } from "../core/records.js";
import { isLate } from "../core/recordWarnings.js";
import { dayText, invoiceStateWord, rhythmWord, stateWord } from "./words.js";

/** What a record's row says behind its name. */
export interface RecordNotes {
  /** Its state, and what comes next; in the row itself. */
  readonly notes: readonly string[];
  /** More of it, for the tooltip. */
  readonly details?: readonly string[];
  /** What the row's menu depends on, such as `to-move`; behind `record.<kind>`. */
  readonly context?: string;
  /** Somebody should look at it: it is overdue. */
  readonly isOverdue?: boolean;
}

type RecordOf<K extends "access" | "tasks" | "issues" | "deliverables" | "needs"> = NonNullable<Offboarding[K]>[number];

/** The notes of a record; `today` is an ISO day. */
export function recordNotes(document: Offboarding, kind: RecordKind, { id }: AnyRecord, today: string): RecordNotes {
  const find = <T extends { readonly id: string }>(all: readonly T[] = []): T | undefined =>
    all.find((record) => record.id === id);
  const [access, invoice] = [find(document.access), find(document.invoices)];
  const [task, issue, deliverable] = [find(document.tasks), find(document.issues), find(document.deliverables)];
  if (kind === "access" && access) return accessNotes(access, document, today);
  if (kind === "invoice" && invoice) return invoiceNotes(invoice, document, today);
  if (kind === "task" && task) return taskNotes(task, today);
  if (kind === "issue" && issue) return issueNotes(issue);
  const need = kind === "need" ? find(document.needs) : undefined;
  if (need) return needNotes(need);
  if (kind === "deliverable" && deliverable)
    return { notes: deliverable.state === undefined ? [] : [stateWord(deliverable.state)] };
  return { notes: [] };
}

function accessNotes(entry: RecordOf<"access">, document: Offboarding, today: string): RecordNotes {
  if (!isHandedOver(entry, document)) return { notes: [vscode.l10n.t("stays yours")] };
  const state = entry.state ?? "to-move";
  const next = nextAccessState(entry, document);
  const nextWords = {
    "to-move": [],
    moved: [vscode.l10n.t("next: hand it over")],
    confirmed: [vscode.l10n.t("next: the client logs in")],
    "mine-removed": [vscode.l10n.t("next: remove your access")],
  };
  const isTheirs = entry.state === undefined && entry.ownerNow === entry.ownerAfter;
  const who = (party: string): string => (isUs(party, document) ? vscode.l10n.t("you") : party);
  const { renewal } = entry;
  const renewed = renewal === undefined ? [] : [vscode.l10n.t("renewal on {0}", dayText(renewal, today))];
  return {
    notes: isTheirs ? [vscode.l10n.t("already theirs")] : [stateWord(state), ...(next ? nextWords[next] : [])],
    details: [
      vscode.l10n.t(
        "{0}: now {1}, then {2}",
        accessKindWord(entry.kind, (word) => vscode.l10n.t(word)),
        who(entry.ownerNow),
        who(entry.ownerAfter),
      ),
      ...(entry.payer === undefined ? [] : [vscode.l10n.t("paid by {0}", who(entry.payer))]),
      ...renewed,
      ...(entry.recovery === undefined ? [] : [vscode.l10n.t("recovery: {0}", entry.recovery)]),
    ],
    context: state,
    isOverdue: renewal !== undefined && renewal < today && !hasReached(entry, "moved"),
  };
}

function invoiceNotes(invoice: Invoice, document: Offboarding, today: string): RecordNotes {
  const money = (minor: number): string => formatMoney(minor, invoice.currency, vscode.env.language);
  const open = openOf(invoice);
  const { due, state } = invoice;
  const details = [vscode.l10n.t("total {0}", money(totalOf(invoice)))];
  if (open === 0 || isSettled(document, invoice)) {
    const word = state === "written-off" ? stateWord("written-off") : vscode.l10n.t("settled");
    return { notes: [money(totalOf(invoice)), word], details, context: "settled" };
  }
  if (open < 0) return { notes: [vscode.l10n.t("{0} to give back", money(-open))], details, context: "settled" };
  const isOverdue = due !== undefined && due < today && state !== "draft";
  const late = isLate(invoice, document, today) ? [vscode.l10n.t("late: send it while you still talk often")] : [];
  const when = due === undefined ? [] : [dayText(due, today)];
  return {
    notes: [
      vscode.l10n.t("{0} open", money(open)),
      ...when.map((day) => (isOverdue ? vscode.l10n.t("overdue since {0}", day) : vscode.l10n.t("due {0}", day))),
      ...(state === undefined ? [] : [invoiceStateWord(state)]),
      ...late,
    ],
    details,
    context: "open",
    isOverdue: isOverdue || late.length > 0,
  };
}

function taskNotes({ every, minutes, triedAloneOn, steps, who }: RecordOf<"tasks">, today: string): RecordNotes {
  const tried = triedAloneOn === undefined ? [] : [vscode.l10n.t("tried alone on {0}", dayText(triedAloneOn, today))];
  return {
    notes: [
      ...(every === undefined ? [] : [rhythmWord(every)]),
      ...(minutes === undefined || minutes === 0 ? [] : [vscode.l10n.t("{0} min", minutes)]),
      ...(steps.length === 0 ? [vscode.l10n.t("next: write its steps")] : tried),
    ],
    details: [...(who === undefined ? [] : [vscode.l10n.t("done by {0}", who)]), ...steps],
    context: triedAloneOn === undefined ? "untried" : "tried",
  };
}

function issueNotes({ impact, workaround, owner }: RecordOf<"issues">): RecordNotes {
  return {
    notes: workaround === undefined ? [vscode.l10n.t("next: say what helps until then")] : [],
    details: [impact, workaround, owner].filter((text) => text !== undefined),
  };
}

function needNotes({ by, referral }: RecordOf<"needs">): RecordNotes {
  if (by === "us") return { notes: [vscode.l10n.t("you can do it")] };
  if (referral === undefined) return { notes: [vscode.l10n.t("next: say who can do it")] };
  return { notes: [referral.name], details: [[referral.service, referral.contact].join(" · ")] };
}
