import * as vscode from "vscode";
import * as z from "zod/mini";
import { itemOf, moveItem, pieceOf } from "../../core/items.js";
import * as neighbours from "../../core/neighbours.js";
import { movePiece } from "../../core/pieces.js";
import type { App } from "../../host/app.js";
import type { Entry } from "../../store/store.js";
import { Cancelled, command, fields, type Given } from "../command.js";
import { documentOf, entryByHand, entryFor } from "../which.js";

const argument = z.strictObject({
  offboarding: fields.offboarding,
  item: z.exactOptional(fields.ids),
  piece: z.exactOptional(fields.id),
});

type Way = "up" | "down";

/** `sendoff.moveUp` and `sendoff.moveDown`: one step for the selected items or part, also over the border of a part. Not part of the contract. */
export const moveUp = step("up");
export const moveDown = step("down");

function step(way: Way) {
  return command({
    argument,
    run: async (app, { offboarding, item, piece }) => move(app, await entryFor(app, offboarding), way, item, piece),
    byHand: async (app, given) => {
      const entry = await entryByHand(app, given);
      const rows = await rowsOf(entry, given);
      const items = rows.flatMap(({ what }) => (what.kind === "item" ? [what.id] : []));
      const piece = rows.find(({ what }) => what.kind === "piece")?.what;
      if (items.length === 0 && piece?.kind !== "piece") throw new Cancelled();
      await move(app, entry, way, items, items.length === 0 && piece?.kind === "piece" ? piece.id : undefined);
    },
  });
}

async function rowsOf(entry: Entry, { rows, selection }: Given): Promise<Given["rows"]> {
  const meant = rows.length > 0 ? rows : await selection();
  return meant.filter(({ uri }) => uri === entry.uri);
}

async function move(
  app: App,
  entry: Entry,
  way: Way,
  ids: string | readonly string[] | undefined,
  piece: string | undefined,
): Promise<void> {
  const document = documentOf(entry);
  const label = (title: string): string => vscode.l10n.t("move {0}", title);
  if (piece !== undefined) {
    const target = (way === "up" ? neighbours.targetOfPieceUp : neighbours.targetOfPieceDown)(document, piece);
    if (target)
      await app.store.update(entry.uri, label(pieceOf(document, piece).title), movePiece(piece, target.before));
    return;
  }
  const found = (way === "up" ? neighbours.targetOfMoveUp : neighbours.targetOfMoveDown)(document, ids ?? []);
  const [first] = found?.items ?? [];
  if (!found || first === undefined) return;
  await app.store.update(entry.uri, label(itemOf(document, first).item.title), moveItem(found.items, found.target));
}
