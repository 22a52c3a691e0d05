import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { applyChanges, diff } from "../../../src/core/changes.js";
import { elementKeys } from "../../../src/core/elementKeys.js";
import { findItem, flow } from "../../../src/core/flow.js";
import type { Json } from "../../../src/core/json.js";
import { entriesOf, idOf, isList, isObject, own, sameJson } from "../../../src/core/jsonShape.js";
import { type Contradiction, mergeDocuments, type Versions } from "../../../src/core/mergeDocuments.js";
import { type Item, type Offboarding, offboarding as schema } from "../../../src/core/offboarding.js";
import { recordName, recordsOf } from "../../../src/core/recordOperations.js";
import { recordKinds, type RecordKind } from "../../../src/core/records.js";
import { runs } from "../store/editing.js";
import { branch, branchPoint, someDeeds, unordered } from "./branches.js";

type Answers = ReadonlyMap<string, "ours" | "theirs">;

const point = branchPoint();
/** A history is a dozen and a half operations, each of which checks the whole document. */
const numRuns = Math.ceil(runs.numRuns / 3);
const last = (documents: readonly Offboarding[]): Offboarding => documents.at(-1) ?? point;

/** What both sides share, what each of them did after it, and whether it is known what they share. */
const histories = fc.record({ shared: someDeeds, mine: someDeeds, others: someDeeds, known: fc.boolean() });

interface Known {
  readonly base: Offboarding;
  readonly ours: Offboarding;
  readonly theirs: Offboarding;
}

/** By list, the names of the elements by their ids; the items of all pieces are one list. */
function listsIn(document: Offboarding): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const named = (elements: readonly { readonly id: string; readonly title: string }[]): ReadonlyMap<string, string> =>
    new Map(elements.map(({ id, title }) => [id, title]));
  const kinds = Object.keys(recordKinds) as RecordKind[];
  return new Map([
    ["items", named(itemsOf(document))],
    ["pieces", named(document.pieces)],
    ...kinds.map((kind) => {
      const records = recordsOf(document, kind);
      return [kind, new Map(records.map((each) => [each.id, recordName(kind, each)]))] as const;
    }),
  ]);
}

function hasItems(piece: Json | undefined): boolean {
  return isObject(piece) && !sameJson(own(piece, "items") ?? [], []);
}

function stateOf({ state, doneAt, doneBy, notNeeded }: Item): Json {
  return JSON.stringify({ state, doneAt, doneBy, notNeeded });
}

/** The value at the path of a question; an item is found wherever it stands now. */
function valueAt(document: Offboarding, path: readonly string[]): Json | undefined {
  const [list, , items, id, ...rest] = path;
  if (list !== "pieces" || items !== "items" || id === undefined) return valueBelow(document, path);
  return valueBelow(findItem(document, id)?.item, rest);
}

function valueBelow(value: Json | undefined, [step, ...rest]: readonly string[]): Json | undefined {
  if (step === undefined) return value;
  if (isList(value)) return valueBelow(value[elementKeys(value)?.indexOf(step) ?? -1], rest);
  return isObject(value) ? valueBelow(own(value, step), rest) : undefined;
}

/** Fails with what was done: the documents would fill pages. */
function everyHistory(check: (known: Known, versions: Versions) => void): void {
  fc.assert(
    fc.property(histories, ({ shared, mine, others, known }) => {
      const base = last(branch(point, shared, "Kim", "2026-11-20"));
      const ours = last(branch(base, mine, "Anna", "2026-11-24"));
      const theirs = last(branch(base, others, "Ben", "2026-11-23"));
      check({ base, ours, theirs }, { ours, theirs, ...(known && { base }) });
    }),
    { numRuns },
  );
}

function all(side: "ours" | "theirs", contradictions: readonly Contradiction[]): Answers {
  return new Map(contradictions.map(({ path }) => [path, side]));
}

/** Valid, every item once, and the email at its place. */
function assertSound(document: Offboarding): void {
  assert.equal(schema.safeParse(document).error, undefined);
  assert.deepEqual(document.pieces, flow(document));
  const ids = itemsOf(document).map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length, "an item is there twice");
}

