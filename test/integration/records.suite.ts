import { assert } from "chai";
import * as vscode from "vscode";
import type { RecordKind } from "../../src/core/records.js";
import { cleanUp, readJson, readText, rejects, run, type Started, startAcme, until, writeText } from "./harness.js";

/** Records in a real VS Code: what commands refuse, tables, and secrets in Problems. */
export function recordsSuite(): void {
  describe("records and their rows", () => {
    let acme: Started;
    beforeEach(async () => {
      await cleanUp();
      acme = await startAcme({ size: "full" });
    });
    afterEach(cleanUp);
    const text = () => readText(vscode.Uri.parse(acme.uri));
    const add = async (kind: RecordKind, value: object): Promise<string> =>
      (await run<{ id: string }>("addRecord", { kind, value })).id;
    const itemState = async (id: string): Promise<string | undefined> =>
      (await readJson(acme.uri)).pieces.flatMap(({ items }) => items).find((item) => item.id === id)?.state;

    it("are refused with the name of the field, and nothing is written", async () => {
      const id = await add("invoice", { number: "7", currency: "EUR", lines: [{ text: "Work", amount: 5 }] });
      const before = await text();
      const line = { text: "Extra", amount: 1 };
      const bad: [command: string, argument: Record<string, unknown>, field: string][] = [
        ["addRecord", { kind: "invoice", value: { number: "8", currency: "EUR" } }, "value.total"],
        ["addRecord", { kind: "invoice", value: { number: "8", currency: "", total: 1 } }, "value.currency"],
        ["addRecord", { kind: "invoice", value: { number: "8", currency: "EUR", total: "1.234,56" } }, "value.total"],
        ["addRecord", { kind: "invoice", value: { number: "8", currency: "EUR", total: null } }, "value.total"],
        [
          "addRecord",
          { kind: "invoice", value: { number: "8", currency: "EUR", total: 2, lines: [line] } },
          "value.total",
        ],
        [
          "addRecord",
          { kind: "invoice", value: { number: "8", currency: "EUR", lines: [{ ...line, extra: true }] } },
          "value.lines.0.reason",
        ],
        [
          "addRecord",
          { kind: "invoice", value: { number: "8", currency: "EUR", lines: [{ ...line, tax: 1 }] } },
          "value.lines.0.tax",
        ],
        ["addRecord", { kind: "task", value: { name: "x", link: "javascript:alert(1)" } }, "value.link"],
        ["addRecord", { kind: "contact", value: { name: "x", email: "jane" } }, "value.email"],
        ["addRecord", { kind: "deliverable", value: { name: "x", where: "password: hunter2" } }, "value.where"],
        ["addRecord", { kind: "task", value: { name: "x", steps: ["a", "pwd=abc"] } }, "value.steps.1"],
        ["addRecord", { kind: "invoice", value: 5 }, "value"],
        ["addRecord", { kind: "invoice", value: [] }, "value"],
        ["addRecord", { value: {} }, "kind"],
        ["addRecord", { kind: "invoice", value: {}, more: 1 }, "more"],
        ["editRecord", { kind: "invoice", id, set: { lines: [{ ...line, tax: 1 }] } }, "set.lines.0.tax"],
        ["editRecord", { kind: "invoice", id, set: { constructor: "x" } }, "set.constructor"],
        ["editRecord", { kind: "invoice", id, set: { payments: [{ on: "soon", amount: 1 }] } }, "set.payments.0.on"],
        ["editRecord", { kind: "invoice", id, set: null }, "set"],
        ["editRecord", { kind: "invoice", id: 5, set: {} }, "id"],
        ["editRecord", { kind: "invoice", id: "8", set: {} }, "id"],
        ["editRecord", { id, set: {} }, "kind"],
        ["removeRecord", { kind: "invoice" }, "id"],
        ["removeRecord", { kind: "task", id }, "id"],
        ["recordPayment", { invoice: id, amount: 6 }, "amount"],
        ["recordPayment", { invoice: id, amount: -1 }, "amount"],
        ["recordPayment", { invoice: id, amount: "5" }, "amount"],
        ["recordPayment", { invoice: id, on: "2026-02-30" }, "on"],
        ["recordPayment", { invoice: id, to: "me" }, "to"],
        ["edit", { set: { "support.covers": "the password is hunter2" } }, "support.covers"],
        [
          "edit",
          { set: { "feedback.answers": [{ question: "q", answer: "a", on: "2026-12-01", why: "x" }] } },
          "feedback.answers.0.why",
        ],
        ["importCsv", { kind: "contact", text: "name\nx" }, "kind"],
        ["importCsv", { kind: "access" }, "text"],
        ["importCsv", { kind: "access", text: 5 }, "text"],
        ["importCsv", { kind: "access", text: "colour\nred" }, "text"],
        ["importCsv", { kind: "access", text: "name\nx", columns: { name: 5 } }, "columns.name"],
        ["importCsv", { kind: "access", text: "name\nx", columns: { name: "colour" } }, "columns.name"],
        ["importCsv", { kind: "access", text: "name\nx", file: "x" }, "file"],
      ];
      for (const [command, argument, field] of bad) await rejects(run(command, argument), field);
      assert.equal(await text(), before);
    });

    it("come from a table with a sign that several currencies have, as the one of the invoices that are there", async () => {
      const text = 'number,amount\n8,"$4,200.00"\n';
      const why = "currency: is required: a column of its own, or behind the amount";
      assert.deepEqual(await run("importCsv", { kind: "invoice", text }), { added: [], rejected: [{ row: 2, why }] });
      await add("invoice", { number: "7", currency: "CAD", total: 500 });
      assert.deepEqual(await run("importCsv", { kind: "invoice", text }), { added: ["8"], rejected: [] });
      const { currency, total } = (await readJson(acme.uri)).invoices?.[1] ?? {};
      assert.deepEqual([currency, total], ["CAD", 420_000]);
    });

    it("come from a table, in one step, with the old bytes kept and each rejected row named", async () => {
      const before = await text();
      const csv = '\uFEFFName;Kind;Owner\nDomain;dns;me\n;dns;me\nShop;hosting;"Jane; Tom"\ndomain;dns;me\n';
      assert.deepEqual(await run("importCsv", { kind: "access", text: csv }), {
        added: ["domain", "shop"],
        rejected: [
          { row: 3, why: "name: is required" },
          { row: 5, why: "“domain” is there in row 2" },
        ],
      });
      assert.deepEqual((await readJson(acme.uri)).access?.[1], {
        id: "shop",
        name: "Shop",
        kind: "hosting",
        ownerNow: "Jane; Tom",
        ownerAfter: "client",
      });
      const again = await run<{ added: string[]; rejected: { row: number }[] }>("importCsv", {
        kind: "access",
        text: csv,
      });
      assert.deepEqual([again.added, again.rejected.map(({ row }) => row)], [[], [2, 3, 4, 5]]);
      const { backups } = await run<{ backups: { cause: string }[] }>("restore", {});
      assert.equal(backups[0]?.cause, "import");
      await run("undo");
      assert.equal(await text(), before);
    });

    it("from a table of fifty thousand rows leave VS Code time for others", async () => {
      const count = 50_000;
      const rows = Array.from({ length: count }, (_, index) => `2026-${String(index)},EUR,"1,250.50"`);
      let turns = 0;
      const timer = setInterval(() => turns++, 0);
      const { added } = await run<{ added: string[] }>("importCsv", {
        kind: "invoice",
        text: `number,currency,total\n${rows.join("\n")}`,
      });
      clearInterval(timer);
      assert.lengthOf(added, count);
      assert.isAbove(turns, 2);
      const [row] = await run<{ balance: { open: object[] } }[]>("list");
      assert.deepEqual(row?.balance.open, [{ currency: "EUR", minor: count * 125_050 }]);
    }).timeout(120_000);

    it("fill accounts and jobs by a card, once", async () => {
      const before = await text();
      const added = await run<{ access: string[]; tasks: string[] }>("addCards", { cards: ["wordpress", "shop"] });
      assert.isAbove(added.access.length + added.tasks.length, 10);
      assert.deepEqual(await run("addCards", { cards: ["shop"] }), { access: [], tasks: [] });
      await rejects(run("addCards", { cards: ["cobol"] }), "cards.0");
      await rejects(run("addCards", { cards: [] }), "cards");
      await rejects(run("addCards", {}), "cards");
      await run("undo");
      assert.equal(await text(), before);
    });

    it("of the meeting: held, folded, skipped with a reason; a promise is an item", async () => {
      await run("meeting", { choice: "skip", because: "not-in-contract" });
      assert.deepEqual([await itemState("meeting-choice"), await itemState("agenda")], ["done", "not-needed"]);
      await run("meeting", { choice: "fold" });
      assert.equal((await readJson(acme.uri)).pieces.find(({ id }) => id === "meeting")?.within, "email");
      await run("meeting", { choice: "hold", at: "2027-03-05T10:00+01:00", place: "At the bakery" });
      assert.deepEqual(
        [await itemState("agenda"), (await readJson(acme.uri)).meeting?.place],
        ["open", "At the bakery"],
      );
      await run("edit", { set: { "meeting.promises": [{ text: "Send the fonts", who: "me", by: "2027-03-08" }] } });
      assert.equal(await itemState("promise-send-the-fonts"), "open");
      await rejects(run("meeting", { choice: "skip" }), "because", /required/);
      await rejects(run("meeting", { choice: "dance" }), "choice", /expected "hold"/);
      await rejects(run("meeting", { choice: "hold", at: "tomorrow" }), "at");
      await rejects(run("meeting", { choice: "fold", within: "access" }), "within");
    });

    it("of feedback: what is for us alone never reaches the file, and praise is not asked for where it must not be", async () => {
      const answer = { question: "What should we have done differently?", answer: "PRIVATE-MARKER", private: true };
      await run("feedback", { answer });
      assert.include((await run<{ feedback: string }>("lookBack", {})).feedback, "PRIVATE-MARKER");
      assert.notInclude(await text(), "PRIVATE-MARKER");
      await run("feedback", { questions: ["How was it?"], answer: { question: "How was it?", answer: "Fine." } });
      await run("feedback", { testimonial: { text: "They were quick.", allowedOn: "2027-03-01" } });
      const { feedback } = await readJson(acme.uri);
      assert.deepEqual([feedback?.answers?.[0]?.answer, feedback?.testimonial?.allowedOn], ["Fine.", "2027-03-01"]);
      await run("setReason", { reason: "client-cancelled" });
      await rejects(run("feedback", { testimonial: { text: "x" } }), "testimonial", /cancelled/);
      await rejects(run("feedback", { askedOn: "soon" }), "askedOn");
    });

    it("of needs take a referral with its consent only, and never its why", async () => {
      const need = await add("need", { text: "Photos of the bread", by: "open" });
      const contact = "lena@lens.example";
      const referral = { name: "Lena Lens", services: ["Video", "Photos"], contact, why: "PRIVATE-MARKER" };
      const { id } = await run<{ id: string }>("addReferral", referral);
      await rejects(run("recommend", { need, referral: id }), "referral", /has not agreed/);
      await run("addReferral", { ...referral, consent: true });
      await run("recommend", { need, referral: id });
      const { needs } = await readJson(acme.uri);
      assert.deepEqual(needs?.[0]?.referral, { name: "Lena Lens", service: "Photos", contact });
      assert.equal(needs?.[0]?.by, "referral");
      assert.notInclude(await text(), "PRIVATE-MARKER");
      await rejects(run("recommend", { need, referral: "nobody" }), "referral");
      await rejects(run("recommend", { need: "nothing", referral: id }), "need");
    });

    it("that look like secrets are flagged in Problems, without repeating them", async () => {
      await add("access", { name: "Domain", kind: "domain", ownerNow: "me", ownerAfter: "client" });
      const uri = vscode.Uri.parse(acme.uri);
      const clean = await text();
      await writeText(
        uri,
        clean.replace('"ownerNow": "me"', '"recovery": "password: hunter2",\n      "ownerNow": "me"'),
      );
      const found = () => vscode.languages.getDiagnostics(uri).filter(({ code }) => code === "secret");
      await until(() => found().length === 1, "the secret in Problems");
      const [problem] = found();
      const document = await vscode.workspace.openTextDocument(uri);
      assert.equal(problem && document.getText(problem.range), '"password: hunter2"');
      assert.notInclude(problem?.message ?? "hunter2", "hunter2");
      await writeText(uri, clean);
      await until(() => found().length === 0, "no secret in Problems");
    });
  });
}
