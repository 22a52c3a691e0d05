import { assert } from "chai";
import * as vscode from "vscode";
import {
  cleanUp,
  exists,
  folder,
  readJson,
  readText,
  rejects,
  run,
  type Started,
  startAcme,
  writeText,
} from "./harness.js";

/** Every file below a folder, with its path and text. */
async function filesBelow(uri: vscode.Uri): Promise<readonly (readonly [path: string, text: string])[]> {
  if (!(await exists(uri))) return [];
  const entries = await vscode.workspace.fs.readDirectory(uri);
  const found = await Promise.all(
    entries.map(async ([name, type]) => {
      const each = vscode.Uri.joinPath(uri, name);
      return type === vscode.FileType.Directory ? filesBelow(each) : [[each.path, await readText(each)] as const];
    }),
  );
  return found.flat();
}

function openTabs(): readonly string[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).map(({ label }) => label);
}

/** Private words, the copy that is archived, and leaving no trace in the client's tree. */
export function privateSuite(): void {
  describe("only you", () => {
    let acme: Started;
    beforeEach(async () => {
      await cleanUp();
      acme = await startAcme();
    });
    afterEach(async () => {
      await run("forgetClient", { offboarding: acme.uri }).catch(() => undefined);
      await cleanUp();
    });

    it("private words are in no file of the workspace, no draft, no export, and not on the clipboard", async () => {
      const marker = "MARKER7Q";
      await run("privateNote", { text: `${marker} client` });
      await run("privateNote", { item: "jobs", text: `${marker} item` });
      await run("setItemState", { item: "guide", state: "not-needed", because: "other", why: `${marker} why` });
      const look = ["wentWell", "wentWrong", "learned", "feedback", "notes"];
      await run("lookBack", { set: Object.fromEntries(look.map((field) => [field, `${marker} ${field}`])) });
      await run("addReferral", {
        name: `${marker} Dan`,
        services: [`${marker} hosting`],
        contact: `${marker} phone`,
        why: `${marker} cheap`,
        consent: true,
      });
      await run("myDetails", { set: { rate: `${marker} 90`, name: "Anna Berg" } });
      await run("addRecord", { kind: "need", value: { text: "hosting", by: "referral" } });
      const sent = await run<{ sentOn: string | null }>("markEmailSent", { anyway: `${marker} asked by phone` });
      assert.isNotNull(sent.sentOn);
      for (const kind of ["email", "summary"]) {
        await run("copyDraft", { kind, as: "markdown", anyway: `${marker} again` });
        assert.notInclude(await vscode.env.clipboard.readText(), marker);
      }
      await run("export", {});
      const files = await filesBelow(folder());
      assert.isAbove(files.length, 4);
      assert.deepEqual(
        files.filter(([path, text]) => path.includes(marker) || text.includes(marker)).map(([path]) => path),
        [],
      );
      // They are there, though: on this machine.
      assert.equal((await run<{ text: string }>("privateNote", { item: "jobs" })).text, `${marker} item`);
      assert.equal((await run<{ learned: string }>("lookBack", {})).learned, `${marker} learned`);
      const [found] = await run<{ name: string }[]>("findReferral", { need: "hosting" });
      assert.equal(found?.name, `${marker} Dan`);
      await run("myDetails", { set: { rate: null, name: null } });
    });

    it("a note is read, set and removed; one on what is not there is refused", async () => {
      assert.deepEqual(await run("privateNote", {}), { text: "" });
      await run("privateNote", { text: "slow payer" });
      assert.deepEqual(await run("privateNote", {}), { text: "slow payer" });
      assert.deepEqual(await run("privateNote", { text: "" }), { text: "" });
      await rejects(run("privateNote", { item: "nothing", text: "x" }), "item");
      await rejects(run("privateNote", { text: 5 }), "text");
      await rejects(run("privateNote", { offboarding: "nobody" }), "offboarding");
    });

    it("notes that are set at once, while clients come and go, are all kept", async () => {
      const items = ["deliverables", "jobs", "guide", "pushed", "no-secrets", "access-list", "known-issues"];
      const others = ["One", "Two", "Three"].map((client) => startAcme({ client }));
      await Promise.all([
        ...others,
        ...items.map((item) => run("privateNote", { offboarding: acme.uri, item, text: `about ${item}` })),
        run("lookBack", { offboarding: acme.uri, set: { learned: "more" } }),
        run("addReferral", { name: "Planted Dan", services: ["planting"] }),
      ]);
      for (const item of items)
        assert.deepEqual(await run("privateNote", { offboarding: acme.uri, item }), { text: `about ${item}` });
      assert.deepEqual(await run("lookBack", { offboarding: acme.uri }), { learned: "more" });
      assert.lengthOf(await run<unknown[]>("findReferral", { need: "planting" }), 1);
      assert.lengthOf(await run<unknown[]>("showClients", {}), 4);
    });

    it("notes are found again when the folder has moved, and forgotten when asked", async () => {
      await run("privateNote", { text: "slow payer" });
      const at = (slug: string) => vscode.Uri.joinPath(folder(), ".sendoff", slug);
      await vscode.workspace.fs.rename(at("acme-ltd"), at("acme-moved"));
      assert.deepEqual(await run("privateNote", { offboarding: "acme-moved" }), { text: "slow payer" });
      const { removed } = await run<{ removed: number }>("forgetClient", { offboarding: "acme-moved" });
      assert.equal(removed, 2);
      assert.deepEqual(await run("privateNote", { offboarding: "acme-moved" }), { text: "" });
      assert.isTrue(await exists(vscode.Uri.joinPath(at("acme-moved"), "offboarding.json")));
    });

    it("are never written into a workspace, and not read from one", async () => {
      const inside = vscode.Uri.joinPath(folder(), "private.json");
      await rejects(run("exportPrivate", { file: inside.toString() }), "file", /inside a workspace/);
      assert.isFalse(await exists(inside));
      await writeText(inside, '{"sendoffPrivate":1,"kept":{}}');
      await rejects(run("importPrivate", { file: inside.toString() }), "file", /inside a workspace/);
      await vscode.workspace.fs.delete(inside);
      await rejects(run("exportPrivate", { file: "private.json" }), "file", /URI/);
    });

    it("go to a file outside, and come back after they were forgotten", async () => {
      const file = vscode.Uri.joinPath(folder(), "..", "sendoff-private.json").toString();
      await run("privateNote", { item: "jobs", text: "ask Jane" });
      await run("exportPrivate", { file });
      await run("forgetClient", { offboarding: acme.uri });
      assert.deepEqual(await run("privateNote", { item: "jobs" }), { text: "" });
      assert.deepInclude(await run<{ imported: number }>("importPrivate", { file }), { imported: 2 });
      assert.deepEqual(await run("privateNote", { item: "jobs" }), { text: "ask Jane" });
      await vscode.workspace.fs.delete(vscode.Uri.parse(file));
    });

    it("bad arguments of the others are refused by name", async () => {
      await rejects(run("lookBack", { set: { mood: "x" } }), "set.mood");
      await rejects(run("lookBack", { set: { workAgain: "never" } }), "set.workAgain");
      await rejects(run("addReferral", { name: "Dan" }), "services");
      await rejects(run("addReferral", { name: "Dan", services: [] }), "services");
      await rejects(run("addReferral", { name: " ", services: ["x"] }), "name");
      await rejects(run("findReferral", { need: "" }), "need");
      await rejects(run("findReferral", {}), "need");
      await rejects(run("forgetClient", { offboarding: "nobody" }), "offboarding");
    });
  });

  describe("leaving no trace", () => {
    const exclude = () => vscode.Uri.joinPath(folder(), ".git", "info", "exclude");
    const before = "# mine\r\n*.log\n/caf\u00e9/\n";
    beforeEach(async () => {
      await cleanUp();
      await writeText(exclude(), before);
    });
    afterEach(async () => {
      await cleanUp();
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), ".git"), { recursive: true });
    });

    it("sharing takes our lines out of git's exclude file and puts them back, and touches no other byte", async () => {
      await startAcme();
      const excluded = await readText(exclude());
      assert.equal(excluded, `${before}/.sendoff/acme-ltd/\n/handoff/acme-ltd/\n`);
      assert.deepEqual(await run("setShare", { share: true }), { share: true });
      assert.equal(await readText(exclude()), before);
      assert.deepEqual(await run("setShare", { share: true }), { share: true });
      assert.equal(await readText(exclude()), before);
      await run("setShare", { share: false });
      assert.equal(await readText(exclude()), excluded);
      await rejects(run("setShare", {}), "share");
      await rejects(run("setShare", { share: "yes" }), "share");
    });

    it("starting shared after one that was not is seen by git", async () => {
      await startAcme();
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), ".sendoff"), { recursive: true });
      await startAcme({ share: true });
      assert.equal(await readText(exclude()), before);
    });

    it("archiving leaves the client's tree as if we had never been there, and the archive can be worked on again", async () => {
      await writeText(vscode.Uri.joinPath(folder(), "shop.js"), "sell();\n");
      const tree = await filesBelow(folder());
      const acme = await startAcme();
      await run("setItemState", { item: "jobs", state: "done" });
      await run("copyDraft", { kind: "summary" });
      await writeText(vscode.Uri.joinPath(folder(), ".sendoff", "acme-ltd", "notes", "odd.bin"), "a\ufeffb\u0000");
      const binary = vscode.Uri.joinPath(folder(), ".sendoff", "acme-ltd", "logo.png");
      await vscode.workspace.fs.writeFile(binary, new Uint8Array([0x89, 0x50, 0xff, 0xfe, 0]));
      const ours = await filesBelow(vscode.Uri.joinPath(folder(), ".sendoff"));
      const { id } = await readJson(acme.uri);
      for (const path of ["shop.js", ".sendoff/acme-ltd/summary.md", ".sendoff/acme-ltd/offboarding.json"])
        await vscode.window.showTextDocument(vscode.Uri.joinPath(folder(), path), { preview: false });

      assert.deepEqual(await run("archive", {}), { archived: id });
      // Else the next Ctrl+S would write into the client's tree again.
      assert.deepEqual(openTabs(), ["shop.js"]);
      assert.deepEqual(await filesBelow(folder()), tree);
      assert.deepEqual(await run("list"), []);

      const opened = await run<Started>("openArchive", { archive: id });
      assert.equal(opened.slug, "acme-ltd");
      assert.deepEqual(await filesBelow(vscode.Uri.joinPath(folder(), ".sendoff")), ours);
      assert.deepEqual(Array.from(await vscode.workspace.fs.readFile(binary)), [0x89, 0x50, 0xff, 0xfe, 0]);
      assert.include(await readText(exclude()), "/.sendoff/acme-ltd/\n");
      await run("setItemState", { item: "guide", state: "done" });
      await rejects(run("openArchive", { archive: id }), "archive");
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), "shop.js"));
    });

    it("archiving leaves an export to the client, and goes on keeping it out of git", async () => {
      await startAcme();
      await run("export", {});
      await run("archive", {});
      assert.isTrue(await exists(vscode.Uri.joinPath(folder(), "handoff", "acme-ltd", "README.md")));
      assert.isFalse(await exists(vscode.Uri.joinPath(folder(), ".sendoff")));
      assert.equal(await readText(exclude()), `${before}/handoff/acme-ltd/\n`);
    });

    it("archiving waits for unsaved text, and takes nothing that it could not bring back", async () => {
      const acme = await startAcme({ client: "Unsaved Ltd" });
      const uri = vscode.Uri.joinPath(vscode.Uri.parse(acme.uri), "..", "notes.md");
      await writeText(uri, "one\n");
      await vscode.workspace.getConfiguration("files").update("autoSave", "off", vscode.ConfigurationTarget.Global);
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
      const edit = new vscode.WorkspaceEdit();
      edit.insert(uri, new vscode.Position(0, 0), "typing ");
      await vscode.workspace.applyEdit(edit);
      await rejects(run("archive", {}), "offboarding", /notes\.md has unsaved changes/);
      assert.equal((await run<unknown[]>("list")).length, 1);
      await vscode.commands.executeCommand("workbench.action.files.revert");
      await run("archive", {});
      assert.deepEqual(await run("list"), []);
    });
  });

  describe("restore", () => {
    let acme: Started;
    let uri: vscode.Uri;
    let count = 0;
    beforeEach(async () => {
      await cleanUp();
      acme = await startAcme({ client: `Restored ${String(++count)}` });
      uri = vscode.Uri.parse(acme.uri);
    });
    afterEach(async () => {
      await run("forgetClient", { offboarding: acme.uri });
      await cleanUp();
    });
    const conflicted = async () => {
      const text = await readText(uri);
      const conflict = (ours: string, theirs: string) => `<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> other\n`;
      const line = '  "reason": "complete",\n';
      await writeText(uri, text.replace(line, conflict(line, '  "reason": "complete",\n  "flavor": "friendly",\n')));
      return text;
    };

    it("lists the backups of a file, brings one back even over a broken one, and that is undone to the byte", async () => {
      assert.deepEqual(await run("restore", {}), { backups: [] });
      await conflicted();
      const withMarkers = await readText(uri);
      await run("resolveConflict", {});
      const { backups } = await run<{ backups: { id: string; at: string; cause: string }[] }>("restore", {});
      assert.deepEqual(
        backups.map(({ cause }) => cause),
        ["conflict"],
      );
      assert.match(backups[0]?.at ?? "", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      const resolved = await readText(uri);
      await writeText(uri, "{ half a file");
      const id = backups[0]?.id ?? "";
      assert.deepEqual(await run("restore", { backup: id }), { restored: id });
      assert.equal(await readText(uri), withMarkers);
      assert.deepEqual(await run<{ label: string }>("undo"), { label: `restore Restored ${String(count)}` });
      assert.equal(await readText(uri), "{ half a file");
      await writeText(uri, resolved);
      await rejects(run("redo"), "redo", /was changed since/);
      await rejects(run("restore", { backup: "../../../etc/passwd" }), "backup");
      await rejects(run("restore", { backup: 7 }), "backup");
    });

    it("brings back a file that is no text any more", async () => {
      const text = await conflicted();
      await run("resolveConflict", {});
      await vscode.workspace.fs.writeFile(uri, new Uint8Array([0xff, 0xfe, 0, 1, 2]));
      const { backups } = await run<{ backups: { id: string }[] }>("restore", {});
      await run("restore", { backup: backups[0]?.id });
      assert.include(await readText(uri), text.slice(0, 40));
    });

    it("keeps the newest twenty of each file", async () => {
      const ids = new Set<string>();
      for (let round = 0; round < 23; round++) {
        await conflicted();
        await run("resolveConflict", {});
        const { backups } = await run<{ backups: { id: string }[] }>("restore", {});
        assert.isAtMost(backups.length, 20);
        ids.add(backups[0]?.id ?? "");
        const flavor = await readText(uri);
        await writeText(uri, flavor.replace('  "flavor": "friendly",\n', ""));
      }
      assert.equal(ids.size, 23);
    });
  });
}
