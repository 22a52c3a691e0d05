import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { questionsFor, whyNoTestimonial } from "../../../src/core/feedback.js";
import { editFields } from "../../../src/core/fields.js";
import { findItem } from "../../../src/core/flow.js";
import { setItemState } from "../../../src/core/items.js";
import { agenda, chooseMeeting, type MeetingChoice } from "../../../src/core/meeting.js";
import { type Offboarding, reasons } from "../../../src/core/offboarding.js";
import { fullOffboarding } from "../../support/builders.js";
import { fixedContext, sampleOffboarding } from "../../support/sample.js";

const context = fixedContext("2026-11-23");
const full = () => sampleOffboarding({ size: "full" });
const choose = (chosen: MeetingChoice, document: Offboarding = full()) =>
  chooseMeeting(chosen)(document, context).offboarding;
const states = (document: Offboarding) =>
  document.pieces
    .find(({ kind }) => kind === "meeting")
    ?.items.map(({ id, state, notNeeded }) => [id, notNeeded ?? state]);
const promise = (more: object = {}) => ({ text: "Send the fonts", who: "me", by: "2026-12-04", ...more });
const promising = (promises: readonly object[], document: Offboarding = full()) =>
  editFields({ "meeting.promises": promises })(document, context).offboarding;

describe("the closing meeting", () => {
  it("is held, which does the item that asks", () => {
    const held = choose({ choice: "hold", at: "2026-12-04T10:00+01:00", place: "At the bakery" });
    assert.deepEqual(held.meeting, { choice: "hold", at: "2026-12-04T10:00+01:00", place: "At the bakery" });
    assert.deepEqual(states(held)?.[0], ["meeting-choice", "done"]);
    assert.equal(states(held)?.[1]?.[1], "open");
  });

  it("is skipped with a reason, which goes for all that is still open of it; and comes back", () => {
    const done = setItemState("acceptance", { state: "done" })(full(), context).offboarding;
    const skipped = choose({ choice: "skip", because: "not-in-contract" }, done);
    assert.deepEqual(states(skipped), [
      ["meeting-choice", "done"],
      ["agenda", "not-in-contract"],
      ["meeting-notes", "not-in-contract"],
      ["acceptance", "done"],
    ]);
    assert.equal(skipped.pieces.find(({ kind }) => kind === "meeting")?.skippedBecause, "not-in-contract");
    const held = choose({ choice: "hold" }, skipped);
    assert.deepEqual(
      states(held)?.map(([, state]) => state),
      ["done", "open", "open", "done"],
    );
    assert.equal(held.pieces.find(({ kind }) => kind === "meeting")?.skippedBecause, undefined);
  });

  it("is folded into the email, and taken out again when it is held after all", () => {
    const within = (document: Offboarding) => document.pieces.find(({ kind }) => kind === "meeting")?.within;
    const folded = choose({ choice: "fold" });
    assert.equal(within(folded), "email");
    assert.equal(within(choose({ choice: "hold" }, folded)), undefined);
    assert.throws(() => choose({ choice: "fold", within: "access" }), /within/);
  });
});

describe("promises", () => {
  it("become items behind the meeting's, due on their day and owned by whoever gave them", () => {
    const document = promising([promise(), promise({ text: "Pay the host", who: "client" })]);
    assert.deepEqual(
      document.meeting?.promises?.map(({ id }) => id),
      ["send-the-fonts", "pay-the-host"],
    );
    const items = document.pieces.find(({ kind }) => kind === "meeting")?.items.slice(-2);
    assert.deepEqual(
      items?.map(({ id, title, due, owner, need }) => [id, title, due, owner, need]),
      [
        ["promise-send-the-fonts", "Send the fonts", "2026-12-04", "me", "required"],
        ["promise-pay-the-host", "Pay the host", "2026-12-04", "client", "required"],
      ],
    );
  });

  it("take their item along when they are edited, and away when they are removed, unless it is done", () => {
    const document = promising([promise()]);
    const [given] = document.meeting?.promises ?? [];
    assert.ok(given);
    const moved = promising([{ ...given, by: "2026-12-09" }], document);
    assert.equal(findItem(moved, "promise-send-the-fonts")?.item.due, "2026-12-09");
    assert.equal(findItem(promising([], moved), "promise-send-the-fonts"), undefined);
    const done = setItemState("promise-send-the-fonts", { state: "done" })(moved, context).offboarding;
    assert.equal(findItem(promising([], done), "promise-send-the-fonts")?.item.state, "done");
  });

  it("leave what a person changed of the item, and bring none back that was removed", () => {
    const document = promising([promise()]);
    const [given] = document.meeting?.promises ?? [];
    const pieces = document.pieces.map((piece) => ({
      ...piece,
      items: piece.items.map((item) => (item.id === "promise-send-the-fonts" ? { ...item, title: "Fonts!" } : item)),
    }));
    const moved = promising([{ ...given, by: "2026-12-09" }], { ...document, pieces });
    assert.equal(findItem(moved, "promise-send-the-fonts")?.item.title, "Fonts!");
    const without = { ...document, pieces: full().pieces };
    assert.equal(findItem(promising([{ ...given, by: "2026-12-09" }], without), "promise-send-the-fonts"), undefined);
  });

  it("are in step with their items after any edits", () => {
    const day = fc.constantFrom("2026-12-01", "2026-12-04", "2026-12-18");
    const any = fc.array(
      fc.record({
        text: fc.constantFrom("Fonts", "Pay", "Call"),
        who: fc.constantFrom("me", "client", "Jane"),
        by: day,
      }),
      {
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(fc.array(any, { maxLength: 4 }), (edits) => {
        let document = full();
        for (const promises of edits) {
          const kept = (document.meeting?.promises ?? []).slice(0, 2);
          document = promising([...kept, ...promises], document);
          for (const { id, text, by } of document.meeting?.promises ?? []) {
            const item = findItem(document, `promise-${id}`)?.item;
            assert.deepEqual([item?.title, item?.due], [text, by]);
          }
          const items = document.pieces.flatMap((piece) => piece.items).filter(({ id }) => id.startsWith("promise-"));
          assert.equal(items.length, document.meeting?.promises?.length ?? 0);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe("the agenda", () => {
  it("of a new offboarding asks what is the client's to do, about the bill, and their plans", () => {
    assert.deepEqual(
      agenda(sampleOffboarding()).map(({ topic }) => topic),
      ["open", "bill", "plans"],
    );
  });

  it("is built from what is open, in the order of a meeting", () => {
    const topics = agenda(fullOffboarding());
    assert.deepEqual(topics.at(0)?.topic, "results");
    assert.deepEqual(topics.at(-1), { topic: "plans", points: [] });
    for (const { topic, points } of topics)
      if (topic !== "plans" && topic !== "bill") assert.ok(points.length > 0, topic);
    const settled = agenda({ ...fullOffboarding(), invoices: [], billing: { outstanding: "none" } });
    assert.ok(!settled.some(({ topic }) => topic === "bill"));
  });
});

describe("feedback", () => {
  it("has three to five questions for every reason, and asks nobody for praise who had enough", () => {
    for (const reason of reasons) {
      const questions = questionsFor(reason);
      assert.ok(questions.length >= 3 && questions.length <= 5, reason);
      const isOver = reason === "client-cancelled" || reason === "we-cancelled";
      assert.equal(whyNoTestimonial(reason) !== undefined, isOver);
      if (isOver) assert.doesNotMatch(questions.join(" "), /recommend|best|liked|review/i);
    }
  });
});
