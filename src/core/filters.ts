import { overdue, placedItems, stateOf } from "./flow.js";
import { isOurs, waitsForClient } from "./holds.js";
import type { Item, Offboarding } from "./offboarding.js";

export const itemFilters = ["mine", "client", "overdue", "open"] as const;
export type ItemFilter = (typeof itemFilters)[number];

/**
 * The ids of the items that a filter shows on this ISO day; all of them are open. `mine` is what we do, alone or together;
 * `client` what we wait for: what the client does, alone or together.
 */
export function filtered(offboarding: Offboarding, filter: ItemFilter, today: string): ReadonlySet<string> {
  const shows: Readonly<Record<Exclude<ItemFilter, "overdue">, (item: Item) => boolean>> = {
    mine: (item) => isOurs(item, offboarding),
    client: (item) => waitsForClient(item, offboarding),
    open: () => true,
  };
  const items =
    filter === "overdue"
      ? overdue(offboarding, today)
      : placedItems(offboarding).filter(({ item }) => stateOf(item, offboarding) === "open" && shows[filter](item));
  return new Set(items.map(({ item }) => item.id));
}
