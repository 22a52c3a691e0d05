import { effectiveDue } from "../../core/dueDates.js";
import { filtered } from "../../core/filters.js";
import { placedItems } from "../../core/flow.js";
import { isOurs } from "../../core/holds.js";
import type { Item } from "../../core/offboarding.js";
import { line } from "../words.js";
import type { Listing, WaitingModel } from "./documentModel.js";
import { listing, maybe, type Source } from "./source.js";

/** What we wait for from the client: their open items, the earliest due first. What is worked out by itself is not theirs to do. */
export function waitingModel(source: Source): Listing<WaitingModel> {
  return modelOf(source, () => true);
}

/** What the client does alone. It holds no goodbye, so the goodbye names it. */
export function leftToClientModel(source: Source): Listing<WaitingModel> {
  return modelOf(source, (item) => !isOurs(item, source.offboarding));
}

function modelOf({ offboarding, today, day }: Source, isMeant: (item: Item) => boolean): Listing<WaitingModel> {
  const theirs = filtered(offboarding, "client", today);
  const items = placedItems(offboarding)
    .filter(({ item }) => theirs.has(item.id) && item.auto === undefined && isMeant(item))
    .map(({ item }) => ({ item, due: effectiveDue(item, offboarding) }))
    .sort((a, b) => ((a.due ?? "9") < (b.due ?? "9") ? -1 : 1));
  return listing(
    items.map(({ item, due }) => ({
      code: item.id,
      title: line(item.title),
      by: maybe(day, due),
      late: due !== undefined && due < today,
    })),
    true,
  );
}
