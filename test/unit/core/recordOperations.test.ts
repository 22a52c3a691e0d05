import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { editFields } from "../../../src/core/fields.js";
import { setReason, setSize } from "../../../src/core/reshape.js";
import { markSent } from "../../../src/core/goodbye.js";
import { addRecord, editRecord, removeRecord } from "../../../src/core/recordOperations.js";
import type { RecordKind } from "../../../src/core/records.js";
import { startOffboarding } from "../../../src/core/start.js";
import { fixedContext, sampleOffboarding } from "../../support/sample.js";

const context = fixedContext("2026-11-23", "Sam Field");
const add = (kind: RecordKind, value: Record<string, unknown>) => addRecord(kind, value)(sampleOffboarding(), context);

/** The least that each kind needs. */
const least: Readonly<Record<RecordKind, Record<string, unknown>>> = {
  contact: { name: "Jane Doe" },
  deliverable: { name: "Shop" },
  result: { text: "Orders take a minute" },
  task: { name: "Back up" },
  access: { name: "Domain", kind: "domain", ownerNow: "me", ownerAfter: "client" },
  invoice: { number: "2026-1", currency: "EUR", total: 1 },
  issue: { title: "Slow search" },
  decision: { title: "No app" },
  need: { text: "Photos", by: "open" },
};

describe("records", () => {
  for (const [kind, value] of Object.entries(least) as [RecordKind, Record<string, unknown>][]) {
    it(`${kind}: is added with the least it needs, edited and removed`, () => {
      const { offboarding, result } = add(kind, value);
      const [field = ""] = Object.keys(value);
      const edited = editRecord(kind, result.id, { [field]: "Other" })(offboarding, context);
      assert.deepEqual(edited.result.changed, [field]);
      const removed = removeRecord(kind, result.id)(edited.offboarding, context);
      assert.equal(removed.result.removed, result.id);
    });

    it(`${kind}: names what is missing`, () => {
      for (const field of Object.keys(value)) {
        const { [field]: _left, ...rest } = value;
        assert.throws(() => add(kind, rest), new RegExp(`^UserError: value\\.${field}: `));
      }
    });
  }

  it("get readable ids, and keep one that was given and is free", () => {
    const first = add("contact", { name: "Jane Doe" });
    assert.equal(first.result.id, "jane-doe");
    const again = addRecord("contact", { name: "Jane Doe" })(first.offboarding, context);
    assert.equal(again.result.id, "jane-doe-2");
    assert.throws(
      () => addRecord("contact", { id: "jane-doe", name: "J" })(first.offboarding, context),
      /value\.id: “jane-doe” is taken/,
    );
  });

  it("refuse what they do not know, with the field's name", () => {
    assert.throws(() => add("contact", { name: "x", nme: 1 }), /^UserError: value\.nme: is not known here/);
    assert.throws(() => add("contact", { name: "x", email: "jane" }), /value\.email: expected an email address/);
    assert.throws(() => add("contact", { name: "x", email: "a@b\r\nBcc: c@d" }), /value\.email/);
    for (const kind of [5, null, "", "two\nlines"])
      assert.throws(() => add("access", { ...least.access, kind }), /value\.kind: (expected a text|must)/);
    assert.throws(() => add("access", { ...least.access, kind: undefined }), /value\.kind: is required/);
    assert.throws(() => add("invoice", { number: "1", currency: "EUR" }), /value\.total: needs a total, or lines/);
    assert.throws(() => add("invoice", { number: "1", currency: "Euro", total: 1 }), /value\.currency/);
    assert.throws(
      () => add("invoice", { number: "1", currency: "EUR", total: 12.5 }),
      /value\.total: expected a whole number/,
    );
    assert.throws(
      () => editRecord("contact", "nobody", {})(sampleOffboarding(), context),
      /^UserError: id: there is no contact “nobody”/,
    );
    const { offboarding } = add("contact", { name: "Jane" });
    assert.throws(() => editRecord("contact", "jane", { id: "x" })(offboarding, context), /set\.id/);
    assert.throws(() => editRecord("contact", "jane", { name: null })(offboarding, context), /set\.name: is required/);
  });

  it("take a kind of account that Sendoff has no word for", () => {
    const { offboarding } = add("access", { ...least.access, kind: "Registrar" });
    assert.equal(offboarding.access?.[0]?.kind, "Registrar");
  });

  it("refuse unknown fields at every depth, also those that every object has", () => {
    const lines = [{ text: "Work", amount: 1, price: 2 }];
    const invoice = { ...least.invoice, total: undefined, lines };
    assert.throws(() => add("invoice", invoice), /^UserError: value\.lines\.0\.price: is not known here/);
    assert.throws(
      () =>
        add("need", { text: "Photos", by: "referral", referral: { name: "A", service: "B", contact: "C", why: "D" } }),
      /^UserError: value\.referral\.why: is not known here/,
    );
    const { offboarding } = add("task", { name: "Back up", code: [{ file: "a.ts" }] });
    const edit = (set: Record<string, unknown>) => () => editRecord("task", "back-up", set)(offboarding, context);
    assert.throws(edit({ code: [{ file: "a.ts", lines: 1 }] }), /^UserError: set\.code\.0\.lines: is not known here/);
    for (const field of ["toString", "constructor", "nme"])
      assert.throws(edit({ [field]: "x" }), new RegExp(`^UserError: set\\.${field}: is not known here`));
    assert.throws(
      edit(JSON.parse('{ "__proto__": "x" }') as Record<string, unknown>),
      /^UserError: set\.__proto__: is not known/,
    );
    assert.throws(edit({ nme: null }), /^UserError: set\.nme: is not known here/);
  });

  it("take back what the file knew before, inside of lists, too", () => {
    const { offboarding } = add("task", { name: "Back up", code: [{ file: "a.ts" }] });
    const code = [{ file: "a.ts", pet: "cat" }];
    const odd = { ...offboarding, tasks: (offboarding.tasks ?? []).map((task) => ({ ...task, code })) };
    const edited = editRecord("task", "back-up", { code: [{ file: "b.ts" }, { file: "c.ts", pet: "cat" }] })(
      odd,
      context,
    );
    assert.deepEqual(edited.offboarding.tasks?.[0]?.code, [{ file: "b.ts" }, { file: "c.ts", pet: "cat" }]);
  });

  it("keep fields that only the file knows", () => {
    const { offboarding } = add("contact", { name: "Jane" });
    const withMore = {
      ...offboarding,
      client: { ...offboarding.client, contacts: offboarding.client.contacts.map((each) => ({ ...each, pet: "cat" })) },
    };
    const edited = editRecord("contact", "jane", { phone: "1" })(withMore, context).offboarding;
    assert.deepEqual(edited.client.contacts[0], { id: "jane", name: "Jane", phone: "1", pet: "cat" });
  });
});

