import { effectiveDue } from "../../core/dueDates.js";
import { filtered } from "../../core/filters.js";
import { placedItems } from "../../core/flow.js";
import { isOurs } from "../../core/holds.js";
import type { Item } from "../../core/offboarding.js";
import { promiseItemId } from "../../core/promises.js";
import { line } from "../words.js";
import type { Listing } from "./documentModel.js";
import type { StillToDoModel, WaitingListModel, WaitingModel } from "./flowModels.js";
import { listing, maybe, type Source } from "./source.js";

/** What we wait for from the client: their open items, the earliest due first. What is worked out by itself is not theirs to do. */
export function waitingModel(source: Source): WaitingListModel {
  const { today, day } = source;
  const due = theirs(source);
  const all = due.map(({ item, on }): WaitingModel & { readonly on: string | undefined } => ({
    on,
    code: item.id,
    title: line(item.title),
    by: maybe(day, on),
    late: on !== undefined && on < today,
  }));
  const days = [...new Set(all.map(({ on }) => on))];
  // With a day or two for all, the day is said once; else each has its own beside it.
  const isShared = all.length >= 3 && all.length >= 2 * days.length;
  const ofDay = (on: string | undefined) => {
    const asks = all.filter((each) => each.on === on);
    return { by: maybe(day, on), late: asks.some(({ late }) => late), asks };
  };
  return { ...listing(all, true), byDay: isShared ? days.map(ofDay) : null };
}

/**
 * What is still to be done after the goodbye: what the client does alone, which holds no goodbye, and what was promised in the
 * meeting, unless it is done. A promise of the client's is an item of theirs, too, and stands there once.
 */
export function stillToDoModel(source: Source): Listing<StillToDoModel> {
  const { offboarding, today, day, party } = source;
  const items = theirs(source)
    .filter(({ item }) => !isOurs(item, offboarding))
    .map(({ item, on }) => ({ on, code: item.id, title: item.title, who: item.owner ?? "client" }));
  const done = new Set(placedItems(offboarding).flatMap(({ item }) => (item.state === "open" ? [] : [item.id])));
  const promises = (offboarding.meeting?.promises ?? [])
    .map((promise) => ({ on: promise.by, code: promiseItemId(promise), title: promise.text, who: promise.who }))
    .filter(({ on, code }) => on >= today && !done.has(code) && items.every((item) => item.code !== code));
  return listing(
    [...items, ...promises].sort(byDay).map(({ on, code, title, who }) => ({
      code,
      title: line(title),
      who: party(who),
      by: on !== undefined && on >= today ? day(on) : null,
    })),
    true,
  );
}

interface Dated {
  /** ISO day. */
  readonly on?: string | undefined;
}

/** What has no day comes last. */
function byDay(a: Dated, b: Dated): number {
  const [first, second] = [a.on ?? "9", b.on ?? "9"];
  return first < second ? -1 : first > second ? 1 : 0;
}

function theirs({ offboarding, today }: Source): readonly { readonly item: Item; readonly on: string | undefined }[] {
  const shown = filtered(offboarding, "client", today);
  return placedItems(offboarding)
    .filter(({ item }) => shown.has(item.id) && item.auto === undefined)
    .map(({ item }) => ({ item, on: effectiveDue(item, offboarding) }))
    .sort(byDay);
}
