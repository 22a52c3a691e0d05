import * as vscode from "vscode";
import { flow, placedItems, stateOf } from "../../core/flow.js";
import type { Entry } from "../../store/store.js";
import type { Given } from "../command.js";
import { pick } from "../prompts.js";
import { askIds, type IdOf } from "../selected.js";
import { documentOf } from "../which.js";

/** The items that a hand means: the selected rows of this offboarding, else the one it picks. */
export function askItems(entry: Entry, given: Given): Promise<readonly string[]> {
  return askIds(entry, given, itemId, () => {
    const document = documentOf(entry);
    const choices = placedItems(document).map(({ piece, item }) => ({
      label: `${stateOf(item, document) === "open" ? "$(circle-large)" : "$(check)"} ${item.title}`,
      description: piece.title,
      value: item.id,
    }));
    return pick(choices, vscode.l10n.t("Which item?"));
  });
}

/** The id of a row that is an item's. */
export const itemId: IdOf = ({ what }) => (what.kind === "item" ? what.id : undefined);

/** The piece that a hand means: that of the row, else the one it picks. */
export async function askPiece(entry: Entry, { row }: Given): Promise<string> {
  if (row?.what.kind === "piece") return row.what.id;
  if (row?.what.kind === "item" || row?.what.kind === "record") return row.what.piece;
  const choices = flow(documentOf(entry)).map((piece) => ({ label: piece.title, value: piece.id }));
  return pick(choices, vscode.l10n.t("In which part?"));
}
