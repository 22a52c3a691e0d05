import * as vscode from "vscode";
import { flow, placedItems, stateOf } from "../../core/flow.js";
import type { Entry } from "../../store/store.js";
import { Cancelled, type Given } from "../command.js";
import { pick } from "../prompts.js";
import { documentOf } from "../which.js";

/** The items that a hand means: the selected rows of this offboarding, else the one it picks. */
export async function askItems(entry: Entry, { rows, selection }: Given): Promise<readonly string[]> {
  const meant = rows.length > 0 ? rows : await selection();
  const selected = meant.flatMap(({ uri, what }) => (uri === entry.uri && what.kind === "item" ? [what.id] : []));
  if (selected.length > 0) return selected;
  // A key on a row that is no item means nothing; asking for one instead would surprise.
  if (meant.length > 0) throw new Cancelled();
  const document = documentOf(entry);
  const choices = placedItems(document).map(({ piece, item }) => ({
    label: `${stateOf(item, document) === "open" ? "$(circle-large)" : "$(check)"} ${item.title}`,
    description: piece.title,
    value: item.id,
  }));
  return [await pick(choices, vscode.l10n.t("Which item?"))];
}

/** The piece that a hand means: that of the row, else the one it picks. */
export async function askPiece(entry: Entry, { row }: Given): Promise<string> {
  if (row?.what.kind === "piece") return row.what.id;
  if (row?.what.kind === "item" || row?.what.kind === "record") return row.what.piece;
  const choices = flow(documentOf(entry)).map((piece) => ({ label: piece.title, value: piece.id }));
  return pick(choices, vscode.l10n.t("In which part?"));
}
