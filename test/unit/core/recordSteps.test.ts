import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { type Access, type AccessState, accessStates, isHandedOver } from "../../../src/core/accessStates.js";
import type { Invoice, Offboarding } from "../../../src/core/offboarding.js";
import { accessStep, paidStep, stepForAll, triedAloneStep } from "../../../src/core/recordSteps.js";
import { fixedContext, sampleOffboarding } from "../../support/sample.js";

const context = fixedContext("2026-11-23");
const account = (id: string, more: Partial<Access> = {}): Access => ({
  id,
  name: id,
  kind: "other",
  ownerNow: "me",
  ownerAfter: "client",
  ...more,
});
const invoice = (id: string, more: Partial<Invoice> = {}): Invoice => ({
  id,
  number: id,
  currency: "EUR",
  total: 500,
  ...more,
});
const stepsTo = ["moved", "confirmed", "mine-removed"] as const;
const rank = (state: AccessState = "to-move"): number => accessStates.indexOf(state);

describe("one click on several records", () => {
  it("takes every account at most to its next step, and none back", () => {
    const anyAccount = fc.record({
      state: fc.option(fc.constantFrom(...accessStates), { nil: undefined }),
      ownerAfter: fc.constantFrom("client", "me"),
    });
    fc.assert(
      fc.property(fc.array(anyAccount, { minLength: 1, maxLength: 8 }), fc.constantFrom(...stepsTo), (drawn, state) => {
        const access = drawn.map(({ state: now, ownerAfter }, at) =>
          account(`a${String(at)}`, { ownerAfter, ...(now && { state: now }) }),
        );
        const document: Offboarding = { ...sampleOffboarding(), access };
        const step = accessStep(state);
        const fitting = access.map(({ id }) => id).filter((id) => step.fits(document, id));
        const after = stepForAll(step, fitting)(document, context).offboarding.access ?? [];
        access.forEach((before, at) => {
          const isNext = isHandedOver(before, document) && rank(before.state) === rank(state) - 1;
          assert.deepEqual(after[at], isNext ? { ...before, state } : before);
        });
        // Named by a script, be it twice, an account comes so far from wherever it was; one that is further stays.
        const all = access.map(({ id }) => id);
        const named = stepForAll(step, [...all, ...all])(document, context).offboarding.access ?? [];
        access.forEach((before, at) => {
          assert.equal(rank(named[at]?.state), Math.max(rank(before.state), rank(state)));
          if (rank(before.state) >= rank(state)) assert.deepEqual(named[at], before);
        });
      }),
    );
  });

  it("pays what is open of each invoice, of all or of none", () => {
    const invoices = [
      invoice("open"),
      invoice("partly", { payments: [{ on: "2026-11-01", amount: 200 }] }),
      invoice("paid", { payments: [{ on: "2026-11-01", amount: 500 }] }),
      invoice("written-off", { state: "written-off" }),
      invoice("settled", { issued: "2026-01-01" }),
    ];
    const document: Offboarding = { ...sampleOffboarding(), invoices, billing: { settledUpTo: "2026-02-01" } };
    const fitting = invoices.map(({ id }) => id).filter((id) => paidStep.fits(document, id));
    assert.deepEqual(fitting, ["open", "partly"]);
    const paid = stepForAll(paidStep, fitting)(document, context).offboarding.invoices;
    assert.deepEqual(
      paid?.map(({ payments }) => payments?.at(-1)?.amount),
      [500, 300, 500, undefined, undefined],
    );
    assert.throws(() => stepForAll(paidStep, ["open", "paid"])(document, context), /nothing is open on paid/);
  });

  it("leaves the day of a job that was tried before", () => {
    const job = { name: "Back up", steps: [] };
    const tasks = [
      { id: "new", ...job },
      { id: "old", ...job, triedAloneOn: "2026-11-02" },
    ];
    const document: Offboarding = { ...sampleOffboarding(), tasks };
    assert.deepEqual(
      ["new", "old", "none"].map((id) => triedAloneStep.fits(document, id)),
      [true, false, false],
    );
    assert.equal(
      stepForAll(triedAloneStep, ["new"])(document, context).offboarding.tasks?.[0]?.triedAloneOn,
      "2026-11-23",
    );
  });

  it("changes nothing in what is closed, also where nothing would change", () => {
    const access = [account("a", { state: "confirmed" })];
    const closed: Offboarding = { ...sampleOffboarding(), access, status: "closed" };
    assert.throws(() => stepForAll(accessStep("moved"), ["a"])(closed, context), /is closed/);
  });
});
