import * as vscode from "vscode";
import * as z from "zod/mini";
import { addRecords } from "../../core/addRecords.js";
import { currenciesOf } from "../../core/currencyIn.js";
import { recordName, recordsOf } from "../../core/recordOperations.js";
import { type TableKind, tableKinds } from "../../csv/columns.js";
import { type FoundRecord, readRecords, type Rejected } from "../../csv/readRecords.js";
import { type App, clientOf } from "../../host/app.js";
import { readTextFile } from "../../host/readTextFile.js";
import type { Entry } from "../../store/store.js";
import { recordKindChoices } from "./askRecord.js";
import { Cancelled, command, fields } from "../command.js";
import { pick } from "../prompts.js";
import { offerUndo } from "../offboarding/undo.js";
import { documentOf, entryByHand, entryFor } from "../which.js";

const argument = z.strictObject({
  offboarding: fields.offboarding,
  kind: z.enum(tableKinds),
  text: z.string({ error: "expected the text of a CSV file" }),
  columns: z.exactOptional(z.record(z.string(), z.string({ error: "expected the name of a column" }))),
});
type Argument = z.infer<typeof argument>;

interface Result {
  added: string[];
  rejected: Rejected[];
}

/**
 * `sendoff.importCsv`: accounts, invoices or jobs from a CSV text, as bookkeeping and spreadsheets write it. A row that is there
 * already, or cannot be understood, is rejected with why; the others are added as one change, and the old bytes are kept.
 */
export const importCsv = command({
  argument,
  run: async (app, { offboarding, ...given }) => {
    const entry = await entryFor(app, offboarding);
    const { found, rejected } = await read(app, entry, given);
    return { added: await add(app, entry, given.kind, found), rejected };
  },
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const kind = await askKind(given.row?.what.kind === "piece" ? given.row.what.id : undefined);
    const [file] = (await vscode.window.showOpenDialog({ filters: { CSV: ["csv", "tsv", "txt"] } })) ?? [];
    if (!file) throw new Cancelled();
    const { found, rejected } = await read(app, entry, { kind, text: await readTextFile(file, largest) });
    const chosen = await preview(kind, found, rejected);
    const result = { added: await add(app, entry, kind, chosen), rejected };
    say(app, entry, result);
    return result;
  },
});

/** Bytes; some hundred thousand rows. */
const largest = 20 * 1024 * 1024;

function read(
  app: App,
  entry: Entry,
  { kind, text, columns }: Omit<Argument, "offboarding">,
): ReturnType<typeof readRecords> {
  return readRecords(text, {
    kind,
    names: recordsOf(documentOf(entry), kind).map((record) => recordName(kind, record)),
    currencies: currenciesOf(documentOf(entry)),
    today: app.context().today,
    pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
    ...(columns && { columns }),
  });
}

async function add(app: App, entry: Entry, kind: TableKind, found: readonly FoundRecord[]): Promise<string[]> {
  if (found.length === 0) return [];
  const operation = addRecords(
    kind,
    found.map(({ value }) => value),
  );
  const { added } = await app.store.update(
    entry.uri,
    vscode.l10n.t("import {0} rows", found.length),
    operation,
    "import",
  );
  return added;
}

/** On a part of the list that has one kind of records, that kind is meant. */
async function askKind(piece: string | undefined): Promise<TableKind> {
  const kinds: Readonly<Record<string, TableKind>> = { access: "access", invoices: "invoice", training: "task" };
  const meant = piece === undefined ? undefined : kinds[piece];
  if (meant) return meant;
  const choices = recordKindChoices().flatMap(({ value, ...choice }) =>
    tableKinds.flatMap((kind) => (kind === value ? [{ ...choice, value: kind }] : [])),
  );
  return pick(choices, vscode.l10n.t("What is in the table?"));
}

function importable(count: number): string {
  return count === 1 ? vscode.l10n.t("One row can be imported") : vscode.l10n.t("{0} rows can be imported", count);
}

function leftOut(count: number): string {
  return count === 1 ? vscode.l10n.t("one row is left out") : vscode.l10n.t("{0} rows are left out", count);
}

/** So many rows can still be looked at one by one. */
const fewRows = 300;

/** What was found, before anything is changed: few rows can be left out one by one; of many some are shown. */
async function preview(
  kind: TableKind,
  found: readonly FoundRecord[],
  rejected: readonly Rejected[],
): Promise<readonly FoundRecord[]> {
  const title = [importable(found.length), ...(rejected.length > 0 ? [leftOut(rejected.length)] : [])].join(" · ");
  const isMany = found.length > fewRows;
  const rows = found.slice(0, fewRows).map((each) => ({
    label: nameOf(kind, each).replaceAll("$(", "$ ("),
    description: vscode.l10n.t("row {0}", each.row),
    picked: true,
    found: each,
  }));
  const reasons = rejected.slice(0, 20).map(({ row, why }) => ({
    label: vscode.l10n.t("row {0}", row),
    description: why,
    kind: vscode.QuickPickItemKind.Default,
  }));
  const heading = { label: vscode.l10n.t("Left out"), kind: vscode.QuickPickItemKind.Separator };
  const all = { label: vscode.l10n.t("Import all {0} rows, such as these", found.length), alwaysShow: true };
  if (isMany) {
    const picked = await vscode.window.showQuickPick([all, ...rows.slice(0, 20), heading, ...reasons], options(title));
    if (!picked) throw new Cancelled();
    return found;
  }
  const picked = await vscode.window.showQuickPick([...rows, ...(reasons.length > 0 ? [heading, ...reasons] : [])], {
    ...options(title),
    canPickMany: true,
  });
  if (!picked) throw new Cancelled();
  return picked.flatMap((choice) => ("found" in choice ? [choice.found] : []));
}

function options(title: string): vscode.QuickPickOptions {
  return { title, placeHolder: title, ignoreFocusOut: true, matchOnDescription: true };
}

function nameOf(kind: TableKind, { value }: FoundRecord): string {
  return recordName(kind, { id: "", ...value });
}

function say(app: App, entry: Entry, { added, rejected }: Result): void {
  const message = vscode.l10n.t(
    "{0}: {1} rows imported, {2} left out.",
    clientOf(entry),
    added.length,
    rejected.length,
  );
  for (const { row, why } of rejected) app.report.log.info(`row ${String(row)}: ${why}`);
  if (added.length > 0) offerUndo(app, message);
  else void vscode.window.showInformationMessage(message);
}
