import * as vscode from "vscode";
import type { DraftKind } from "../core/drafts.js";

/** What a kind of draft is called, and what it is for, in the user's language. */
export function draftTitle(kind: DraftKind): { readonly label: string; readonly detail: string } {
  const texts: Readonly<Record<DraftKind, readonly [label: string, detail: string]>> = {
    notice: [vscode.l10n.t("Start letter"), vscode.l10n.t("What ends, when, and what happens next")],
    summary: [vscode.l10n.t("Summary"), vscode.l10n.t("What was done, in plain words")],
    training: [vscode.l10n.t("Training guide"), vscode.l10n.t("The client's jobs from now on, step by step")],
    meeting: [vscode.l10n.t("Closing meeting"), vscode.l10n.t("Agenda, open points, and afterwards the notes")],
    feedback: [vscode.l10n.t("Feedback request"), vscode.l10n.t("A few questions, two minutes")],
    developer: [vscode.l10n.t("For the next developer"), vscode.l10n.t("Run, build, deploy, what is open")],
    email: [vscode.l10n.t("Goodbye email"), vscode.l10n.t("The last one; sent when all else is settled")],
    "invoice-reminder": [vscode.l10n.t("Invoice reminder"), vscode.l10n.t("What is still to pay, and how")],
    "client-reminder": [vscode.l10n.t("Reminder to the client"), vscode.l10n.t("What you wait for from them")],
    review: [vscode.l10n.t("Review request"), vscode.l10n.t("A few words to quote, for a happy client")],
    introduction: [vscode.l10n.t("Introduction"), vscode.l10n.t("The client and somebody you recommend")],
    "check-in": [vscode.l10n.t("Hello afterwards"), vscode.l10n.t("After two weeks, and after three months")],
    "no-answer": [vscode.l10n.t("No answer"), vscode.l10n.t("Please confirm, or it is closed")],
    "rotate-keys": [vscode.l10n.t("Change passwords"), vscode.l10n.t("Which ones, and how to do it safely")],
  };
  const [label, detail] = texts[kind];
  return { label, detail };
}
