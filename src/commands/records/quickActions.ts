import * as vscode from "vscode";
import * as z from "zod/mini";
import type { AccessState } from "../../core/accessStates.js";
import { tickingWhatIsDone } from "../../core/doneByRecords.js";
import { UserError } from "../../core/errors.js";
import { asList } from "../../core/items.js";
import { recordName, recordsOf } from "../../core/recordOperations.js";
import { accessStep, paidStep, type RecordStep, stepForAll, triedAloneStep } from "../../core/recordSteps.js";
import type { RecordKind } from "../../core/records.js";
import type { App } from "../../host/app.js";
import type { Entry } from "../../store/store.js";
import { command, fields } from "../command.js";
import { pick } from "../prompts.js";
import { askIds, type IdOf, ofOthers, type Part } from "../selected.js";
import { documentOf, entryByHand, entryFor } from "../which.js";

/*
 * What is done with one click on a record's row, to all that are selected with it, as one change that can be undone. For rows, and not
 * part of the contract: scripts have sendoff.editRecord and sendoff.recordPayment.
 */

/** `sendoff.invoicePaid`: all that is open of an invoice came today. */
export const invoicePaid = quickAction(paidStep, () => vscode.l10n.t("paid"));

/** `sendoff.accessMoved`: the account is in the client's hands. */
export const accessMoved = accessAction("moved", () => vscode.l10n.t("moved"));

/** `sendoff.accessConfirmed`: the client has logged in. */
export const accessConfirmed = accessAction("confirmed", () => vscode.l10n.t("confirmed by the client"));

/** `sendoff.accessRemoved`: your own access to the account is gone. */
export const accessRemoved = accessAction("mine-removed", () => vscode.l10n.t("your access is removed"));

/** `sendoff.triedAlone`: the client did the job alone today. */
export const triedAlone = quickAction(triedAloneStep, () => vscode.l10n.t("tried alone today"));

function accessAction(state: AccessState, done: () => string) {
  return quickAction(accessStep(state), done);
}

/** `done` says what was done, in a word or two behind the record's name. */
function quickAction(step: RecordStep, done: () => string) {
  const labelOf = (parts: readonly Part[]): string => `${nameOf(step.kind, parts)}: ${done()}`;
  const act = async (app: App, part: Part): Promise<{ changed: string }> => {
    const label = labelOf([part]);
    await app.store.update(part.entry.uri, label, tickingWhatIsDone(stepForAll(step, part.ids)));
    return { changed: label };
  };
  const idOf: IdOf = ({ what }) => (what.kind === "record" && what.record === step.kind ? what.id : undefined);
  return command({
    argument: z.strictObject({ offboarding: fields.offboarding, id: fields.ids }),
    run: async (app, { offboarding, id }) =>
      act(app, { entry: await entryFor(app, offboarding), ids: [...new Set(asList(id))] }),
    byHand: async (app, given) => {
      const entry = await entryByHand(app, given);
      const ids = await askIds(entry, given, idOf, () => pickOne(step, entry));
      const parts = [{ entry, ids }, ...(await ofOthers(app, entry, given, idOf))].flatMap((part) => {
        const fitting = part.ids.filter((id) => step.fits(documentOf(part.entry), id));
        return fitting.length > 0 ? [{ entry: part.entry, ids: fitting }] : [];
      });
      if (parts.length === 0) {
        vscode.window.setStatusBarMessage(vscode.l10n.t("{0}: not the next step of what is selected.", done()), 5000);
        return undefined;
      }
      for (const part of parts) await act(app, part);
      const changed = labelOf(parts);
      // A click that may have been a slip: the row shows what it did, and the key that undoes is named.
      const how =
        parts.length === 1
          ? vscode.l10n.t("{0}. Undo Last Change takes it back.", changed)
          : vscode.l10n.t("{0}. Undo Last Change takes it back, one client after the other.", changed);
      vscode.window.setStatusBarMessage(how, 5000);
      return { changed };
    },
  });
}

/** The record by its name, or how many there are. */
function nameOf(kind: RecordKind, parts: readonly Part[]): string {
  const names = parts.flatMap(({ entry, ids }) => {
    const records = recordsOf(documentOf(entry), kind);
    return ids.map((id) => {
      const record = records.find((each) => each.id === id);
      if (!record) throw new UserError(`there is no ${kind} “${id}”`, "id");
      return recordName(kind, record);
    });
  });
  const [first = ""] = names;
  if (names.length === 1) return first;
  if (kind === "access") return vscode.l10n.t("{0} accounts", names.length);
  return kind === "invoice" ? vscode.l10n.t("{0} invoices", names.length) : vscode.l10n.t("{0} jobs", names.length);
}

function pickOne({ kind, fits }: RecordStep, entry: Entry): Promise<string> {
  const document = documentOf(entry);
  const choices = recordsOf(document, kind).flatMap((record) =>
    fits(document, record.id) ? [{ label: recordName(kind, record), value: record.id }] : [],
  );
  return pick(choices, vscode.l10n.t("Which one?"));
}
