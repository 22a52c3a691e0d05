import * as vscode from "vscode";
import { balance } from "../../core/balance.js";
import { canCarry, carriedBy, carrierOf, isFixed, isShown, namedCarrier } from "../../core/carriers.js";
import { itemsDoneBy } from "../../core/doneBy.js";
import { type DraftKind, isEmailKind } from "../../core/drafts.js";
import { flow } from "../../core/flow.js";
import type { Offboarding, Piece } from "../../core/offboarding.js";
import { balanceText } from "../../host/balanceText.js";
import type { DraftAction, DraftFinding, DraftIncluded, DraftPart, DraftState } from "../../protocol/draft.js";

/** What a draft tells of the offboarding, each with the tab of the details form that changes it. */
export function includedIn(kind: DraftKind, offboarding: Offboarding): DraftIncluded[] {
  const { client, project, reason, deliverables, results, tasks, issues, decisions, needs, access, feedback, meeting } =
    offboarding;
  const many = (label: string, list: readonly unknown[] | undefined, tab: string): DraftIncluded => ({
    label,
    value: list === undefined || list.length === 0 ? vscode.l10n.t("none yet") : String(list.length),
    tab,
  });
  const parts = {
    contacts: many(vscode.l10n.t("Contacts"), client.contacts, "client"),
    deliverables: many(vscode.l10n.t("Deliverables"), deliverables, "deliverables"),
    results: many(vscode.l10n.t("Results"), results, "results"),
    jobs: many(vscode.l10n.t("Jobs"), tasks, "tasks"),
    issues: many(vscode.l10n.t("Known issues"), issues, "issues"),
    decisions: many(vscode.l10n.t("Decisions"), decisions, "decisions"),
    needs: many(vscode.l10n.t("Other needs"), needs, "needs"),
    access: many(vscode.l10n.t("Accounts"), access, "access"),
    questions: many(vscode.l10n.t("Feedback questions"), feedback?.questions, "feedback"),
    promises: many(vscode.l10n.t("Promises"), meeting?.promises, "meeting"),
    clause: {
      label: vscode.l10n.t("Clause of the contract"),
      value: project.contractClause ?? vscode.l10n.t("none yet"),
      tab: "client",
    },
    balance: { label: vscode.l10n.t("Balance"), value: balanceText(balance(offboarding)), tab: "invoices" },
  };
  const { contacts, deliverables: work, jobs, questions, issues: faults } = parts;
  const byKind: Readonly<Record<DraftKind, readonly DraftIncluded[]>> = {
    notice: [contacts, parts.balance],
    summary: [work, parts.results, faults, parts.decisions],
    training: [jobs, parts.access, contacts],
    meeting: [work, parts.promises, parts.needs, parts.balance],
    feedback: [questions, contacts],
    developer: [work, faults, parts.decisions, parts.access],
    email: [work, parts.results, jobs, contacts, parts.balance, questions],
    "invoice-reminder": [parts.balance, contacts],
    "client-reminder": [contacts],
    review: [parts.results, contacts],
    introduction: [parts.needs, contacts],
    "check-in": [jobs, contacts],
    "no-answer": [contacts],
    "rotate-keys": [parts.access, contacts],
  };
  // The letters in which we end the work say by what right.
  const isEnding = reason === "we-cancelled" && (kind === "notice" || kind === "email");
  return isEnding ? [...byKind[kind], parts.clause] : [...byKind[kind]];
}

/** The piece that a draft is about, if it can carry others now. */
export function carrierFor(kind: DraftKind, offboarding: Offboarding): Piece | undefined {
  const piece = offboarding.pieces.find((each) => each.kind === kind);
  return piece && canCarry(piece) && namedCarrier(piece, offboarding) === undefined ? piece : undefined;
}

/** The pieces that are, or could be, inside the one that this draft is about. */
export function partsFor(kind: DraftKind, offboarding: Offboarding): DraftPart[] {
  const carrier = carrierFor(kind, offboarding);
  if (!carrier) return [];
  // In the order of the flow, whatever is taken in: a box that is ticked stays where it is.
  return flow(offboarding)
    .filter(
      (piece) =>
        isShown(piece, offboarding) &&
        piece !== carrier &&
        !isFixed(piece) &&
        carriedBy(piece, offboarding).length === 0,
    )
    .map((piece) => {
      const now = carrierOf(piece, offboarding);
      const elsewhere = now === undefined || now === carrier ? {} : { elsewhere: now.title };
      return { piece: piece.id, title: piece.title, on: now === carrier, ...elsewhere };
    });
}

/** The value of the flavor's own choice: the words are asked for. */
export const ownFlavor = "own…";

/** The traits to choose from, and the one that is chosen. */
export function flavorOf({ flavor = "" }: Offboarding): NonNullable<DraftState["flavor"]> {
  const options = [
    { value: "", label: vscode.l10n.t("Nothing special") },
    { value: "efficient", label: vscode.l10n.t("Efficient") },
    { value: "friendly", label: vscode.l10n.t("Friendly") },
    { value: "detail-oriented", label: vscode.l10n.t("Detail-oriented") },
  ];
  const own = options.some(({ value }) => value === flavor) ? [] : [{ value: flavor, label: flavor }];
  return {
    value: flavor,
    options: [...options, ...own, { value: ownFlavor, label: vscode.l10n.t("Your own words…") }],
  };
}

/** What can be done with a draft of this kind, the most usual first. */
export function actionsOf(kind: DraftKind, isSent: boolean): DraftAction[] {
  const copying: DraftAction[] = ["copyRich", "copyMarkdown"];
  if (!isEmailKind(kind)) return copying;
  return [...copying, "saveEml", "openInMail", ...(kind === "email" && !isSent ? ["markSent" as const] : [])];
}

/** That the goodbye has gone out, and when; undefined for any other draft, and as long as it has not. */
export function sentNotice(kind: DraftKind, offboarding: Offboarding | undefined): string | undefined {
  const sentOn = kind === "email" ? offboarding?.email?.sentOn : undefined;
  if (sentOn === undefined) return undefined;
  const day = new Date(sentOn).toLocaleDateString(vscode.env.language, { dateStyle: "long", timeZone: "UTC" });
  return vscode.l10n.t("This went out on {0}.", day);
}

/** The ids of the open items that this draft does, once nothing in it is wrong any more. */
export function finishes(kind: DraftKind, offboarding: Offboarding, findings: readonly DraftFinding[]): string[] {
  return findings.some(({ severity }) => severity === "error") ? [] : itemsDoneBy(offboarding, `draft:${kind}`);
}
