import * as vscode from "vscode";
import * as z from "zod/mini";
import { itemsDoneBy } from "../../core/doneBy.js";
import { editFields } from "../../core/fields.js";
import { fieldSchema } from "../../core/fieldSchema.js";
import { setItemState } from "../../core/items.js";
import type { Operation } from "../../core/operation.js";
import type { App } from "../../host/app.js";
import { command, fields } from "../command.js";
import { askText, by, type Choice, pick } from "../prompts.js";
import { refuseSecrets } from "../refuseSecrets.js";
import { documentOf, entryByHand, entryFor } from "../which.js";

const argument = z.strictObject({ offboarding: fields.offboarding, set: fields.set });

/** `sendoff.edit`: sets fields outside pieces and records, by path. */
export const edit = command({
  argument,
  run: async (app, { offboarding, set }) => {
    const entry = await entryFor(app, offboarding);
    return editEntry(app, entry.uri, set);
  },
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const document = documentOf(entry);
    const valueOf = (path: string): string => {
      const value = path
        .split(".")
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
      return typeof value === "string" ? value : "";
    };
    const choices: Choice<string>[] = byHandFields().map(([path, label]) => ({
      label,
      description: valueOf(path),
      value: path,
    }));
    const settled = {
      label: vscode.l10n.t("Nothing is owed"),
      detail: vscode.l10n.t("Declares the balance as nil"),
      value: "billing.outstanding",
    };
    const path = await pick([...choices, settled], vscode.l10n.t("What do you want to change?"));
    if (path === "billing.outstanding") return editEntry(app, entry.uri, { [path]: "none" });
    const title = choices.find((choice) => choice.value === path)?.label ?? path;
    const problem = by(fieldSchema(path), {
      optional: path !== "client.name" && path !== "project.lastDay" && path !== "project.name",
    });
    const text = await askText({ title, value: valueOf(path), problem });
    return editEntry(app, entry.uri, { [path]: text === "" ? null : text });
  },
});

/** Sets fields of an offboarding, by path, and ticks what that does. */
export async function editEntry(
  app: App,
  uri: string,
  set: Readonly<Record<string, unknown>>,
): Promise<{ changed: string[] }> {
  refuseSecrets(set);
  const cause = (["reason", "size"] as const).find((path) => path in set);
  return app.store.update(uri, vscode.l10n.t("edit {0}", Object.keys(set).join(", ")), editAndTick(set), cause);
}

/** Filling in a field does the item that asks for just that, so it ticks it: nobody does a thing twice. One undo takes back both. */
export function editAndTick(set: Readonly<Record<string, unknown>>): Operation<{ changed: string[] }> {
  return (offboarding, context) => {
    const { offboarding: edited, result } = editFields(set)(offboarding, context);
    const done = result.changed.filter((path) => set[path] !== null).flatMap((path) => itemsDoneBy(edited, path));
    if (done.length === 0) return { offboarding: edited, result };
    return { ...setItemState(done, { state: "done" })(edited, context), result };
  };
}

/** What is changed by hand most; the rest stands in the file, which completes and explains every field. */
function byHandFields(): readonly (readonly [path: string, label: string])[] {
  return [
    ["client.name", vscode.l10n.t("Client")],
    ["project.name", vscode.l10n.t("Project")],
    ["project.lastDay", vscode.l10n.t("Last day")],
    ["project.startedOn", vscode.l10n.t("Work began on")],
    ["project.liveUrl", vscode.l10n.t("Where it can be seen")],
    ["project.contractClause", vscode.l10n.t("Clause of the contract by which you end the work")],
    ["flavor", vscode.l10n.t("What should they remember you for? (efficient, friendly, detail-oriented, or your own)")],
    ["moment", vscode.l10n.t("One moment worth mentioning")],
    ["support.until", vscode.l10n.t("Support until")],
    ["support.covers", vscode.l10n.t("Support covers")],
    ["support.rateAfter", vscode.l10n.t("Rate afterwards")],
    ["support.contact", vscode.l10n.t("Reach you for support at")],
    ["support.restartOn", vscode.l10n.t("Restart on (if paused)")],
    ["billing.settledUpTo", vscode.l10n.t("Everything billed up to this day is settled")],
    ["client.language", vscode.l10n.t("The client's language (en, en-GB, de, …)")],
  ];
}
