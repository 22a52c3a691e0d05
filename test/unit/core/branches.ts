import fc from "fast-check";
import { UserError } from "../../../src/core/errors.js";
import { editFields } from "../../../src/core/fields.js";
import { flow } from "../../../src/core/flow.js";
import { markSent } from "../../../src/core/goodbye.js";
import { addItem, editItem, moveItem, removeItem, setItemState } from "../../../src/core/items.js";
import type { Json } from "../../../src/core/json.js";
import { entriesOf, idOf, isList, isObject } from "../../../src/core/jsonShape.js";
import { idFor } from "../../../src/core/names.js";
import type { Item, Offboarding, Piece } from "../../../src/core/offboarding.js";
import { checked, type Operation } from "../../../src/core/operation.js";
import { addRecord, editRecord, recordPayment, recordsOf, removeRecord } from "../../../src/core/recordOperations.js";
import type { RecordKind } from "../../../src/core/records.js";
import { fullOffboarding } from "../../support/builders.js";
import { fixedContext } from "../../support/sample.js";

/** Something that a person does to an offboarding; the numbers choose among what is there. */
export interface Deed {
  readonly kind: keyof typeof deeds;
  readonly at: number;
  readonly to: number;
  readonly word: string;
}

const words = ["Call Jane", "Call Jane!", "Write a letter", "Send the keys", "…", "???"];
const states = ["open", "done", "not-needed"] as const;
const kinds: readonly RecordKind[] = ["contact", "deliverable", "task", "access", "invoice", "issue", "need"];

type Plan = (document: Offboarding, deed: Deed) => Operation<unknown>;

/** What a deed does; one that is not possible throws a UserError, or a TypeError where there is nothing to do it to. */
const deeds = {
  tick: (document, deed) => setItemState(anItem(document, deed.at), { state: "done" }),
  setState: (document, { at, to }) => {
    const state = pick(states, to);
    return setItemState(anItem(document, at), { state, ...(state === "not-needed" && { because: "other" }) });
  },
  addItem: (document, { at, to, word }) =>
    addItem({ piece: pick(document.pieces, at).id, title: word, note: String(to % 3) }),
  insertItem: (document, { at, word }) => {
    const before = anItem(document, at);
    return addItem({ piece: pieceWith(document, before).id, before, title: word });
  },
  editItem: (document, { at, to, word }) =>
    editItem(anItem(document, at), pick([{ title: word }, { due: "T-3d" }, { note: word }, { need: "optional" }], to)),
  removeItem: (document, { at }) => removeItem(anItem(document, at)),
  moveItem: (document, { at, to }) => moveItem(anItem(document, at), { piece: pick(document.pieces, to).id }),
  moveBefore: (document, { at, to }) => moveItem(anItem(document, at), { before: anItem(document, to) }),
  addRecord: (_, { at, word }) => addRecord(pick(kinds, at), recordOf(pick(kinds, at), word)),
  editRecord: (document, { at, to, word }) => {
    const kind = pick(kinds, at);
    return editRecord(kind, pick(recordsOf(document, kind), to).id, pick(editsOf(kind, word), to));
  },
  removeRecord: (document, { at, to }) => {
    const kind = pick(kinds, at);
    return removeRecord(kind, pick(recordsOf(document, kind), to).id);
  },
  pay: (document, { at, to }) => {
    const invoice = pick(document.invoices ?? [], at).id;
    return recordPayment({ invoice, on: "2026-11-30", amount: 100 + (to % 3) });
  },
  editField: (_, { at, to, word }) =>
    editFields(
      pick(
        [
          { "project.lastDay": pick(["2026-12-18", "2026-12-23"], to) },
          { moment: word },
          { moment: null },
          { "support.until": pick(["2027-02-01", "2027-03-01"], to) },
          { "support.restartOn": null },
          { "billing.outstanding": "none", "billing.declaredOn": pick(["2026-12-01", "2026-12-02"], to) },
          { "client.name": word },
          { "feedback.questions": [word, "What would you miss?"] },
        ],
        at,
      ),
    ),
  send: (_, { to }) => markSent({ sentOn: pick(["2026-12-11", "2026-12-12"], to), overridden: to % 2 === 0 }),
  addPiece: ({ pieces }, { at, word }) => {
    const taken = pieces.map((piece) => piece.id);
    return withPieces(pieces.toSpliced(at % 4, 0, { id: idFor(word, taken), kind: "custom", title: word, items: [] }));
  },
  removePiece: (document, { at }) => {
    const custom = pick(
      document.pieces.filter(({ kind }) => kind === "custom"),
      at,
    );
    return withPieces(document.pieces.filter((piece) => piece !== custom));
  },
  movePiece: (document, { at, to }) => {
    const movable = document.pieces.filter(({ kind }) => kind !== "email" && kind !== "aftercare");
    const moved = pick(movable, at);
    const rest = document.pieces.filter((piece) => piece !== moved);
    return withPieces(rest.toSpliced(to % movable.length, 0, moved));
  },
  combine: (document, { at, to }) => {
    const piece = pick(document.pieces, at);
    const within = pick(["meeting", "email"], to);
    return withPieces(document.pieces.map((each) => (each === piece ? { ...piece, within } : each)));
  },
  scribble:
    (document, { at, to, word }) =>
    () => ({
      offboarding: { ...document, "x-team": { [pick(["a", "b"], at)]: pick([word, [word], { id: word }], to) } },
      result: undefined,
    }),
} satisfies Readonly<Record<string, Plan>>;

