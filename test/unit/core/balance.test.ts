import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { balance } from "../../../src/core/balance.js";
import { goodbyeHolds, inTwo } from "../../../src/core/holds.js";
import { addItem, editItem, moveItem, type NewItem } from "../../../src/core/items.js";
import type { Invoice, Offboarding } from "../../../src/core/offboarding.js";
import { recordPayment } from "../../../src/core/recordOperations.js";
import { after } from "../../support/operations.js";
import { fixedContext, sampleOffboarding } from "../../support/sample.js";

function owing(...invoices: Partial<Invoice>[]): Offboarding {
  return {
    ...sampleOffboarding(),
    invoices: invoices.map((invoice, index) => ({
      id: `i${String(index)}`,
      number: `2026-${String(index)}`,
      currency: "EUR",
      total: 10_000,
      ...invoice,
    })),
  };
}

describe("balance", () => {
  it("is unknown, nil or owed, and unknown is never nil", () => {
    assert.deepEqual(balance(sampleOffboarding()), { known: false, open: [] });
    assert.deepEqual(balance({ ...sampleOffboarding(), billing: { outstanding: "none" } }), { known: true, open: [] });
    assert.deepEqual(balance(owing({})), { known: true, open: [{ currency: "EUR", minor: 10_000 }] });
    assert.deepEqual(balance(owing({ credited: 10_000 })), { known: true, open: [] });
  });

  it("never mixes currencies", () => {
    assert.deepEqual(balance(owing({}, { currency: "CHF", total: 5 }, { total: 1 })).open, [
      { currency: "CHF", minor: 5 },
      { currency: "EUR", minor: 10_001 },
    ]);
  });

  it("takes lines for a total, and leaves out what is settled up to a day or written off", () => {
    const lines = [
      { text: "Work", amount: 7000 },
      { text: "Discount", amount: -500 },
    ];
    const { total: _total, ...withLines } = owing({}).invoices?.[0] ?? assert.fail();
    assert.deepEqual(balance({ ...owing(), invoices: [{ ...withLines, lines }] }).open, [
      { currency: "EUR", minor: 6500 },
    ]);
    const old: Offboarding = {
      ...owing({ issued: "2026-01-31" }, { issued: "2026-02-01" }),
      billing: { settledUpTo: "2026-01-31" },
    };
    assert.deepEqual(balance(old).open, [{ currency: "EUR", minor: 10_000 }]);
    assert.deepEqual(balance(owing({ state: "written-off" })), { known: true, open: [] });
  });

  it("an invoice outweighs an earlier word that nothing is owed", () => {
    assert.deepEqual(balance({ ...owing({}), billing: { outstanding: "none" } }).open, [
      { currency: "EUR", minor: 10_000 },
    ]);
  });

  it("goes to nil by payments, whatever their parts", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1e9 }), { minLength: 1, maxLength: 8 }), (parts) => {
        const total = parts.reduce((sum, part) => sum + part, 0);
        let document = owing({ total });
        let paid = 0;
        for (const amount of parts) {
          const outcome = recordPayment({ invoice: "i0", amount })(document, fixedContext());
          paid += amount;
          const open = paid === total ? [] : [{ currency: "EUR", minor: total - paid }];
          assert.deepEqual(outcome.result.balance, { known: true, open });
          document = outcome.offboarding;
        }
      }),
    );
  });

  it("refuses payments that cannot be", () => {
    const pay = (payment: { invoice?: string; amount?: number; on?: string }) => () =>
      recordPayment({ invoice: "i0", ...payment })(owing({}), fixedContext());
    assert.throws(pay({ amount: 10_001 }), /^UserError: amount: only €100\.00 is open on 2026-0/);
    assert.throws(pay({ amount: 0 }), /^UserError: amount: must be more/);
    assert.throws(pay({ amount: -1 }), /^UserError: amount: must be more/);
    assert.throws(pay({ amount: 0.5 }), /amount/);
    assert.throws(pay({ on: "2026-02-30" }), /on: expected a day/);
    assert.throws(pay({ invoice: "none" }), /^UserError: invoice: there is no invoice “none”/);
    const settled = recordPayment({ invoice: "i0" })(owing({}), fixedContext()).offboarding;
    assert.throws(() => recordPayment({ invoice: "i0" })(settled, fixedContext()), /invoice: nothing is open/);
  });

  it("pays all that is open, today, unless told otherwise; also once it is closed", () => {
    const document: Offboarding = { ...owing({ payments: [{ on: "2026-11-01", amount: 1 }] }), status: "closed" };
    const { offboarding } = recordPayment({ invoice: "i0" })(document, fixedContext("2026-11-23"));
    assert.deepEqual(offboarding.invoices?.[0]?.payments?.at(-1), { on: "2026-11-23", amount: 9999 });
  });
});

