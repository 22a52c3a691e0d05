import * as vscode from "vscode";
import * as z from "zod/mini";
import type { AccessState } from "../../core/accessStates.js";
import { tickingWhatIsDone } from "../../core/doneByRecords.js";
import { UserError } from "../../core/errors.js";
import type { Operation } from "../../core/operation.js";
import { editRecord, recordName, recordPayment, recordsOf } from "../../core/recordOperations.js";
import type { RecordKind } from "../../core/records.js";
import type { App } from "../../host/app.js";
import type { Entry } from "../../store/store.js";
import { command, fields, type Given } from "../command.js";
import { pick } from "../prompts.js";
import { documentOf, entryByHand, entryFor } from "../which.js";

/*
 * What is done to a record with one click on its row, as one change that can be undone. For rows, and not part of the contract: scripts
 * have sendoff.editRecord and sendoff.recordPayment.
 */

interface QuickAction {
  readonly kind: RecordKind;
  /** What was done, in a word or two behind the record's name. */
  readonly done: () => string;
  readonly operation: (id: string) => Operation<unknown>;
}

/** `sendoff.invoicePaid`: all that is open of an invoice came today. */
export const invoicePaid = quickAction({
  kind: "invoice",
  done: () => vscode.l10n.t("paid"),
  operation: (id) => recordPayment({ invoice: id }),
});

/** `sendoff.accessMoved`: the account is in the client's hands. */
export const accessMoved = accessAction("moved", () => vscode.l10n.t("moved"));

/** `sendoff.accessConfirmed`: the client has logged in. */
export const accessConfirmed = accessAction("confirmed", () => vscode.l10n.t("confirmed by the client"));

/** `sendoff.accessRemoved`: your own access to the account is gone. */
export const accessRemoved = accessAction("mine-removed", () => vscode.l10n.t("your access is removed"));

/** `sendoff.triedAlone`: the client did the job alone today. */
export const triedAlone = quickAction({
  kind: "task",
  done: () => vscode.l10n.t("tried alone today"),
  operation: (id) => (offboarding, context) =>
    editRecord("task", id, { triedAloneOn: context.today })(offboarding, context),
});

function accessAction(state: AccessState, done: () => string) {
  return quickAction({ kind: "access", done, operation: (id) => editRecord("access", id, { state }) });
}

function quickAction({ kind, done, operation }: QuickAction) {
  const act = async (app: App, entry: Entry, id: string): Promise<{ changed: string }> => {
    const record = recordsOf(documentOf(entry), kind).find((each) => each.id === id);
    if (!record) throw new UserError(`there is no ${kind} “${id}”`, "id");
    const label = `${recordName(kind, record)}: ${done()}`;
    await app.store.update(entry.uri, label, tickingWhatIsDone(operation(id)));
    return { changed: label };
  };
  return command({
    argument: z.strictObject({ offboarding: fields.offboarding, id: fields.id }),
    run: async (app, { offboarding, id }) => act(app, await entryFor(app, offboarding), id),
    byHand: async (app, given) => {
      const entry = await entryByHand(app, given);
      const acted = await act(app, entry, await askRecordOf(kind, entry, given));
      // A click that may have been a slip: the row shows what it did, and the key that undoes is named.
      vscode.window.setStatusBarMessage(vscode.l10n.t("{0}. Undo Last Change takes it back.", acted.changed), 5000);
      return acted;
    },
  });
}

async function askRecordOf(kind: RecordKind, entry: Entry, { row }: Given): Promise<string> {
  if (row?.what.kind === "record" && row.what.record === kind) return row.what.id;
  const choices = recordsOf(documentOf(entry), kind).map((record) => ({
    label: recordName(kind, record),
    value: record.id,
  }));
  return pick(choices, vscode.l10n.t("Which one?"));
}
