import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { itemsDoneBy } from "../../../src/core/doneBy.js";
import { placedItems } from "../../../src/core/flow.js";
import { setItemState } from "../../../src/core/items.js";
import type { Item, Offboarding } from "../../../src/core/offboarding.js";
import { fixedContext, sampleOffboarding } from "../../support/sample.js";

const full = sampleOffboarding({ size: "full" });

function ticked(document: Offboarding, ...ids: readonly string[]): Offboarding {
  return setItemState(ids, { state: "done" })(document, fixedContext()).offboarding;
}

describe("itemsDoneBy", () => {
  it("ticks what an action does, and nothing else that the same click opens", () => {
    const cases: Readonly<Record<string, readonly string[]>> = {
      "draft:summary": ["summary-draft"],
      "draft:training": ["guide"],
      "draft:meeting": ["agenda"],
      "draft:feedback": ["feedback-questions"],
      "draft:email": ["goodbye-draft"],
      "draft:check-in": ["hello-two-weeks"],
      flavor: ["flavor"],
      "meeting.choice": ["meeting-choice"],
      "meeting.notes": ["meeting-notes"],
      "meeting.acceptedOn": ["acceptance"],
      "feedback.questions": ["feedback-questions"],
      "feedback.askedOn": ["feedback-asked"],
      // To have asked for a review is not to be allowed to show it.
      "draft:review": [],
    };
    for (const [action, expected] of Object.entries(cases))
      assert.deepEqual(itemsDoneBy(full, action), expected, action);
    const paused = sampleOffboarding({ reason: "paused" });
    assert.deepEqual(itemsDoneBy(paused, "draft:notice"), ["plan-notice"]);
  });

  it("never ticks for an export, for what it does not know, or what is worked out", () => {
    const actions = ["export", "export:summary", "payment", "send", "facts", "details:invoices", "details:tasks"];
    for (const action of [...actions, "draft:", "draft:developer", "", "constructor", "__proto__"])
      assert.deepEqual(itemsDoneBy(full, action), [], action);
    for (const { item } of placedItems(full))
      if (item.auto) assert.ok(item.opens !== undefined && !itemsDoneBy(full, item.opens).includes(item.id));
  });

  it("ticks what asks for several fields when the last of them comes", () => {
    const support = { until: "2027-01-31", covers: "Faults" };
    assert.deepEqual(itemsDoneBy({ ...full, support }, "support.covers"), []);
    const whole: Offboarding = { ...full, support: { ...support, rateAfter: "90 EUR an hour" } };
    assert.deepEqual(itemsDoneBy(whole, "support.rateAfter"), ["support-window"]);
    assert.deepEqual(itemsDoneBy(ticked(whole, "support-window"), "support.until"), []);
  });

  it("ticks what is open, once", () => {
    assert.deepEqual(itemsDoneBy(ticked(full, "summary-draft"), "draft:summary"), []);
    const greeted = ticked(full, "hello-two-weeks");
    assert.deepEqual(itemsDoneBy(greeted, "draft:check-in"), ["hello-three-months"]);
    // With the goodbye drafted, finishing it again says nothing of the item that merely opens the same draft.
    assert.deepEqual(itemsDoneBy(ticked(full, "goodbye-draft"), "draft:email"), []);
  });

  it("ticks items from elsewhere by what they open", () => {
    const own: Item = { id: "letter", title: "Write it", need: "optional", state: "open", opens: "draft:developer" };
    const document: Offboarding = {
      ...full,
      pieces: full.pieces.map((piece) => (piece.id === "repo" ? { ...piece, items: [own, ...piece.items] } : piece)),
    };
    assert.deepEqual(itemsDoneBy(document, "draft:developer"), ["letter"]);
  });

  it("leaves what is frozen alone", () => {
    const closed: Offboarding = { ...full, status: "closed" };
    assert.deepEqual(itemsDoneBy(closed, "draft:summary"), []);
    assert.deepEqual(itemsDoneBy(closed, "draft:check-in"), ["hello-two-weeks"]);
  });
});
