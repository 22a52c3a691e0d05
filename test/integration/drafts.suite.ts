import { assert } from "chai";
import * as vscode from "vscode";
import {
  cleanUp,
  exists,
  folder,
  readText,
  rejects,
  run,
  type Started,
  startAcme,
  until,
  writeText,
} from "./harness.js";

interface Finding {
  rule: string;
  severity: string;
  message: string;
  line: number;
}

const kinds = [
  "notice",
  "summary",
  "training",
  "meeting",
  "feedback",
  "developer",
  "email",
  "invoice-reminder",
  "client-reminder",
  "review",
  "introduction",
  "check-in",
  "no-answer",
  "rotate-keys",
];

/** Drafts as files: made, refreshed, checked and sent, in a real VS Code. */
export function draftsSuite(): void {
  describe("drafts", () => {
    let acme: Started;
    beforeEach(async () => {
      await cleanUp();
      acme = await startAcme({ contacts: [{ name: "Jane Doe", email: "jane@acme.example" }] });
    });
    afterEach(cleanUp);
    const at = (path: string) => vscode.Uri.joinPath(vscode.Uri.parse(acme.uri), "..", path);
    const make = (kind: string) => run<{ uri: string; created: boolean }>("draft", { kind, open: false });

    it("are made once, each in its file, and opened only if wanted", async () => {
      for (const kind of kinds) {
        const { uri, created } = await make(kind);
        assert.deepEqual([uri, created], [at(`${kind}.md`).toString(), true]);
        assert.include(await readText(vscode.Uri.parse(uri)), "Acme shop", kind);
      }
      assert.isFalse((await make("email")).created);
      assert.isUndefined(vscode.window.tabGroups.activeTabGroup.activeTab);
      await run("draft", { kind: "summary" });
      await until(() => vscode.window.tabGroups.activeTabGroup.activeTab?.label === "summary.md", "the draft to open");
    });

    it("asked for twice at once are made once, and nothing is left beside them", async () => {
      const made = await Promise.all([make("email"), make("email"), make("email")]);
      assert.equal(made.filter(({ created }) => created).length, 1);
      const names = (await vscode.workspace.fs.readDirectory(at("."))).map(([name]) => name);
      assert.sameMembers(names, ["offboarding.json", "email.md", ".base"]);
    });

    it("name what is wrong; nobody is asked for a review when somebody cancelled", async () => {
      await rejects(run("draft", { kind: "poem" }), "kind");
      await rejects(run("draft", {}), "kind", /required/);
      await rejects(run("draft", { kind: "email", open: "yes" }), "open");
      await run("setReason", { reason: "client-cancelled" });
      for (const command of ["draft", "checkDraft", "refreshDraft", "copyDraft", "saveEml", "openInMail"])
        await rejects(run(command, { kind: "review" }), "kind", /review/);
      assert.isFalse(await exists(at("review.md")));
    });

    it("take in what is new, and keep the user's words", async () => {
      await make("summary");
      assert.deepEqual(await run("refreshDraft", { kind: "summary" }), { changed: false, conflicts: 0 });
      const own = `${await readText(at("summary.md"))}\nMy own last words.\n`;
      await writeText(at("summary.md"), own);
      await run("addRecord", { kind: "deliverable", value: { name: "Web shop", benefit: "Orders come in at night" } });
      assert.deepEqual(await run("refreshDraft", { kind: "summary" }), { changed: true, conflicts: 0 });
      const text = await readText(at("summary.md"));
      assert.include(text, "Orders come in at night");
      assert.include(text, "My own last words.");
      assert.deepEqual(await run("refreshDraft", { kind: "summary" }), { changed: false, conflicts: 0 });
    });

    it("take in what is new behind a byte order mark and with Windows line ends, and keep both", async () => {
      await make("summary");
      const own = `${await readText(at("summary.md"))}\nMy own last words.\n`;
      await writeText(at("summary.md"), `\ufeff${own.replaceAll("\n", "\r\n")}`);
      await run("addRecord", { kind: "deliverable", value: { name: "Web shop", benefit: "Orders come in at night" } });
      assert.deepEqual(await run("refreshDraft", { kind: "summary" }), { changed: true, conflicts: 0 });
      const bytes = await vscode.workspace.fs.readFile(at("summary.md"));
      assert.deepEqual([...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf]);
      const text = new TextDecoder().decode(bytes);
      assert.include(text, "Orders come in at night");
      assert.include(text, "My own last words.");
      assert.notMatch(text, /[^\r]\n/);
    });

    it("keep both texts where they contradict each other, and say so until it is decided", async () => {
      await run("addRecord", { kind: "deliverable", value: { name: "Web shop", benefit: "Orders at night" } });
      await make("summary");
      const mine = (await readText(at("summary.md"))).replace("Orders at night", "Orders while you sleep");
      await writeText(at("summary.md"), mine);
      const [{ id }] = (JSON.parse(await readText(vscode.Uri.parse(acme.uri))) as { deliverables: [{ id: string }] })
        .deliverables;
      await run("editRecord", { kind: "deliverable", id, set: { benefit: "Orders come in at night" } });
      assert.deepEqual(await run("refreshDraft", { kind: "summary" }), { changed: true, conflicts: 1 });
      const text = await readText(at("summary.md"));
      assert.include(text, "Orders while you sleep");
      assert.include(text, "Orders come in at night");
      const found = await run<Finding[]>("checkDraft", { kind: "summary" });
      assert.isTrue(found.some(({ rule, severity }) => rule === "gap" && severity === "error"));
      assert.deepEqual(await run("refreshDraft", { kind: "summary" }), { changed: false, conflicts: 1 });
    });

    it("are refreshed in the editor where they have unsaved words", async () => {
      await make("summary");
      const document = await vscode.workspace.openTextDocument(at("summary.md"));
      const editor = await vscode.window.showTextDocument(document);
      await editor.edit((edit) => {
        edit.insert(new vscode.Position(document.lineCount, 0), "\nNot saved yet.\n");
      });
      await run("addRecord", { kind: "deliverable", value: { name: "Web shop", benefit: "Orders come in at night" } });
      assert.deepEqual(await run("refreshDraft", { kind: "summary" }), { changed: true, conflicts: 0 });
      assert.include(document.getText(), "Not saved yet.");
      assert.include(document.getText(), "Orders come in at night");
    });

    it("are checked, with rule, severity and line, and stand in Problems while they are open", async () => {
      await writeText(at("email.md"), "---\nsubject: Bye\n---\n\nHello Bob,\n\nThe backend is done: [what].\n");
      const found = await run<Finding[]>("checkDraft", { kind: "email" });
      const have = found.map(({ rule, severity, line }) => [rule, severity, line]);
      assert.deepInclude(have, ["name", "error", 5]);
      assert.deepInclude(have, ["jargon", "warning", 7]);
      assert.deepInclude(have, ["gap", "error", 7]);
      assert.hasAllKeys(found[0], ["rule", "severity", "message", "line"]);
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(at("email.md")));
      const problems = () => vscode.languages.getDiagnostics(at("email.md"));
      await until(() => problems().length === found.length, "the same list in Problems");
      const name = problems().find(({ code }) => code === "name");
      assert.ok(name);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        "vscode.executeCodeActionProvider",
        at("email.md"),
        name.range,
      );
      assert.isTrue(actions.some(({ title }) => title === "Greet Jane"));
    });

    it("lead from the clause that is missing to the details of the project", async () => {
      await run("setReason", { reason: "we-cancelled" });
      const { uri } = await make("notice");
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
      await vscode.window.showTextDocument(document);
      const clause = () => vscode.languages.getDiagnostics(document.uri).find(({ code }) => code === "reason");
      await until(() => clause() !== undefined, "the clause among the problems");
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        "vscode.executeCodeActionProvider",
        document.uri,
        clause()?.range,
      );
      const command = actions.find(({ title }) => title === "Open the details")?.command;
      assert.isDefined(command);
      await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
      const shown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      assert.instanceOf(shown, vscode.TabInputCustom);
      assert.equal(shown.uri.toString(), acme.uri);
    });

    it("know after a refresh, for whatever window comes next, what is new in a field that the user has written", async () => {
      await make("notice");
      const base = () => readText(at(".base/notice.md"));
      const text = await readText(at("notice.md"));
      await writeText(at("notice.md"), text.replace("jane@acme.example", "me@private.example"));
      await run("editRecord", { kind: "contact", id: "jane-doe", set: { email: "jane@new.example" } });
      await run("edit", { set: { "project.name": "Bread shop" } });
      await run("refreshDraft", { kind: "notice" });
      assert.include(await readText(at("notice.md")), "me@private.example");
      assert.include(await base(), "Bread shop");
      assert.include(await base(), "jane@acme.example", "undecided, it is news for the next window");
      await run("refreshDraft", { kind: "notice" });
      assert.include(await readText(at("notice.md")), "me@private.example");
      assert.include(await base(), "jane@new.example", "the user has left it");
    });

    it("are written as a message for mail programs, once nothing holds it", async () => {
      const held = await run<{ uri: null; holds: { code: string }[] }>("saveEml", { kind: "email" });
      assert.isNull(held.uri);
      assert.includeMembers(
        held.holds.map(({ code }) => code),
        ["balance-unknown", "item", "draft"],
      );
      assert.isFalse(await exists(at("outbox/email.eml")));
      const saved = await run<{ uri: string }>("saveEml", { kind: "client-reminder" });
      assert.equal(saved.uri, at("outbox/client-reminder.eml").toString());
      const eml = await readText(vscode.Uri.parse(saved.uri));
      assert.match(eml, /^To: Jane Doe <jane@acme\.example>\r\n/m);
      assert.match(eml, /^X-Unsent: 1\r\n/m);
      const own = vscode.Uri.joinPath(folder(), ".sendoff", "mine.eml");
      const { uri } = await run<{ uri: string }>("saveEml", { kind: "notice", file: ".sendoff/mine.eml" });
      assert.equal(uri, own.toString());
      const climbing = `${folder().path}/src/../handoff/acme-ltd/mine.eml`;
      const files = [".git/config", "../mine.eml", "../../etc/mine.eml", "handoff/acme-ltd/mine.eml", climbing];
      for (const file of files) {
        await rejects(run("saveEml", { kind: "rotate-keys", file }), "file");
        assert.isFalse(await exists(at("rotate-keys.md")), "nothing is made by a call that rejects");
      }
    });

    it("are not opened in the mail program while something holds the goodbye", async () => {
      const held = await run<{ opened: boolean; holds: unknown[] }>("openInMail", { kind: "email" });
      assert.isFalse(held.opened);
      assert.isNotEmpty(held.holds);
      await rejects(run("openInMail", { kind: "email", anyway: "" }), "anyway");
    });
  });
}
