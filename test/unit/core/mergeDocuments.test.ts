import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { type Contradiction, mergeDocuments, type Versions } from "../../../src/core/mergeDocuments.js";
import { type Item, type Offboarding, offboarding as schema, type Piece } from "../../../src/core/offboarding.js";
import { emptyOffboarding } from "../../support/builders.js";

/** A small valid document. */
function doc(changes: Readonly<Record<string, unknown>> = {}): Offboarding {
  const document: Offboarding = {
    ...emptyOffboarding({ pieces: [], client: { name: "Acme", contacts: [] } }),
    ...changes,
  };
  assert.equal(schema.safeParse(document).error, undefined);
  return document;
}

function item(id: string, changes: Readonly<Record<string, unknown>> = {}): Item {
  return { id, title: `Do ${id}`, need: "required", state: "open", ...changes };
}

const done = (at: string, by: string): Partial<Item> => ({ state: "done", doneAt: `2026-12-0${at}`, doneBy: by });
const notNeeded = { state: "not-needed", notNeeded: "other" } as const;

/** A document with these pieces, by title; an item may be given by its id alone. */
function flow(pieces: Readonly<Record<string, readonly (string | Item)[]>>): Offboarding {
  return doc({
    pieces: Object.entries(pieces).map(([title, items]): Piece => {
      const id = title.toLowerCase();
      const kind = id === "email" || id === "aftercare" ? id : "custom";
      return { id, kind, title, items: items.map((each) => (typeof each === "string" ? item(each) : each)) };
    }),
  });
}

/** The pieces and their items' ids. */
function outline({ pieces }: Offboarding): unknown {
  return Object.fromEntries(pieces.map(({ title, items }) => [title, items.map(({ id }) => id)]));
}

/** What is merged without a question. */
function merged(versions: Versions): Offboarding {
  const result = mergeDocuments(versions);
  assert.deepEqual(result.contradictions, []);
  return result.merged;
}

/** The only question there is. */
function question(versions: Versions): Contradiction {
  const [first, ...more] = mergeDocuments(versions).contradictions;
  assert.ok(first);
  assert.deepEqual(more, []);
  return first;
}

/** The document after answering every question like this. */
function answered(versions: Versions, side: "ours" | "theirs"): Offboarding {
  const { contradictions } = mergeDocuments(versions);
  return mergeDocuments(versions, new Map(contradictions.map(({ path }) => [path, side]))).merged;
}

