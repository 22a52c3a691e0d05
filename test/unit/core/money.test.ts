import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { decimals, formatMoney, isCurrency } from "../../../src/core/money.js";

describe("money", () => {
  it("knows the decimals of ISO 4217, also where usage or a library differs", () => {
    const expected = { EUR: 2, USD: 2, JPY: 0, ISK: 0, HUF: 2, BHD: 3, TND: 3, CLF: 4, UYW: 4, MGA: 2, MRU: 2 };
    assert.deepEqual(Object.fromEntries(Object.keys(expected).map((code) => [code, decimals(code)])), expected);
    assert.deepEqual(["EUR", "eur", "EURO", "XYZ", "", "__proto__"].map(isCurrency), [
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it("shows exactly what is stored, for any amount", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom("EUR", "JPY", "BHD", "CLF", "HUF"), (minor, currency) => {
        const shown = formatMoney(minor, currency, "en").replace(/[^\d-]/g, "");
        const digits = shown.replace("-", "").replace(/^0+(?=\d)/, "");
        assert.equal(BigInt(digits), BigInt(Math.abs(minor)));
        assert.equal(shown.includes("-"), minor < 0);
      }),
    );
  });
});
