import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { balance, openOf, totalOf } from "../../../src/core/balance.js";
import { currencyCodes } from "../../../src/core/money.js";
import type { Invoice, Offboarding } from "../../../src/core/offboarding.js";
import { addRecord, editRecord, recordPayment } from "../../../src/core/recordOperations.js";
import { isLate, recordWarnings } from "../../../src/core/recordWarnings.js";
import { newText } from "../../../src/core/start.js";
import { readDocument } from "../../../src/store/readDocument.js";
import { fixedContext, sampleOffboarding } from "../../support/sample.js";

const context = fixedContext("2026-11-23");

function withInvoices(...invoices: Partial<Invoice>[]): Offboarding {
  return {
    ...sampleOffboarding(),
    invoices: invoices.map((invoice, index) => ({
      id: `i${String(index)}`,
      number: `2026-${String(index)}`,
      currency: "EUR",
      total: 10_000,
      ...invoice,
    })),
  };
}

const add = (value: Record<string, unknown>) => () =>
  addRecord("invoice", { number: "1", currency: "EUR", ...value })(sampleOffboarding(), context);
const line = (amount: number, more: object = {}) => ({ text: "Work", amount, ...more });

const amount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
const anyInvoice = fc
  .record({
    currency: fc.constantFrom(...currencyCodes),
    lines: fc.array(amount, { minLength: 1, maxLength: 20 }),
    payments: fc.array(fc.integer({ min: 1, max: 1_000_000_000 }), { maxLength: 10 }),
    credited: fc.option(fc.nat(1_000_000), { nil: undefined }),
    withTotal: fc.boolean(),
  })
  .map(({ currency, lines, payments, credited, withTotal }) => ({
    currency,
    lines: lines.map((each) => line(each)),
    ...(withTotal && { total: lines.reduce((sum, each) => sum + each, 0) }),
    payments: payments.map((each) => ({ on: "2026-11-01", amount: each })),
    ...(credited !== undefined && { credited }),
  }));

describe("invoices", () => {
  it("add up to the last minor unit, per currency, in every currency of ISO 4217", () => {
    fc.assert(
      fc.property(fc.array(anyInvoice, { minLength: 1, maxLength: 12 }), (invoices) => {
        const document = invoices.reduce<Offboarding>(
          (before, value, index) =>
            addRecord("invoice", { number: String(index), ...value })(before, context).offboarding,
          sampleOffboarding(),
        );
        // BigInt has no rounding to be wrong about.
        const expected = new Map<string, bigint>();
        for (const { currency, lines, payments, credited = 0 } of invoices) {
          const plus = lines.reduce((sum, each) => sum + BigInt(each.amount), 0n);
          const minus = payments.reduce((sum, each) => sum + BigInt(each.amount), BigInt(credited));
          expected.set(currency, (expected.get(currency) ?? 0n) + plus - minus);
        }
        const open = [...expected].filter(([, minor]) => minor !== 0n).sort(([a], [b]) => (a < b ? -1 : 1));
        const { known, open: found } = balance(document);
        assert.ok(known);
        assert.deepEqual(
          found.map(({ currency, minor }) => [currency, BigInt(minor)]),
          open,
        );
        assert.ok(found.every(({ minor }) => Number.isSafeInteger(minor)));
      }),
      { numRuns: 300 },
    );
  });

  it("are at nil after a payment of all that is open, whatever was paid and credited before", () => {
    fc.assert(
      fc.property(anyInvoice, (value) => {
        const { offboarding } = addRecord("invoice", { number: "1", ...value })(sampleOffboarding(), context);
        const [invoice] = offboarding.invoices ?? [];
        assert.ok(invoice);
        fc.pre(openOf(invoice) > 0);
        const paid = recordPayment({ invoice: "1" })(offboarding, context);
        assert.deepEqual(paid.result.balance, { known: true, open: [] });
      }),
    );
  });

  it("need a total or lines, a reason for what is extra, and a total that is the sum of the lines", () => {
    assert.doesNotThrow(add({ total: 5 }));
    assert.doesNotThrow(add({ lines: [line(5), line(-2)] }));
    assert.doesNotThrow(add({ total: 3, lines: [line(5), line(-2)] }));
    assert.doesNotThrow(add({ lines: [line(5, { extra: true, reason: "Asked for in May" })] }));
    assert.throws(add({}), /^UserError: value\.total: needs a total, or lines/);
    assert.throws(add({ lines: [] }), /^UserError: value\.lines: needs at least one line/);
    assert.throws(
      add({ total: 4, lines: [line(5), line(-2)] }),
      /^UserError: value\.total: is €0\.04, but the lines make €0\.03/,
    );
    assert.throws(
      add({ lines: [line(1), line(5, { extra: true })] }),
      /^UserError: value\.lines\.1\.reason: is required/,
    );
    assert.throws(
      add({ lines: [line(5, { extra: true, reason: " " })] }),
      /^UserError: value\.lines\.0\.reason: must not be empty/,
    );
    assert.throws(add({ total: 5, credited: -1 }), /^UserError: value\.credited: must not be less/);
    assert.throws(add({ total: 10 ** 13 + 1 }), /^UserError: value\.total: is too large/);
    assert.throws(add({ lines: [line(10 ** 14)] }), /^UserError: value\.lines\.0\.amount: is too large/);
    for (const total of [1.5, 1e300, Number.NaN, "1250", "1.234,56", null])
      assert.throws(add({ total }), /^UserError: value\.total: /, String(total));
    assert.throws(add({ total: 5, currency: "" }), /^UserError: value\.currency: expected an ISO 4217 currency/);
    assert.throws(add({ total: 5, payLink: "javascript:alert(1)" }), /^UserError: value\.payLink: expected a link/);
  });

  it("have a total that follows its lines when only those are set", () => {
    const document = withInvoices({ total: 3, lines: [line(1), line(2)] });
    const edit = (set: Record<string, unknown>) => editRecord("invoice", "i0", set)(document, context);
    const { offboarding, result } = edit({ lines: [line(1), line(9)] });
    assert.deepEqual(result.changed, ["lines", "total"]);
    assert.equal(offboarding.invoices?.[0]?.total, 10);
    assert.throws(() => edit({ total: 4 }), /^UserError: set\.total: is €0\.04, but the lines make €0\.03/);
    assert.throws(() => edit({ lines: [line(1)], total: 4 }), /^UserError: set\.total: /);
    assert.equal(edit({ lines: null }).offboarding.invoices?.[0]?.total, 3);
    assert.throws(() => edit({ lines: null, total: null }), /^UserError: set\.total: needs/);
  });

  it("can be edited although the file breaks a rule elsewhere, but not broken further", () => {
    const document = withInvoices({ total: 3, lines: [line(1, { extra: true }), line(1)] });
    const edit = (set: Record<string, unknown>) => () => editRecord("invoice", "i0", set)(document, context);
    assert.doesNotThrow(edit({ due: "2026-12-01" }));
    assert.throws(edit({ credited: -5 }), /set\.credited/);
    assert.throws(edit({ lines: [line(1), line(2, { extra: true })] }), /set\.lines\.1\.reason/);
    assert.doesNotThrow(() => recordPayment({ invoice: "i0" })(document, context));
  });

  it("take their total, else the sum of their lines", () => {
    fc.assert(
      fc.property(anyInvoice, (value) => {
        const sum = value.lines.reduce((all, each) => all + each.amount, 0);
        assert.equal(totalOf({ id: "x", number: "1", ...value }), sum);
      }),
    );
  });
});

