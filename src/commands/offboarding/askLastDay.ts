import * as vscode from "vscode";
import { day } from "../../core/primitives.js";
import type { App } from "../../host/app.js";
import { askText, by } from "../prompts.js";

/** Asks for the last day; today is proposed. Late starts are normal, so a day in the past is said to be fine. */
export function askLastDay(app: App, title: string, prompt: string): Promise<string> {
  const { today } = app.context();
  const hint = (text: string): string | undefined =>
    text < today
      ? vscode.l10n.t("This day is past, which is fine: nothing is overdue before you had time for it.")
      : undefined;
  return askText({ title, prompt, value: today, placeHolder: "2026-12-11", problem: by(day), hint });
}
