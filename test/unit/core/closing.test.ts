import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { close, closingHolds, reopen } from "../../../src/core/closing.js";
import { placedItems } from "../../../src/core/flow.js";
import { markSent } from "../../../src/core/goodbye.js";
import { addItem, editItem, setItemState } from "../../../src/core/items.js";
import { type Invoice, type Offboarding, reasons } from "../../../src/core/offboarding.js";
import { recordPayment } from "../../../src/core/recordOperations.js";
import { listed } from "../../support/checklistTable.js";
import { after } from "../../support/operations.js";
import { fixedContext, sampleOffboarding } from "../../support/sample.js";

const context = fixedContext("2026-12-16", "Sam Field");

/** Nothing holds this one back any more. */
function readyToClose(changes: Partial<Offboarding> = {}): Offboarding {
  const done = after(
    sampleOffboarding(),
    markSent({ overridden: true }),
    setItemState("access-mine-removed", { state: "done" }),
  );
  return { ...done, billing: { outstanding: "none", declaredOn: "2026-12-10" }, ...changes };
}

/** The holds in short: code, and the item or record they are about. */
function short(document: Offboarding): readonly string[] {
  return closingHolds(document).map(({ code, item, record }) => [code, item ?? record ?? []].flat().join(" "));
}

const access = { id: "host", name: "Host", kind: "hosting", ownerNow: "me", ownerAfter: "client" } as const;
const invoice = { id: "final", number: "7", currency: "EUR", total: 10_000 } as const;

describe("closingHolds", () => {
  it("names all that is missing right after the start", () => {
    assert.deepEqual(short({ ...sampleOffboarding(), access: [access], invoices: [invoice] }), [
      "email-not-sent",
      "invoice final",
      "access host",
      "item access-mine-removed",
    ]);
    assert.deepEqual(short(sampleOffboarding()), ["email-not-sent", "balance-unknown", "item access-mine-removed"]);
    assert.deepEqual(
      closingHolds({ ...readyToClose(), access: [access], email: {} }).map(({ message }) => message),
      [
        "The goodbye has not gone out. Send it, or mark it as sent.",
        "Your own access is not removed yet: Host. Hand it over and remove it.",
      ],
    );
  });

  it("waits for what is required after the goodbye, with or without a day", () => {
    const added = { piece: "aftercare", title: "Delete their data", need: "required" } as const;
    assert.deepEqual(short(after(readyToClose(), addItem(added))), ["item delete-their-data"]);
    assert.deepEqual(short(after(readyToClose(), addItem({ ...added, due: "T+5d" }))), ["item delete-their-data"]);
  });

  it("lets nothing open pass but what is agreed in writing or written off", () => {
    const cases: [Partial<Invoice>, boolean][] = [
      [{}, true],
      [{ state: "draft" }, true],
      [{ state: "sent" }, true],
      [{ state: "in-goodbye" }, true],
      [{ state: "disputed" }, true],
      [{ state: "agreed" }, false],
      [{ state: "written-off" }, false],
      [{ payments: [{ on: "2026-12-12", amount: 9_999 }] }, true],
      [{ payments: [{ on: "2026-12-12", amount: 10_000 }] }, false],
      [{ payments: [{ on: "2026-12-12", amount: 9_000 }], credited: 1_000 }, false],
      // Then we owe the client.
      [{ payments: [{ on: "2026-12-12", amount: 10_000 }], credited: 1_000 }, true],
    ];
    for (const [given, isHeld] of cases) {
      const holds = short(readyToClose({ invoices: [{ ...invoice, ...given }] }));
      assert.deepEqual(holds, isHeld ? ["invoice final"] : [], JSON.stringify(given));
    }
    const settled = { billing: { settledUpTo: "2026-12-11" } };
    assert.deepEqual(short(readyToClose({ ...settled, invoices: [{ ...invoice, issued: "2026-12-01" }] })), []);
  });

  it("says it when it is the client who is owed", () => {
    const [hold] = closingHolds(readyToClose({ invoices: [{ ...invoice, credited: 10_001 }] }));
    assert.match(hold?.message ?? "", /^The client is owed money from invoice 7\. Pay it back/);
  });

  it("asks for our own access only, and not when it is paused", () => {
    const provider = { name: "Sam Field", company: "Field & Co" };
    const held = (entry: object, changes: Partial<Offboarding> = {}) =>
      short(readyToClose({ provider, access: [{ ...access, ...entry }], ...changes })).includes("access host");
    for (const state of ["to-move", "moved", "confirmed"] as const) assert.equal(held({ state }), true, state);
    assert.equal(held({ state: "mine-removed" }), false);
    for (const ownerNow of ["us", "Sam Field", "field & co "]) assert.equal(held({ ownerNow }), true, ownerNow);
    for (const ownerNow of ["client", "Acme Ltd", "Mika Sand"]) assert.equal(held({ ownerNow }), false, ownerNow);
    assert.equal(held({ ownerAfter: "Mika Sand" }), true);
    assert.equal(held({ ownerAfter: "me" }), false);
    assert.equal(held({}, { reason: "paused" }), false);
  });

  it("asks for the table's required items after the last day, whoever does them, and for none before it", () => {
    for (const reason of reasons)
      assert.deepEqual(
        short(sampleOffboarding({ reason, size: "full" })).filter((hold) => hold.startsWith("item")),
        listed(reason, "full")
          .filter(({ need, due }) => need === "required" && due.startsWith("T+"))
          .map(({ id }) => `item ${id}`),
      );
    const late = { piece: "summary", title: "Late", need: "required", due: "2026-12-14" } as const;
    assert.deepEqual(short(after(readyToClose(), addItem(late))), ["item late"]);
    assert.deepEqual(short(after(readyToClose(), addItem({ ...late, due: "2026-12-11" }))), []);
    assert.deepEqual(short(after(readyToClose(), addItem({ ...late, need: "optional" }))), []);
    const skip = setItemState("late", { state: "not-needed", because: "not-applicable" });
    assert.deepEqual(short(after(readyToClose(), addItem(late), skip)), []);
    // What is worked out has a hold of its own.
    const shifted = after(sampleOffboarding(), editItem("balance", { due: "T+5d" }));
    assert.ok(!short(shifted).includes("item balance"));
  });
});

