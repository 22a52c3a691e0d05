import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { DraftKind } from "../../../src/core/drafts.js";
import type { Offboarding } from "../../../src/core/offboarding.js";
import { splitFrontMatter } from "../../../src/drafts/frontMatter.js";
import { renderDraft } from "../../../src/drafts/render.js";
import { emptyOffboarding, everyReason, fullOffboarding, modelOf } from "../../support/builders.js";

/** What a kind says of an offboarding on a day, without the lines before the text. */
function body(kind: DraftKind, offboarding: Offboarding, today?: string): string {
  return splitFrontMatter(renderDraft(kind, modelOf(offboarding, undefined, today))).body;
}

function subject(kind: DraftKind, offboarding: Offboarding): unknown {
  return splitFrontMatter(renderDraft(kind, modelOf(offboarding))).data.subject;
}

const planned = (kind: string): Offboarding["pieces"] =>
  fullOffboarding().pieces.map((piece) =>
    piece.kind === kind
      ? {
          ...piece,
          items: [{ id: "one", title: "One", need: "required" as const, owner: "me", state: "open" as const }],
        }
      : piece,
  );

describe("drafts say only what is so", () => {
  it("the note about keys gives no steps where there is no key to change", () => {
    const access = (fullOffboarding().access ?? []).map((entry) => ({ ...entry, secretRotatedOn: "2026-12-01" }));
    for (const reason of everyReason) {
      assert.match(body("rotate-keys", fullOffboarding({ reason })), /^1\. Sign in/m);
      for (const [offboarding, said] of [
        [fullOffboarding({ reason, access: [] }), /has no accounts that we share/],
        [fullOffboarding({ reason, access }), /has been changed; there is nothing left to do/],
      ] as const) {
        const text = body("rotate-keys", offboarding);
        assert.match(text, said);
        assert.doesNotMatch(text, /Sign in|should now be changed|Please/);
        assert.equal(subject("rotate-keys", offboarding), "Web shop: no password left to change");
      }
      assert.match(
        body("rotate-keys", emptyOffboarding({ reason })),
        /should now be changed: \[accounts: not listed yet\]/,
      );
    }
  });

  it("the reminder of an invoice counts them, and says so when nothing is left, or something is in the client's favour", () => {
    const invoice = { id: "a", number: "7", currency: "EUR", total: 10_000, due: "2026-12-04" };
    const two = [invoice, { ...invoice, id: "b", number: "8" }];
    assert.match(body("invoice-reminder", fullOffboarding({ invoices: [invoice] })), /If it is paid already/);
    assert.match(body("invoice-reminder", fullOffboarding({ invoices: two })), /If they are paid already/);
    const credit = fullOffboarding({ invoices: [{ ...invoice, payments: [{ on: "2026-12-01", amount: 12_000 }] }] });
    assert.match(
      body("invoice-reminder", credit),
      /Nothing is left to pay for Web shop\. In your favour: €20\.00\. Thank you\./,
    );
    assert.equal(subject("invoice-reminder", credit), "Web shop: nothing left to pay");
    assert.match(body("invoice-reminder", emptyOffboarding()), /^What is still to pay: \[balance: unknown\]$/m);
  });

  it("the start letter announces no meeting that was, no invoice where nothing is to pay, and no access that is gone", () => {
    const pieces = planned("meeting");
    const at = "2026-12-09T14:00:00+01:00";
    const letter = (changes: Partial<Offboarding>, today: string) =>
      body("notice", fullOffboarding({ pieces, meeting: { at }, ...changes }), today);
    assert.match(letter({}, "2026-12-09"), /^- We meet on Wednesday 9 December 2026/m);
    assert.doesNotMatch(letter({}, "2026-12-10"), /We meet/);
    assert.doesNotMatch(letter({ meeting: { notes: "All clear." } }, "2026-12-01"), /We meet/);
    const bill = planned("invoices");
    assert.match(letter({ pieces: bill }, "2026-12-01"), /final invoice/);
    const nil = { pieces: bill, invoices: [], billing: { outstanding: "none" as const } };
    assert.doesNotMatch(letter(nil, "2026-12-01"), /final invoice/);
    const removed = fullOffboarding().pieces.map((piece) => ({
      ...piece,
      items: piece.items.map((item) => ({ ...item, state: "done" as const })),
    }));
    assert.match(letter({ pieces: fullOffboarding().pieces }, "2026-12-01"), /I give up my own access/);
    assert.doesNotMatch(letter({ pieces: removed }, "2026-12-01"), /my own access/);
  });

  it("a paused project is not handed over, and its restart is agreed only once", () => {
    const pieces = fullOffboarding().pieces.map((piece) =>
      piece.kind === "plan"
        ? {
            ...piece,
            items: [
              {
                id: "plan-restart",
                title: "Agree it",
                need: "required" as const,
                owner: "both",
                state: "open" as const,
              },
            ],
          }
        : piece,
    );
    const text = body("client-reminder", fullOffboarding({ reason: "paused", pieces }));
    assert.match(text, /^For the pause of Web shop, I still need this from you:$/m);
    assert.match(text, /The last day for now is/);
    assert.doesNotMatch(text, /hand Web shop over|My last day|Agree the restart/);
    assert.match(body("client-reminder", fullOffboarding({ pieces })), /^To hand Web shop over well, I still need/m);
  });

  it("the second letter without an answer closes what has ended, not what is paused", () => {
    const quiet = (reason: Offboarding["reason"]) => fullOffboarding({ reason, email: { sentOn: "2026-11-30" } });
    for (const reason of everyReason)
      assert.equal(
        subject("no-answer", quiet(reason)),
        reason === "paused" ? "Web shop: the pause, as we agreed?" : "Web shop: closing it on 17 December 2026",
      );
    assert.doesNotMatch(body("no-answer", quiet("paused")), /clos/);
  });

  it("a check-in names no renewal whose day has passed, and no work as finished that was not", () => {
    const paused = fullOffboarding({ reason: "paused" });
    assert.match(body("check-in", paused, "2027-02-01"), /Hosting at Green Hosting – by 1 February 2027/);
    assert.doesNotMatch(body("check-in", paused, "2027-02-02"), /Hosting at Green Hosting/);
    assert.match(body("check-in", fullOffboarding(), "2027-03-20"), /since we finished Web shop/);
    assert.match(
      body("check-in", fullOffboarding({ reason: "contract-end" }), "2027-03-20"),
      /since our work on Web shop ended/,
    );
  });

  it("an introduction of several speaks to all of them", () => {
    const [first] = fullOffboarding().needs ?? [];
    assert.ok(first);
    const one = fullOffboarding();
    const two = fullOffboarding({
      needs: [
        first,
        {
          id: "tax",
          text: "Tax",
          by: "referral",
          referral: { name: "Max Tax", service: "Books", contact: "max@tax.example" },
        },
      ],
    });
    assert.match(body("introduction", one), /as both of you agreed/);
    assert.equal(subject("introduction", one), "Introduction: Holm & Daughters Bakery and Lena Fox");
    assert.match(body("introduction", two), /as all of you agreed/);
    assert.equal(subject("introduction", two), "Introduction: Holm & Daughters Bakery, Lena Fox, Max Tax");
  });

  it("whoever has written a testimonial is thanked for it, and not asked for one", () => {
    const testimonial = { text: "The phone is quiet now.", allowedOn: "2026-12-01" };
    const text = body("review", fullOffboarding({ feedback: { testimonial } }));
    assert.match(
      text,
      /Thank you for these words about our work on Web shop.*\n\nThe phone is quiet now\.\n\nWould you put them here/,
    );
    assert.doesNotMatch(text, /If you are happy|Three or four sentences/);
    assert.match(body("review", fullOffboarding()), /If you are happy with Web shop/);
  });

  it("the goodbye answers whether they can run it alone, and names what was not done", () => {
    for (const reason of ["complete", "contract-end", "other", "paused"] as const) {
      const email = (changes: Partial<Offboarding>) => body("email", fullOffboarding({ reason, ...changes }));
      assert.match(
        email({ tasks: [] }),
        /nothing that you have to do regularly, except to renew what runs out; the handover/,
      );
      assert.match(email({ tasks: [], access: [] }), /nothing that you have to do regularly\./);
      const { tasks, ...unknown } = fullOffboarding({ reason });
      assert.ok(tasks);
      assert.match(body("email", unknown), /How to run it (?:without me|meanwhile) is in the handover document\./);
      assert.match(email({}), /Gift vouchers/);
    }
    for (const reason of ["client-cancelled", "we-cancelled"] as const)
      assert.match(
        body("email", fullOffboarding({ reason })),
        /the handover document, as files; it says how to run everything/,
      );
  });

  it("a result that is known only from before is shown with it", () => {
    const results = [{ id: "a", text: "Orders on Sundays", before: "none" }];
    for (const kind of ["email", "summary", "meeting"] as const)
      assert.match(body(kind, fullOffboarding({ results })), /^- Orders on Sundays \(before: none\)$/m, kind);
  });
});
