import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { pieceKinds, reasons } from "../../../src/core/offboarding.js";
import { renderDraft } from "../../../src/drafts/render.js";
import { splitFrontMatter } from "../../../src/drafts/frontMatter.js";
import { emptyOffboarding, fullOffboarding, modelOf } from "../../support/builders.js";

describe("reminders", () => {
  const item = (id: string, owner: string, due: string, more = {}) => ({
    id,
    title: `Do ${id}`,
    need: "required" as const,
    state: "open" as const,
    owner,
    due,
    ...more,
  });
  const waiting = emptyOffboarding({
    pieces: pieceKinds.map((kind) => ({
      id: kind,
      kind,
      title: kind,
      items:
        kind === "access"
          ? [
              item("later", "client", "2026-12-10"),
              item("mine", "me", "2026-12-01"),
              item("sooner", "both", "2026-11-30"),
              item("done", "client", "2026-11-30", { state: "done" }),
              item("paid", "client", "2026-11-30", { auto: "balance" }),
            ]
          : [],
    })),
  });

  it("to the client name what only they can do, the earliest first, and nothing of ours", () => {
    const { body } = splitFrontMatter(renderDraft("client-reminder", modelOf(waiting)));
    assert.deepEqual(
      body.split("\n").filter((line) => line.startsWith("- ")),
      ["- Do sooner – was planned for November 30, 2026", "- Do later – by December 10, 2026"],
    );
  });

  it("speak to the client where the list speaks of them", () => {
    const pieces = waiting.pieces.map((piece) =>
      piece.kind === "access" ? { ...piece, items: [item("access-confirmed", "client", "2026-12-10")] } : piece,
    );
    const text = renderDraft("client-reminder", modelOf({ ...waiting, pieces }));
    assert.match(text, /^- Log in to each account once, so that we both know it works – by December 10, 2026$/m);
  });

  it("are part of the goodbye for what the client does alone, which holds nothing", () => {
    for (const reason of reasons) {
      const { body } = splitFrontMatter(renderDraft("email", modelOf({ ...waiting, reason })));
      assert.match(body, /Still to do:\n\n- Do later – you, by December 10, 2026\n/, reason);
      assert.doesNotMatch(body, /Do sooner|Do mine|Do done|Do paid/);
    }
  });

  it("say so when there is nothing to wait for, and nothing to pay", () => {
    const client = renderDraft("client-reminder", modelOf(emptyOffboarding()));
    assert.match(client, /Just now I need nothing from you/);
    const paid = renderDraft("invoice-reminder", modelOf(emptyOffboarding({ billing: { outstanding: "none" } })));
    assert.match(paid, /Nothing is left to pay/);
    assert.match(renderDraft("invoice-reminder", modelOf(emptyOffboarding())), /\[balance/);
  });

  it("of invoices ask how they are paid where nothing says it", () => {
    const invoice = { id: "a", number: "2026-7", currency: "EUR", total: 125_000, due: "2026-12-04" };
    const reminder = (more: object, howToPay?: string): string => {
      const provider = { name: "Anna Berg", ...(howToPay !== undefined && { howToPay }) };
      const document = emptyOffboarding({ invoices: [{ ...invoice, ...more }], provider });
      return renderDraft("invoice-reminder", modelOf(document));
    };
    assert.match(reminder({}), /^How to pay: \[invoice: how to pay\]$/m);
    assert.doesNotMatch(reminder({ payLink: "https://pay.example/7" }), /how to pay/i);
    assert.match(reminder({}, "IBAN IE12 BOFI 9000 0112 3456 78"), /^How to pay:\n\nIBAN IE12/m);
  });

  it("of invoices name number and amount of each that is open", () => {
    const invoices = [
      { id: "a", number: "2026-7", currency: "EUR", total: 125_000, due: "2026-12-04" },
      { id: "b", number: "2026-8", currency: "EUR", total: 5_000, payments: [{ on: "2026-11-01", amount: 5_000 }] },
    ];
    const text = renderDraft("invoice-reminder", modelOf(fullOffboarding({ invoices })));
    assert.match(text, /\*\*2026-7\*\*: €1,250\.00/);
    assert.doesNotMatch(text, /2026-8/);
  });

  it("exist for every reason, with no hole in them", () => {
    for (const reason of reasons)
      for (const kind of ["client-reminder", "invoice-reminder"] as const)
        for (const offboarding of [emptyOffboarding({ reason }), fullOffboarding({ reason })]) {
          const text = renderDraft(kind, modelOf(offboarding));
          assert.doesNotMatch(text, /undefined|null|\[object/);
          assert.match(text, /^---\nto: .*\n(cc: .*\n)?subject: .*\n---\n/);
        }
  });
});
