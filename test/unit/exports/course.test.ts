import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { anchorOf, courseOf } from "../../../src/exports/course.js";
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
    assert.deepEqual(places("2026-09-01", "2026-03-10", "2026-03-20", "2026-10-01"), [
      ["First day", 0, "below"],
      ["v2", 0.115, "above"],
      ["v3", 0.147, "unnamed"],
      ["v1", 0.676, "above"],
      ["v4", 0.772, "unnamed"],
      ["Last day", 1, "below"],
    ]);
    assert.deepEqual([0, 0.5, 1].map(anchorOf), ["start", "middle", "end"]);
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