describe("edit", () => {
  const edit = (set: Record<string, unknown>) => editFields(set)(sampleOffboarding(), context);

  it("sets and removes fields by path, making and dropping the groups around them", () => {
    const { offboarding, result } = edit({
      "project.lastDay": "2026-12-18",
      "support.until": "2027-01-31",
      flavor: "friendly",
      "client.name": "Acme Ltd",
    });
    assert.deepEqual(result.changed, ["project.lastDay", "support.until", "flavor"]);
    assert.equal(offboarding.support?.until, "2027-01-31");
    const back = editFields({ "support.until": null, flavor: null })(offboarding, context).offboarding;
    assert.equal(back.support, undefined);
    assert.ok(!("flavor" in back));
  });

  it("changes the list with the reason and the size, as their own commands do", () => {
    const { offboarding, result } = edit({ size: "full", reason: "paused", flavor: "friendly" });
    assert.deepEqual(result.changed, ["size", "reason", "flavor"]);
    const wanted = setSize("full")(setReason("paused")(sampleOffboarding(), context).offboarding, context).offboarding;
    assert.deepEqual(offboarding.pieces, wanted.pieces);
    assert.deepEqual(edit({ reason: sampleOffboarding().reason }).offboarding, sampleOffboarding());
    assert.throws(() => edit({ reason: "bored" }), /^UserError: reason: expected "complete"/);
    assert.throws(() => edit({ reason: null }), /^UserError: reason: is required/);
    assert.throws(() => edit({ size: 3 }), /^UserError: size: expected "quick"/);
  });

  it("declares the balance with its day, and takes both back", () => {
    const declared = edit({ "billing.outstanding": "none" }).offboarding;
    assert.deepEqual(declared.billing, { outstanding: "none", declaredOn: "2026-11-23" });
    assert.equal(editFields({ "billing.outstanding": null })(declared, context).offboarding.billing, undefined);
  });

  it("names the path that is wrong, and then changes nothing", () => {
    assert.throws(() => edit({ "project.lastDay": "2026-02-30" }), /^UserError: project\.lastDay: expected a day/);
    assert.throws(() => edit({ "project.lastDay": null }), /^UserError: project\.lastDay: is required/);
    assert.throws(() => edit({ "project.color": 1 }), /^UserError: project\.color: is not a field/);
    assert.throws(() => edit({ "constructor.prototype": 1 }), /^UserError: constructor\.prototype/);
    assert.throws(() => edit({ __proto__x: 1 }), /^UserError: __proto__x/);
    assert.throws(() => edit({ pieces: [] }), /^UserError: pieces: is changed by/);
    assert.throws(() => edit({ invoices: [] }), /^UserError: invoices: is changed with/);
    assert.throws(() => edit({ "client.contacts": [] }), /^UserError: client\.contacts: is changed with/);
    assert.throws(() => edit({ client: { name: "x", contacts: [] } }), /^UserError: client: is set field by field/);
    assert.throws(
      () => edit({ "email.sentOn": "2026-12-01" }),
      /^UserError: email\.sentOn: is set with sendoff\.markEmailSent/,
    );
    assert.throws(() => edit({ "billing.outstanding": "all" }), /^UserError: billing\.outstanding: expected "none"/);
    assert.throws(() => edit({ "provider.email": "x@y" }), /provider/);
  });

  it("refuses unknown fields inside of groups and lists", () => {
    const cases: [Record<string, unknown>, string][] = [
      [{ support: { until: "2026-12-31", pet: "cat" } }, "support.pet"],
      [{ "project.repositories": [{ name: "shop", url: "x" }] }, "project.repositories.0.url"],
      [{ "project.ours": { people: [], who: "me" } }, "project.ours.who"],
      [
        { "feedback.answers": [{ question: "q", answer: "a", on: "2026-12-01", private: "x" }] },
        "feedback.answers.0.private",
      ],
      [{ "feedback.testimonial": { text: "t", allowedOn: "2026-12-01", by: "x" } }, "feedback.testimonial.by"],
      [
        { "meeting.promises": [{ id: "p", text: "t", who: "me", by: "2026-12-01", due: "x" }] },
        "meeting.promises.0.due",
      ],
    ];
    for (const [set, field] of cases)
      assert.throws(() => edit(set), new RegExp(`^UserError: ${field.replaceAll(".", "\\.")}: is not known here`));
  });
});