function itemsOf({ pieces }: Offboarding): readonly Item[] {
  return pieces.flatMap((piece) => piece.items);
}

/** Whether both sides added different things under one id, so that one of them gets another. */
function renames(three: Versions): boolean {
  const { merged } = mergeDocuments(three);
  const known = new Set([three.base, three.ours, three.theirs].flatMap((each) => (each ? idsIn(each) : [])));
  return idsIn(merged).some((id) => !known.has(id));
}

/** The ids of each list, with the names that lead to it: a piece and an item may well have one id. */
function idsIn(value: Json, list = ""): readonly string[] {
  if (isList(value))
    return value.flatMap((element) => {
      const id = idOf(element);
      return [...(id === undefined ? [] : [`${list}/${id}`]), ...idsIn(element, list)];
    });
  return isObject(value) ? entriesOf(value).flatMap(([key, inner]) => idsIn(inner, `${list}.${key}`)) : [];
}

describe("mergeDocuments, laws", function () {
  this.timeout(200 * runs.numRuns);

  it("a side that changed nothing gives way", () => {
    everyHistory(({ base, ours }) => {
      assert.deepEqual(mergeDocuments({ base, ours, theirs: base }), { merged: ours, contradictions: [] });
      assert.deepEqual(mergeDocuments({ base, ours: base, theirs: ours }), { merged: ours, contradictions: [] });
      assert.deepEqual(mergeDocuments({ base, ours, theirs: ours }), { merged: ours, contradictions: [] });
      assert.deepEqual(mergeDocuments({ ours, theirs: ours }), { merged: ours, contradictions: [] });
    });
  });

  it("changes that fit are made", () => {
    let met = 0;
    everyHistory((known) => {
      const applied = applyChanges(known.ours, diff(known.base, known.theirs));
      const { merged, contradictions } = mergeDocuments(known);
      if (!applied.ok || contradictions.length > 0 || renames(known)) return;
      met++;
      assert.deepEqual(unordered(merged), unordered(applied.value));
    });
    assert.ok(met > numRuns / 5, String(met));
  });

  it("what comes out is valid, whatever the answers, and they change no questions", () => {
    let asked = 0;
    everyHistory((_, versions) => {
      const { merged, contradictions } = mergeDocuments(versions);
      asked += contradictions.length;
      const paths = contradictions.map(({ path }) => path);
      assert.equal(new Set(paths).size, paths.length, `two questions have one path: ${paths.join(" ")}`);
      const some = paths.filter((path) => path.length % 2 === 0);
      for (const answers of [
        new Map(),
        all("theirs", contradictions),
        new Map(some.map((path) => [path, "theirs" as const])),
      ]) {
        const answered = mergeDocuments(versions, answers);
        assert.deepEqual(answered.contradictions, contradictions);
        assertSound(answered.merged);
      }
      assert.deepEqual(mergeDocuments(versions, all("ours", contradictions)).merged, merged);
    });
    assert.ok(asked > numRuns / 5, String(asked));
  });

  it("sides can be swapped, but for the order", () => {
    everyHistory((_, versions) => {
      if (renames(versions)) return;
      const one = mergeDocuments(versions);
      const swapped = { ...versions, ours: versions.theirs, theirs: versions.ours };
      const other = mergeDocuments(swapped);
      assert.equal(one.contradictions.length, other.contradictions.length);
      const { merged } = mergeDocuments(swapped, all("theirs", other.contradictions));
      assert.deepEqual(unordered(merged), unordered(one.merged));
    });
  });

  it("nothing that either side added is lost", () => {
    everyHistory(({ base }, versions) => {
      const { merged, contradictions } = mergeDocuments(versions);
      for (const side of ["ours", "theirs"] as const) {
        // Under one id and name both added the same; of other fields a question may be open.
        const names = contradictions.map((each) => each[side]);
        for (const [list, elements] of listsIn(versions[side]))
          for (const [id, name] of elements) {
            if (listsIn(base).get(list)?.has(id)) continue;
            const found = [...(listsIn(merged).get(list)?.values() ?? [])].includes(name) || names.includes(name);
            assert.ok(found, `${list}: ${name} of ${side}`);
          }
      }
    });
  });

  it("without a base nothing at all is lost", () => {
    everyHistory(({ ours, theirs }) => {
      const merged = listsIn(mergeDocuments({ ours, theirs }).merged);
      for (const version of [ours, theirs])
        for (const [list, elements] of listsIn(version))
          for (const id of elements.keys()) assert.ok(merged.get(list)?.has(id), `${list}: ${id}`);
    });
  });

  it("payments of both are kept, or asked about", () => {
    everyHistory(({ base }, versions) => {
      const { merged, contradictions } = mergeDocuments(versions);
      for (const side of ["ours", "theirs"] as const)
        for (const invoice of versions[side].invoices ?? []) {
          const found = merged.invoices?.find(({ id }) => id === invoice.id);
          const before = base.invoices?.find(({ id }) => id === invoice.id)?.payments ?? [];
          if (!found || contradictions.some(({ path }) => path.startsWith(`invoices/${invoice.id}`))) continue;
          const added = (invoice.payments ?? []).filter((payment) => !before.some((one) => sameJson(one, payment)));
          for (const payment of added) assert.ok(found.payments?.some((one) => sameJson(one, payment)));
        }
    });
  });

  it("what is done stays done, unless somebody reopened it; a state comes from one side as a whole", () => {
    let ticks = 0;
    everyHistory(({ base }, versions) => {
      const { ours, theirs } = versions;
      if (renames(versions)) return;
      for (const item of itemsOf(mergeDocuments(versions).merged)) {
        const was = versions.base && findItem(base, item.id)?.item;
        const [mine, other] = [ours, theirs].map((side) => findItem(side, item.id)?.item);
        if (!mine || !other) continue;
        assert.ok([mine, other].some((one) => sameJson(stateOf(one), stateOf(item))));
        const done = [mine, other].filter(({ state }) => state === "done");
        const isTicked = done.some((one) => !sameJson(stateOf(one), was && stateOf(was)));
        if (isTicked || done.length === 2) {
          ticks++;
          assert.notEqual(item.state, "open");
        }
      }
    });
    assert.ok(ticks > numRuns);
  });

  it("merging once more changes nothing", () => {
    everyHistory((_, versions) => {
      const { merged, contradictions } = mergeDocuments(versions);
      assert.deepEqual(mergeDocuments({ ...versions, ours: merged, theirs: merged }).merged, merged);
      if (contradictions.length > 0 || renames(versions)) return;
      for (const side of ["ours", "theirs"] as const) {
        const again = mergeDocuments({ ...versions, ours: merged, theirs: versions[side] });
        assert.deepEqual(again.contradictions, []);
        assert.deepEqual(unordered(again.merged), unordered(merged));
      }
    });
  });

  it("an answer decides", () => {
    everyHistory((_, versions) => {
      const { contradictions } = mergeDocuments(versions);
      for (const { path, what, ...values } of contradictions)
        for (const side of ["ours", "theirs"] as const) {
          const { merged } = mergeDocuments(versions, new Map([[path, side]]));
          const expected = values[side];
          const steps = path.split("/");
          const found = valueAt(merged, steps);
          if (what.endsWith("where it stands"))
            assert.equal(findItem(merged, steps.at(-1) ?? "")?.piece.title, expected);
          else if (what.endsWith("keep or remove"))
            // A piece stays for what was put into it.
            assert.ok((found !== undefined) === (expected !== undefined) || hasItems(found), path);
          else if (isObject(expected) && Object.hasOwn(expected, steps.at(-1) ?? ""))
            // Fields that are one thing stand at the path of the first.
            for (const [key, value] of entriesOf(expected))
              assert.deepEqual(valueAt(merged, [...steps.slice(0, -1), key]), value, path);
          else assert.deepEqual(found, expected, path);
        }
    });
  });
});
