import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { anchorOf, courseOf, shareBefore } from "../../../src/exports/course.js";
import { handoffOutputs } from "../../../src/exports/handoff.js";
import { pdfDocuments } from "../../../src/exports/pdfDocuments.js";
import { bakeryFacts, emptyOffboarding, firstVersion, fullOffboarding, modelOf } from "../../support/builders.js";

const released = (...dates: readonly string[]) => ({
  ...bakeryFacts,
  releases: dates.map((date, index) => ({ name: `v${String(index + 1)}`, date })),
});
const places = (...dates: readonly string[]) =>
  courseOf(modelOf(fullOffboarding(), released(...dates)))?.stops.map(({ name, at, place }) => [name, at, place]);

describe("the course of the work", () => {
  it("goes from the first day over the versions to the last, and says so in words", () => {
    assert.deepEqual(places("2026-07-08"), [
      ["First day", 0, "below"],
      ["v1", 0.5, "above"],
      ["Last day", 1, "below"],
    ]);
    assert.equal(
      courseOf(modelOf(fullOffboarding(), released("2026-07-08")))?.said,
      "The course of the work. First day: 2 February 2026; v1: 8 July 2026; Last day: 11 December 2026.",
    );
    assert.equal(courseOf(modelOf(fullOffboarding({ reason: "paused" })))?.stops.at(-1)?.name, "The pause begins");
  });

  it("names as many versions as there is room for, in the order of their days", () => {
    assert.deepEqual(places("2026-09-01", "2026-03-10", "2026-04-07", "2026-10-01"), [
      ["First day", 0, "below"],
      ["v2", 0.115, "above"],
      ["v3", 0.205, "unnamed"],
      ["v1", 0.676, "above"],
      ["v4", 0.772, "unnamed"],
      ["Last day", 1, "below"],
    ]);
    assert.deepEqual([0, 0.5, 1].map(anchorOf), ["start", "middle", "end"]);
  });

  it("marks versions that would touch one another once, with their count, and says each of them in words", () => {
    const course = courseOf(
      modelOf(fullOffboarding(), released("2026-03-10", "2026-03-12", "2026-03-14", "2026-07-08")),
    );
    assert.deepEqual(
      course?.stops.map(({ name, on, at, count }) => [name, on, at, count]),
      [
        ["First day", "2 February 2026", 0, undefined],
        ["3 versions", "by 14 March 2026", 0.122, 3],
        ["v4", "8 July 2026", 0.5, undefined],
        ["Last day", "11 December 2026", 1, undefined],
      ],
    );
    assert.ok(course.said.includes("v1: 10 March 2026; v2: 12 March 2026; v3: 14 March 2026; v4: 8 July 2026;"));
    const same = courseOf(modelOf(fullOffboarding(), released("2026-07-08", "2026-07-08")))?.stops[1];
    assert.deepEqual([same?.name, same?.on], ["2 versions", "8 July 2026"]);
    // None lies on an end of the line.
    assert.deepEqual(
      places("2026-02-03", "2026-12-10")?.map(([, at]) => at),
      [0, 0.05, 0.95, 1],
    );
  });

  it("has marks that never touch, however many versions came out, and counts each of them once", () => {
    const days = fc.array(fc.integer({ min: 1, max: 311 }), { minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(days, (given) => {
        const dates = given.map((day) => new Date(Date.UTC(2026, 1, 2 + day)).toISOString().slice(0, 10));
        const stops = courseOf(modelOf(fullOffboarding(), released(...dates)))?.stops ?? [];
        const [, ...rest] = stops;
        for (const [index, { at }] of rest.entries()) assert.ok(at - (stops[index]?.at ?? 1) > 0.0485, String(at));
        const names = stops
          .filter(({ place }) => place === "above")
          .map(({ at }) => at - 0.24 * shareBefore[anchorOf(at)]);
        for (const [index, begin] of names.entries())
          assert.ok(begin >= -1e-9 && begin - (names[index - 1] ?? -1) >= 0.24 - 1e-9, String(begin));
        assert.equal(
          stops.slice(1, -1).reduce((sum, { count = 1 }) => sum + count, 0),
          dates.length,
        );
      }),
      { numRuns: 200 },
    );
  });

  it("is not drawn without a version in between, or without knowing when it began", () => {
    assert.equal(places(), undefined);
    assert.equal(places("2025-01-01", "2027-01-01"), undefined);
    assert.equal(courseOf(modelOf(emptyOffboarding(), null)), null);
  });

  it("is in the page and in the document, with its words for those who do not see it", () => {
    const offboarding = fullOffboarding();
    const input = { model: modelOf(offboarding), view: offboarding, drafts: {}, versionOf: firstVersion };
    const said = courseOf(input.model)?.said ?? "";
    const [page] = handoffOutputs(input, ["html"]);
    assert.ok(String(page?.content).includes(`<svg role="img" aria-label="${said}"`));
    assert.deepEqual(
      pdfDocuments(input).map(({ document }) => document.course?.said),
      [said, undefined],
    );
  });
});
