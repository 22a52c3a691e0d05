import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { handoffOutputs } from "../../../src/exports/handoff.js";
import { pdfDocuments } from "../../../src/exports/pdfDocuments.js";
import { zipOf } from "../../../src/exports/zip.js";
import { firstVersion, fullOffboarding, modelOf } from "../../support/builders.js";

/** Everything that a handoff is made of, in a time zone. */
function madeIn(zone: string): unknown {
  const before = process.env.TZ;
  process.env.TZ = zone;
  try {
    const offboarding = fullOffboarding({ meeting: { at: "2026-12-09T23:30+01:00" } });
    const input = { model: modelOf(offboarding), view: offboarding, drafts: {}, versionOf: firstVersion };
    const outputs = handoffOutputs(input, ["markdown", "html", "ics"]);
    const zip = zipOf(new Map([["a.txt", new TextEncoder().encode("a")]]));
    return [outputs, pdfDocuments(input), [...zip]];
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
}

describe("the handoff", () => {
  it("is the same in every time zone", () => {
    const expected = madeIn("UTC");
    for (const zone of ["Pacific/Auckland", "America/Los_Angeles", "Asia/Kathmandu"])
      assert.deepEqual(madeIn(zone), expected, zone);
  });
});
