import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { accessKindWords } from "../../../src/core/accessKindWords.js";
import { type Offboarding, reasons } from "../../../src/core/offboarding.js";
import { combinePieces } from "../../../src/core/pieces.js";
import { recordKinds } from "../../../src/core/records.js";
import { act } from "../../../src/form/actions.js";
import { applyDrafts, type Draft, keyOf } from "../../../src/form/drafts.js";
import { fieldsOf } from "../../../src/form/field.js";
import { layout, type Tab } from "../../../src/form/layout.js";
import { readMoment } from "../../../src/form/readMoment.js";
import { type Row, tabState } from "../../../src/form/tabState.js";
import { readTyped, textOf } from "../../../src/form/typed.js";
import { applyEdits, textEdits } from "../../../src/store/textEdits.js";
import { fullOffboarding } from "../../support/builders.js";
import { fixedContext, sampleOffboarding } from "../../support/sample.js";

const context = fixedContext();
const tabs = Object.keys(layout) as Tab[];
const apply = (document: Offboarding, ...drafts: Draft[]) => applyDrafts(document, drafts, context);

/** Every field on a tab with its address and text, those inside rows too. */
function everyField(document: Offboarding, tab: Tab): { at: (string | number)[]; text: string }[] {
  const inRow = (at: readonly (string | number)[], tables: readonly { key: string }[], row: Row): Draft[] => [
    ...Object.entries(row.texts).map(([key, text]) => ({ at: [...at, row.step, ...key.split(".")], text })),
    ...row.tables.flatMap(({ rows }, index) =>
      rows.flatMap((inner) => inRow([...at, row.step, tables[index]?.key ?? ""], [], inner)),
    ),
  ];
  return tabState(document, tab, context.today).flatMap(({ fields, table }) => [
    ...fields.map(({ at, text }) => ({ at: [...at], text })),
    ...(table ? table.rows.flatMap((row) => inRow(table.at, table.tables, row)) : []).map(({ at, text }) => ({
      at: [...at],
      text,
    })),
  ]);
}

