import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { currencyCodes, decimals, formatMoney } from "../../../src/core/money.js";
import { parseAmount } from "../../../src/core/parseAmount.js";

/** How people in this and that country write it: what stands between thousands, and before the decimals. */
const manners = [
  { group: "", point: "." },
  { group: "", point: "," },
  { group: ",", point: "." },
  { group: ".", point: "," },
  { group: " ", point: "," },
  { group: "\u00a0", point: "," },
  { group: "\u202f", point: "," },
  { group: "'", point: "." },
  { group: "’", point: "." },
] as const;

const anyCurrency = fc.constantFrom(...currencyCodes);
const anyMinor = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -2_000_000, max: 2_000_000 }));

function write(minor: number, currency: string, { group, point }: (typeof manners)[number]): string {
  const digits = decimals(currency);
  const units = String(Math.abs(minor)).padStart(digits + 1, "0");
  const whole = units.slice(0, units.length - digits).replace(/\B(?=(\d{3})+$)/g, group);
  return `${minor < 0 ? "-" : ""}${whole}${digits > 0 ? `${point}${units.slice(-digits)}` : ""}`;
}

/** What reads as a thousand here and as a bit more than one there. */
function isTwofold(written: string, currency: string): boolean {
  return decimals(currency) > 0 && /^-?[1-9]\d{0,2}[.,]\d{3}$/.test(written);
}

function why(text: string, currency: string): string {
  const read = parseAmount(text, currency);
  return read.ok ? `read as ${String(read.minor)}` : read.why;
}

