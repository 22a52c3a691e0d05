import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { addWorkingDays, beganLate, dueDay, effectiveDue, isDay } from "../../../src/core/dueDates.js";
import { findItem } from "../../../src/core/flow.js";
import { sampleOffboarding } from "../../support/sample.js";

const day = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

function weekday(iso: string): number {
  return new Date(`${iso}T12:00:00Z`).getUTCDay();
}

describe("due dates", () => {
  it("count working days from the last day", () => {
    assert.equal(dueDay("T", "2026-12-11"), "2026-12-11");
    assert.equal(dueDay("T-1d", "2026-12-11"), "2026-12-10");
    assert.equal(dueDay("T-10d", "2026-12-11"), "2026-11-27");
    assert.equal(dueDay("T+1d", "2026-12-11"), "2026-12-14");
    assert.equal(dueDay("T+22d", "2026-12-11"), "2027-01-12");
    assert.equal(dueDay("2026-12-25", "2026-12-11"), "2026-12-25");
  });

  it("count from a weekend as from the next working day's neighbour", () => {
    assert.equal(dueDay("T-1d", "2026-12-13"), "2026-12-11");
    assert.equal(dueDay("T+1d", "2026-12-13"), "2026-12-14");
  });

  it("never fall on a weekend, and there and back is the same working day", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 400 }), (from, count) => {
        const after = addWorkingDays(from, count);
        assert.ok(after > from && weekday(after) >= 1 && weekday(after) <= 5);
        if (weekday(from) >= 1 && weekday(from) <= 5) assert.equal(addWorkingDays(after, -count), from);
      }),
    );
  });

  it("know which days exist", () => {
    assert.deepEqual(["2026-02-29", "2028-02-29", "2026-13-01", "11.12.2026", ""].map(isDay), [
      false,
      true,
      false,
      false,
      false,
    ]);
  });

  it("hold as they are for a start in time", () => {
    const document = sampleOffboarding();
    assert.equal(beganLate(document), false);
    assert.equal(dueOf(document, "deliverables"), "2026-11-27");
  });

  it("are never before the last day when the work began late", () => {
    const document = sampleOffboarding({ today: "2026-12-04" });
    assert.equal(beganLate(document), true);
    assert.equal(dueOf(document, "access-list"), "2026-12-11");
    assert.equal(dueOf(document, "pushed"), "2026-12-11");
    assert.equal(dueOf(document, "access-mine-removed"), "2026-12-15");
  });

  it("leave two working days to a start on, or after, the last day", () => {
    assert.equal(dueOf(sampleOffboarding({ today: "2026-12-11" }), "pushed"), "2026-12-15");
    assert.equal(dueOf(sampleOffboarding({ today: "2027-01-04" }), "pushed"), "2027-01-06");
  });

  it("are absent without a rule", () => {
    const document = sampleOffboarding();
    const { due: _due, ...item } = findItem(document, "deliverables")?.item ?? assert.fail("no such item");
    assert.equal(effectiveDue(item, document), undefined);
  });
});

function dueOf(document: ReturnType<typeof sampleOffboarding>, id: string): string | undefined {
  const found = findItem(document, id);
  assert.ok(found, id);
  return effectiveDue(found.item, document);
}
