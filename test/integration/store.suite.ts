import { assert } from "chai";
import * as vscode from "vscode";
import {
  cleanUp,
  exists,
  folder,
  noAutoSave,
  readJson,
  readText,
  rejects,
  run,
  type Started,
  startAcme,
  until,
  writeText,
} from "./harness.js";

/** The four states of a file, and what else can stand in .sendoff, in a real VS Code. */
export function storeSuite(): void {
  describe("the file", () => {
    let acme: Started;
    let uri: vscode.Uri;
    let count = 0;
    before(noAutoSave);
    beforeEach(async () => {
      await cleanUp();
      // A file of its own for each test: VS Code keeps documents of deleted files for a while.
      acme = await startAcme({ client: `Client ${String(++count)}` });
      uri = vscode.Uri.parse(acme.uri);
    });
    afterEach(cleanUp);
    const tick = (item = "jobs") => run("setItemState", { item, state: "done" });
    const stateOf = async (id: string) =>
      (await readJson(acme.uri)).pieces.flatMap((piece) => piece.items).find((item) => item.id === id)?.state;
    const open = async () => vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    const problems = () => vscode.languages.getDiagnostics(uri).filter((each) => each.source === "sendoff");

    it("closed: is changed on the disk, in its item's lines only", async () => {
      const before = await readText(uri);
      await tick();
      const after = await readText(uri);
      assert.notEqual(after, before);
      const ticked = /("id": "jobs",[^}]*?)"state": "done",\n {10}"doneAt": "[^"]*"/;
      assert.equal(after.replace(ticked, '$1"state": "open"'), before);
    });

    it("closed: keeps comments, unknown fields, order, tabs, CRLF, byte order mark and the missing final newline", async () => {
      const text = await readText(uri);
      const odd = `\ufeff// ours\n${text.trimEnd().replace('"reason"', '"x-mine": [1,2], // keep\n  "reason"')}`
        .replace(/^( {2})+/gm, (spaces) => "\t".repeat(spaces.length / 2))
        .replaceAll("\n", "\r\n");
      await writeText(uri, odd);
      await tick();
      const expected = odd.replace(
        /("id": "jobs",[^}]*?)(\t+)"state": "open"/,
        (_all, head: string, indent: string) => `${head}${indent}"state": "done",\r\n${indent}"doneAt": "…"`,
      );
      assert.equal((await readText(uri)).replace(/"doneAt": "[^"]*"/, '"doneAt": "…"'), expected);
    });

    it("open and clean: is changed in the editor and saved", async () => {
      const editor = await open();
      await tick();
      assert.isFalse(editor.document.isDirty);
      assert.equal(editor.document.getText(), await readText(uri));
      assert.equal(await stateOf("jobs"), "done");
    });

    it("open and clean, but rewritten by somebody else: nobody's change is lost", async () => {
      const { document } = await open();
      await writeText(uri, (await readText(uri)).replace('"Acme shop"', '"Acme store"'));
      await tick();
      const after = await readJson(acme.uri);
      assert.equal(after.project.name, "Acme store");
      assert.equal(await stateOf("jobs"), "done");
      assert.isFalse(document.isDirty);
    });

    it("open and dirty: is changed in the editor and left unsaved", async () => {
      const { document } = await open();
      const before = await readText(uri);
      const edit = new vscode.WorkspaceEdit();
      edit.insert(uri, document.positionAt(document.getText().indexOf('"status"')), '"x-typing": true,\n  ');
      assert.isTrue(await vscode.workspace.applyEdit(edit));
      await until(() => document.isDirty, "unsaved text");
      await tick();
      assert.isTrue(document.isDirty);
      assert.equal(await readText(uri), before, "the disk is as it was");
      assert.include(document.getText(), '"x-typing": true');
      const rows = await run<{ progress: { done: number } }[]>("list");
      assert.equal(rows[0]?.progress.done, 1, "the list shows the editor's text");
    });

    it("open, dirty and broken: is never written", async () => {
      const { document } = await open();
      const edit = new vscode.WorkspaceEdit();
      edit.insert(uri, new vscode.Position(0, 0), "}");
      await vscode.workspace.applyEdit(edit);
      const before = document.getText();
      await rejects(tick(), "offboarding", /cannot be read, so nothing was changed/);
      assert.equal(document.getText(), before);
    });

    const broken: Record<string, [(text: string) => string, string]> = {
      "half a file": [(text) => text.slice(0, text.length / 2), "syntax"],
      "an empty file": [() => "", "empty"],
      "a newer version": [(text) => text.replace('"version": 1', '"version": 2'), "newer-version"],
      "conflict markers": [
        (text) =>
          text
            .replace('  "reason"', '<<<<<<< HEAD\n  "reason"')
            .replace('  "size"', '=======\n>>>>>>> theirs\n  "size"'),
        "conflict",
      ],
      "a wrong type": [(text) => text.replace('"complete"', "5"), "shape"],
      "a list": [() => "[]", "shape"],
    };
    for (const [what, [breakIt, code]] of Object.entries(broken))
      it(`broken by ${what}: is a row with its problem, and is never written`, async () => {
        await writeText(uri, breakIt(await readText(uri)));
        const before = await readText(uri);
        const rows = await run<{ slug: string; problems: number }[]>("list");
        assert.equal(rows[0]?.slug, acme.slug);
        assert.isAbove(rows[0]?.problems ?? 0, 0);
        await until(() => problems().length > 0, "a problem");
        assert.equal(problems()[0]?.code, code);
        await rejects(tick(), "offboarding", /nothing was changed/);
        await rejects(run("edit", { set: { flavor: "x" } }), "offboarding");
        assert.equal(await readText(uri), before);
        await writeText(uri, before);
      });

    it("points at the exact place", async () => {
      await writeText(uri, (await readText(uri)).replace('"lastDay": "2027-03-12"', '"lastDay": "2027-02-30"'));
      const lines = (await readText(uri)).split("\n");
      await until(
        () =>
          problems().some(
            ({ range: { start, end } }) => lines[start.line]?.slice(start.character, end.character) === '"2027-02-30"',
          ),
        "a problem at the day that does not exist",
      );
    });

    it("with an id twice, or the email not last, still works and says so", async () => {
      const document = await readJson(acme.uri);
      const moved = { ...document, pieces: [...document.pieces].sort((a) => (a.kind === "email" ? -1 : 0)) };
      await writeText(uri, `${JSON.stringify(moved, null, 2).replace('"id": "jobs"', '"id": "deliverables"')}\n`);
      await until(() => problems().length === 2, "two problems");
      assert.sameMembers(
        problems().map((each) => each.code),
        ["duplicate-id", "email-not-last"],
      );
      await tick("guide");
      await rejects(tick("deliverables"), "item", /two items have the id/);
      await open();
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        "vscode.executeCodeActionProvider",
        uri,
        problems().find((each) => each.code === "email-not-last")?.range ?? new vscode.Range(0, 0, 0, 0),
      );
      const fix = actions.find((action) => action.title === "Move the email to its place");
      assert.ok(fix?.edit);
      await vscode.workspace.applyEdit(fix.edit);
      await until(() => !problems().some((each) => each.code === "email-not-last"), "the problem to go");
    });

    it("with an item that has no id gets one when asked", async () => {
      await writeText(uri, (await readText(uri)).replace('          "id": "jobs",\n', ""));
      await until(() => problems().some((each) => each.code === "missing-id"), "a problem");
      const rows = await run<{ progress: { total: number } }[]>("list");
      assert.equal(rows[0]?.progress.total, 18);
      const { document } = await open();
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        "vscode.executeCodeActionProvider",
        uri,
        problems()[0]?.range ?? new vscode.Range(0, 0, 0, 0),
      );
      const fix = actions.find((action) => action.title === "Write the missing ids");
      assert.ok(fix?.edit);
      await vscode.workspace.applyEdit(fix.edit);
      assert.match(document.getText(), /"id": "list-the-recurring-jobs-the-client-now-h/);
    });

    it("changed, added or removed by somebody else is noticed", async () => {
      const { lastDay } = (await readJson(acme.uri)).project;
      await writeText(uri, (await readText(uri)).replace(lastDay, "2027-04-01"));
      assert.equal((await run<{ lastDay: string }[]>("list"))[0]?.lastDay, "2027-04-01");
      const other = vscode.Uri.joinPath(folder(), ".sendoff", "by-hand", "offboarding.json");
      await writeText(other, await readText(uri));
      const slugs = async () => (await run<{ slug: string }[]>("list")).map((row) => row.slug);
      assert.deepEqual(await slugs(), ["by-hand", acme.slug]);
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(other, ".."), { recursive: true });
      assert.deepEqual(await slugs(), [acme.slug]);
    });

    it("is never written by looking", async () => {
      const { mtime } = await vscode.workspace.fs.stat(uri);
      await run("list");
      await run("next");
      await vscode.commands.executeCommand("sendoff.offboardings.focus");
      await open();
      assert.equal((await vscode.workspace.fs.stat(uri)).mtime, mtime);
    });

    it("takes many changes at once, one after the other", async () => {
      const ids = [
        "deliverables",
        "jobs",
        "guide",
        "pushed",
        "no-secrets",
        "access-list",
        "known-issues",
        "final-invoice",
      ];
      await Promise.all(ids.map((id) => tick(id)));
      const rows = await run<{ progress: { done: number } }[]>("list");
      assert.equal(rows[0]?.progress.done, ids.length);
    });
  });

  describe("what is in the way", () => {
    beforeEach(cleanUp);
    afterEach(cleanUp);

    it("a .sendoff that is a file is said, and kept", async () => {
      const file = vscode.Uri.joinPath(folder(), ".sendoff");
      await writeText(file, "mine");
      assert.deepEqual(await run("list"), []);
      await rejects(startAcme(), "folder", /is a file here/);
      assert.equal(await readText(file), "mine");
    });

    it("a folder of that name is not taken over", async () => {
      const mine = vscode.Uri.joinPath(folder(), ".sendoff", "acme-ltd", "notes.txt");
      await writeText(mine, "mine");
      assert.equal((await startAcme()).slug, "acme-ltd-2");
      assert.isTrue(await exists(mine));
    });
  });
}