describe("close and reopen", () => {
  it("closes what nothing holds, with the day, and opens it again as it was", () => {
    const open = readyToClose();
    const { offboarding, result } = close()(open, context);
    assert.deepEqual(result, { closed: true, holds: [] });
    assert.deepEqual(offboarding, { ...open, status: "closed", closedOn: "2026-12-16" });
    assert.deepEqual(Object.keys(offboarding).slice(2, 5), ["createdOn", "status", "closedOn"]);
    const again = reopen()(offboarding, context);
    assert.deepEqual(again.result, { status: "open" });
    assert.deepEqual(again.offboarding, open);
    assert.deepEqual(reopen()(open, context).offboarding, open);
  });

  it("changes nothing when it is held, and closes anyway when told to", () => {
    const open = sampleOffboarding();
    const holds = closingHolds(open);
    assert.deepEqual(close()(open, context), { offboarding: open, result: { closed: false, holds } });
    const outcome = close({ anyway: true })(open, context);
    assert.deepEqual(outcome.result, { closed: true, holds });
    assert.equal(outcome.offboarding.closedOn, "2026-12-16");
  });

  it("leaves what is closed as it is", () => {
    const { offboarding } = close({ anyway: true })(sampleOffboarding(), context);
    const later = close()(offboarding, fixedContext("2027-01-07"));
    assert.equal(later.offboarding, offboarding);
    assert.equal(later.result.closed, true);
  });

  it("freezes all but the aftercare and payments", () => {
    const document: Offboarding = { ...sampleOffboarding({ size: "full" }), invoices: [invoice] };
    const closed = after(document, close({ anyway: true }));
    for (const { piece, item } of placedItems(closed).filter(({ item: { auto } }) => auto === undefined)) {
      const tick = () => after(closed, setItemState(item.id, { state: "done" }));
      if (piece.kind === "aftercare") tick();
      else assert.throws(tick, /is closed; reopen it first/, item.id);
    }
    assert.deepEqual(recordPayment({ invoice: "final" })(closed, context).result.balance.open, []);
  });
});
