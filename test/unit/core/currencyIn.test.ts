import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { currenciesOf, currencyIn } from "../../../src/core/currencyIn.js";
import { currencyCodes, decimals, signsOf } from "../../../src/core/money.js";
import { parseAmount } from "../../../src/core/parseAmount.js";
import { sampleOffboarding } from "../../support/sample.js";

const anyCurrency = fc.constantFrom(...currencyCodes);
const dollars = currencyCodes.filter((code) => signsOf(code).includes("$"));

describe("the currency of an amount", () => {
  it("is that of its sign or code at either end, where just one currency in use has it; and the amount is read in it", () => {
    fc.assert(
      fc.property(
        anyCurrency,
        fc.nat(2_000_000),
        fc.boolean(),
        fc.boolean(),
        fc.nat(2),
        (own, minor, isFirst, isSpaced, nth) => {
          const digits = decimals(own);
          const amount = (minor / 10 ** digits).toFixed(digits);
          const words = [...signsOf(own), own];
          const sign = words[nth % words.length] ?? own;
          const written = (isFirst ? [sign, amount] : [amount, sign]).join(isSpaced ? " " : "");
          // Other pounds are named by their code.
          if (sign === "£" && own !== "GBP") return;
          assert.equal(currencyIn(written, [own]), own, written);
          const read = parseAmount(written, own);
          if (read.ok || !read.why.includes("two ways")) assert.deepEqual(read, { ok: true, minor }, written);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("is never guessed: a dollar is the one in use, and none where none or several are", () => {
    assert.ok(dollars.length > 10 && dollars.includes("USD") && dollars.includes("CAD") && dollars.includes("AUD"));
    fc.assert(
      fc.property(fc.uniqueArray(anyCurrency, { maxLength: 6 }), fc.nat(3), (others, count) => {
        const inUse = [...others.filter((code) => !dollars.includes(code)), ...dollars.slice(0, count)];
        assert.equal(currencyIn("$4,200.00", inUse), count === 1 ? dollars[0] : undefined);
        assert.equal(currencyIn("-€ 5", inUse), "EUR");
        assert.equal(currencyIn("£5", inUse), "GBP");
        assert.equal(currencyIn("A$ 5", inUse), "AUD");
        assert.equal(currencyIn("$5 CAD", inUse), "CAD");
        for (const none of ["4,200.00", "", "five", "R$£", "§5"])
          assert.equal(currencyIn(none, inUse), undefined, none);
      }),
    );
  });

  it("is a currency or nothing, for any text", () => {
    fc.assert(
      fc.property(fc.string(), fc.uniqueArray(anyCurrency), (text, inUse) => {
        const found = currencyIn(text, inUse);
        assert.ok(found === undefined || currencyCodes.includes(found));
      }),
    );
  });

  it("is in use where an invoice has it", () => {
    const invoice = { id: "a", number: "a", total: 5 };
    const invoices = ["CAD", "EUR", "CAD"].map((currency, at) => ({ ...invoice, id: String(at), currency }));
    assert.deepEqual(currenciesOf({ ...sampleOffboarding(), invoices }), ["CAD", "EUR"]);
    assert.deepEqual(currenciesOf(sampleOffboarding()), []);
  });
});
