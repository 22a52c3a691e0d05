import * as vscode from "vscode";
import * as z from "zod/mini";
import { type ItemFilter, itemFilters } from "../../core/filters.js";
import { command } from "../command.js";
import { type Choice, pick } from "../prompts.js";

const argument = z.strictObject({ show: z.enum([...itemFilters, "all"]) });

/** `sendoff.filter`: which items the sidebar shows. Not part of the contract. */
export const filter = command({
  argument,
  run: (app, { show }) => app.filter.set(show === "all" ? undefined : show),
  byHand: async (app) => {
    const now = app.filter.value;
    const choices = filterChoices().map((choice) =>
      choice.value === now ? { ...choice, description: vscode.l10n.t("as it is now") } : choice,
    );
    await app.filter.set(await pick(choices, vscode.l10n.t("Which items shall be shown?")));
  },
});

/** `sendoff.showAll`: shows all items again. Not part of the contract. */
export const showAll = command({
  argument: z.strictObject({}),
  run: (app) => app.filter.set(undefined),
  byHand: (app) => app.filter.set(undefined),
});

function filterChoices(): Choice<ItemFilter | undefined>[] {
  return [
    { label: vscode.l10n.t("All"), value: undefined },
    { label: vscode.l10n.t("Open"), value: "open" },
    { label: vscode.l10n.t("Mine"), detail: vscode.l10n.t("Open items that you do"), value: "mine" },
    {
      label: vscode.l10n.t("The client's"),
      detail: vscode.l10n.t("What you are waiting for from the client"),
      value: "client",
    },
    { label: vscode.l10n.t("Overdue"), value: "overdue" },
  ];
}
