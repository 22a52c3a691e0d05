import { type Placed, placedItems } from "./flow.js";
import { pieceOf } from "./items.js";
import { idFor } from "./names.js";
import { type Item, item as itemSchema, type Offboarding, type Piece } from "./offboarding.js";
import { checked, type Context, type Operation, refuseIfClosed, withFields } from "./operation.js";

/** An item that a file has, as far as importing takes it over. Title and heading stand on one line and show something. */
export interface ImportedItem
  extends Pick<Item, "title" | "state" | "notNeeded" | "due" | "owner" | "note" | "link">,
    Partial<Pick<Item, "id" | "need">> {
  /** How deep it stands below the items before it in the list, 0 to 3. */
  readonly indent: number;
  /** The heading above it. */
  readonly heading?: string;
  /** The id of its piece, where the file comes from an offboarding. */
  readonly piece?: string;
}

/** Item ids: what is new, and what was open here and is not any more. */
export interface Imported {
  readonly added: string[];
  readonly updated: string[];
}

/** A found item, and the piece that it goes to: one of the offboarding, or a new and empty one. */
interface Homed {
  readonly found: ImportedItem;
  readonly home: Piece;
}

/** Where items go that stand under no heading. */
const nowhere = "Imported";

/**
 * Imports items, all of them or (where one is not valid) none: into the piece that is named, else into the one whose id they
 * bring along, or whose title or id their heading is, else into a new piece for each heading, before the email.
 *
 * What is there already is known by its id, else by its title within the piece (where titles repeat, also by the item above).
 * Of that only the state changes, from open to what the file says: nothing is ever unticked, and what follows the invoices or
 * the goodbye is never ticked. A tick that comes in this way is made now, by whoever imports. What is new goes behind the item
 * that it follows in the file.
 */
export function importItems(
  items: readonly ImportedItem[],
  { piece }: { readonly piece?: string } = {},
): Operation<Imported> {
  return (offboarding, context) => {
    refuseIfClosed(offboarding);
    const named = piece === undefined ? undefined : pieceOf(offboarding, piece);
    const homed = named ? items.map((found) => ({ found, home: named })) : findHomes(offboarding, items);
    const known = knownItems(offboarding, homed);
    const ids = new FreeIds(
      offboarding.pieces.flatMap((each) => each.items.map(({ id }) => id)),
      items.map(({ id }) => id),
    );
    const lists = new Map(offboarding.pieces.map((each) => [each, [...each.items]]));
    const updates = new Map<Item, Item>();
    /** The item of the file that was last placed in each piece. */
    const last = new Map<Piece, Item>();
    const added: string[] = [];
    for (const { found, home } of homed) {
      const existing = known.get(found);
      if (existing) {
        last.set(existing.piece, existing.item);
        const { item } = existing;
        if (item.state === "open" && found.state !== "open" && item.auto === undefined)
          updates.set(item, withFields(itemSchema, item, stateFields(found, context)));
      } else {
        const item = newItem(found, ids.take(found.id, found.title), context);
        lists.set(home, insertedBehind(lists.get(home) ?? [], last.get(home), item));
        last.set(home, item);
        added.push(item.id);
      }
    }
    const fresh = [...new Set(homed.map(({ home }) => home))].filter(
      (home) => lists.has(home) && !offboarding.pieces.includes(home),
    );
    const email = offboarding.pieces.findIndex(({ kind }) => kind === "email");
    const pieces = offboarding.pieces
      .toSpliced(email < 0 ? offboarding.pieces.length : email, 0, ...fresh)
      .map((each) => ({ ...each, items: (lists.get(each) ?? []).map((item) => updates.get(item) ?? item) }));
    return checked({ ...offboarding, pieces }, { added, updated: [...updates.values()].map(({ id }) => id) });
  };
}

/** A title as people compare it: letter case and the length of spaces make no difference. */
export function titleKey(title: string): string {
  return title.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();
}