describe("what is odd about records", () => {
  const said = (document: Offboarding) =>
    recordWarnings(document).map(({ path, message }) => [path.join("."), message.replace(/ .*/, "")]);

  it("is nothing in a document that is fine", () => {
    assert.deepEqual(said(sampleOffboarding()), []);
    assert.deepEqual(said(withInvoices({ issued: "2026-11-01", due: "2026-11-15" }, { state: "draft" })), []);
  });

  it("is a number that is used twice, a due day before the issue, a bill after the last day, and what breaks a rule", () => {
    const document = withInvoices(
      { number: "7", issued: "2026-11-20", due: "2026-11-19" },
      { number: " 7", issued: "2026-12-14" },
      { total: 1, lines: [line(1), line(1, { extra: true })] },
    );
    assert.deepEqual(said(document), [
      ["invoices.0.due", "This"],
      ["invoices.1.number", "The"],
      ["invoices.1.issued", "This"],
      ["invoices.2.lines.1.reason", "lines.1.reason:"],
      ["invoices.2.total", "total:"],
    ]);
  });

  it("is a day before the work began", () => {
    const base = withInvoices({ issued: "2026-01-01" });
    const document: Offboarding = {
      ...base,
      project: { ...base.project, startedOn: "2026-02-01", lastDay: "2026-01-31" },
      tasks: [{ id: "t", name: "Back up", steps: [], triedAloneOn: "2026-01-05" }],
      access: [
        {
          id: "a",
          name: "Domain",
          kind: "domain",
          ownerNow: "me",
          ownerAfter: "client",
          secretRotatedOn: "2026-02-01",
        },
      ],
      meeting: { at: "2025-01-05T10:00+01:00" },
    };
    assert.deepEqual(
      recordWarnings(document).map(({ path }) => path.join(".")),
      ["project.lastDay", "invoices.0.issued", "tasks.0.triedAloneOn", "meeting.at"],
    );
  });

  it("stands in Problems at its place, and the file is still read", () => {
    const text = newText(withInvoices({}, { number: "2026-0" }));
    const reading = readDocument(text);
    assert.ok(reading.ok);
    assert.deepEqual(
      reading.problems.map(({ code, severity, offset, length }) => [
        code,
        severity,
        text.slice(offset, offset + length),
      ]),
      [["odd-record", "warning", '"2026-0"']],
    );
  });

  it("is a draft of an invoice once the list wants the final one sent", () => {
    const document = withInvoices({ state: "draft" }, { state: "sent" });
    const [draft, sent] = document.invoices ?? [];
    assert.ok(draft && sent);
    // The list wants it ten working days before Friday 2026-12-11.
    assert.deepEqual(
      ["2026-11-27", "2026-11-28"].map((today) => isLate(draft, document, today)),
      [false, true],
    );
    assert.equal(isLate(sent, document, "2026-12-01"), false);
  });
});
