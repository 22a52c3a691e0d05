import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { textHolds } from "../../../src/core/goodbyeText.js";
import type { Invoice, Offboarding } from "../../../src/core/offboarding.js";
import { renderDraft } from "../../../src/drafts/render.js";
import { splitFrontMatter } from "../../../src/drafts/frontMatter.js";
import { toPlainText } from "../../../src/drafts/toPlainText.js";
import { fullOffboarding, modelOf } from "../../support/builders.js";
import { sampleOffboarding } from "../../support/sample.js";

const invoice: Invoice = {
  id: "i",
  number: "2026-7",
  currency: "EUR",
  total: 125_000,
  due: "2026-12-04",
  state: "in-goodbye",
  payLink: "https://pay.acme.example/7",
};

function missing(text: string, changes: Partial<Invoice> = {}, more: Partial<Offboarding> = {}): string {
  const document: Offboarding = { ...sampleOffboarding(), ...more, invoices: [{ ...invoice, ...changes }] };
  const [hold] = textHolds(document, text);
  return hold ? (/Still missing: (.*)\.$/.exec(hold.message)?.[1] ?? hold.message) : "";
}

const whole = "Invoice 2026-7, €1,250.00, is due on 4 December 2026: https://pay.acme.example/7";

describe("an invoice that the goodbye is to mention", () => {
  it("stands in its text with number, amount, due day and how to pay", () => {
    assert.equal(missing(whole), "");
    assert.equal(missing("Bye."), "its number, the amount, the due day, how to pay");
    assert.equal(missing(whole.replace("2026-7", "2026-8")), "its number");
    assert.equal(missing(whole.replace("1,250.00", "1,205.00")), "the amount");
    assert.equal(missing(whole.replace("4 December", "5 December")), "the due day");
    assert.equal(missing(whole.replace("https://pay.acme.example/7", "see below")), "how to pay");
    assert.equal(missing(`${whole} [invoice: due day]`), "what stands in brackets");
    assert.equal(missing("Bye.", { state: "sent" }), "");
    assert.equal(missing("Bye.", { payments: [{ on: "2026-11-01", amount: 125_000 }] }), "");
  });

  it("may be written as people write amounts and days", () => {
    for (const amount of ["1250 €", "EUR 1.250,00", "1 250,00", "1’250.00"])
      assert.equal(missing(whole.replace("€1,250.00", amount)), "", amount);
    for (const day of ["2026-12-04", "Dec 4", "4.12.2026", "04/12/2026", "12/4", "December 4th"])
      assert.equal(missing(whole.replace("4 December 2026", day)), "", day);
    const german = { client: { ...sampleOffboarding().client, language: "de-AT" } };
    assert.equal(missing(whole.replace("December", "Dezember"), {}, german), "");
    assert.equal(missing(whole.replace("1,250.00", "1250.5"), { total: 125_050 }), "the amount");
  });

  it("may be paid as My Details say", () => {
    const provider = { name: "Sam", howToPay: "By bank transfer\nIBAN IE12 BOFI 9000 0112 3456 78" };
    const { payLink: _payLink, ...without } = invoice;
    const document: Offboarding = { ...sampleOffboarding(), provider, invoices: [without] };
    const text = whole.replace(/: https.*/, "");
    assert.equal(textHolds(document, `${text}, by bank transfer`).length, 1);
    assert.equal(textHolds(document, `${text}: IBAN IE12BOFI90000112345678`).length, 0);
  });

  it("needs nothing more in the text that we make ourselves", () => {
    const document = fullOffboarding({ invoices: [invoice] });
    const text = toPlainText(splitFrontMatter(renderDraft("email", modelOf(document))).body);
    assert.deepEqual(textHolds(document, text), []);
  });
});
