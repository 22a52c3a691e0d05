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

interface Held {
  readonly closed: boolean;
  readonly holds: readonly { readonly code: string; readonly item?: string; readonly record?: string }[];
}

interface Client {
  readonly client: string;
  readonly slug: string;
  readonly status: string;
  readonly archived: boolean;
}

/** The commands of the flow, good and bad, in a real VS Code. */
export function flowSuite(): void {
  describe("flow", () => {
    let acme: Started;
    beforeEach(async () => {
      await cleanUp();
      acme = await startAcme();
    });
    afterEach(cleanUp);
    const document = () => readJson(acme.uri);
    const pieceIds = async () => (await document()).pieces.map(({ id }) => id);
    const stateOf = async (id: string) =>
      (await document()).pieces.flatMap(({ items }) => items).find((item) => item.id === id)?.state;

    it("another reason or size adds, keeps ticks, and says what could go; the old bytes are kept", async () => {
      await run("setItemState", { item: "jobs", state: "done" });
      const before = await readText(vscode.Uri.parse(acme.uri));
      const reason = await run<{ added: string[]; suggestNotNeeded: string[] }>("setReason", { reason: "paused" });
      assert.include(reason.added, "plan-restart");
      assert.include(reason.suggestNotNeeded, "access-secrets");
      assert.equal(await stateOf("jobs"), "done");
      const size = await run<{ added: string[] }>("setSize", { size: "full" });
      assert.isAbove(size.added.length, 10);
      assert.deepInclude(await document(), { reason: "paused", size: "full" });
      const { backups } = await run<{ backups: { id: string; cause: string }[] }>("restore", {});
      assert.deepEqual(
        backups.map(({ cause }) => cause),
        ["size", "reason"],
      );
      await run("restore", { backup: backups[1]?.id });
      assert.equal(await readText(vscode.Uri.parse(acme.uri)), before);
      await rejects(run("setReason", { reason: "bored" }), "reason");
      await rejects(run("setReason", {}), "reason");
      await rejects(run("setSize", { size: "huge" }), "size");
    });

    it("parts are added, moved, combined, separated and removed; the email stays last", async () => {
      const order = await pieceIds();
      const { piece } = await run<{ piece: string }>("addPiece", { title: "Shop hardware", before: "meeting" });
      assert.equal((await pieceIds())[order.indexOf("meeting")], piece);
      const moved = await run<{ pieces: string[] }>("movePiece", { piece, before: null });
      assert.deepEqual(moved.pieces.slice(-3), [piece, "email", "aftercare"]);
      const combined = await run<{ pieces: { id: string; within: string | null }[] }>("combinePieces", {
        preset: "meeting-carries",
      });
      assert.deepEqual(
        combined.pieces.filter(({ within }) => within !== null),
        [
          { id: "summary", within: "meeting" },
          { id: "training", within: "meeting" },
        ],
      );
      await run("combinePieces", { piece, within: "email" });
      await run("separatePiece", { piece: "training" });
      const within = (await document()).pieces.flatMap((each) => (each.within ? [[each.id, each.within]] : []));
      assert.deepEqual(within, [
        ["summary", "meeting"],
        [piece, "email"],
      ]);
      await run("addItem", { piece, title: "Till" });
      assert.deepEqual((await run<{ removed: string[] }>("removePiece", { piece })).removed, [piece, "till"]);

      await rejects(run("movePiece", { piece: "email", before: "plan" }), "piece", /stays last/);
      await rejects(run("movePiece", { piece: "plan", before: "aftercare" }), "before");
      await rejects(run("movePiece", { piece: "plan" }), "before");
      await rejects(run("combinePieces", { piece: "meeting", within: "meeting" }), "within");
      await rejects(run("combinePieces", { piece: "meeting", within: "email" }), "piece", /carries/);
      await rejects(run("combinePieces", { piece: "summary" }), "within");
      await rejects(run("combinePieces", {}), "piece");
      await rejects(run("combinePieces", { preset: "all", piece: "plan" }), "preset");
      await rejects(run("combinePieces", { preset: "separate", piece: "plan" }), "preset");
      await rejects(run("removePiece", { piece: "summary" }), "piece");
      await rejects(run("separatePiece", { piece: "nowhere" }), "piece");
      await rejects(run("addPiece", { title: " " }), "title");
    });

    it("closing says what is missing, can be overridden, freezes, and is reopened", async () => {
      const held = await run<Held>("close", {});
      assert.isFalse(held.closed);
      assert.includeMembers(
        held.holds.map(({ code }) => code),
        ["email-not-sent", "balance-unknown"],
      );
      await run("edit", { set: { "billing.outstanding": "none" } });
      await run("markEmailSent", { anyway: "by phone" });
      await run("addRecord", {
        kind: "access",
        value: { name: "Hosting", kind: "hosting", ownerNow: "me", ownerAfter: "Acme Ltd" },
      });
      const access = await run<Held>("close", {});
      assert.include(
        access.holds.map(({ code }) => code),
        "access",
      );
      assert.deepInclude(await run<Held>("close", { anyway: "they pay in cash" }), { closed: true });
      const closed = await document();
      assert.equal(closed.status, "closed");
      assert.isString(closed.closedOn);
      await rejects(run("setItemState", { item: "jobs", state: "done" }), "offboarding", /reopen/);
      await rejects(run("setReason", { reason: "paused" }), "offboarding");
      await rejects(run("addPiece", { title: "x" }), "offboarding");
      assert.deepEqual(await run("reopen", {}), { status: "open" });
      assert.notProperty(await document(), "closedOn");
      await rejects(run("close", { anyway: "" }), "anyway");
    });

    it("starts again for a client who comes back, beside the old one", async () => {
      await run("addRecord", { kind: "task", value: { name: "Change opening hours", steps: ["Open the page"] } });
      const again = await run<Started>("startAgain", { lastDay: "2028-01-31", reason: "contract-end" });
      assert.equal(again.slug, "acme-ltd-2");
      const next = await readJson(again.uri);
      assert.equal(next.project.lastDay, "2028-01-31");
      assert.equal(next.tasks?.[0]?.name, "Change opening hours");
      assert.notEqual(next.id, (await document()).id);
      await rejects(run("startAgain", { offboarding: "acme-ltd", lastDay: "2028-02-30", reason: "paused" }), "lastDay");
      await rejects(run("startAgain", { offboarding: "acme-ltd", lastDay: "2028-02-28" }), "reason");
    });

    it("a list becomes a template, and a template a list; editing it touches nothing that runs", async () => {
      await run("addItem", { piece: "repo", title: "Hand over the till" });
      await run("setItemState", { item: "jobs", state: "done" });
      const { uri } = await run<{ uri: string }>("saveTemplate", { name: "Bakeries", team: true });
      const file = vscode.Uri.parse(uri);
      assert.equal(file.path, vscode.Uri.joinPath(folder(), ".sendoff/templates/checklists/bakeries.json").path);
      const text = await readText(file);
      assert.notInclude(text, '"state"');
      const started = await startAcme({ client: "Brot & Butter", template: "Bakeries" });
      const list = await readJson(started.uri);
      const items = list.pieces.flatMap((piece) => piece.items);
      assert.include(
        items.map(({ title }) => title),
        "Hand over the till",
      );
      assert.isTrue(items.every(({ state }) => state === "open"));
      assert.equal(list.pieces.at(-2)?.kind, "email");

      await writeText(file, text.replace('"required"', '"perhaps"'));
      await rejects(startAcme({ client: "Broken", template: "bakeries" }), "template", /bakeries\.json .*need/);
      await writeText(file, "{");
      await rejects(startAcme({ client: "Broken", template: "bakeries" }), "template", /not valid JSON/);
      await rejects(startAcme({ client: "Broken", template: "nothing" }), "template", /there are bakeries/);
      assert.isFalse(await exists(vscode.Uri.joinPath(folder(), ".sendoff", "broken")));
      assert.deepEqual(await readJson(started.uri), list);
    });

    it("filling in a field does the item that asks for it, and one undo takes back both", async () => {
      await run("setSize", { size: "standard" });
      await run("edit", { set: { flavor: "friendly" } });
      assert.equal(await stateOf("flavor"), "done");
      await run("undo");
      assert.equal(await stateOf("flavor"), "open");
      assert.notProperty(await document(), "flavor");
    });

    it("items and parts move one step at a time", async () => {
      const summary = async () =>
        (await document()).pieces.find(({ id }) => id === "summary")?.items.map(({ id }) => id);
      const before = await summary();
      await run("moveDown", { item: [before?.[0], before?.[1]] });
      assert.deepEqual((await summary())?.slice(0, 3), [before?.[2], before?.[0], before?.[1]]);
      await run("moveUp", { item: [before?.[1], before?.[0]] });
      assert.deepEqual(await summary(), before);
      const order = await pieceIds();
      await run("moveDown", { piece: "summary" });
      assert.isAbove((await pieceIds()).indexOf("summary"), order.indexOf("summary"));
      await run("moveUp", { piece: "summary" });
      await run("moveDown", { piece: ["training", "summary"] });
      const moved = await pieceIds();
      assert.sameMembers(moved.slice(moved.indexOf("access") + 1).slice(0, 2), ["summary", "training"]);
      await run("moveUp", { piece: ["summary", "training"] });
      assert.deepEqual(await pieceIds(), order);
      await rejects(run("moveUp", { piece: "email" }), "piece", /stays last/);
      await rejects(run("moveDown", { piece: "aftercare" }), "piece", /stays behind/);
      assert.deepEqual(await pieceIds(), order);
      await run("rename", { piece: "summary", title: "What was done" });
      assert.equal((await document()).pieces.find(({ id }) => id === "summary")?.title, "What was done");
      await rejects(run("rename", { title: "x" }), "item");
      await rejects(run("rename", { piece: "summary", title: " " }), "title");
      await rejects(run("moveUp", { item: "nothing" }), "item");
    });

    it("a checklist is imported once, its ticks later, and the list is written so that it imports back", async () => {
      interface Imported {
        readonly added: string[];
        readonly updated: string[];
        readonly skipped: { readonly line: number }[];
        readonly duplicates: string[];
      }
      const text =
        "# Shop\n\n- [ ] Empty the till\n  - [x] Count it\n- [ ]\n\n## Summary\n\n- [ ] Say thanks\n- [ ] say  thanks\n";
      const first = await run<Imported>("importMarkdown", { text });
      assert.deepEqual(first.added, ["empty-the-till", "count-it", "say-thanks"]);
      assert.deepEqual([first.skipped.map(({ line }) => line), first.duplicates.length], [[5], 1]);
      assert.include(await pieceIds(), "shop");
      assert.equal(await stateOf("count-it"), "done");
      const ticked = await run<Imported>("importMarkdown", { text: text.replace("[ ] Say", "[x] Say") });
      assert.deepEqual([ticked.added, ticked.updated], [[], ["say-thanks"]]);
      const again = await run<Imported>("importMarkdown", { text });
      assert.deepEqual([again.added, again.updated], [[], []]);
      assert.equal(await stateOf("say-thanks"), "done");

      const { text: list } = await run<{ text: string }>("exportChecklist", {});
      assert.match(list, /- \[x\] Say thanks/);
      const same = await run<Imported>("importMarkdown", { text: list });
      assert.deepEqual([same.added, same.updated, same.duplicates], [[], [], []]);

      const file = vscode.Uri.joinPath(folder(), "list.md");
      await writeText(file, "* [ ] From a file\n");
      const fromFile = await run<Imported>("importMarkdown", { uri: file.toString(), piece: "repo" });
      assert.deepEqual(fromFile.added, ["from-a-file"]);
      const editor = await vscode.window.showTextDocument(file);
      await editor.edit((edit) => {
        edit.insert(new vscode.Position(1, 0), "* [ ] Not saved yet\n");
      });
      const unsaved = await run<Imported>("importMarkdown", { uri: file.toString(), piece: "repo" });
      assert.deepEqual(unsaved.added, ["not-saved-yet"]);
      await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
      const before = await readText(vscode.Uri.parse(acme.uri));
      const none = await run<Imported>("importMarkdown", { text: "- only\n- bullets\n" });
      assert.deepEqual([none.added, none.skipped.length], [[], 1]);
      await rejects(run("importMarkdown", {}), "text");
      await rejects(run("importMarkdown", { text: "x", uri: file.toString() }), "uri");
      await rejects(run("importMarkdown", { uri: "list.md" }), "uri");
      await rejects(run("importMarkdown", { uri: `${file.toString()}.gone` }), "uri");
      await rejects(run("importMarkdown", { text, piece: "nowhere" }), "piece");
      await rejects(run("importMarkdown", { text: `- [ ] ${"x".repeat(3_000_000)}` }), "text", /2 MB/);
      await rejects(run("importMarkdown", { text: "- [ ] a\u0000b" }), "text");
      await vscode.workspace.fs.writeFile(file, new Uint8Array([0xff, 0xfe, 0x00, 0xd8]));
      await rejects(run("importMarkdown", { uri: file.toString() }), "uri", /UTF-8/);
      await vscode.workspace.fs.writeFile(file, new Uint8Array(10_000_000));
      await rejects(run("importMarkdown", { uri: file.toString() }), "uri", /2 MB/);
      await vscode.workspace.fs.delete(file);
      assert.equal(await readText(vscode.Uri.parse(acme.uri)), before);
      const bullets = await run<Imported>("importMarkdown", { text: "- only\n- bullets\n", bullets: true });
      assert.deepEqual(bullets.added, ["only", "bullets"]);
    });

    it("what is still to come goes on in the list of clients, and into a calendar of one's own", async () => {
      await run("setSize", { size: "standard" });
      await run("markEmailSent", { anyway: "by phone", sentOn: "2027-03-12" });
      const { id } = await document();
      const outside = vscode.Uri.joinPath(folder(), "..", "sendoff-follow-ups.ics");
      const inside = vscode.Uri.joinPath(folder(), "follow-ups.ics");
      await rejects(run("followUpCalendar", { file: inside.toString() }), "file", /inside a workspace/);
      const written = await run<{ entries: number }>("followUpCalendar", { client: id, file: outside.toString() });
      assert.equal(written.entries, 3);
      const text = await readText(outside);
      assert.include(text, "SUMMARY:Acme Ltd: Say hello after two weeks");
      assert.include(text, "DTSTART;VALUE=DATE:20270326");
      await run("followUpDone", { client: id, item: "hello-two-weeks" });
      assert.equal(await stateOf("hello-two-weeks"), "done");
      await run("archive", {});
      await run("followUpDone", { client: id, item: "access-check" });
      const after = await run<{ entries: number }>("followUpCalendar", { client: id, file: outside.toString() });
      assert.equal(after.entries, 1);
      await rejects(run("followUpDone", { client: "nobody", item: "x" }), "client");
      await vscode.workspace.fs.delete(outside);
    });

    it("clients are listed beyond the open folder, until they are forgotten", async () => {
      const clients = async () =>
        (await run<Client[]>("showClients", {})).filter(({ slug }) => slug.startsWith("acme-ltd"));
      const [client, ...more] = await clients();
      assert.deepEqual(more, []);
      assert.deepInclude(client, { client: "Acme Ltd", status: "open", archived: false });
      await run("archive", {});
      assert.deepInclude((await clients())[0], { archived: true });
      const { removed } = await run<{ removed: number }>("forgetClient", { offboarding: "acme-ltd" });
      assert.equal(removed, 2);
      assert.deepEqual(await clients(), []);
    });
  });
}
