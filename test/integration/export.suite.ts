import { assert } from "chai";
import * as vscode from "vscode";
import { inNodeHost } from "./inNodeHost.js";
import { cleanUp, exists, folder, readText, rejects, run, type Started, startAcme, writeText } from "./harness.js";

interface Exported {
  written: string[];
  unchanged: string[];
  kept: string[];
  removed: string[];
  blocked: { path: string; rule: string; masked: string }[];
}

const inFolder = (name: string): string => `handoff/acme-ltd/${name}`;
const developers = ["README", "summary", "training", "meeting", "developer", "access", "acceptance", "checklist"].map(
  (name) => inFolder(`${name}.md`),
);
const owners = ["Acme Ltd - handover.pdf", "acceptance.pdf", "handover.html", "meeting.ics", "jobs.ics"].map(inFolder);
const all = [...owners, ...developers];

/** The handoff next to the client's code, in a real VS Code. */
export function exportSuite(): void {
  describe("export", () => {
    let acme: Started;
    beforeEach(async () => {
      await cleanUp();
      acme = await startAcme();
    });
    afterEach(cleanUp);
    const at = (path: string) => vscode.Uri.joinPath(folder(), path);
    // A PDF takes its time on a machine that is busy with tests.
    const texts = { formats: ["markdown", "html"] };
    const exportAll = (how: object = {}) => run<Exported>("export", how);

    it("writes owner's and developer's files, and the second time nothing", async () => {
      await run("addRecord", { kind: "deliverable", value: { name: "Web shop", benefit: "Orders come in at night" } });
      const first = await exportAll();
      assert.sameMembers(first.written, all);
      assert.deepEqual([first.unchanged, first.kept, first.removed, first.blocked], [[], [], [], []]);
      for (const name of ["handover.html", "README.md", "summary.md", "acceptance.md"])
        assert.include(await readText(at(inFolder(name))), "Web shop", name);
      const { mtime } = await vscode.workspace.fs.stat(at("handoff/acme-ltd/README.md"));
      const second = await exportAll();
      assert.deepEqual(second.written, []);
      assert.sameMembers(second.unchanged, all);
      assert.equal((await vscode.workspace.fs.stat(at("handoff/acme-ltd/README.md"))).mtime, mtime);
    });

    it("writes what it is asked for", async () => {
      assert.deepEqual((await exportAll({ formats: ["html"] })).written, ["handoff/acme-ltd/handover.html"]);
      assert.sameMembers((await exportAll({ audience: "developer" })).written, developers);
      await rejects(exportAll({ formats: ["docx"] }), "formats.0");
      await rejects(exportAll({ formats: [] }), "formats");
      await rejects(exportAll({ audience: "cat" }), "audience");
      await rejects(exportAll({ onConflict: "ask" }), "onConflict");
    });

    it("keeps what the user changed, and what it did not write, unless told", async () => {
      await writeText(at("handoff/acme-ltd/summary.md"), "mine\n");
      const first = await exportAll(texts);
      assert.deepEqual(first.kept, [inFolder("summary.md")]);
      await writeText(at("handoff/acme-ltd/README.md"), "changed\n");
      assert.sameMembers((await exportAll(texts)).kept, ["handoff/acme-ltd/README.md", "handoff/acme-ltd/summary.md"]);
      assert.equal(await readText(at("handoff/acme-ltd/README.md")), "changed\n");
      const told = await exportAll({ ...texts, onConflict: "overwrite" });
      assert.sameMembers(told.written, ["handoff/acme-ltd/README.md", "handoff/acme-ltd/summary.md"]);
      assert.notInclude(await readText(at("handoff/acme-ltd/README.md")), "changed\n");
    });

    it("previews what it would do, and writes nothing", async () => {
      interface Preview {
        files: { path: string; status: string }[];
      }
      const preview = async () =>
        Object.fromEntries(
          (await run<Preview>("previewHandoff", { formats: ["markdown"] })).files.map(({ path, status }) => [
            path.slice(inFolder("").length),
            status,
          ]),
        );
      assert.deepEqual(
        Object.values(await preview()),
        developers.map(() => "new"),
      );
      assert.isFalse(await exists(at("handoff")));
      await exportAll(texts);
      await writeText(at(inFolder("access.md")), "mine\n");
      await run("addRecord", { kind: "deliverable", value: { name: "Web shop" } });
      const expected = { "README.md": "changed", "summary.md": "changed", "access.md": "conflict" };
      assert.deepInclude(await preview(), { ...expected, "acceptance.md": "changed", "checklist.md": "unchanged" });
      await writeText(vscode.Uri.joinPath(vscode.Uri.parse(acme.uri), "..", "summary.md"), `ghp_${"a1B2".repeat(9)}`);
      assert.deepInclude(await preview(), { ...expected, "summary.md": "blocked" });
      await rejects(run("previewHandoff", { formats: ["docx"] }), "formats.0");
      await rejects(run("previewHandoff", { audience: "owner" }), "audience");
    });

    it("removes what no longer belongs, if nobody changed it", async () => {
      await exportAll({ formats: ["markdown"] });
      await run("setReason", { reason: "paused" });
      assert.deepEqual((await exportAll({ formats: ["markdown"] })).removed, [inFolder("acceptance.md")]);
      assert.isFalse(await exists(at(inFolder("acceptance.md"))));
      await run("setReason", { reason: "complete" });
      await exportAll({ formats: ["markdown"] });
      await writeText(at(inFolder("acceptance.md")), "signed\n");
      await run("setReason", { reason: "paused" });
      assert.include((await exportAll({ formats: ["markdown"] })).kept, inFolder("acceptance.md"));
      assert.equal(await readText(at(inFolder("acceptance.md"))), "signed\n");
    });

    it("says so when a file stands where the folder has to be", async () => {
      await writeText(at("handoff"), "a note\n");
      await rejects(exportAll(), "sendoff.exportFolder", /handoff is a file/);
      assert.equal(await readText(at("handoff")), "a note\n");
      await vscode.workspace.fs.delete(at("handoff"));
    });

    it("exports no private words", async () => {
      await run("privateNote", { text: "They always haggle about the last invoice, again and again" });
      const summary = vscode.Uri.joinPath(vscode.Uri.parse(acme.uri), "..", "summary.md");
      await writeText(summary, "# Notes\n\nThey always haggle about the *last* invoice, again and again.\n");
      const { written, blocked } = await exportAll();
      assert.deepEqual(written, []);
      assert.deepInclude(
        blocked.map(({ path, rule }) => ({ path, rule })),
        { path: inFolder("summary.md"), rule: "private" },
      );
    });

    it("packs what was exported into the same zip each time", async () => {
      await rejects(run("zipHandoff", { file: at("a.zip").toString() }), "offboarding");
      await exportAll(texts);
      for (const name of ["a.zip", "b.zip"]) await run("zipHandoff", { file: at(name).toString() });
      const [a, b] = await Promise.all(["a.zip", "b.zip"].map((name) => vscode.workspace.fs.readFile(at(name))));
      assert.deepEqual(a, b);
      for (const name of ["a.zip", "b.zip"]) await vscode.workspace.fs.delete(at(name));
    });

    it("leaves nothing of its own behind", async () => {
      await exportAll(texts);
      const names = (await vscode.workspace.fs.readDirectory(at(".sendoff/acme-ltd"))).map(([name]) => name);
      assert.sameMembers(names, ["offboarding.json", "export.json"]);
    });

    it("takes a draft as it stands", async () => {
      await run("copyDraft", { kind: "summary" });
      await writeText(
        vscode.Uri.joinPath(vscode.Uri.parse(acme.uri), "..", "summary.md"),
        "# In my own words\n\nAll is well.\n",
      );
      await exportAll(texts);
      for (const path of ["handoff/acme-ltd/summary.md", "handoff/acme-ltd/handover.html"])
        assert.include(await readText(at(path)), "All is well.", path);
    });

    it("writes nothing when something looks like a secret, and says where without repeating it", async () => {
      const secret = `ghp_${"a1B2".repeat(9)}`;
      await writeText(vscode.Uri.joinPath(vscode.Uri.parse(acme.uri), "..", "summary.md"), `# Summary\n\n${secret}\n`);
      const { written, blocked } = await exportAll();
      assert.deepEqual(written, []);
      assert.include(
        blocked.map(({ path }) => path),
        "handoff/acme-ltd/summary.md",
      );
      assert.notInclude(JSON.stringify(blocked), secret);
      assert.isFalse(await exists(at("handoff")));
    });

    // The web host has no links to make.
    if (inNodeHost())
      it("refuses a folder that is a link to another place, and one that is a link to nothing", async () => {
        const fs = await import("node:fs/promises");
        const elsewhere = await fs.mkdtemp(`${folder().fsPath}-elsewhere-`);
        const link = vscode.Uri.joinPath(folder(), "handoff").fsPath;
        try {
          for (const target of [elsewhere, `${elsewhere}-nowhere`])
            for (const at of [link, `${link}/${acme.slug}`]) {
              if (at !== link) await fs.mkdir(link);
              await fs.symlink(target, at);
              await rejects(exportAll(texts), "sendoff.exportFolder", /is a link to another place/);
              assert.deepEqual(await fs.readdir(elsewhere), []);
              await fs.rm(link, { recursive: true });
            }
        } finally {
          await fs.rm(elsewhere, { recursive: true });
        }
        await exportAll(texts);
      });

    it("refuses a folder that leads out of the client's", async () => {
      const settings = vscode.workspace.getConfiguration("sendoff", folder());
      for (const bad of ["../out", "/tmp/out", ".git/x", ".sendoff", ""]) {
        await settings.update("exportFolder", bad, vscode.ConfigurationTarget.Workspace);
        await rejects(exportAll(texts), "sendoff.exportFolder", /inside the workspace folder/);
      }
      await settings.update("exportFolder", "docs/handoff", vscode.ConfigurationTarget.Workspace);
      assert.include((await exportAll(texts)).written, "docs/handoff/acme-ltd/README.md");
      await settings.update("exportFolder", undefined, vscode.ConfigurationTarget.Workspace);
      await vscode.workspace.fs.delete(at("docs"), { recursive: true });
    });

    it("escapes whatever stands in the records", async () => {
      const evil = "<script>alert(1)</script> [x](javascript:alert(1))";
      await run("addRecord", { kind: "deliverable", value: { name: evil } });
      await run("edit", { set: { "client.name": evil } });
      await exportAll(texts);
      const html = await readText(at("handoff/acme-ltd/handover.html"));
      assert.equal(html.match(/<script/gi)?.length, 1);
      assert.notMatch(html, /href="javascript/i);
      assert.include(html, "&lt;script&gt;");
    });
  });
}
