import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { flow, next, nextDue, overdue, progress, stateOf } from "../../../src/core/flow.js";
import { setItemState } from "../../../src/core/items.js";
import type { Offboarding } from "../../../src/core/offboarding.js";
import { fixedContext, sampleOffboarding } from "../../support/sample.js";

function ticked(document: Offboarding, ...ids: string[]): Offboarding {
  return ids.length === 0 ? document : setItemState(ids, { state: "done" })(document, fixedContext()).offboarding;
}

function idsOf(
  document: Offboarding,
  wanted: (item: Offboarding["pieces"][number]["items"][number]) => boolean,
): string[] {
  return document.pieces.flatMap((piece) =>
    piece.items.filter((item) => !item.auto && wanted(item)).map((item) => item.id),
  );
}

describe("flow", () => {
  it("puts the email after all that leads to it, whatever the file says", () => {
    const document = sampleOffboarding();
    const shuffled = { ...document, pieces: [...document.pieces].reverse() };
    assert.deepEqual(
      flow(shuffled)
        .slice(-2)
        .map((piece) => piece.kind),
      ["email", "aftercare"],
    );
  });

  it("counts progress without the aftercare and without what is not needed, auto items included", () => {
    const document = sampleOffboarding();
    assert.deepEqual(progress(document), { done: 0, total: 18, requiredOpen: 13 });
    const skipped = setItemState("access-list", { state: "not-needed", because: "not-applicable" })(
      document,
      fixedContext(),
    );
    assert.deepEqual(progress(ticked(skipped.offboarding, "deliverables")), { done: 1, total: 17, requiredOpen: 11 });
  });

  it("goes to the earliest required item, then the optional ones, then the email's, then what comes after the last day", () => {
    let document = sampleOffboarding();
    const seen: string[] = [];
    for (let step = next(document); step; step = next(document)) {
      seen.push(step.item);
      if (step.item === "goodbye-sent") document = { ...document, email: { sentOn: "2026-12-11" } };
      else if (step.item === "balance") document = { ...document, billing: { outstanding: "none" } };
      else document = ticked(document, step.item);
    }
    assert.deepEqual(seen, [
      "access-list",
      "deliverables",
      "final-invoice",
      "known-issues",
      "jobs",
      "guide",
      "no-secrets",
      "pushed",
      "balance",
      "access-domain-hosting",
      "summary-draft",
      "access-secrets",
      "access-confirmed",
      "feedback-asked",
      "support-window",
      "goodbye-draft",
      "goodbye-sent",
      "access-mine-removed",
    ]);
  });

  it("has no next step when nothing is left, nor when it is closed", () => {
    const document = sampleOffboarding();
    assert.equal(next({ ...document, status: "closed" }), null);
    const all = ticked(document, ...idsOf(document, () => true));
    const done: Offboarding = { ...all, billing: { outstanding: "none" }, email: { sentOn: "2026-12-11" } };
    assert.equal(next(done), null);
  });

  it("finds nothing overdue on the day itself, and everything the day after", () => {
    const document = sampleOffboarding();
    assert.deepEqual(
      overdue(document, "2026-11-20").map(({ item }) => item.id),
      [],
    );
    assert.deepEqual(
      overdue(document, "2026-11-23").map(({ item }) => item.id),
      ["access-list"],
    );
  });

  it("finds nothing overdue in what is closed but its aftercare", () => {
    const closed: Offboarding = { ...sampleOffboarding({ size: "standard" }), status: "closed" };
    assert.deepEqual(
      overdue(closed, "2027-12-31").map(({ item }) => item.id),
      closed.pieces.at(-1)?.items.map(({ id }) => id),
    );
    assert.equal(overdue({ ...closed, status: "open" }, "2027-12-31").length, 50);
  });

  it("names the earliest day of what is open: of a part, of all, and of the aftercare once it is closed", () => {
    const document = sampleOffboarding({ size: "standard" });
    const days = document.pieces.map((piece) => nextDue(document, [piece]));
    assert.equal(nextDue(document), days.filter((day) => day !== undefined).sort()[0]);
    const closed: Offboarding = { ...document, status: "closed" };
    assert.equal(nextDue(closed), days.at(-1));
    assert.deepEqual(
      closed.pieces.map((piece) => nextDue(closed, [piece])),
      days.map((day, index) => (index === days.length - 1 ? day : undefined)),
    );
    assert.equal(nextDue(ticked(document, ...idsOf(document, () => true)), []), undefined);
  });

  it("works out the state of what nobody ticks", () => {
    const document = sampleOffboarding();
    const balance = document.pieces.flatMap((piece) => piece.items).find((item) => item.auto === "balance");
    assert.ok(balance);
    const invoice = { id: "1", number: "1", currency: "EUR", total: 100 };
    const cases: [Partial<Offboarding>, string][] = [
      [{}, "open"],
      [{ billing: { outstanding: "none" } }, "done"],
      [{ invoices: [invoice] }, "open"],
      [{ invoices: [{ ...invoice, payments: [{ on: "2026-11-01", amount: 100 }] }] }, "done"],
      [{ invoices: [{ ...invoice, state: "agreed" }] }, "done"],
      [{ invoices: [{ ...invoice, state: "in-goodbye" }] }, "done"],
      [{ invoices: [{ ...invoice, state: "disputed" }] }, "open"],
      [{ invoices: [{ ...invoice, state: "written-off" }] }, "done"],
    ];
    for (const [given, expected] of cases)
      assert.equal(stateOf(balance, { ...document, ...given }), expected, JSON.stringify(given));
  });
});
