import { effectiveDue } from "../../core/dueDates.js";
import { filtered } from "../../core/filters.js";
import { placedItems } from "../../core/flow.js";
import { line } from "../words.js";
import type { Listing, WaitingModel } from "./documentModel.js";
import { listing, maybe, type Source } from "./source.js";

/** What we wait for from the client: their open items, the earliest due first. What is worked out by itself is not theirs to do. */
export function waitingModel({ offboarding, today, day }: Source): Listing<WaitingModel> {
  const theirs = filtered(offboarding, "client", today);
  const items = placedItems(offboarding)
    .filter(({ item }) => theirs.has(item.id) && item.auto === undefined)
    .map(({ item }) => ({ item, due: effectiveDue(item, offboarding) }))
    .sort((a, b) => ((a.due ?? "9") < (b.due ?? "9") ? -1 : 1));
  return listing(
    items.map(({ item, due }) => ({
      title: line(item.title),
      by: maybe(day, due),
      late: due !== undefined && due < today,
    })),
    true,
  );
}
