import * as vscode from "vscode";
import * as z from "zod/mini";
import type { CheckRow } from "../../facts/checks/runChecks.js";
import { type App, clientOf } from "../../host/app.js";
import { runSelfChecks } from "../../host/runSelfChecks.js";
import type { Entry } from "../../store/store.js";
import { Cancelled, command, fields } from "../command.js";
import { setState } from "../items/setItemState.js";
import { documentOf, entryByHand, entryFor } from "../which.js";

/** One answer of a self-check, as the contract has it. */
interface VerifyRow {
  item: string;
  check: string;
  repository?: string;
  result: "pass" | "fail" | "unknown";
  evidence: string;
}

/** `sendoff.verify`: what the self-checks say, item by item and repository by repository. It never ticks or unticks. */
export const verify = command({
  argument: z.strictObject({ offboarding: fields.offboarding }),
  run: async (app, { offboarding }) => {
    const entry = await entryFor(app, offboarding);
    return (await runSelfChecks(app, entry, documentOf(entry))).map(toRow);
  },
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const document = documentOf(entry);
    const rows = await withWayToStop((signal) => runSelfChecks(app, entry, document, signal));
    // The answers are there, whatever is ticked afterwards; a script without an argument would wait for a click.
    offerTicks(app, entry, rows).catch(app.report.show);
    return rows.map(toRow);
  },
});

function toRow({ item, check, repository, result, evidence }: CheckRow): VerifyRow {
  return { item, check, ...(repository !== undefined && { repository }), result, evidence };
}

/** Reads with a progress that can be cancelled; that closes the command without a word. */
export async function withWayToStop<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t("Reading the repository…"),
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (_progress, token) => {
    token.onCancellationRequested(() => {
      stop.abort();
    });
    try {
      return await work(stop.signal);
    } catch (error) {
      if (stop.signal.aborted) throw new Cancelled();
      throw error;
    }
  });
}

/** Shows all answers; those that passed and are open stand first and can be ticked, all in one go. */
async function offerTicks(app: App, entry: Entry, rows: readonly CheckRow[]): Promise<void> {
  const { passedItems } = await app.factsChunk();
  const passed = passedItems(rows);
  const items = documentOf(entry).pieces.flatMap((piece) => piece.items);
  const answers = (item: string): string =>
    rows
      .filter((row) => row.item === item)
      .map(({ repository, evidence, fix }) =>
        [repository, evidence, fix].filter((part) => part !== undefined).join(" · "),
      )
      .join(" — ");
  const open = items.filter(({ id, state, auto }) => passed.includes(id) && state === "open" && auto === undefined);
  const others = items.filter(({ id }) => rows.some((row) => row.item === id && row.result !== "pass"));
  const failed = (id: string): boolean => rows.some((row) => row.item === id && row.result === "fail");
  const picked = await vscode.window.showQuickPick(
    [
      ...open.map(({ id, title }) => ({ label: `$(pass) ${title}`, detail: answers(id), id, picked: true })),
      { label: vscode.l10n.t("Not there yet"), kind: vscode.QuickPickItemKind.Separator, id: "" },
      ...others.map(({ id, title }) => ({
        label: `${failed(id) ? "$(warning)" : "$(question)"} ${title}`,
        detail: answers(id),
        id,
      })),
    ],
    {
      canPickMany: true,
      title: vscode.l10n.t("{0}: tick what passed?", clientOf(entry)),
      placeHolder: vscode.l10n.t("Only what you choose is ticked"),
      matchOnDetail: true,
      ignoreFocusOut: true,
    },
  );
  if (!picked) return;
  const chosen = picked.map(({ id }) => id).filter((id) => open.some((item) => item.id === id));
  if (chosen.length > 0) await setState(app, entry, chosen, { state: "done" }, undefined);
}
