import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { findItem } from "../../../src/core/flow.js";
import { type ImportedItem, type Imported, importItems } from "../../../src/core/importItems.js";
import { setItemState } from "../../../src/core/items.js";
import { type Offboarding, offboarding as schema } from "../../../src/core/offboarding.js";
import type { Outcome } from "../../../src/core/operation.js";
import { fixedContext, sampleOffboarding } from "../../support/sample.js";

const context = fixedContext("2026-11-23", "Sam Field");

function found(title: string, more: Partial<ImportedItem> = {}): ImportedItem {
  return { title, state: "open", indent: 0, ...more };
}

function run(document: Offboarding, items: readonly ImportedItem[], piece?: string): Outcome<Imported> {
  return importItems(items, piece === undefined ? {} : { piece })(document, context);
}

/** The titles in a piece, set in as deep as they stand. */
function titles(document: Offboarding, id: string): string[] {
  const items = document.pieces.find((piece) => piece.id === id)?.items ?? [];
  return items.map((item) => "  ".repeat(item.indent ?? 0) + item.title);
}

describe("importItems", () => {
  it("puts items under their heading: a piece of that title or id, else a new one before the email", () => {
    const before = sampleOffboarding();
    const { offboarding, result } = run(before, [
      found("Thank the bakers"),
      found("Count the keys", { heading: "ACCESS and  ownership" }),
      found("Fix the bell", { heading: "repo" }),
      found("Sweep", { heading: "The shop" }),
      found("Mop", { heading: "the shop", indent: 1, state: "done" }),
    ]);
    assert.deepEqual(result, {
      added: ["thank-the-bakers", "count-the-keys", "fix-the-bell", "sweep", "mop"],
      updated: [],
    });
    assert.deepEqual(
      offboarding.pieces.map(({ id }) => id),
      before.pieces.flatMap(({ id }) => (id === "email" ? ["imported", "the-shop", id] : [id])),
    );
    assert.deepEqual(
      offboarding.pieces.find(({ id }) => id === "the-shop"),
      {
        id: "the-shop",
        kind: "custom",
        title: "The shop",
        items: [
          { id: "sweep", title: "Sweep", need: "optional", state: "open" },
          {
            id: "mop",
            title: "Mop",
            need: "optional",
            state: "done",
            doneAt: "2026-11-23T09:30:00Z",
            doneBy: "Sam Field",
            indent: 1,
          },
        ],
      },
    );
    assert.equal(titles(offboarding, "access").at(-1), "Count the keys");
    assert.equal(titles(offboarding, "repo").at(-1), "Fix the bell");
    assert.deepEqual(titles(offboarding, "imported"), ["Thank the bakers"]);
  });

  it("puts all of them into the piece that is named", () => {
    const { offboarding } = run(sampleOffboarding(), [found("a", { heading: "Summary" }), found("b")], "feedback");
    assert.deepEqual(titles(offboarding, "feedback").slice(-2), ["a", "b"]);
    assert.throws(() => run(sampleOffboarding(), [found("a")], "nowhere"), /^UserError: piece: there is no piece/);
  });

  it("takes every field over, in the order of the schema", () => {
    const item = {
      id: "wiki",
      title: "Move the wiki",
      need: "required",
      due: "T-3d",
      owner: "client",
      state: "not-needed",
      notNeeded: "already-theirs",
      note: "two\nlines",
      link: "https://wiki.example",
      indent: 2,
    } as const;
    const { offboarding } = run(sampleOffboarding(), [{ heading: "Elsewhere", piece: "training", ...item }]);
    const added = findItem(offboarding, "wiki");
    assert.equal(added?.piece.id, "training");
    assert.deepEqual(Object.entries(added.item), Object.entries(item));
  });

  it("imports the same again without a change, keeps ticks, and adds what is new behind what it follows", () => {
    const list = [
      found("Keys", { heading: "Shop" }),
      found("Front door", { heading: "Shop", indent: 1 }),
      found("Till", { heading: "Shop" }),
    ];
    const once = run(sampleOffboarding(), list).offboarding;
    assert.deepEqual(run(once, list), { offboarding: once, result: { added: [], updated: [] } });

    const ticked = setItemState("till", { state: "done" })(once, context).offboarding;
    const [keys, door, till] = list as [ImportedItem, ImportedItem, ImportedItem];
    const later = run(ticked, [
      keys,
      { ...door, state: "done" },
      found("Back door", { heading: "Shop", indent: 1 }),
      found("Bell", { heading: "Shop" }),
      till,
      found("Bread", { heading: "Shop" }),
    ]);
    assert.deepEqual(later.result, { added: ["back-door", "bell", "bread"], updated: ["front-door"] });
    assert.deepEqual(titles(later.offboarding, "shop"), [
      "Keys",
      "  Front door",
      "  Back door",
      "Bell",
      "Till",
      "Bread",
    ]);
    assert.deepEqual(
      ["keys", "front-door", "till"].map((id) => findItem(later.offboarding, id)?.item.state),
      ["open", "done", "done"],
    );
  });

  it("adds behind all that stands below the item before, not between", () => {
    const document = run(sampleOffboarding(), [
      found("Keys"),
      found("Our own", { indent: 1 }),
      found("Deeper", { indent: 2 }),
    ]).offboarding;
    const { offboarding } = run(document, [found("Keys"), found("Till")]);
    assert.deepEqual(titles(offboarding, "imported"), ["Keys", "  Our own", "    Deeper", "Till"]);
  });

  it("knows an item by its id wherever it was moved and whatever it is called now", () => {
    const { offboarding, result } = run(sampleOffboarding(), [
      found("Another title", { id: "deliverables", heading: "Nowhere yet", state: "done" }),
      found("New", { id: "deliverables", heading: "Summary" }),
    ]);
    assert.deepEqual(result, { added: ["new"], updated: ["deliverables"] });
    assert.equal(findItem(offboarding, "deliverables")?.item.title, sampleOffboarding().pieces[1]?.items[0]?.title);
    assert.equal(titles(offboarding, "summary")[1], "New", "behind the one that it follows");
    assert.ok(!offboarding.pieces.some(({ title }) => title === "Nowhere yet"), "no empty piece is made");
  });

  it("tells items of the same title apart by what they stand below", () => {
    const pair = (parent: string, state: "open" | "done" = "open"): ImportedItem[] => [
      found(parent),
      found("Deploy", { indent: 1, state }),
    ];
    const document = run(sampleOffboarding(), [...pair("Staging"), ...pair("Production")]).offboarding;
    const { offboarding, result } = run(document, [
      ...pair("Preview"),
      ...pair("Production", "done"),
      ...pair("Staging"),
    ]);
    assert.deepEqual(result, { added: ["preview", "deploy-3"], updated: ["deploy-2"] });
    assert.deepEqual(titles(offboarding, "imported").length, 6);
  });

  it("never unticks, never ticks what follows the invoices or the goodbye, and leaves “not needed” alone", () => {
    const balance = sampleOffboarding()
      .pieces.flatMap(({ items }) => items)
      .find(({ auto }) => auto === "balance");
    const skipped = setItemState("jobs", { state: "not-needed", because: "other" })(
      sampleOffboarding(),
      context,
    ).offboarding;
    const done = setItemState("deliverables", { state: "done" })(skipped, context).offboarding;
    const { offboarding, result } = run(done, [
      found("x", { id: balance?.id ?? "", state: "done" }),
      found("x", { id: "goodbye-sent", state: "done" }),
      found("x", { id: "deliverables" }),
      found("x", { id: "jobs", state: "done" }),
      found("x", {
        id: "known-issues",
        state: "not-needed",
        notNeeded: "not-applicable",
        owner: "client",
        note: "new",
      }),
    ]);
    assert.deepEqual(result, { added: [], updated: ["known-issues"] });
    assert.deepEqual(findItem(offboarding, "known-issues")?.item.notNeeded, "not-applicable");
    assert.equal(findItem(offboarding, "known-issues")?.item.note, undefined);
    const others = (document: Offboarding) =>
      document.pieces.flatMap(({ items }) => items).filter(({ id }) => id !== "known-issues");
    assert.deepEqual(others(offboarding), others(done));
  });

  it("gives every new piece and item an id that is free", () => {
    const { offboarding, result } = run(sampleOffboarding(), [
      found("Deliverables", { heading: "Ours", piece: "ours-id" }),
      found("Deliverables", { heading: "Theirs" }),
      found("!", { heading: "…" }),
      found("?", { heading: "…", id: "jobs" }),
    ]);
    assert.deepEqual(result.added, ["deliverables-2", "deliverables-3", "item"]);
    assert.deepEqual(
      offboarding.pieces.filter(({ kind }) => kind === "custom").map(({ id }) => id),
      ["ours-id", "theirs", "item"],
    );
  });

  it("is atomic, and refuses when it is closed", () => {
    const document = sampleOffboarding();
    assert.throws(() => run(document, [found("a"), found("b", { due: "soon" })]), /due: expected T, T-8d/);
    assert.throws(() => run(document, [found("a"), found(" ")]), /title: must not be empty/);
    assert.throws(
      () => run({ ...document, status: "closed" }, [found("a")]),
      /^UserError: offboarding: Acme Ltd is closed/,
    );
    assert.deepEqual(document, sampleOffboarding());
    assert.deepEqual(run(document, []), { offboarding: document, result: { added: [], updated: [] } });
  });

  it("keeps what was there, loses nothing of the file, and has nothing to do the second time", () => {
    const group = fc.constantFrom<Partial<ImportedItem>>(
      {},
      { heading: "Summary", piece: "summary" },
      { heading: "Shop" },
      { heading: "shop" },
      { heading: "Shop", piece: "shop" },
      { heading: "Ours", piece: "own" },
      { heading: "email" },
      { heading: "…" },
    );
    const fields = fc.record(
      {
        title: fc.constantFrom("Keys", "keys", "Till", "Deploy", "客户", "!", "Bread", "Jobs", "…"),
        state: fc.constantFrom("open" as const, "done" as const, "not-needed" as const),
        indent: fc.integer({ min: 0, max: 3 }),
        id: fc.constantFrom("keys", "deliverables", "new-1", "new-2"),
      },
      { requiredKeys: ["title", "state", "indent"] },
    );
    const item = fc.tuple(fields, group).map(([own, home]) => ({ ...own, ...home }));
    // No file that was read has an id twice, or a title in one place; that titles repeat in others is tested above.
    const file = fc.uniqueArray(item, { maxLength: 12, selector: ({ id, title }) => id ?? title.toLowerCase() });
    fc.assert(
      fc.property(file, file, (first, second) => {
        const before = run(sampleOffboarding(), first).offboarding;
        const { offboarding, result } = run(before, second);
        schema.parse(offboarding);
        const ids = (document: Offboarding) => document.pieces.flatMap(({ items }) => items.map(({ id }) => id));
        const kept = ids(offboarding).filter((id) => !result.added.includes(id));
        assert.deepEqual(new Set(kept), new Set(ids(before)));
        assert.equal(new Set(ids(offboarding)).size, ids(offboarding).length);
        for (const { items } of before.pieces)
          for (const { id, state } of items)
            if (state !== "open") assert.equal(findItem(offboarding, id)?.item.state, state);
        const again = run(offboarding, second);
        assert.deepEqual(again, { offboarding, result: { added: [], updated: [] } });
      }),
    );
  });

  it("imports ten thousand items in a moment", () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      found(`Item ${String(index)}`, { heading: `Piece ${String(index % 100)}` }),
    );
    const start = performance.now();
    const { offboarding } = run(sampleOffboarding(), many);
    assert.equal(run(offboarding, many).result.added.length, 0);
    const took = performance.now() - start;
    assert.ok(took < 5_000, `took ${String(took)} ms`);
  }).timeout(20_000);
});
