import * as z from "zod/mini";
import { isSettled } from "./balance.js";
import { cataloguePlaces } from "./catalogue.js";
import { countsFromLastDay } from "./dueDates.js";
import { flow } from "./flow.js";
import {
  type Invoice,
  type Item,
  item as itemSchema,
  type Offboarding,
  offboarding as offboardingSchema,
  type Piece,
  piece as pieceSchema,
  type Provider,
  type Reason,
  reasons,
} from "./offboarding.js";
import { check, type Context, withFields } from "./operation.js";
import { day } from "./primitives.js";
import { promiseItemId } from "./promises.js";
import { access as accessSchema, invoice as invoiceSchema } from "./records.js";
import { startOffboarding } from "./start.js";

/** What a new ending for the same client needs to be told. */
export interface NewEnding {
  readonly lastDay: string;
  readonly reason: Reason;
  /** My Details as they are today; without them, those of the old offboarding. */
  readonly provider?: Provider;
}

const told = z.object({ lastDay: day, reason: z.enum(reasons) });

/**
 * A new offboarding from the data of an old one, which stays as it is. Nothing is typed twice, and nothing old is claimed anew:
 *
 * - Taken over as it stands: the client, the project, our details, flavor, size, jobs, known faults, decisions, needs, and
 *   deliverables but for the dropped ones. An empty list is not: that there was nothing then says nothing of today.
 * - The work began where the old one ended (at the agreed restart, if it was paused), unless the new last day is not later:
 *   then it is the same work.
 * - Accounts have the owner that they have by now. How far the old hand-over came, when secrets were changed and renewals
 *   that have passed are left out.
 * - Invoices are taken over while something is open, so that no balance is lost; one that the old goodbye mentioned is to be
 *   decided anew. What was declared of the balance is not: it is unknown until somebody says so again.
 * - Of the support its terms, not its days. Promises whose day has not passed, each with its item as it stands.
 * - The checklist is the default one for the reason, all of it open and each piece alone. Pieces of one's own come before the
 *   email with their items, items of one's own at the end of their piece: open, without note, and without a fixed day. What was
 *   not needed then is left out.
 * - Not taken over: ticks, the memory, results, meeting, feedback, the goodbye, and which part of the history was told.
 */
export function startAgainFrom(old: Offboarding, ending: NewEnding, context: Context): Offboarding {
  const { lastDay, reason, provider = old.provider } = ending;
  check(told, { lastDay, reason });
  const { today } = context;
  const base = startOffboarding(
    {
      client: old.client.name,
      project: old.project.name,
      reason,
      lastDay,
      ...(old.flavor !== undefined && { flavor: old.flavor }),
      ...(old.size !== undefined && { size: old.size }),
      ...(provider && { provider }),
    },
    context,
  );
  const offboarding = withFields(offboardingSchema, base, {
    client: old.client,
    project: withFields(offboardingSchema.shape.project, old.project, { startedOn: startOf(old, lastDay), lastDay }),
    pieces: piecesAgain(old, base.pieces, today),
    deliverables: anyOf(old.deliverables?.filter(({ state }) => state !== "dropped")),
    tasks: anyOf(old.tasks),
    access: anyOf(old.access?.map((entry) => accessAgain(entry, today))),
    invoices: anyOf(old.invoices?.filter((invoice) => !isSettled(old, invoice)).map(invoiceAgain)),
    issues: anyOf(old.issues),
    decisions: anyOf(old.decisions),
    needs: anyOf(old.needs),
    support: termsOf(old),
    meeting: promisesOf(old, today),
  });
  check(offboardingSchema, offboarding);
  return offboarding;
}

function anyOf<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list && list.length > 0 ? list : undefined;
}

function startOf({ project, reason, support }: Offboarding, lastDay: string): string | undefined {
  const ended = (reason === "paused" ? support?.restartOn : undefined) ?? project.lastDay;
  return ended < lastDay ? ended : project.startedOn;
}

type Access = NonNullable<Offboarding["access"]>[number];

function accessAgain(entry: Access, today: string): Access {
  const isWithOldOwner = (entry.state ?? "to-move") === "to-move";
  return withFields(accessSchema, entry, {
    ownerNow: isWithOldOwner ? entry.ownerNow : entry.ownerAfter,
    renewal: entry.renewal !== undefined && entry.renewal >= today ? entry.renewal : undefined,
    state: undefined,
    secretRotatedOn: undefined,
  });
}

function invoiceAgain(invoice: Invoice): Invoice {
  return invoice.state === "in-goodbye" ? withFields(invoiceSchema, invoice, { state: undefined }) : invoice;
}

function piecesAgain(old: Offboarding, fresh: readonly Piece[], today: string): readonly Piece[] {
  const again = (items: readonly Item[]): readonly Item[] => itemsAgain(items, promisesIn(old, today));
  const own = flow(old)
    .filter(({ kind, skippedBecause }) => kind === "custom" && skippedBecause === undefined)
    .map((piece) => withFields(pieceSchema, piece, { items: again(piece.items), within: undefined }));
  return fresh.flatMap((piece) => {
    const added = old.pieces.filter(({ kind }) => kind === piece.kind).flatMap(({ items }) => again(items));
    // Behind the default items, an indent would make them part of the last of those.
    const flat = added.map((item) => withFields(itemSchema, item, { indent: undefined }));
    const whole = { ...piece, items: [...piece.items, ...flat] };
    return piece.kind === "email" ? [...own, whole] : [whole];
  });
}

/** The items of promises, by id: true where the promise still stands. One that was kept or has passed is not to be kept again. */
function promisesIn({ meeting }: Offboarding, today: string): ReadonlyMap<string, boolean> {
  return new Map(meeting?.promises?.map((promise) => [promiseItemId(promise), promise.by >= today]));
}

/** The items that are the user's own, to be done again, and those of promises that stand, as they are. */
function itemsAgain(items: readonly Item[], promises: ReadonlyMap<string, boolean>): readonly Item[] {
  return items
    .filter(({ id, state }) => promises.get(id) ?? (!cataloguePlaces.has(id) && state !== "not-needed"))
    .map((item) =>
      promises.has(item.id)
        ? item
        : withFields(itemSchema, item, {
            due: countsFromLastDay(item.due) ? item.due : undefined,
            state: "open",
            doneAt: undefined,
            doneBy: undefined,
            note: undefined,
          }),
    );
}

function termsOf({ support = {} }: Offboarding): Offboarding["support"] {
  const { until: _until, restartOn: _restartOn, ...terms } = support;
  return Object.keys(terms).length > 0 ? terms : undefined;
}

function promisesOf({ meeting }: Offboarding, today: string): Offboarding["meeting"] {
  const promises = anyOf(meeting?.promises?.filter(({ by }) => by >= today));
  return promises && { promises };
}