function findHomes({ pieces }: Offboarding, items: readonly ImportedItem[]): readonly Homed[] {
  const lastToFirst = pieces.toReversed();
  /** The pieces by what a heading may call them, a title rather than an id. */
  const called = new Map([
    ...lastToFirst.map((piece) => [titleKey(piece.id), piece] as const),
    ...lastToFirst.map((piece) => [titleKey(piece.title), piece] as const),
  ]);
  /** The homes by the id of the piece in the file. */
  const named = new Map(lastToFirst.map((piece) => [piece.id, piece]));
  const fresh = new Map<string, Piece>();
  const ids = new FreeIds(
    pieces.map(({ id }) => id),
    items.map(({ piece }) => piece),
  );
  return items.map((found) => {
    const { piece: id, heading: title = nowhere } = found;
    const key = titleKey(title);
    const existing = (id === undefined ? undefined : named.get(id)) ?? called.get(key);
    // Two new pieces of one title stay two where the file tells them apart.
    const home: Piece = existing ??
      (id === undefined ? fresh.get(key) : undefined) ?? { id: ids.take(id, title), kind: "custom", title, items: [] };
    if (id !== undefined) named.set(id, home);
    if (!existing && !fresh.has(key)) fresh.set(key, home);
    return { found, home };
  });
}

/** The found items that the offboarding has already, each as another item of it. */
function knownItems(offboarding: Offboarding, homed: readonly Homed[]): ReadonlyMap<ImportedItem, Placed> {
  const known = new Map<ImportedItem, Placed>();
  const claimed = new Set<Item>();
  const claim = (found: ImportedItem, placed: Placed | undefined): void => {
    if (!placed || claimed.has(placed.item) || known.has(found)) return;
    known.set(found, placed);
    claimed.add(placed.item);
  };
  const byId = new Map(
    placedItems(offboarding)
      .toReversed()
      .map((placed) => [placed.item.id, placed]),
  );
  for (const { found } of homed) if (found.id !== undefined) claim(found, byId.get(found.id));
  // Where titles repeat, first those below the same item: “Deploy” below “Staging” is not the one below “Production”.
  for (const [piece, group] of groupBy(homed, ({ home }) => home))
    for (const keysOf of [keysInPlace, keysAlone]) {
      const itemKeys = keysOf(piece.items);
      const free = groupBy(piece.items, (item, index) => (claimed.has(item) ? undefined : itemKeys[index]));
      const foundItems = group.map(({ found }) => found);
      const foundKeys = keysOf(foundItems);
      for (const [index, found] of foundItems.entries()) {
        if (known.has(found)) continue;
        const item = free.get(foundKeys[index])?.shift();
        if (item) claim(found, { piece, item });
      }
    }
  return known;
}

interface Titled {
  readonly title: string;
  readonly indent?: number;
}

function keysAlone(items: readonly Titled[]): readonly string[] {
  return items.map(({ title }) => titleKey(title));
}

/** The title with those of the items that it stands below. */
function keysInPlace(items: readonly Titled[]): readonly string[] {
  const above: string[] = [];
  return items.map(({ title, indent = 0 }) => {
    above.length = Math.min(above.length, indent);
    above[indent] = titleKey(title);
    return JSON.stringify(above);
  });
}

function groupBy<T, K>(list: readonly T[], keyOf: (each: T, index: number) => K): ReadonlyMap<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const [index, each] of list.entries()) {
    const key = keyOf(each, index);
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return groups;
}

/** Ids for what is new: those that the file names where they are free, and new ones that are neither taken nor named. */
class FreeIds {
  readonly #taken: Set<string>;
  readonly #known: Set<string>;

  constructor(taken: readonly string[], named: readonly (string | undefined)[]) {
    this.#taken = new Set(taken);
    this.#known = new Set([...taken, ...named.filter((id) => id !== undefined)]);
  }

  take(wanted: string | undefined, title: string): string {
    const id = wanted !== undefined && !this.#taken.has(wanted) ? wanted : idFor(title, this.#known);
    this.#taken.add(id);
    this.#known.add(id);
    return id;
  }
}

function newItem(found: ImportedItem, id: string, context: Context): Item {
  const { title, need = "optional", due, owner, note, link, indent } = found;
  const fields = { due, owner, note, link, indent: indent === 0 ? undefined : indent, ...stateFields(found, context) };
  return withFields<Item>(itemSchema, { id, title, need, state: found.state }, fields);
}

function stateFields({ state, notNeeded }: ImportedItem, { now, who }: Context): Partial<Record<keyof Item, unknown>> {
  const done = state === "done";
  return { state, doneAt: done ? now : undefined, doneBy: done ? who : undefined, notNeeded };
}

/** Behind an item and all that stands below it; without one, at the end. */
function insertedBehind(items: Item[], previous: Item | undefined, item: Item): Item[] {
  let at = previous ? items.indexOf(previous) + 1 : items.length;
  while (at > 0 && (items[at]?.indent ?? 0) > (item.indent ?? 0)) at++;
  items.splice(at, 0, item);
  return items;
}
