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
        [fullOffboarding({ reason, access: [] }), /no accounts of Web shop that we share/],
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
    assert.match(letter({}, "2026-12-09"), /^We meet on Wednesday 9 December 2026/m);
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

  it("an introduction speaks to those who get it alone, and asks nobody to reply to whom it does not reach", () => {
    const need = (name: string, contact: string) => ({
      id: name.toLowerCase().replace(" ", "-"),
      text: `What ${name} does`,
      by: "referral" as const,
      referral: { name, service: "Help", contact },
    });
    const letter = (...needs: ReturnType<typeof need>[]) => body("introduction", fullOffboarding({ needs }));
    const [lena, kim, max] = [
      need("Lena Fox", "+49 30 1234"),
      need("Kim Roe", "https://roe.example/contact"),
      need("Max Tax", "max@tax.example"),
    ];
    const called = letter(lena);
    assert.match(called, /^Hello Jane,\n\nI would like to introduce you to Lena Fox, as you both agreed\.\n/m);
    assert.match(called, /Lena Fox \(Help, \+49 30 1234\) can help with this: What Lena Fox does\./);
    assert.match(called, /from here\. This email goes to you alone, so the first step is yours\. If something/);
    assert.doesNotMatch(called, /reply to all|you to meet|is with Holm/);
    assert.match(letter(lena, kim), /introduce you to Lena Fox and Kim Roe, as you all agreed\.\n/);
    const mixed = letter(lena, max);
    assert.match(mixed, /^Hello Jane, hello Max Tax,\n\nI would like you to meet, as all of you agreed\.\n/m);
    assert.match(
      mixed,
      /reply to all is the easiest way to find a time\. Lena Fox does not get this email; Jane, there the first step is yours\. If something/,
    );
    assert.match(letter(lena, kim, max), /Lena Fox and Kim Roe do not get this email; Jane, there the first step/);
    assert.match(letter(max), /^Hello Jane, hello Max Tax,\n[^]*reply to all is the easiest way to find a time\. If/m);
    assert.match(letter(), /reply to all is the easiest way to find a time\. If/);
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
      assert.match(
        body("email", unknown),
        /How to run everything (?:without me|meanwhile) is in the handover document\./,
      );
      assert.match(email({}), /Gift vouchers/);
    }
    for (const reason of ["client-cancelled", "we-cancelled"] as const)
      assert.match(
        body("email", fullOffboarding({ reason })),
        /as files, a handover document that says how to run everything/,
      );
  });

  it("a result that is known only from before is shown with it", () => {
    const results = [{ id: "a", text: "Orders on Sundays", before: "none" }];
    for (const kind of ["email", "summary", "meeting"] as const)
      assert.match(body(kind, fullOffboarding({ results })), /^- Orders on Sundays \(before: none\)$/m, kind);
  });

  it("a promise of the client's stands once in the goodbye, and one that was kept not at all", () => {
    const promises = [
      { id: "photos", text: "New photos", who: "client", by: "2026-12-16" },
      { id: "guide", text: "A guide", who: "me", by: "2026-12-15" },
      { id: "kept", text: "A list", who: "me", by: "2026-12-14" },
      { id: "free", text: "A call", who: "Mika Sand", by: "2026-12-17" },
    ];
    const item = (id: string, owner: string, state: "open" | "done", due: string) => ({
      id: `promise-${id}`,
      title: promises.find((promise) => promise.id === id)?.text ?? "",
      need: "required" as const,
      owner,
      state,
      due,
    });
    const items = [
      item("photos", "client", "open", "2026-12-16"),
      item("guide", "me", "open", "2026-12-15"),
      item("kept", "me", "done", "2026-12-14"),
    ];
    const pieces = fullOffboarding().pieces.map((piece) => (piece.kind === "meeting" ? { ...piece, items } : piece));
    for (const reason of everyReason)
      assert.match(
        body("email", fullOffboarding({ reason, pieces, meeting: { promises } })),
        /## Still to do\n\n- A guide – me, by 15 December 2026\n- New photos – you, by 16 December 2026\n- A call – Mika Sand, by 17 December 2026\n\n(?!- )/,
        reason,
      );
  });

  it("what is asked for is said under its day, where days are shared, and with its day beside it where not", () => {
    const ask = (id: string, due: string) => ({
      id,
      title: `Do ${id}`,
      need: "required" as const,
      owner: "client",
      state: "open" as const,
      due,
    });
    const asked = (items: ReturnType<typeof ask>[]) => {
      const pieces = fullOffboarding().pieces.map((piece) => (piece.kind === "access" ? { ...piece, items } : piece));
      return fullOffboarding({ pieces });
    };
    const shared = asked([
      ask("a", "2026-12-09"),
      ask("b", "2026-12-09"),
      ask("c", "2026-12-11"),
      ask("d", "2026-12-11"),
    ]);
    const days = "By 11 December 2026:\n\n- Do c\n- Do d\n";
    assert.ok(
      body("client-reminder", shared).includes(`Was planned for 9 December 2026:\n\n- Do a\n- Do b\n\n${days}`),
    );
    assert.ok(body("notice", shared).includes(`As soon as you can:\n\n- Do a\n- Do b\n\n${days}`));
    const apart = asked([ask("a", "2026-12-10"), ask("b", "2026-12-10"), ask("c", "2026-12-11")]);
    assert.match(body("notice", apart), /^- Do b – by 10 December 2026\n- Do c – by 11 December 2026$/m);
  });

  it("keys are to be changed by the day that the goodbye names for it, and one key is one", () => {
    const rotate = {
      id: "access-rotate",
      title: "Change every secret",
      need: "required" as const,
      owner: "client",
      state: "open" as const,
      due: "T+1d",
    };
    const pieces = fullOffboarding().pieces.map((piece) =>
      piece.kind === "access" ? { ...piece, items: [rotate] } : piece,
    );
    const offboarding = fullOffboarding({ pieces });
    assert.match(body("email", offboarding), /we both knew – you, by 14 December 2026/);
    assert.match(body("rotate-keys", offboarding), /should be changed by Monday 14 December 2026, so/);
    assert.match(body("rotate-keys", offboarding, "2026-12-15"), /should be changed by Tuesday 22 December 2026, so/);
    const one = fullOffboarding({ access: fullOffboarding().access?.slice(0, 1) ?? [] });
    assert.doesNotMatch(body("rotate-keys", one), /one after the other|the next\.|one by one|matters most/);
    for (const flavor of ["efficient", "detail-oriented"])
      assert.doesNotMatch(body("rotate-keys", { ...one, flavor }), /one by one|matters most/);
  });

  it("a client who is a person is not said to be with themselves, nor to have two names", () => {
    const contacts = [{ id: "jane", name: "Jane Holm", email: "jane@holm.example" }];
    const person = fullOffboarding({ client: { name: "Jane Holm", contacts } });
    assert.match(
      body("introduction", person),
      /^Jane Holm is a client of mine; I have worked on Web shop, and that work/m,
    );
    assert.match(body("review", person), /quote you, with your name, please/);
    assert.match(body("review", fullOffboarding()), /with your name and that of Holm & Daughters Bakery, please/);
  });

  it("an invoice whose day has passed is due since then, in emails of today alone", () => {
    for (const kind of ["invoice-reminder", "email"] as const) {
      assert.match(body(kind, fullOffboarding(), "2026-12-18"), /€1,250\.00, due on 18 December 2026/);
      assert.match(body(kind, fullOffboarding(), "2026-12-19"), /€1,250\.00, due since 18 December 2026/);
    }
    const carried = fullOffboarding().pieces.map((piece) =>
      piece.kind === "invoices" ? { ...piece, within: "meeting" } : piece,
    );
    assert.match(body("meeting", fullOffboarding({ pieces: carried }), "2026-12-19"), /due on 18 December 2026/);
  });

  it("a letter with a day to meet says where, and one without asks for the day", () => {
    const meet = (meeting: NonNullable<Offboarding["meeting"]>) =>
      body("notice", fullOffboarding({ pieces: planned("meeting"), meeting }), "2026-12-01");
    const at = "2026-12-09T14:00:00+01:00";
    assert.match(meet({ at, place: "the bakery" }), /to go through what is open\. Where: the bakery\.$/m);
    assert.match(meet({}), /^I would like to meet once more, to go through what is open\. Which day suits you\?$/m);
  });

  it("the final invoice is announced though those before it are paid, but not once it was sent", () => {
    const invoice = {
      id: "a",
      number: "1",
      currency: "EUR",
      total: 100,
      payments: [{ on: "2026-11-01", amount: 100 }],
    };
    const bill = (state: "open" | "done") =>
      fullOffboarding().pieces.map((piece) =>
        piece.kind === "invoices"
          ? {
              ...piece,
              items: [{ id: "final-invoice", title: "Send it", need: "required" as const, owner: "me", state }],
            }
          : piece,
      );
    const letter = (state: "open" | "done") =>
      body("notice", fullOffboarding({ invoices: [invoice], pieces: bill(state) }), "2026-12-01");
    assert.match(letter("open"), /By my last day you get:\n\n- the final invoice\n/);
    assert.doesNotMatch(letter("done"), /final invoice/);
  });

  it("a pause whose restart has passed asks for a new day", () => {
    const paused = fullOffboarding({ reason: "paused", email: { sentOn: "2026-12-11" } });
    assert.match(
      body("check-in", paused, "2027-02-01"),
      /we go on from 1 March 2027\. Is that.*\n[^]*See you on 1 March 2027/,
    );
    assert.match(
      body("check-in", paused, "2027-03-02"),
      /we meant to go on from 1 March 2027\. Which day would suit you now\?/,
    );
    for (const kind of ["check-in", "no-answer"] as const)
      assert.doesNotMatch(body(kind, paused, "2027-03-02"), /See you/, kind);
  });

  it("accounts of one and the same are named together, and a table in an email speaks to its reader", () => {
    const entry = (id: string, ownerAfter: string, state: "to-move" | "moved") => ({
      id,
      name: `Account ${id}`,
      kind: "other",
      ownerNow: "me",
      ownerAfter,
      payer: "client",
      state,
    });
    const access = [entry("A", "Mika Sand", "moved"), entry("B", "me", "moved"), entry("C", "Mika Sand", "moved")];
    const offboarding = fullOffboarding({
      access: [...access, entry("D", "Mika Sand", "to-move"), entry("E", "client", "moved")],
    });
    assert.match(
      body("email", offboarding),
      /- Yours already: Account E\n- With Mika Sand: Account A, Account C\n- With me: Account B\n- Moves to Mika Sand: Account D\n\n/,
    );
    const pieces = offboarding.pieces.map((piece) =>
      piece.kind === "access" || piece.kind === "training" ? { ...piece, within: "email" } : piece,
    );
    const text = body("email", { ...offboarding, pieces });
    assert.match(text, /^\| Account B \| me \| you \|$/m);
    assert.match(
      text,
      /^## Your jobs\n\n\| Job \| How often \| Minutes \| Who \|\n.*\n\| Look through failed payments \| every week \| 15 \| you \|$/m,
    );
  });

  it("whoever has named a way to be reached is reached there, be it a telephone; else a reply is enough", () => {
    const support = { until: "2027-01-15", contact: "+353 1 555 0142" };
    const said = (changes: Partial<Offboarding>) => body("email", fullOffboarding(changes));
    assert.match(said({ support }), /until Friday 15 January 2027; contact \+353 1 555 0142\./);
    assert.match(said({ support: { contact: "help@berg.example" } }), /is unclear, contact <help@berg\.example>\./);
    assert.match(said({}), /until Friday 15 January 2027; just reply to this email\./);
    assert.equal(said({ reason: "we-cancelled" }).match(/reply/g)?.length, 1);
  });
});
