import { idFor } from "./names.js";
import { type Item, item as itemSchema, type Offboarding, type Piece } from "./offboarding.js";
import { withFields } from "./operation.js";

type Promised = NonNullable<NonNullable<Offboarding["meeting"]>["promises"]>[number];

/** The id of the item that a promise stands in the list with; it is what links the two. */
export function promiseItemId({ id }: Pick<Promised, "id">): string {
  return `promise-${id}`;
}

/**
 * What was promised in the meeting is to be kept, so each promise is an item behind those of the meeting, due on its day and owned by
 * whoever gave it. A promise that is edited takes its item along; one that is removed takes it away unless it is done. An item that a
 * person removed does not come back.
 */
export function withPromiseItems(before: Offboarding, after: Offboarding): Offboarding {
  const [old, promises] = [before.meeting?.promises ?? [], after.meeting?.promises ?? []];
  const meeting = after.pieces.find(({ kind }) => kind === "meeting");
  if (!meeting || JSON.stringify(old) === JSON.stringify(promises)) return after;
  const oldById = new Map(old.map((promise) => [promise.id, promise]));
  const byItem = new Map(promises.map((promise) => [promiseItemId(promise), promise]));
  const gone = new Set(old.map(promiseItemId).filter((id) => !byItem.has(id)));
  const all = new Set(after.pieces.flatMap(({ items }) => items.map(({ id }) => id)));
  const added = promises.filter((promise) => !oldById.has(promise.id) && !all.has(promiseItemId(promise))).map(toItem);
  const kept = (piece: Piece): readonly Item[] =>
    piece.items
      .filter(({ id, state }) => !(gone.has(id) && state === "open"))
      .map((item) => {
        const promise = byItem.get(item.id);
        return promise ? following(item, promise, oldById.get(promise.id)) : item;
      });
  const pieces = after.pieces.map((piece) => {
    const items = [...kept(piece), ...(piece === meeting ? added : [])];
    const isSame = items.length === piece.items.length && items.every((item, index) => item === piece.items[index]);
    return isSame ? piece : { ...piece, items };
  });
  return { ...after, pieces };
}

/** The item with what changed in its promise; what a person changed of the item itself stays. */
function following(item: Item, promise: Promised, before: Promised | undefined): Item {
  const [now, then] = [toItem(promise), before && toItem(before)];
  const changes = {
    ...(now.title !== then?.title && { title: now.title }),
    ...(now.due !== then?.due && { due: now.due }),
    ...(now.owner !== then?.owner && { owner: now.owner }),
  };
  return Object.keys(changes).length === 0 ? item : withFields(itemSchema, item, changes);
}

function toItem(promise: Promised): Item {
  const { text: title, by: due, who } = promise;
  const owner = ["us", "me"].includes(who.trim().toLowerCase()) ? "me" : who;
  return { id: promiseItemId(promise), title, need: "required", due, owner, state: "open" };
}

/** What a command was given as the meeting or its promises, with an id made for each promise that has none. */
export function withPromiseIds(path: string, value: unknown): unknown {
  if (path === "meeting" && isObject(value) && Array.isArray(value.promises))
    return { ...value, promises: completed(value.promises) };
  return path === "meeting.promises" && Array.isArray(value) ? completed(value) : value;
}

function completed(promises: readonly unknown[]): readonly unknown[] {
  const taken = promises.flatMap((promise) => (isObject(promise) && typeof promise.id === "string" ? promise.id : []));
  return promises.map((promise) => {
    if (!isObject(promise) || promise.id !== undefined) return promise;
    const id = idFor(typeof promise.text === "string" ? promise.text : "promise", taken);
    taken.push(id);
    return { id, ...promise };
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
