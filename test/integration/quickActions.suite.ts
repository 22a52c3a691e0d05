import { assert } from "chai";
import * as vscode from "vscode";
import { Row } from "../../src/host/row.js";
import type { RecordKind } from "../../src/core/records.js";
import { cleanUp, readJson, readText, rejects, run, type Started, startAcme } from "./harness.js";

/** What one click on a record's row does in a real VS Code, to that row and to all that are selected with it. */
export function quickActionsSuite(): void {
  describe("rows of records", () => {
    let acme: Started;
    beforeEach(async () => {
      await cleanUp();
      acme = await startAcme({ size: "full" });
    });
    afterEach(cleanUp);
    const text = () => readText(vscode.Uri.parse(acme.uri));
    const add = async (kind: RecordKind, value: object): Promise<string> =>
      (await run<{ id: string }>("addRecord", { kind, value })).id;
    const rowOf = (uri: string, record: RecordKind, id: string): Row =>
      new Row(uri, { kind: "record", record, id, piece: record });
    const click = async (command: string, kind: RecordKind, id: string): Promise<void> => {
      await vscode.commands.executeCommand(`sendoff.${command}`, rowOf(acme.uri, kind, id));
    };
    const itemState = async (id: string): Promise<string | undefined> =>
      (await readJson(acme.uri)).pieces.flatMap(({ items }) => items).find((item) => item.id === id)?.state;

    it("take one click for each step of an account; the last of a kind ticks its item, and one undo takes back both", async () => {
      const id = await add("access", { name: "acme.example", kind: "domain", ownerNow: "me", ownerAfter: "client" });
      const before = await text();
      await click("accessMoved", "access", id);
      assert.deepEqual(
        [(await readJson(acme.uri)).access?.[0]?.state, await itemState("access-domain-hosting")],
        ["moved", "done"],
      );
      assert.isString((await run<{ label: string }>("undo")).label);
      assert.equal(await text(), before);
      await click("accessMoved", "access", id);
      await click("accessConfirmed", "access", id);
      await click("accessRemoved", "access", id);
      assert.equal((await readJson(acme.uri)).access?.[0]?.state, "mine-removed");
      assert.equal(await itemState("access-mine-removed"), "done");
    });

    it("take one click together where several are selected: those it fits, in one change for each file", async () => {
      const account = { kind: "hosting", ownerNow: "me", ownerAfter: "client" };
      const [first, second, further] = [
        await add("access", { ...account, name: "First" }),
        await add("access", { ...account, name: "Second" }),
        await add("access", { ...account, name: "Further", state: "confirmed" }),
      ];
      await add("access", { ...account, name: "Not selected" });
      const bakery = await startAcme({ client: "Bakery" });
      const offboarding = bakery.slug;
      const value = { ...account, name: "Theirs" };
      const { id: theirs } = await run<{ id: string }>("addRecord", { offboarding, kind: "access", value });
      const job = (
        await run<{ id: string }>("addRecord", { offboarding: acme.slug, kind: "task", value: { name: "x" } })
      ).id;
      const states = async (uri = acme.uri) => (await readJson(uri)).access?.map(({ state }) => state);
      const before = await text();
      const clicked = rowOf(acme.uri, "access", second);
      const own = [rowOf(acme.uri, "access", first), clicked, rowOf(acme.uri, "access", further)];
      const moved = (rows: readonly Row[]) => vscode.commands.executeCommand("sendoff.accessMoved", clicked, rows);

      assert.deepEqual(await moved([...own, rowOf(acme.uri, "task", job)]), { changed: "2 accounts: moved" });
      assert.deepEqual(await states(), ["moved", "moved", "confirmed", undefined]);
      assert.deepEqual(await run("undo"), { label: "2 accounts: moved" });
      assert.equal(await text(), before);

      // A click on a row outside the selection is about that row alone.
      assert.deepEqual(await moved([rowOf(acme.uri, "access", first)]), { changed: "Second: moved" });
      assert.deepEqual(await states(), [undefined, "moved", "confirmed", undefined]);
      await run("undo");

      // Where it fits none, nothing is written.
      const row = rowOf(acme.uri, "access", further);
      assert.equal(await vscode.commands.executeCommand("sendoff.accessMoved", row, [row]), undefined);
      assert.equal(await text(), before);

      assert.deepEqual(await moved([rowOf(bakery.uri, "access", theirs), ...own]), { changed: "3 accounts: moved" });
      assert.deepEqual(await states(bakery.uri), ["moved"]);
      assert.deepEqual(await run("undo"), { label: "Theirs: moved" });
      assert.deepEqual(await states(bakery.uri), [undefined]);
      assert.deepEqual(await states(), ["moved", "moved", "confirmed", undefined]);
      assert.deepEqual(await run("undo"), { label: "2 accounts: moved" });
      assert.equal(await text(), before);
    });

    it("are named by a script one by one or as a list, all or none, and no account is set back", async () => {
      const account = { kind: "hosting", ownerNow: "me", ownerAfter: "client" };
      const first = await add("access", { ...account, name: "First" });
      const further = await add("access", { ...account, name: "Further", state: "mine-removed" });
      const before = await text();
      await rejects(run("accessMoved", { id: [first, "nope"] }), "id", /there is no access “nope”/);
      await rejects(run("accessMoved", { id: [] }), "id");
      await run("accessMoved", { id: further });
      assert.equal(await text(), before);
      assert.deepEqual(await run("accessMoved", { id: first }), { changed: "First: moved" });
      await run("undo");
      assert.deepEqual(await run("accessConfirmed", { id: [first, further] }), {
        changed: "2 accounts: confirmed by the client",
      });
      assert.deepEqual(
        (await readJson(acme.uri)).access?.map(({ state }) => state),
        ["confirmed", "mine-removed"],
      );
    });

    it("take one click for a payment and for a job that was tried alone", async () => {
      const invoice = await add("invoice", { number: "7", currency: "EUR", total: 500 });
      const job = await add("task", { name: "Back up" });
      await click("invoicePaid", "invoice", invoice);
      await click("triedAlone", "task", job);
      const { invoices, tasks } = await readJson(acme.uri);
      assert.equal(invoices?.[0]?.payments?.[0]?.amount, 500);
      assert.match(tasks?.[0]?.triedAloneOn ?? "", /^\d{4}-\d\d-\d\d$/);
      assert.equal(await itemState("tried-alone"), "done");
      await rejects(run("invoicePaid", { id: invoice }), "invoice", /nothing is open/);
      await rejects(run("triedAlone", { id: "nope" }), "id");
    });
  });
}