describe("start", () => {
  const beginning = { client: "Acme Ltd", reason: "complete", lastDay: "2026-12-11", project: "Shop" } as const;

  it("gives contacts their ids, and names a wrong one", () => {
    const { client } = startOffboarding(
      { ...beginning, contacts: [{ name: "Jane Doe" }, { name: "Jane Doe", email: "j@acme.example" }] },
      context,
    );
    assert.deepEqual(
      client.contacts.map((contact) => contact.id),
      ["jane-doe", "jane-doe-2"],
    );
    assert.throws(
      () => startOffboarding({ ...beginning, contacts: [{ name: "J" }, { email: "x" }] }, context),
      /^UserError: contacts\.1\.name: is required/,
    );
  });

  it("takes a last day in the past", () => {
    assert.equal(startOffboarding({ ...beginning, lastDay: "2020-01-01" }, context).project.lastDay, "2020-01-01");
  });
});

describe("the goodbye", () => {
  it("is marked as sent, today unless told otherwise, by whoever My Details name", () => {
    const sent = markSent({ overridden: false })(sampleOffboarding(), context).offboarding;
    assert.deepEqual(sent.email, { sentOn: "2026-11-23", sentBy: "Sam Field" });
    const states = (kind: string) =>
      sent.pieces.filter((piece) => piece.kind === kind).flatMap((piece) => piece.items.map((item) => item.state));
    assert.deepEqual(
      [states("email"), states("feedback")],
      [["done", "done", "open"], ["open"]],
      "it does the email's items; what is worked out stays",
    );
    const again = markSent({ sentOn: "2026-12-01", overridden: true })(sent, context).offboarding;
    assert.deepEqual(again.email, { sentOn: "2026-12-01", sentBy: "Sam Field", overridden: true });
    const corrected = markSent({ sentOn: "2026-12-02" })(again, context).offboarding;
    assert.deepEqual(corrected.email, { sentOn: "2026-12-02", sentBy: "Sam Field", overridden: true });
  });
});
