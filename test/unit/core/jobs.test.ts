import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { hoursAMonth } from "../../../src/core/jobs.js";
import { rhythms } from "../../../src/core/records.js";

const job = (minutes?: number, every?: (typeof rhythms)[number]) => ({
  id: "j",
  name: "Back up",
  steps: [],
  ...(minutes !== undefined && { minutes }),
  ...(every && { every }),
});

describe("the hours that the client takes over", () => {
  it("are minutes times rhythm, in an average month", () => {
    assert.equal(hoursAMonth([job(60, "month")]), 1);
    assert.equal(hoursAMonth([job(90, "quarter")]), 0.5);
    assert.equal(hoursAMonth([job(120, "year")]), 2 / 12);
    assert.equal(Math.round(hoursAMonth([job(30, "week")]) * 100) / 100, 2.17);
    assert.equal(Math.round(hoursAMonth([job(10, "day")]) * 100) / 100, 5.07);
  });

  it("count nothing that nobody can tell: no minutes, no rhythm, with a release, when needed", () => {
    assert.equal(hoursAMonth([]), 0);
    assert.equal(
      hoursAMonth([job(), job(60), job(undefined, "week"), job(60, "release"), job(60, "needed"), job(0, "day")]),
      0,
    );
  });

  it("add up, in any order, and a day's job takes at least as long as the same once a week", () => {
    const anyJob = fc.record({ minutes: fc.nat(600), every: fc.constantFrom(...rhythms) });
    fc.assert(
      fc.property(fc.array(anyJob, { maxLength: 20 }), (jobs) => {
        const tasks = jobs.map(({ minutes, every }) => job(minutes, every));
        const sum = tasks.reduce((hours, each) => hours + hoursAMonth([each]), 0);
        assert.ok(Math.abs(hoursAMonth([...tasks].reverse()) - sum) < 1e-6);
        assert.ok(hoursAMonth(tasks.map((each) => ({ ...each, every: "day" as const }))) >= hoursAMonth(tasks) - 1e-6);
      }),
    );
  });
});
