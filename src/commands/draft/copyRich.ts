import * as vscode from "vscode";
import type { Command } from "../command.js";
import { copy, copyDraft } from "./copyDraft.js";
import { sendByHand } from "./sendByHand.js";

/** `sendoff.copyRich`: the draft editor's main button, the draft with its formatting. Not part of the contract. */
export const copyRich = fromEditor("rich");

/** `sendoff.copyMarkdown`: its other one. */
export const copyMarkdown = fromEditor("markdown");

/** `sendoff.copyDraft` in one form, without a question about it. */
function fromEditor(as: "rich" | "markdown"): Command {
  return {
    run: (app, argument) => copyDraft.run(app, typeof argument === "object" ? { ...argument, as } : argument),
    byHand: async (app, given) => {
      const { entry, kind, why } = await sendByHand(app, given, vscode.l10n.t("Copy anyway…"));
      return copy(app, entry, { kind, as, ...(why !== undefined && { anyway: why }) }, { ask: true });
    },
    hasNoArgument: false,
  };
}
