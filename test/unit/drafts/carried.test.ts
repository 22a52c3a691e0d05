import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Offboarding } from "../../../src/core/offboarding.js";
import { renderDraft } from "../../../src/drafts/render.js";
import { emptyOffboarding, everyReason, fullOffboarding, modelOf } from "../../support/builders.js";

/** The full offboarding with these pieces inside others. */
function carrying(within: Readonly<Record<string, string>>, more: Partial<Offboarding> = {}): Offboarding {
  const full = fullOffboarding(more);
  return {
    ...full,
    pieces: full.pieces.map((piece) => {
      const carrier = within[piece.kind];
      return carrier === undefined ? piece : { ...piece, within: carrier };
    }),
  };
}

describe("documents that carry others", () => {
  it("a meeting that carries summary and training contains both, with its headings in order", () => {
    for (const reason of everyReason) {
      const text = renderDraft("meeting", modelOf(carrying({ summary: "meeting", training: "meeting" }, { reason })));
      assert.match(text, /^### What you have now$/m, reason);
      assert.match(text, /^#### Web shop$/m, reason);
      assert.match(text, /^## How to run it$/m, reason);
      assert.match(text, /^#### Renew the domain$/m, reason);
      assert.equal(text.match(/^# /gm)?.length, 1, reason);
    }
  });

  it("an email that carries summary and feedback contains both", () => {
    for (const reason of everyReason) {
      const text = renderDraft("email", modelOf(carrying({ summary: "email", feedback: "email" }, { reason })));
      assert.match(text, /Every evening at 18:05 a list of everything/, reason);
      assert.match(text, /^1\. What should I have asked you sooner\?\n2\. What would you miss\?$/m, reason);
      assert.equal(text.match(/^## What you have now$/gm)?.length, 1, reason);
    }
  });

  it("an email that stands for the meeting says what would have been said", () => {
    assert.match(renderDraft("email", modelOf(carrying({ meeting: "email" }))), /^## In place of a meeting$/m);
  });

  it("an email that carries the accounts and the code contains both", () => {
    for (const reason of everyReason) {
      const text = renderDraft("email", modelOf(carrying({ access: "email", repo: "email" }, { reason })));
      assert.match(text, /^\| Hosting at Green Hosting \| you \| you \| 1 February 2027 \|$/m, reason);
      assert.equal(text.match(/Hosting at Green Hosting/g)?.length, 1, reason);
      assert.match(text, /^## The code\n\n- holm-shop, github\.com\/holm-bakery\/holm-shop$/m, reason);
    }
  });

  it("say nothing twice that stands in two of the parts", () => {
    const all = { summary: "email", training: "email", meeting: "email", feedback: "email", referrals: "email" };
    const inMeeting = { summary: "meeting", training: "meeting", referrals: "meeting", invoices: "meeting" };
    for (const reason of everyReason)
      for (const text of [
        renderDraft("email", modelOf(carrying(all, { reason }))),
        renderDraft("meeting", modelOf(carrying(inMeeting, { reason }))),
      ])
        for (const said of [
          /Lena Fox/g,
          /Mika Sand \(Next developer\)/g,
          /Large cake pictures/g,
          /accepted/g,
          /(?:ask Anna Berg|to help) until/g,
        ])
          assert.ok((text.match(said) ?? []).length <= 1, `${String(said)} in ${reason}:\n${text}`);
  });

  it("ask the client for their share of the plan, and keep ours out; what the user made stands as it is", () => {
    const item = (id: string, title: string, owner: string) => ({ id, title, owner, need: "optional", state: "open" });
    const full = fullOffboarding();
    const pieces = [
      ...full.pieces.map((piece) =>
        piece.kind === "plan"
          ? {
              ...piece,
              within: "email",
              items: [
                item("plan-contract", "Read the contract again", "me"),
                item("plan-receivers", "Name the person on the client's side who receives each thing", "both"),
              ],
            }
          : piece,
      ),
      { id: "own", kind: "custom", title: "The oven", within: "email", items: [item("a", "Turn it off", "me")] },
    ] as Offboarding["pieces"];
    const text = renderDraft("email", modelOf({ ...full, pieces }));
    assert.match(text, /^## What I still need from you\n\n- Tell me who receives each part on your side$/m);
    assert.doesNotMatch(text, /Read the contract/);
    assert.match(text, /^## The oven\n\n- Turn it off$/m);
  });

  it("an email that carries others has a heading over each of its own parts, however little is known", () => {
    const pieces = emptyOffboarding().pieces.map((piece) =>
      piece.kind === "summary" ? { ...piece, within: "email" } : piece,
    );
    const headings = (reason: Offboarding["reason"]) =>
      [...renderDraft("email", modelOf(emptyOffboarding({ reason, pieces }), null)).matchAll(/^## (.*)$/gm)].map(
        ([, heading]) => heading,
      );
    assert.deepEqual(headings("complete"), [
      "What you have now",
      "Known issues",
      "My access",
      "Your jobs from now on",
      "Whom to call",
      "What is still to pay",
    ]);
    assert.deepEqual(headings("client-cancelled"), [
      "What you have now",
      "Known issues",
      "Handover",
      "My access",
      "What is still to pay",
      "Whom to call",
    ]);
  });

  it("a meeting names what is left for the client once, and not what was promised there", () => {
    const item = (id: string, title: string) => ({ id, title, owner: "client", need: "optional", state: "open" });
    const full = carrying({ plan: "meeting" });
    const promises = [{ id: "prices", text: "New prices", who: "client", by: "2026-12-18" }];
    const pieces = full.pieces.map((piece) => {
      if (piece.kind === "plan") return { ...piece, items: [item("plan-receivers", "Name the receivers")] };
      if (piece.kind !== "access") return piece;
      return { ...piece, items: [item("access-confirmed", "Logged in"), item("promise-prices", "New prices")] };
    }) as Offboarding["pieces"];
    const text = renderDraft("meeting", modelOf({ ...full, pieces, meeting: { promises } }));
    assert.match(text, /^## What I still need from you\n\n- Tell me who receives each part on your side\n$/m);
    assert.match(text, /^## What is left for you\n\n- Log in to each account once, so that we both know it works\n$/m);
    assert.equal(text.match(/New prices/g)?.length, 1);
  });

  it("each is whole again by itself, and its own document never changes", () => {
    const [together, apart] = [carrying({ summary: "meeting", feedback: "email" }), fullOffboarding()];
    for (const kind of ["summary", "training", "feedback"] as const)
      assert.equal(renderDraft(kind, modelOf(together)), renderDraft(kind, modelOf(apart)), kind);
    assert.doesNotMatch(renderDraft("meeting", modelOf(apart)), /What you have now/);
    assert.doesNotMatch(renderDraft("email", modelOf(apart)), /Every evening at 18:05/);
  });
});