describe("amounts", () => {
  it("has currencies with 0, 2, 3 and 4 decimals to be tried with", () => {
    assert.deepEqual([...new Set(currencyCodes.map(decimals))].sort(), [0, 2, 3, 4]);
    assert.ok(currencyCodes.length > 150, String(currencyCodes.length));
  });

  it("are read to the last minor unit, in every currency and as every country writes them, or refused as twofold", () => {
    fc.assert(
      fc.property(anyMinor, anyCurrency, fc.constantFrom(...manners), (minor, currency, manner) => {
        const written = write(minor, currency, manner);
        if (isTwofold(written, currency)) assert.match(why(written, currency), /two ways/);
        else assert.deepEqual(parseAmount(written, currency), { ok: true, minor });
      }),
      { numRuns: 2000 },
    );
  });

  it("that are twofold are never guessed: what is said instead is read as all that can be meant, and nothing else", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("", "-"),
        fc.integer({ min: 1, max: 999 }),
        fc.constantFrom(".", ","),
        fc.integer({ min: 0, max: 999 }),
        anyCurrency,
        (sign, whole, separator, rest, currency) => {
          const digits = decimals(currency);
          fc.pre(digits > 0);
          const fraction = String(rest).padStart(3, "0");
          const said = why(`${sign}${String(whole)}${separator}${fraction}`, currency);
          const offered = /can be read in two ways; write (.*)\.$/.exec(said)?.[1]?.split(" or ") ?? [];
          const read = offered.map((text) => parseAmount(text, currency));
          const thousandths = (sign === "-" ? -1 : 1) * (whole * 1000 + rest);
          const meant = [thousandths * 10 ** digits, (thousandths * 10 ** digits) / 1000].filter(Number.isInteger);
          assert.deepEqual(
            read,
            meant.map((minor) => ({ ok: true, minor })),
            said,
          );
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("are read with the currency at either end, also as we show them ourselves", () => {
    fc.assert(
      fc.property(anyMinor, anyCurrency, (minor, currency) => {
        const written = write(minor, currency, { group: "", point: "," });
        fc.pre(!isTwofold(written, currency));
        for (const text of [
          `${currency} ${written}`,
          `${written} ${currency.toLowerCase()}`,
          `  ${written}${currency}`,
        ])
          assert.deepEqual(parseAmount(text, currency), { ok: true, minor }, text);
        const shown = formatMoney(minor, currency, "en");
        if (!isTwofold(shown.replace(/[^\d.,]/g, ""), currency))
          assert.deepEqual(parseAmount(shown, currency), { ok: true, minor }, shown);
      }),
    );
  });

  it("never throws, never reads what is not whole, and never answers minus nothing", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "grapheme" }), fc.stringMatching(/^[-+0-9.,' e€]*$/)),
        anyCurrency,
        (text, currency) => {
          const read = parseAmount(text, currency);
          if (read.ok) assert.ok(Number.isSafeInteger(read.minor) && !Object.is(read.minor, -0), text);
          else assert.ok(read.why.length > 10 && read.why.length < 160, read.why);
        },
      ),
    );
  });

  it("are read as people write them", () => {
    const cases: [string, string, number][] = [
      ["1250", "EUR", 125_000],
      ["1250.5", "EUR", 125_050],
      ["1.234,56", "EUR", 123_456],
      ["1,234.56", "EUR", 123_456],
      ["1 234,56", "EUR", 123_456],
      ["1.234.567", "EUR", 123_456_700],
      ["1'234.50", "CHF", 123_450],
      ["CHF 1’234.50", "CHF", 123_450],
      ["€ 1.234,56", "EUR", 123_456],
      ["-12,00", "EUR", -1200],
      ["−€12.00", "EUR", -1200],
      ["+12", "EUR", 1200],
      ["-0", "EUR", 0],
      ["-0.00", "EUR", 0],
      ["1500", "JPY", 1500],
      ["1,234", "JPY", 1234],
      ["1.234", "JPY", 1234],
      ["1 234", "EUR", 123_400],
      ["0,234", "BHD", 234],
      ["1234,567", "BHD", 1_234_567],
      ["1.2345", "CLF", 12_345],
      ["007", "EUR", 700],
    ];
    for (const [written, currency, minor] of cases)
      assert.deepEqual(parseAmount(written, currency), { ok: true, minor }, written);
  });

  it("are refused when it cannot be told what is meant, with what to write instead", () => {
    const cases: [string, string, RegExp][] = [
      ["1,450", "EUR", /“1,450” can be read in two ways; write 1450\.00 or 1\.45\./],
      ["€1.000", "EUR", /“€1\.000” can be read in two ways; write 1000\.00 or 1\.00\./],
      ["1,234", "EUR", /“1,234” can be read in two ways; write 1234\.00\./],
      ["1.234", "EUR", /two ways/],
      ["-1.234", "EUR", /two ways; write -1234\.00\./],
      ["1,234", "BHD", /two ways; write 1234\.000 or 01\.234\./],
      ["1,234", "CLF", /two ways; write 1234\.0000 or 1\.2340\./],
      ["1e9", "EUR", /“1e9” is not an amount; write it as 1250\.00\./],
      ["1.234.56", "EUR", /is not an amount/],
      ["1.23.456", "EUR", /is not an amount/],
      ["1 23", "EUR", /is not an amount/],
      ["1,234.567,89", "EUR", /is not an amount/],
      ["--1", "EUR", /is not an amount/],
      ["0x10", "EUR", /is not an amount/],
      ["Infinity", "EUR", /is not an amount/],
      ["١٢٣", "EUR", /is not an amount/],
      ["", "EUR", /Write an amount, such as 1250\.00\./],
      ["  ", "JPY", /Write an amount, such as 1250\./],
      ["12.345,678", "EUR", /EUR has 2 decimals; .* has 3\./],
      ["0,234", "EUR", /EUR has 2 decimals/],
      ["0.5", "JPY", /JPY has no decimals; write a whole number\./],
      ["99999999999999999", "EUR", /too large/],
      ["12 USD", "EUR", /The amount is in USD, not in EUR\./],
      ["12", "", /Name the currency first/],
      ["12", "EURO", /Name the currency first/],
      ["12", "__proto__", /Name the currency first/],
    ];
    for (const [written, currency, expected] of cases) assert.match(why(written, currency), expected);
  });
});
