import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { decimals, formatMoney, isCurrency, parseAmount } from "../../../src/core/money.js";

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

  it("reads amounts as people write them", () => {
    const cases: [string, string, number][] = [
      ["1250", "EUR", 125_000],
      ["1250.5", "EUR", 125_050],
      ["1.234,56", "EUR", 123_456],
      ["1,234.56", "EUR", 123_456],
      ["1 234,56", "EUR", 123_456],
      ["1.234.567", "EUR", 123_456_700],
      ["1'234.50", "CHF", 123_450],
      ["-12,00", "EUR", -1200],
      ["-0", "EUR", 0],
      ["1500", "JPY", 1500],
      ["1.2345", "CLF", 12_345],
    ];
    for (const [written, currency, minor] of cases) assert.equal(parseAmount(written, currency), minor, written);
  });

  it("refuses what it cannot be sure of, and says what to write", () => {
    assert.throws(() => parseAmount("1.234", "EUR"), /two ways; write it without separators, as 1250\.00/);
    assert.throws(() => parseAmount("1,234", "BHD"), /two ways/);
    assert.throws(() => parseAmount("1e9", "EUR"), /is not an amount/);
    assert.throws(() => parseAmount("", "EUR"), /is not an amount/);
    assert.throws(() => parseAmount("12.345,678", "EUR"), /EUR has 2 decimals/);
    assert.throws(() => parseAmount("0.5", "JPY"), /JPY has 0 decimals/);
    assert.throws(() => parseAmount("99999999999999999", "EUR"), /too large/);
  });

  it("reads back what it writes without separators", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.constantFrom("EUR", "JPY", "BHD"), (minor, currency) => {
        const digits = decimals(currency);
        const units = String(Math.abs(minor)).padStart(digits + 1, "0");
        const written = `${minor < 0 ? "-" : ""}${units.slice(0, units.length - digits)}${digits > 0 ? `.${units.slice(-digits)}` : ""}`;
        // Three decimals of a dinar look like a thousand; that is refused rather than guessed.
        if (/^-?\d{1,3}\.\d{3}$/.test(written)) assert.throws(() => parseAmount(written, currency), /two ways/);
        else assert.equal(parseAmount(written, currency), minor);
      }),
    );
  });
});
