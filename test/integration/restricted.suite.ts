import { assert } from "chai";
import * as vscode from "vscode";
import { cleanUp, exists, folder, readText, rejects, run, startAcme, writeText } from "./harness.js";

/** A folder that nobody has said they trust: what works there, and what says why it does not. */
export function restrictedSuite(): void {
  describe("in Restricted Mode", () => {
    beforeEach(cleanUp);
    afterEach(cleanUp);

    it("nobody trusts the folder", () => {
      assert.isFalse(vscode.workspace.isTrusted);
    });

    it("an offboarding is started, ticked, undone, written, sent and closed", async () => {
      const acme = await startAcme();
      const uri = vscode.Uri.parse(acme.uri);
      const before = await readText(uri);
      await run("setItemState", { item: "jobs", state: "done" });
      await run("undo");
      assert.equal(await readText(uri), before);
      await run("addRecord", { kind: "deliverable", value: { name: "Web shop" } });
      await run("edit", { set: { "billing.outstanding": "none" } });
      await run("copyDraft", { kind: "summary", as: "markdown" });
      assert.include(await vscode.env.clipboard.readText(), "Web shop");
      const sent = await run<{ sentOn: string | null }>("markEmailSent", { anyway: "by phone" });
      assert.isNotNull(sent.sentOn);
      assert.deepInclude(await run<{ closed: boolean }>("close", { anyway: "done" }), { closed: true });
    });

    it("a handoff is exported, without the history", async () => {
      await startAcme();
      const { written } = await run<{ written: string[] }>("export", {});
      assert.include(written, "handoff/acme-ltd/README.md");
    });

    it("settings and lists of the folder, which name places and texts of somebody else's, do not count", async () => {
      const settings = vscode.Uri.joinPath(folder(), ".vscode", "settings.json");
      const template = vscode.Uri.joinPath(folder(), ".sendoff", "templates", "theirs.json");
      await writeText(settings, JSON.stringify({ "sendoff.exportFolder": "../elsewhere" }));
      await writeText(template, "{}");
      try {
        await rejects(startAcme({ template: "theirs" }), "template", /there are no templates/);
        await startAcme();
        const { written } = await run<{ written: string[] }>("export", {});
        assert.isNotEmpty(written);
        for (const path of written) assert.match(path, /^handoff\//);
        assert.isFalse(await exists(vscode.Uri.joinPath(folder(), "..", "elsewhere")));
      } finally {
        await vscode.workspace.fs.delete(vscode.Uri.joinPath(settings, ".."), { recursive: true });
      }
    });

    it("git is not asked: its exclude file is kept all the same, since that is only a file", async () => {
      const exclude = vscode.Uri.joinPath(folder(), ".git", "info", "exclude");
      await writeText(exclude, "# mine\n");
      await startAcme();
      assert.include(await readText(exclude), "/.sendoff/acme-ltd/\n");
      await run("archive", {});
      assert.equal(await readText(exclude), "# mine\n");
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), ".git"), { recursive: true });
    });

    it("private notes work, and stay out of the folder", async () => {
      await startAcme();
      await run("privateNote", { text: "slow payer" });
      assert.deepEqual(await run("privateNote", {}), { text: "slow payer" });
    });
  });
}