describe("mergeDocuments", () => {
  it("refuses two different offboardings", () => {
    assert.throws(
      () => mergeDocuments({ ours: doc(), theirs: doc({ id: "two", client: { name: "Beta", contacts: [] } }) }),
      /^UserError: offboarding: these are two different offboardings \(Acme, Beta\).*folder of its own/,
    );
    // A base of another one says nothing.
    const [ours, theirs] = [doc({ moment: "a" }), doc()];
    assert.deepEqual(merged({ base: doc({ id: "two", moment: "a" }), ours, theirs }), ours);
  });

  describe("fields", () => {
    const base = doc({
      moment: "a",
      support: { until: "2027-01-15", contact: "me" },
      "x-team": { a: 1, b: [1, { c: 2 }] },
    });

    it("go the way of the side that changed them, unknown ones too", () => {
      const ours = doc({
        moment: "b",
        support: { until: "2027-01-15", contact: "me" },
        "x-team": { a: 2, b: [1, { c: 2 }] },
      });
      const theirs = doc({
        moment: "a",
        support: { until: "2027-02-15" },
        "x-team": { a: 1, b: [], n: null },
        flavor: "kind",
      });
      assert.deepEqual(
        merged({ base, ours, theirs }),
        doc({ moment: "b", support: { until: "2027-02-15" }, "x-team": { a: 2, b: [], n: null }, flavor: "kind" }),
      );
    });

    it("are asked about where both changed them, and ours until then", () => {
      const ours = doc({ project: { name: "holm-shop", lastDay: "2026-12-18" }, moment: "b", "x-team": { a: null } });
      const theirs = doc({ project: { name: "holm-shop", lastDay: "2026-12-23" }, moment: "c", "x-team": { a: [1] } });
      const { merged, contradictions } = mergeDocuments({ base: doc(), ours, theirs });
      assert.deepEqual(merged, ours);
      assert.deepEqual(contradictions, [
        { path: "project/lastDay", what: "Last day", ours: "2026-12-18", theirs: "2026-12-23" },
        { path: "moment", what: "One moment worth mentioning", ours: "b", theirs: "c" },
        { path: "x-team/a", what: "X-team: a", ours: null, theirs: [1] },
      ]);
      const some = mergeDocuments({ base: doc(), ours, theirs }, new Map([["moment", "theirs"]]));
      assert.deepEqual(some.merged, doc({ ...ours, moment: "c" }));
      assert.deepEqual(some.contradictions, contradictions);
    });

    it("that one side removed and the other changed are asked about", () => {
      const [ours, theirs] = [doc({ moment: "a" }), doc({ moment: "a", support: { contact: "us" } })];
      const versions = { base: doc({ moment: "a", support: { contact: "me" } }), ours, theirs };
      assert.deepEqual(question(versions), { path: "support", what: "Support", theirs: { contact: "us" } });
      assert.equal(answered(versions, "ours").support, undefined);
      assert.deepEqual(answered(versions, "theirs").support, { contact: "us" });
    });

    it("without a base are kept if only one side has them, and asked about if they differ", () => {
      const ours = doc({ moment: "b", support: { until: "2027-02-15" } });
      const theirs = doc({ flavor: "kind", support: { until: "2027-03-15", contact: "us" } });
      assert.deepEqual(question({ ours, theirs }).path, "support/until");
      assert.deepEqual(
        answered({ ours, theirs }, "theirs"),
        doc({ moment: "b", flavor: "kind", support: { until: "2027-03-15", contact: "us" } }),
      );
    });

    it("stay in ours order, new ones behind their predecessor", () => {
      const ours = doc({ "x-team": { b: 1, a: 2 } });
      const theirs = doc({ "x-team": { a: 2, c: 3, b: 1 } });
      assert.equal(
        JSON.stringify((merged({ ours, theirs }) as unknown as { "x-team": unknown })["x-team"]),
        `{"b":1,"a":2,"c":3}`,
      );
    });

    it("with odd keys are keys like any other", () => {
      const odd = (text: string): Offboarding => doc(JSON.parse(text) as Readonly<Record<string, unknown>>);
      const ours = odd(`{ "x": { "__proto__": { "a": 1 }, "a/b": { "~": 2 } }, "constructor": { "total": 1 } }`);
      const theirs = odd(`{ "x": { "__proto__": { "b": 1 }, "a/b": { "~": 3 } }, "constructor": { "total": 2 } }`);
      const { merged, contradictions } = mergeDocuments({ ours, theirs });
      assert.deepEqual(
        contradictions.map(({ path, what }) => [path, what]),
        [
          ["x/a~1b/~0", "X: a/b: ~"],
          ["constructor/total", "Constructor: total"],
        ],
      );
      const expected = odd(
        `{ "x": { "__proto__": { "b": 1, "a": 1 }, "a/b": { "~": 2 } }, "constructor": { "total": 1 } }`,
      );
      assert.equal(JSON.stringify(merged), JSON.stringify(expected));
    });
  });

  describe("fields that are one thing", () => {
    it("come from one side", () => {
      const base = doc({ email: { sentOn: "2026-12-10", sentBy: "Anna" }, status: "closed", closedOn: "2026-12-20" });
      const ours = doc({ email: { sentOn: "2026-12-11", sentBy: "Anna" } });
      const theirs = doc({ email: { sentOn: "2026-12-10", sentBy: "Ben" }, status: "closed", closedOn: "2026-12-21" });
      const { contradictions } = mergeDocuments({ base, ours, theirs });
      assert.deepEqual(contradictions, [
        {
          path: "status",
          what: "Open or closed",
          ours: { status: "open" },
          theirs: { status: "closed", closedOn: "2026-12-21" },
        },
        {
          path: "email/sentOn",
          what: "When the goodbye went out",
          ours: { sentOn: "2026-12-11", sentBy: "Anna" },
          theirs: { sentOn: "2026-12-10", sentBy: "Ben" },
        },
      ]);
      assert.deepEqual(answered({ base, ours, theirs }, "theirs"), theirs);
      assert.deepEqual(merged({ base, ours, theirs: base }), ours);
    });

    it("complete each other where nothing speaks against it", () => {
      const ours = doc({ email: { sentOn: "2026-12-11" } });
      const theirs = doc({ email: { sentOn: "2026-12-11", sentBy: "Ben" } });
      for (const base of [{}, { base: doc() }, { base: doc({ email: {} }) }])
        assert.deepEqual(merged({ ...base, ours, theirs }), theirs);
    });

    it("keep an invoice valid: it has a total, or lines", () => {
      const invoice = (amounts: object): Offboarding =>
        doc({ invoices: [{ id: "a", number: "7", currency: "EUR", ...amounts }] });
      const lines = [{ text: "Work", amount: 5 }];
      const versions = { base: invoice({ total: 5, lines }), ours: invoice({ total: 5 }), theirs: invoice({ lines }) };
      assert.deepEqual(question(versions).what, "“7”: total");
      assert.deepEqual(answered(versions, "ours"), versions.ours);
      assert.deepEqual(answered(versions, "theirs"), versions.theirs);
    });
  });

  describe("lists", () => {
    const contacts = (...list: object[]): Offboarding => doc({ client: { name: "Acme", contacts: list } });
    const jane = { id: "jane", name: "Jane" };
    const tom = { id: "tom", name: "Tom" };

    it("are merged by id, field by field", () => {
      const base = contacts(jane, tom);
      const ours = contacts({ ...jane, role: "Owner" }, tom, { id: "kim", name: "Kim" });
      const theirs = contacts({ ...jane, phone: "1" });
      assert.deepEqual(
        merged({ base, ours, theirs }),
        contacts({ ...jane, role: "Owner", phone: "1" }, { id: "kim", name: "Kim" }),
      );
    });

    it("keep what both sides added, and lose nothing without a base", () => {
      const [ours, theirs] = [contacts(jane, { id: "a", name: "A" }), contacts({ id: "b", name: "B" }, jane, tom)];
      const all = contacts({ id: "b", name: "B" }, jane, tom, { id: "a", name: "A" });
      assert.deepEqual(merged({ base: contacts(jane), ours, theirs }), all);
      assert.deepEqual(merged({ ours, theirs }), all);
    });

    it("ask about what one side removed and the other changed", () => {
      const versions = {
        base: contacts(jane, tom),
        ours: contacts(jane),
        theirs: contacts(jane, { ...tom, role: "Cook" }),
      };
      assert.deepEqual(question(versions), {
        path: "client/contacts/tom",
        what: "“Tom”: keep or remove",
        theirs: { ...tom, role: "Cook" },
      });
      assert.deepEqual(answered(versions, "ours"), versions.ours);
      assert.deepEqual(answered(versions, "theirs"), versions.theirs);
    });

    it("of texts are merged by text", () => {
      const team = (...list: string[]): Offboarding => doc({ "x-team": list });
      const versions = { base: team("a", "b", "c"), ours: team("a", "d", "b", "c"), theirs: team("b", "c", "c", "e") };
      assert.deepEqual(merged(versions), team("d", "b", "c", "c", "e"));
      assert.deepEqual(merged({ ours: team("a", "b"), theirs: team("b", "c") }), team("a", "b", "c"));
    });

    it("of other things are one value, but for what was only added", () => {
      const paid = (...amounts: number[]): Offboarding =>
        doc({
          invoices: [
            {
              id: "a",
              number: "7",
              currency: "EUR",
              total: 9,
              payments: amounts.map((amount) => ({ on: "2026-12-01", amount })),
            },
          ],
        });
      assert.deepEqual(merged({ base: paid(1), ours: paid(1, 2), theirs: paid(1, 3) }), paid(1, 3, 2));
      assert.deepEqual(merged({ base: paid(1), ours: paid(1, 2), theirs: paid(1, 2) }), paid(1, 2));
      assert.deepEqual(merged({ ours: paid(1), theirs: paid(1, 2) }), paid(1, 2));
      const changed = { base: paid(1), ours: paid(2), theirs: paid(3) };
      assert.deepEqual(question(changed).what, "“7”: payments");
      assert.deepEqual(answered(changed, "theirs"), paid(3));
      assert.equal(question({ ours: paid(1), theirs: paid(2) }).path, "invoices/a/payments");
    });

    it("keep the order of the side that changed it, and ours if both did", () => {
      const base = flow({ Plan: ["a", "b", "c", "d"] });
      const moved = flow({ Plan: ["d", "a", "b", "c"] });
      const added = flow({ Plan: ["a", "b", "x", "c", "d"] });
      assert.deepEqual(outline(merged({ base, ours: added, theirs: moved })), { Plan: ["d", "a", "b", "x", "c"] });
      assert.deepEqual(outline(merged({ base, ours: moved, theirs: added })), { Plan: ["d", "a", "b", "x", "c"] });
      const other = flow({ Plan: ["b", "y", "a", "c", "d"] });
      assert.deepEqual(outline(merged({ base, ours: moved, theirs: other })), { Plan: ["d", "a", "b", "y", "c"] });
      assert.deepEqual(outline(merged({ ours: moved, theirs: other })), { Plan: ["d", "a", "b", "y", "c"] });
    });
  });

  describe("items", () => {
    it("are found over all pieces: moved by one, ticked by the other", () => {
      const base = flow({ Plan: ["a", "b"], Summary: ["c"] });
      const moved = flow({ Plan: ["b"], Summary: ["a", "c"] });
      const ticked = flow({ Plan: [item("a", done("2T10:00Z", "Ben")), "b"], Summary: ["c"] });
      const both = flow({ Plan: ["b"], Summary: [item("a", done("2T10:00Z", "Ben")), "c"] });
      assert.deepEqual(merged({ base, ours: moved, theirs: ticked }), both);
      assert.deepEqual(merged({ base, ours: ticked, theirs: moved }), both);
    });

    it("moved to different pieces are asked about", () => {
      const base = flow({ Plan: ["a"], Summary: [], Repo: [] });
      const versions = {
        base,
        ours: flow({ Plan: [], Summary: ["a"], Repo: [] }),
        theirs: flow({ Plan: [], Summary: [], Repo: [item("a", { due: "T" })] }),
      };
      assert.deepEqual(question(versions), {
        path: "pieces/plan/items/a",
        what: "“Do a”: where it stands",
        ours: "Summary",
        theirs: "Repo",
      });
      assert.deepEqual(answered(versions, "ours"), flow({ Plan: [], Summary: [item("a", { due: "T" })], Repo: [] }));
      assert.deepEqual(answered(versions, "theirs"), versions.theirs);
      assert.equal(question({ ours: base, theirs: versions.ours }).path, "pieces/plan/items/a");
      assert.deepEqual(merged({ ...versions, theirs: versions.ours }), versions.ours);
    });

    it("changed in different fields get both, and in the same one are asked about", () => {
      const base = flow({ Plan: [item("a", { due: "T" })] });
      const ours = flow({ Plan: [item("a", { due: "T-3d", note: "n" })] });
      const theirs = flow({ Plan: [item("a", { due: "T-5d", owner: "client" })] });
      assert.deepEqual(question({ base, ours, theirs }), {
        path: "pieces/plan/items/a/due",
        what: "“Do a”: due",
        ours: "T-3d",
        theirs: "T-5d",
      });
      assert.deepEqual(
        answered({ base, ours, theirs }, "theirs"),
        flow({ Plan: [item("a", { due: "T-5d", owner: "client", note: "n" })] }),
      );
    });

    it("removed by one are gone, unless the other changed or moved them", () => {
      const base = flow({ Plan: ["a", "b"], Summary: ["c"] });
      const removed = flow({ Plan: ["b"], Summary: ["c"] });
      assert.deepEqual(merged({ base, ours: removed, theirs: flow({ Plan: ["b", "a"], Summary: ["c"] }) }), removed);
      assert.deepEqual(merged({ ours: removed, theirs: base }), base);
      for (const theirs of [
        flow({ Plan: [item("a", { note: "n" }), "b"], Summary: ["c"] }),
        flow({ Plan: ["b"], Summary: ["c", "a"] }),
      ]) {
        const versions = { base, ours: removed, theirs };
        assert.equal(question(versions).what, "“Do a”: keep or remove");
        assert.equal("ours" in question(versions), false);
        assert.deepEqual(answered(versions, "ours"), removed);
        assert.deepEqual(answered(versions, "theirs"), theirs);
        assert.deepEqual(mergeDocuments({ base, ours: theirs, theirs: removed }).merged, theirs);
      }
    });
  });

  describe("the state of an item", () => {
    const early = done("1T10:00+02:00", "Anna");
    const late = done("1T09:00Z", "Ben");
    const open = { state: "open" } as const;

    function state(ours: object, theirs: object, base?: object): unknown {
      const [one, other, before] = [ours, theirs, base ?? {}].map((each) => flow({ Plan: [item("a", { ...each })] }));
      assert.ok(one && other && before);
      const { merged, contradictions } = mergeDocuments({ ours: one, theirs: other, ...(base && { base: before }) });
      if (contradictions.length > 0) return contradictions.map(({ path }) => path).join();
      const fields = Object.entries(merged.pieces[0]?.items[0] ?? {});
      return Object.fromEntries(fields.filter(([key]) => !["id", "title", "need"].includes(key)));
    }

    it("is that of the side which changed it", () => {
      assert.deepEqual(state(open, early, early), open);
      assert.deepEqual(state(early, open, early), open);
      assert.deepEqual(state(early, notNeeded, early), notNeeded);
      assert.deepEqual(state(late, early, late), early);
    });

    it("is done or not needed rather than open, if both changed it or there is no base", () => {
      for (const base of [undefined, notNeeded]) {
        assert.deepEqual(state(open, late, base), late);
        assert.deepEqual(state(late, open, base), late);
      }
      assert.deepEqual(state(open, notNeeded), notNeeded);
      assert.deepEqual(state(notNeeded, open, early), notNeeded);
    });

    it("is the earlier of two ticks, by the clock and not by the text", () => {
      assert.deepEqual(state(late, early), early);
      assert.deepEqual(state(early, late, open), early);
      assert.deepEqual(state({ ...late, doneAt: "2026-12-01T10:30:00.5+02:00[Europe/Berlin]" }, late), {
        ...late,
        doneAt: "2026-12-01T10:30:00.5+02:00[Europe/Berlin]",
      });
      assert.deepEqual(state({ state: "done", doneBy: "Anna" }, late, open), late);
    });

    it("does not depend on the side where the moment is the same", () => {
      const [one, other] = [done("1T09:00Z", "Anna"), done("1T09:00Z", "Ben")];
      assert.deepEqual(state(one, other), state(other, one));
    });

    it("is asked about if one says done and the other not needed, or why differs", () => {
      assert.equal(state(early, notNeeded), "pieces/plan/items/a/state");
      assert.equal(state(early, notNeeded, open), "pieces/plan/items/a/state");
      assert.equal(state({ ...notNeeded, notNeeded: "already-theirs" }, notNeeded, open), "pieces/plan/items/a/state");
      const versions = { ours: flow({ Plan: [item("a", early)] }), theirs: flow({ Plan: [item("a", notNeeded)] }) };
      assert.deepEqual(question(versions), {
        path: "pieces/plan/items/a/state",
        what: "“Do a”: state",
        ours: early,
        theirs: notNeeded,
      });
      assert.deepEqual(answered(versions, "theirs"), versions.theirs);
    });
  });

  describe("pieces", () => {
    const base = flow({ Plan: ["a"], Keys: ["k"], Email: [], Aftercare: [] });

    it("of both sides stay, the email last and the aftercare behind it", () => {
      const ours = flow({ Email: [], Plan: ["a"], Keys: ["k"], New: ["n"], Aftercare: [] });
      const theirs = flow({ Keys: ["k"], Plan: ["a"], Aftercare: [], Email: [], Other: [] });
      const order = ["Keys", "New", "Plan", "Other", "Email", "Aftercare"];
      assert.deepEqual(Object.keys(outline(merged({ base, ours, theirs })) as object), order);
      const without = flow({ Plan: ["a"], New: ["n"] });
      assert.deepEqual(Object.keys(outline(merged({ ours: without, theirs: base })) as object), [
        "Plan",
        "Keys",
        "New",
        "Email",
        "Aftercare",
      ]);
    });

    it("removed by one are gone, with what stood in them", () => {
      const ours = flow({ Plan: ["a"], Email: [], Aftercare: [] });
      const theirs = flow({ Plan: [item("a", { note: "n" })], Keys: ["k"], Email: [], Aftercare: [] });
      assert.deepEqual(outline(merged({ base, ours, theirs })), { Plan: ["a"], Email: [], Aftercare: [] });
      assert.deepEqual(outline(merged({ base, ours: theirs, theirs: ours })), {
        Plan: ["a"],
        Email: [],
        Aftercare: [],
      });
      // The other side took the item out, and that is a question of its own.
      const out = flow({ Plan: ["a", "k"], Keys: [], Email: [], Aftercare: [] });
      assert.equal(question({ base, ours, theirs: out }).path, "pieces/keys/items/k");
      assert.deepEqual(outline(answered({ base, ours, theirs: out }, "theirs")), {
        Plan: ["a", "k"],
        Email: [],
        Aftercare: [],
      });
    });

    it("removed by one stay for what the other put into them", () => {
      const ours = flow({ Plan: ["a"], Email: [], Aftercare: [] });
      const added = flow({ Plan: ["a"], Keys: ["k", "x"], Email: [], Aftercare: [] });
      const moved = flow({ Plan: [], Keys: ["k", "a"], Email: [], Aftercare: [] });
      assert.deepEqual(outline(merged({ base, ours, theirs: added })), {
        Plan: ["a"],
        Keys: ["x"],
        Email: [],
        Aftercare: [],
      });
      assert.deepEqual(outline(merged({ base, ours: moved, theirs: ours })), {
        Plan: [],
        Keys: ["a"],
        Email: [],
        Aftercare: [],
      });
      const carrying = {
        ...base,
        pieces: base.pieces.map((piece) => (piece.id === "plan" ? { ...piece, within: "keys" } : piece)),
      };
      assert.deepEqual(outline(merged({ base: carrying, ours, theirs: carrying })), {
        Plan: ["a"],
        Email: [],
        Aftercare: [],
      });
      assert.deepEqual(outline(merged({ base, ours, theirs: carrying })), {
        Plan: ["a"],
        Keys: [],
        Email: [],
        Aftercare: [],
      });
    });

    it("removed by one and renamed by the other are asked about", () => {
      const ours = flow({ Plan: ["a"], Email: [], Aftercare: [] });
      const theirs = {
        ...base,
        pieces: base.pieces.map((piece) => (piece.id === "keys" ? { ...piece, title: "All keys" } : piece)),
      };
      assert.deepEqual(question({ base, ours, theirs }).what, "“All keys”: keep or remove");
      assert.deepEqual(outline(answered({ base, ours, theirs }, "ours")), outline(ours));
      assert.deepEqual(outline(answered({ base, ours, theirs }, "theirs")), {
        Plan: ["a"],
        "All keys": [],
        Email: [],
        Aftercare: [],
      });
    });
  });

  describe("what both added under one id", () => {
    const base = flow({ Plan: [] });

    it("is one thing if it is called the same", () => {
      const [ours, theirs] = [flow({ Plan: [item("a", { note: "n" })] }), flow({ Plan: [item("a", { due: "T" })] })];
      assert.deepEqual(merged({ base, ours, theirs }), flow({ Plan: [item("a", { due: "T", note: "n" })] }));
    });

    it("stays twice if it is clearly something else", () => {
      const ours = flow({ Plan: [item("call", { title: "Call!" }), item("call-2", { title: "Call Kim" })] });
      const theirs = flow({ Plan: [item("call", { title: "Call", note: "n" }), "z"] });
      assert.deepEqual(
        merged({ base, ours, theirs }),
        flow({
          Plan: [
            item("call-3", { title: "Call", note: "n" }),
            "z",
            item("call", { title: "Call!" }),
            item("call-2", { title: "Call Kim" }),
          ],
        }),
      );
    });

    it("gets an id of its own each time", () => {
      const side = (first: string, second: string): Offboarding =>
        flow({ Plan: [item("x", { title: first }), item("y", { title: second })] });
      assert.deepEqual(outline(merged({ base, ours: side("A", "B"), theirs: side("Call", "Call") })), {
        Plan: ["call", "call-2", "x", "y"],
      });
    });

    it("is followed by what refers to it: pieces by what they carry, contacts by what they do", () => {
      const keys = (title: string): Piece => ({ id: "keys", kind: "custom", title, items: [item(title)] });
      const summary = (within?: string): Piece => ({
        id: "summary",
        kind: "custom",
        title: "Summary",
        items: [],
        ...(within !== undefined && { within }),
      });
      const people = (...names: string[]): object => ({
        name: "Acme",
        contacts: names.map((name) => ({ id: name === "Jane" ? "jane" : "jane-2", name })),
      });
      const job = (id: string, who: string): object => ({ id, name: id, steps: [], who });
      const ours = doc({ pieces: [keys("Keys"), summary()], client: people("Jane"), tasks: [job("a", "jane")] });
      const theirs = doc({
        pieces: [keys("KEYS"), summary("keys")],
        client: { name: "Acme", contacts: [{ id: "jane", name: "Jane!" }] },
        tasks: [job("b", "jane"), job("c", "Jane!")],
      });
      assert.deepEqual(
        merged({ base: doc({ pieces: [summary()] }), ours, theirs }),
        doc({
          pieces: [{ ...keys("KEYS"), id: "keys-2" }, keys("Keys"), summary("keys-2")],
          client: people("Jane!", "Jane"),
          tasks: [job("b", "jane-2"), job("c", "Jane!"), job("a", "jane")],
        }),
      );
    });

    it("is, without a base, one thing unless both names still fit the id", () => {
      const titled = (title: string): Offboarding =>
        flow({ Plan: [item("write-a-letter-to-the-bank-about-the-new", { title })] });
      const [one, other] = ["account", "card"].map((end) => titled(`Write a letter to the bank about the new ${end}`));
      assert.ok(one && other);
      assert.deepEqual(outline(merged({ ours: one, theirs: other })), {
        Plan: ["write-a-letter-to-the-bank-about-the-new-2", "write-a-letter-to-the-bank-about-the-new"],
      });
      for (const renamed of [titled("Write to the bank"), titled("Write a letter to the bank about the new account.")])
        assert.equal(question({ ours: one, theirs: renamed }).what.endsWith(": title"), true);
    });
  });

  describe("versions from conflict markers", () => {
    // Ours moved an item, which git took over into the others too; theirs ticked it where it was.
    const ticked = item("a", done("2T10:00Z", "Ben"));
    const base = flow({ Plan: ["a", "b"], Summary: ["c", "a"] });
    const ours = flow({ Plan: ["b"], Summary: ["c", "a"] });
    const theirs = flow({ Plan: [ticked, "b"], Summary: ["c", "a"] });
    const both = flow({ Plan: ["b"], Summary: ["c", ticked] });

    it("hold an item once that one side moved and the other changed", () => {
      for (const known of [{}, { base }]) {
        assert.deepEqual(merged({ ...known, ours, theirs }), both);
        assert.deepEqual(merged({ ...known, ours: theirs, theirs: ours }), both);
      }
    });

    it("keep what was changed on the way, whatever it is and wherever it goes", () => {
      const before = flow({ Plan: ["b", item("a", { due: "T" })], Summary: ["c", "a"] });
      const moved = flow({ Plan: ["b", item("a", { due: "T" })], Summary: ["c"] });
      const renamed = flow({ Plan: ["b", item("a", { due: "T" })], Summary: ["c", item("a", { title: "Ask" })] });
      const expected = flow({ Plan: ["b", item("a", { title: "Ask", due: "T" })], Summary: ["c"] });
      assert.deepEqual(merged({ base: before, ours: moved, theirs: renamed }), expected);
      assert.deepEqual(merged({ base: before, ours: renamed, theirs: moved }), expected);
    });

    it("hold a piece once that one side moved and the other changed", () => {
      const plan = (text: string): Piece => ({ id: "plan", kind: "custom", title: text, items: [] });
      const rest = flow({ Summary: ["c"], Repo: ["d"] }).pieces;
      const [old, renamed] = [plan("Plan"), plan("Plans")];
      const expected = doc({ pieces: [...rest, renamed] });
      const down = { base: [old, ...rest, old], ours: [...rest, old], theirs: [renamed, ...rest, old] };
      const up = { base: [old, ...rest, old], ours: [old, ...rest], theirs: [old, ...rest, renamed] };
      const of = ({ base, ours, theirs }: typeof down): Versions => ({
        base: doc({ pieces: base }),
        ours: doc({ pieces: ours }),
        theirs: doc({ pieces: theirs }),
      });
      assert.deepEqual(merged(of(down)), expected);
      assert.deepEqual(merged(of({ ...down, ours: down.theirs, theirs: down.ours })), expected);
      assert.deepEqual(merged(of(up)), doc({ pieces: [renamed, ...rest] }));
    });

    it("lose no copy that somebody made by hand", () => {
      const copy = item("a", { title: "Something else" });
      const [before, mine] = [flow({ Plan: ["a"] }), flow({ Plan: [item("a", { note: "n" })] })];
      const copied = flow({ Plan: ["a", copy] });
      const expected = flow({ Plan: [item("a", { note: "n" }), copy] });
      assert.deepEqual(merged({ base: before, ours: mine, theirs: copied }), expected);
      assert.deepEqual(merged({ base: before, ours: before, theirs: copied }), copied);
      assert.deepEqual(merged({ ours: before, theirs: copied }), copied);
      assert.deepEqual(merged({ base: copied, ours: flow({ Plan: [copy] }), theirs: copied }), flow({ Plan: [copy] }));
      const copies = (changes: object): Offboarding => flow({ Plan: ["a", { ...copy, ...changes }] });
      assert.deepEqual(
        merged({ base: copies({}), ours: copies({ note: "n" }), theirs: copies({ due: "T" }) }),
        copies({ due: "T", note: "n" }),
      );
    });
  });
});