function pick<T>(candidates: readonly T[], at: number): T {
  const found = candidates[at % candidates.length];
  if (found === undefined) throw new UserError("there is nothing to choose from");
  return found;
}

/** Of the first few items more often than of the others, so that two people often meet. */
function anItem({ pieces }: Offboarding, at: number): string {
  const items = pieces.flatMap((piece) => piece.items);
  return pick(at % 2 === 0 ? items.slice(0, 4) : items, at >> 1).id;
}

function pieceWith({ pieces }: Offboarding, item: string): Piece {
  return pick(
    pieces.filter((piece) => piece.items.some(({ id }) => id === item)),
    0,
  );
}

function withPieces(pieces: readonly Piece[]): Operation<undefined> {
  return (document) => checked({ ...document, pieces: flow({ ...document, pieces }) }, undefined);
}

function recordOf(kind: RecordKind, word: string): Readonly<Record<string, unknown>> {
  switch (kind) {
    case "access":
      return { name: word, kind: "dns", ownerNow: "me", ownerAfter: "client" };
    case "invoice":
      return { number: word, currency: "EUR", total: 5000 };
    case "issue":
      return { title: word };
    case "need":
      return { text: word, by: "us" };
    case "task":
      return { name: word, steps: [word], who: "jane-holm" };
    default:
      return { name: word };
  }
}

/** For every kind edits of the name, of a list and of other fields. */
function editsOf(kind: RecordKind, word: string): readonly Readonly<Record<string, unknown>>[] {
  switch (kind) {
    case "access":
      return [{ name: word }, { state: "moved" }, { renewal: null }, { payer: word }];
    case "invoice":
      return [
        { number: word },
        { total: 7000 },
        { lines: [{ text: word, amount: 900 }], total: null },
        { state: "agreed" },
      ];
    case "issue":
      return [{ title: word }, { impact: word }, { workaround: null }];
    case "need":
      return [{ text: word }, { by: "open" }, { referral: { name: word, service: "Photos", contact: word } }];
    case "task":
      return [{ steps: [word, "Last step"] }, { minutes: word.length }, { steps: ["First step", word] }];
    default:
      return [{ name: word }];
  }
}

/** A person's deeds on a branch. */
export const someDeeds: fc.Arbitrary<readonly Deed[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...(Object.keys(deeds) as (keyof typeof deeds)[])),
    at: fc.nat(),
    to: fc.nat(),
    word: fc.constantFrom(...words),
  }),
  { maxLength: 6 },
);

/** A branch: the documents after each of somebody's deeds, the last one last; those that are refused are left out. */
export function branch(base: Offboarding, done: readonly Deed[], who: string, day: string): readonly Offboarding[] {
  const documents: Offboarding[] = [base];
  for (const deed of done) {
    const document = documents.at(-1) ?? base;
    try {
      const plan: Plan = deeds[deed.kind];
      documents.push(plan(document, deed)(document, fixedContext(day, who)).offboarding);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
    }
  }
  return documents;
}

/** The value with every list sorted, where the order is not what a law is about. */
export function unordered(value: Json): Json {
  if (isList(value)) {
    const list = value.map(unordered);
    const key = (element: Json): string => idOf(element) ?? JSON.stringify(element);
    return list.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  }
  if (!isObject(value)) return value;
  const entries = entriesOf(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, unordered(inner)]));
}

/** What a branch begins with: everything filled in, few items (some done, some not), a custom piece. */
export function branchPoint(): Offboarding {
  const document = fullOffboarding();
  const pieces = document.pieces.map((piece, i): Piece => ({ ...piece, items: itemsFor(piece.id, i % 3) }));
  const custom: Piece = { id: "custom", kind: "custom", title: "Keys", items: itemsFor("custom", 2) };
  return { ...document, pieces: pieces.toSpliced(2, 0, custom) };
}

function itemsFor(piece: string, count: number): readonly Item[] {
  return Array.from({ length: count + 1 }, (_, i): Item => {
    const item: Item = { id: `${piece}-${String(i)}`, title: `${piece} ${String(i)}`, need: "required", state: "open" };
    return i === 1 ? { ...item, state: "done", doneAt: "2026-11-20T10:00Z", doneBy: "Kim" } : item;
  });
}