describe("holds of the goodbye", () => {
  const codes = (document: Offboarding) => goodbyeHolds(document).filter((hold) => hold.code !== "item");

  it("are an unknown balance, and each invoice that is neither settled, agreed nor mentioned", () => {
    assert.deepEqual(
      codes(sampleOffboarding()).map((hold) => hold.code),
      ["balance-unknown"],
    );
    assert.deepEqual(codes({ ...sampleOffboarding(), billing: { outstanding: "none" } }), []);
    const held = codes(
      owing({}, { state: "agreed" }, { state: "in-goodbye" }, { state: "written-off" }, { state: "disputed" }),
    );
    assert.deepEqual(
      held.map(({ code, record }) => [code, record]),
      [
        ["invoice", "i0"],
        ["invoice", "i4"],
      ],
    );
  });

  it("say what is the matter, and apart from it what to do, whatever stands in a number or a name", () => {
    const [invoice] = codes(owing({ number: "No. 14" }));
    assert.ok(invoice);
    assert.deepEqual(inTwo(invoice), {
      first: "Invoice No. 14 is not settled.",
      second: "Record the payment, agree it in writing, mention it in the goodbye, or write it off.",
    });
    const item = "Still to do: Ask Dr. Jansen. She knows.";
    assert.deepEqual(inTwo({ code: "item", message: item, item: "ask" }), { first: item });
    const title = "List known faults, risks and unfinished parts honestly, or say there are none";
    assert.deepEqual(inTwo({ code: "item", message: `Still to do: ${title}.`, item: "known-issues" }), {
      first: "Still to do: List known faults, risks and unfinished parts honestly, or say",
      second: "there are none.",
    });
    const word = { code: "item", message: `Still to do: ${"x".repeat(100)}.`, item: "x" } as const;
    assert.deepEqual(inTwo(word), { first: "Still to do:", second: `${"x".repeat(100)}.` });
    const greeting = "The greeting says Dr. Smith, who is none of Acme's people.";
    assert.deepEqual(inTwo({ code: "draft", message: greeting }), { first: greeting });
    assert.deepEqual(inTwo({ code: "email-not-sent", message: "It has not gone out." }), {
      first: "It has not gone out.",
    });
  });

  it("are required items of ours by the last day; not the client's, not the email's, not later ones", () => {
    const ids = goodbyeHolds(sampleOffboarding()).flatMap((hold) => hold.item ?? []);
    assert.deepEqual(ids, [
      "deliverables",
      "known-issues",
      "jobs",
      "guide",
      "access-list",
      "pushed",
      "no-secrets",
      "final-invoice",
    ]);
  });

  it("are items of both sides, too, and of the aftercare if they are to be done by the last day", () => {
    const held = (item: Omit<NewItem, "title">): boolean => {
      const { offboarding, result } = addItem({ title: "Hand over the till", need: "required", ...item })(
        sampleOffboarding(),
        fixedContext("2026-11-23"),
      );
      return goodbyeHolds(offboarding).some((hold) => hold.item === result.item);
    };
    assert.ok(held({ piece: "plan", owner: "both", due: "T" }));
    assert.ok(held({ piece: "plan" }));
    assert.ok(held({ piece: "aftercare", due: "T-1d" }));
    assert.ok(!held({ piece: "aftercare" }));
    assert.ok(!held({ piece: "aftercare", due: "T+1d" }));
    assert.ok(!held({ piece: "plan", owner: "client", due: "T" }));
  });

  it("leave out what the email carries, and what belongs to one of the client's people", () => {
    const document = sampleOffboarding();
    const carried = {
      ...document,
      pieces: document.pieces.map((piece) => (piece.kind === "summary" ? { ...piece, within: "email" } : piece)),
    };
    assert.ok(!goodbyeHolds(carried).some((hold) => hold.item === "deliverables"));
    const theirs: Offboarding = {
      ...document,
      client: { ...document.client, contacts: [{ id: "jane", name: "Jane Doe" }] },
      pieces: document.pieces.map((piece) => ({
        ...piece,
        items: piece.items.map((item) => ({ ...item, owner: "Jane Doe" })),
      })),
    };
    assert.deepEqual(
      goodbyeHolds(theirs).filter((hold) => hold.code === "item"),
      [],
    );
  });

  it("never hold the sending by itself, wherever its item was moved, nor the balance twice", () => {
    const moved = after(
      sampleOffboarding(),
      moveItem("goodbye-sent", { piece: "plan" }),
      editItem("balance", { owner: "me" }),
    );
    const held = goodbyeHolds(moved);
    for (const id of ["goodbye-sent", "balance"]) assert.ok(!held.some(({ item }) => item === id), id);
    assert.equal(held[0]?.code, "balance-unknown");
  });

  it("leave out what is the client's in whatever letters that was typed", () => {
    for (const owner of ["Client", " client", "acme ltd"]) {
      const held = goodbyeHolds(after(sampleOffboarding(), editItem("jobs", { owner })));
      assert.ok(!held.some(({ item }) => item === "jobs"), owner);
    }
  });
});
