import * as vscode from "vscode";
import * as z from "zod/mini";
import { filtered } from "../../core/filters.js";
import { itemOf, asList, moveItem, pieceOf } from "../../core/items.js";
import * as neighbours from "../../core/neighbours.js";
import { movePiece, refuseIfFixed } from "../../core/pieces.js";
import type { App } from "../../host/app.js";
import type { Entry } from "../../store/store.js";
import { Cancelled, command, fields, type Given } from "../command.js";
import { meantRows } from "../selected.js";
import { documentOf, entryByHand, entryFor } from "../which.js";

const argument = z.strictObject({
  offboarding: fields.offboarding,
  item: z.exactOptional(fields.ids),
  piece: z.exactOptional(fields.ids),
});

type Way = "up" | "down";

/**
 * `sendoff.moveUp` and `sendoff.moveDown`: one step for the selected items or parts, together; items with what is indented below them, and
 * also over the border of a part. What a filter hides is stepped over. Not part of the contract.
 */
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
      const pieces = rows.flatMap(({ what }) => (what.kind === "piece" ? [what.id] : []));
      if (items.length === 0 && pieces.length === 0) throw new Cancelled();
      await move(app, entry, way, items, items.length === 0 ? pieces : undefined);
    },
  });
}

async function rowsOf(entry: Entry, given: Given): Promise<Given["rows"]> {
  const meant = await meantRows(given);
  return meant.filter(({ uri }) => uri === entry.uri);
}

async function move(
  app: App,
  entry: Entry,
  way: Way,
  ids: string | readonly string[] | undefined,
  pieces: string | readonly string[] | undefined,
): Promise<void> {
  const document = documentOf(entry);
  const { value: filter } = app.filter;
  const seen = filter && filtered(document, filter, app.context().today);
  const isVisible = seen && ((id: string): boolean => seen.has(id));
  const label = (title: string): string => vscode.l10n.t("move {0}", title);
  if (pieces !== undefined) {
    const moved = asList(pieces).map((id) => pieceOf(document, id));
    for (const piece of moved) refuseIfFixed(piece);
    const target = (way === "up" ? neighbours.targetOfPieceUp : neighbours.targetOfPieceDown)(
      document,
      pieces,
      isVisible,
    );
    if (target) await app.store.update(entry.uri, label(moved[0]?.title ?? ""), movePiece(pieces, target.before));
    return;
  }
  const found = (way === "up" ? neighbours.targetOfMoveUp : neighbours.targetOfMoveDown)(
    document,
    ids ?? [],
    isVisible,
  );
  const [first] = found?.items ?? [];
  if (!found || first === undefined) return;
  await app.store.update(entry.uri, label(itemOf(document, first).item.title), moveItem(found.items, found.target));
}
