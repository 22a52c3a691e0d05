import * as vscode from "vscode";
import * as z from "zod/mini";
import { currenciesOf } from "../../core/currencyIn.js";
import { addRecord as operation } from "../../core/recordOperations.js";
import type { Offboarding } from "../../core/offboarding.js";
import { kindsOfPiece, pieceIdFor } from "../../core/recordPieces.js";
import { type RecordKind, recordKinds } from "../../core/records.js";
import type { App } from "../../host/app.js";
import { Row } from "../../host/row.js";
import type { Entry } from "../../store/store.js";
import { askRecord, recordKindChoices } from "./askRecord.js";
import { command, fields } from "../command.js";
import { pick } from "../prompts.js";
import { refuseSecrets } from "../refuseSecrets.js";
import { documentOf, entryByHand, entryFor } from "../which.js";

const kinds = Object.keys(recordKinds) as [RecordKind, ...RecordKind[]];

const argument = z.strictObject({
  offboarding: fields.offboarding,
  kind: z.enum(kinds),
  value: z.record(z.string(), z.unknown(), { error: "expected an object" }),
});

/** `sendoff.addRecord`: a deliverable, job, access entry, invoice, contact … By hand it asks for what the kind needs. */
export const addRecord = command({
  argument,
  run: async (app, { offboarding, kind, value }) => {
    const entry = await entryFor(app, offboarding);
    return add(app, entry.uri, kind, value);
  },
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const kind =
      kindOf(given.row, documentOf(entry)) ??
      (await pick(recordKindChoices(), vscode.l10n.t("What do you want to add?")));
    return addByHand(app, entry, kind);
  },
});

/** Asks for what a record of this kind needs, adds it and shows its row. */
export async function addByHand(app: App, entry: Entry, kind: RecordKind): Promise<{ id: string }> {
  const added = await add(app, entry.uri, kind, await askRecord(kind, currenciesOf(documentOf(entry))));
  const piece = pieceIdFor(kind, documentOf(entry));
  if (piece)
    app.reveal.fire({ row: new Row(entry.uri, { kind: "record", record: kind, id: added.id, piece }), focus: false });
  return added;
}

function add(
  app: App,
  uri: string,
  kind: RecordKind,
  value: Readonly<Record<string, unknown>>,
): Promise<{ id: string }> {
  refuseSecrets(value, "value");
  const name = value[recordKinds[kind].name];
  return app.store.update(
    uri,
    vscode.l10n.t("add {0}", typeof name === "string" ? name : kind),
    operation(kind, value),
  );
}

/** On a piece or record that has one kind of records, that kind is meant. */
function kindOf(row: Row | undefined, document: Offboarding): RecordKind | undefined {
  if (row?.what.kind === "record") return row.what.record;
  if (row?.what.kind !== "piece") return undefined;
  const { id } = row.what;
  const piece = document.pieces.find((candidate) => candidate.id === id);
  const kinds = piece ? kindsOfPiece(piece.kind) : [];
  return kinds.length === 1 ? kinds[0] : undefined;
}
