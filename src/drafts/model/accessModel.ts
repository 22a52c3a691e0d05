import { accessKindWord } from "../../core/accessKindWords.js";
import { addWorkingDays, dueDay, effectiveDue } from "../../core/dueDates.js";
import type { Offboarding } from "../../core/offboarding.js";
import { isAccessKind } from "../../core/records.js";
import { line, place } from "../words.js";
import type { AccessListModel, AccessModel, PartyModel } from "./recordModels.js";
import { listing, maybe, type Source } from "./source.js";

type Access = NonNullable<Offboarding["access"]>[number];

/** The accounts and services, and whose they are. */
export function accessModel(source: Source): AccessListModel {
  const { access = [] } = source.offboarding;
  const all = access.map((entry) => entryModel(entry, source));
  const known = source.offboarding.access !== undefined;
  const those = (wanted: (model: AccessModel) => boolean, few: number) => listing(all.filter(wanted), known, few);
  const toRotate = those((model) => model.ownerAfter.client && model.rotatedOn === null, 5);
  const elsewhere = those((model) => !model.ownerAfter.client, 3);
  const renewals = all
    .filter(({ renewal }) => renewal !== null)
    .sort((a, b) => ((a.renewal?.iso.raw ?? "") < (b.renewal?.iso.raw ?? "") ? -1 : 1));
  return {
    ...listing(all, known),
    columns: {
      payer: all.some(({ payer }) => payer !== null),
      renewal: renewals.length > 0,
      recovery: all.some(({ recovery }) => recovery !== null),
    },
    yours: those((model) => model.ownerAfter.client && !model.toMove, 5),
    toMove: those((model) => model.ownerAfter.client && model.toMove, 5),
    elsewhere,
    elsewhereByOwner: byOwner(elsewhere.all),
    toRotate,
    severalToRotate: toRotate.all.length > 1,
    renewals,
    renewalsAhead: renewals.filter(({ renewal }) => (renewal?.iso.raw ?? "") >= source.today),
    rotateBy: source.day(rotationDay(source)),
    ...ourRemoval(source),
  };
}

function byOwner(all: readonly AccessModel[]): AccessListModel["elsewhereByOwner"] {
  const groups = new Map<string, AccessModel[]>();
  for (const entry of all) {
    const key = JSON.stringify([entry.toMove, entry.ownerAfter.us, entry.ownerAfter.name.raw]);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ owner: first.ownerAfter, toMove: first.toMove, accounts: listing(group, true) }] : [];
  });
}

function entryModel(entry: Access, { day, party }: Source): AccessModel {
  const ownerNow = party(entry.ownerNow);
  const ownerAfter = party(entry.ownerAfter);
  const payer = maybe(party, entry.payer);
  const toMove = !isSame(ownerNow, ownerAfter) && (entry.state ?? "to-move") === "to-move";
  return {
    name: line(entry.name),
    kind: isAccessKind(entry.kind) ? entry.kind : "own",
    ownKind: isAccessKind(entry.kind) ? null : line(entry.kind),
    kindWord: line(accessKindWord(entry.kind)),
    holder: toMove ? ownerNow : ownerAfter,
    ownerAfter,
    payer,
    paidByHolder: payer !== null && isSame(payer, toMove ? ownerNow : ownerAfter),
    renewal: maybe(day, entry.renewal),
    recovery: maybe(place, entry.recovery),
    toMove,
    rotatedOn: maybe(day, entry.secretRotatedOn),
  };
}

function isSame(a: PartyModel, b: PartyModel): boolean {
  return a.client === b.client && a.us === b.us && a.name.raw === b.name.raw;
}

/** Until when the client changes what both knew: as the checklist says, or in a week. */
function rotationDay({ offboarding, today }: Source): string {
  const item = offboarding.pieces.flatMap(({ items }) => items).find(({ id }) => id === "access-rotate");
  const due = item?.state === "open" ? effectiveDue(item, offboarding) : undefined;
  return due !== undefined && due > today ? due : addWorkingDays(today, 5);
}

/** When our own access goes: the checklist knows. */
function ourRemoval({
  offboarding,
  today,
  day,
}: Source): Pick<AccessListModel, "oursRemovedBy" | "oursToRemove" | "oursRemoved"> {
  const item = offboarding.pieces.flatMap(({ items }) => items).find(({ id }) => id === "access-mine-removed");
  const due =
    item?.state === "open" && item.due !== undefined ? dueDay(item.due, offboarding.project.lastDay) : undefined;
  return {
    oursRemovedBy: maybe(day, due),
    oursToRemove: due !== undefined && due >= today,
    oursRemoved: item?.state === "done",
  };
}