describe("the details form's fields", () => {
  it("are read off the schema: labels, kinds, choices, help", () => {
    const shown = fieldsOf(recordKinds.access.schema).map(({ key, label, format, isRequired }) =>
      [key, label, format, isRequired ? "required" : ""].join(" | "),
    );
    assert.deepEqual(shown.slice(0, 6), [
      "name | Name | line | required",
      "kind | Kind | choice | required",
      "ownerNow | Owner now | line | required",
      "ownerAfter | Owner after | line | required",
      "payer | Who pays | line | ",
      "renewal | Renewal on | day | ",
    ]);
    const all = Object.values(recordKinds).flatMap(({ schema }) => fieldsOf(schema));
    assert.deepEqual(
      all.filter(({ help }) => help === "").map(({ key }) => key),
      [],
    );
  });

  it("call their choices by words, not by the file's values", () => {
    const [section] = tabState(fullOffboarding(), "access", context.today);
    const choices = section?.table?.fields.flatMap((field) => field.choices.map(({ label }) => label)) ?? [];
    for (const label of ["Moved", "My access removed", ...Object.values(accessKindWords)])
      assert.ok(choices.includes(label), label);
    assert.deepEqual(
      choices.filter((label) => /-|^[a-z]/.test(label)),
      [],
    );
  });

  it("stand on the tabs, every one of every kind of record", () => {
    for (const tab of tabs) {
      const sections = tabState(fullOffboarding(), tab, context.today);
      assert.ok(sections.length > 0, tab);
      for (const { table } of sections)
        for (const key of table?.main ?? [])
          assert.ok(
            table?.fields.some((field) => field.key === key),
            `${tab} ${key}`,
          );
    }
  });

  it("typed as they are shown change nothing, whatever the field", () => {
    for (const document of [fullOffboarding(), sampleOffboarding()])
      for (const tab of tabs) {
        const drafts = everyField(document, tab);
        const { offboarding, problems } = apply(document, ...drafts);
        assert.deepEqual(problems, {}, tab);
        assert.deepEqual(offboarding, document, tab);
      }
  });

  it("change one line of the file each", () => {
    const document = fullOffboarding();
    const text = `${JSON.stringify(document, null, 2)}\n`;
    const texts = tabs
      .flatMap((tab) => everyField(document, tab))
      .filter(
        (each) =>
          each.text !== "" && !/choice|state|need|kind|every|audience|within|reason|outstanding/.test(keyOf(each.at)),
      );
    for (const { at, text: shown } of texts) {
      if (shown.includes("\n") || /^\d|^T|@|:|^#|^en|^EUR/.test(shown)) continue;
      const { offboarding, problems } = apply(document, { at, text: `${shown} more` });
      assert.deepEqual(problems, {}, keyOf(at));
      const after = applyEdits(text, textEdits(text, document, offboarding)).split("\n");
      const changed = text.split("\n").filter((line, index) => line !== after[index]);
      assert.equal(changed.length, 1, `${keyOf(at)} ${shown}`);
    }
  }).timeout(20_000);
});

describe("a form that asks only for what is used", () => {
  const keysOn = (document: Offboarding, tab: Tab): readonly string[] =>
    tabState(document, tab, context.today).flatMap(({ fields }) => fields.map(({ field }) => field.key));

  it("asks for the contract's clause where we end the work, and for the restart where it is paused; what is there is shown", () => {
    const asks = (changes: Partial<Offboarding>): readonly boolean[] => {
      const document = fullOffboarding({ support: {}, ...changes });
      return [
        keysOn(document, "client").includes("project.contractClause"),
        keysOn(document, "support").includes("support.restartOn"),
      ];
    };
    for (const reason of reasons)
      assert.deepEqual(asks({ reason }), [reason === "we-cancelled", reason === "paused"], reason);
    const project = { ...fullOffboarding().project, contractClause: "7.2" };
    assert.deepEqual(asks({ project, support: { restartOn: "2027-03-01" } }), [true, true]);
  });

  it("says what is assumed once, by its word, also where the file says it", () => {
    const deliverables = (["done", "partly", undefined] as const).map((state, index) => ({
      id: `d${String(index)}`,
      name: "Shop",
      ...(state && { state }),
    }));
    const [section] = tabState(fullOffboarding({ deliverables }), "deliverables", context.today);
    const state = section?.table?.fields.find(({ key }) => key === "state");
    assert.deepEqual([state?.unset, state?.choices.map(({ label }) => label)], ["Done", ["Partly", "Dropped"]]);
    assert.deepEqual(
      section?.table?.rows.map(({ texts }) => texts.state),
      [undefined, "partly", undefined],
    );
  });

  it("offers as carriers what can carry a part, and none for the goodbye, the aftercare and a carrier", () => {
    const offers = (document: Offboarding): Readonly<Record<string, readonly string[] | undefined>> => {
      const rows = tabState(document, "flow", context.today).flatMap(({ table }) => table?.rows ?? []);
      return Object.fromEntries(rows.map(({ step, offers: all }) => [String(step), all?.within]));
    };
    const apart = offers(sampleOffboarding());
    assert.deepEqual(
      [apart.summary, apart.meeting, apart.email, apart.aftercare],
      [["meeting", "email"], ["email"], [], []],
    );
    const placed = tabState(sampleOffboarding(), "flow", context.today).flatMap(({ table }) => table?.rows ?? []);
    assert.deepEqual(
      placed.filter(({ hasPlace }) => hasPlace).map(({ step }) => step),
      ["email", "aftercare"],
    );
    const { offboarding: together } = combinePieces({ piece: "summary", within: "meeting" })(
      sampleOffboarding(),
      context,
    );
    const nested = offers(together);
    assert.deepEqual(
      [nested.summary, nested.meeting, nested.training],
      [["meeting", "email"], [], ["meeting", "email"]],
    );
  });

  it("takes a language by its name or its code", () => {
    const at = ["client", "language"];
    const read = (text: string): string | undefined =>
      apply(fullOffboarding(), { at, text }).offboarding.client.language;
    assert.deepEqual(["German", "nederlands", "français", "de-AT", "gsw", "Hebrew"].map(read), [
      "de",
      "nl",
      "fr",
      "de-AT",
      "gsw",
      "he",
    ]);
    const { problems } = apply(fullOffboarding(), { at, text: "Klingonese" });
    assert.match(problems[keyOf(at)] ?? "", /the code of a language, such as en, de, nl or de-AT/);
  });
});

describe("what is typed into the form", () => {
  const document = fullOffboarding();
  const total = ["invoices", "final", "total"];
  const problemOf = (at: Draft["at"], text: string): string | undefined =>
    apply(document, { at, text }).problems[keyOf(at)];

  it("takes amounts as people write them, and refuses what could be meant in two ways", () => {
    const totals = ["1.234,56", "1,234.56", "1234.56", "€ 1234,56"].map(
      (text) => apply(document, { at: total, text }).offboarding.invoices?.[0]?.total,
    );
    assert.deepEqual(totals, [123456, 123456, 123456, 123456]);
    assert.equal(apply(document, { at: total, text: "-0" }).offboarding.invoices?.[0]?.total?.toString(), "0");
    for (const text of ["1e9", "1.234", "twelve", "12.345", "0x10", "1,2,3"]) {
      assert.ok(problemOf(total, text), text);
      assert.deepEqual(apply(document, { at: total, text }).offboarding, document, text);
    }
  });

  it("says at the field what is wrong with it, and writes nothing of it", () => {
    const wrong: readonly (readonly [Draft["at"], string, RegExp])[] = [
      [["invoices", "final", "currency"], "EURO", /ISO 4217/],
      [["invoices", "final", "currency"], " ", /required/],
      [["invoices", "final", "due"], "2026-13-01", /a day that exists/],
      [["client", "contacts", "jane-holm", "email"], "jane", /email address/],
      [["project", "liveUrl"], "javascript:alert(1)", /https:/],
      [["client", "name"], "  ", /required/],
      [["tasks", "renew", "minutes"], "1e3", /whole number/],
      [["access", "domain", "recovery"], "ghp_0123456789abcdefghijklmnopqrstuvwxyzAB", /secret/],
      [["pieces", "summary", "items", "nothing", "title"], "x", /there is no item/i],
    ];
    for (const [at, text, words] of wrong) {
      const { problems, offboarding } = apply(document, { at, text });
      assert.match(problems[keyOf(at)] ?? "", words, keyOf(at));
      assert.deepEqual(offboarding, document, keyOf(at));
      assert.ok(!JSON.stringify(problems).includes("ghp_0"), "a secret is not repeated");
    }
  });

  it("keeps what is right of several, and fields that need each other wait for each other", () => {
    const draft = (key: string, text: string): Draft => ({ at: ["feedback", "testimonial", key], text });
    const plain = sampleOffboarding();
    const alone = apply(plain, draft("text", "They are great"), { at: ["project", "name"], text: "Shop" });
    assert.equal(alone.offboarding.project.name, "Shop");
    assert.equal(alone.offboarding.feedback, undefined);
    assert.match(alone.problems[keyOf(["feedback", "testimonial", "text"])] ?? "", /Allowed on|allowed on/);
    const both = apply(plain, draft("text", "They are great"), draft("allowedOn", "2026-11-20"));
    assert.deepEqual(both.offboarding.feedback?.testimonial, { text: "They are great", allowedOn: "2026-11-20" });
    assert.deepEqual(both.problems, {});
  });

  it("reads the total of a new invoice in its own currency: the typed one, that of a clear sign, else that of the last invoice", () => {
    const row = ["invoices", "new 1"];
    const added = (total: string, currency?: string) => {
      const { invoices = [] } = fullOffboarding();
      const document: Offboarding = {
        ...fullOffboarding(),
        invoices: [...invoices, { id: "yen", number: "Y", currency: "JPY", total: 5 }],
      };
      const drafts: Draft[] = [
        { at: [...row, "number"], text: "N" },
        { at: [...row, "total"], text: total },
        ...(currency === undefined ? [] : [{ at: [...row, "currency"], text: currency }]),
      ];
      const invoice = applyDrafts(document, drafts, context).offboarding.invoices?.find(({ number }) => number === "N");
      return invoice && [invoice.total, invoice.currency];
    };
    assert.deepEqual(added("1250"), [1250, "JPY"]);
    assert.deepEqual(added("¥1,250"), [1250, "JPY"]);
    assert.deepEqual(added("€1,250.00"), [125_000, "EUR"]);
    assert.deepEqual(added("$4,200.00", "cad"), [420_000, "CAD"]);
    assert.equal(added("$4,200.00"), undefined);
  });

  it("makes a new row when what is required is there, with the rest as it usually is", () => {
    const row = ["access", "new 1"];
    const { offboarding, created } = apply(document, { at: [...row, "name"], text: "DNS at Example" });
    assert.deepEqual(created, [{ row, at: ["access", "dns-at-example"] }]);
    assert.deepEqual(offboarding.access?.at(-1), {
      id: "dns-at-example",
      name: "DNS at Example",
      kind: "other",
      ownerNow: "me",
      ownerAfter: "client",
    });
    const invoice = apply(document, { at: ["invoices", "new 2", "number"], text: "2026-099" });
    assert.match(invoice.problems[keyOf(["invoices", "new 2"])] ?? "", /Total/);
    assert.deepEqual(invoice.created, []);
    const payment = apply(document, { at: ["invoices", "final", "payments", "new 3", "amount"], text: "12,50" });
    assert.deepEqual(payment.offboarding.invoices?.[0]?.payments, [{ on: context.today, amount: 1250 }]);
    const promise = apply(document, { at: ["meeting", "promises", "new 4", "text"], text: "Send the plans" });
    assert.equal(promise.offboarding.meeting?.promises?.at(-1)?.id, "send-the-plans");
  });

  it("changes nothing that is closed, but for payments", () => {
    const closed = { ...document, status: "closed" as const, closedOn: "2026-12-12" };
    assert.match(
      apply(closed, { at: ["client", "name"], text: "Other" }).problems[keyOf(["client", "name"])] ?? "",
      /closed/,
    );
    const paid = apply(closed, { at: ["invoices", "final", "payments", "new 1", "amount"], text: "10" });
    assert.equal(paid.offboarding.invoices?.[0]?.payments?.length, 1);
    assert.throws(() => act(closed, "remove", ["access", "domain"], context), /closed/);
  });

  it("never throws and never breaks the document, whatever is typed wherever", () => {
    const addresses = tabs.flatMap((tab) => everyField(document, tab).map(({ at }) => at));
    const anyText = fc.oneof(
      fc.string(),
      fc.constantFrom("", "-0", "1e9", "2026-02-30", "T-8d", "me", "done", "__proto__"),
    );
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: fc.constantFrom(...addresses), text: anyText }), { maxLength: 4 }),
        (drafts) => {
          const { offboarding } = apply(document, ...drafts);
          assert.equal(offboarding.id, document.id);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("what the form's buttons do", () => {
  const document = fullOffboarding();
  const names = ({ deliverables }: Offboarding): string[] => (deliverables ?? []).map(({ id }) => id);

  it("move, copy and remove records", () => {
    assert.deepEqual(names(act(document, "down", ["deliverables", "shop"], context)).slice(0, 2), [
      "baking-list",
      "shop",
    ]);
    assert.deepEqual(names(act(document, "up", ["deliverables", "shop"], context)), names(document));
    const copied = act(document, "duplicate", ["deliverables", "shop"], context);
    assert.deepEqual(copied.deliverables?.[1]?.name, "Web shop (2)");
    assert.equal(names(act(document, "remove", ["deliverables", "shop"], context)).includes("shop"), false);
  });

  it("say that there are none, and take it back", () => {
    const none = act(sampleOffboarding(), "none", ["issues"], context);
    assert.deepEqual(none.issues, []);
    assert.equal(act(none, "unset", ["issues"], context).issues, undefined);
    assert.throws(() => act(document, "none", ["issues"], context), /remove them first/);
  });

  it("refuse what is gone", () => {
    assert.throws(() => act(document, "remove", ["deliverables", "gone"], context), /gone|removed/);
    assert.throws(() => act(document, "up", ["feedback", "answers", 7], context), /removed meanwhile/);
  });
});

describe("texts of fields", () => {
  it("come back as they went, for every amount and currency", () => {
    const amount = fieldsOf(recordKinds.invoice.schema).find(({ key }) => key === "total");
    assert.ok(amount);
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom("EUR", "JPY", "BHD", "CLF", "HUF"), (minor, currency) => {
        assert.deepEqual(readTyped(amount, textOf(amount, minor, currency), currency), { ok: true, value: minor });
      }),
    );
  });

  it("take a day and a time with the zone of whoever types", () => {
    assert.match(readMoment("2026-12-11 10:00"), /^2026-12-11T10:00[+-]\d\d:\d\d$/);
    assert.equal(readMoment("2026-02-30 10:00"), "2026-02-30 10:00");
    assert.equal(readMoment("tomorrow"), "tomorrow");
  });
});
