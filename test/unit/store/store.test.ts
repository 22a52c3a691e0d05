import assert from "node:assert/strict";
import fc from "fast-check";
import { beforeEach, describe, it } from "mocha";
import { addItem, editItem, moveItem, removeItem, setItemState } from "../../../src/core/items.js";
import { newText } from "../../../src/core/start.js";
import { Store } from "../../../src/store/store.js";
import { MemoryBackups, MemoryFiles } from "../../support/memoryFiles.js";
import { fixedContext, sampleOffboarding } from "../../support/sample.js";

const uri = "memory:/.sendoff/acme/offboarding.json";

describe("store", () => {
  let files: MemoryFiles;
  let backups: MemoryBackups;
  let store: Store;
  const errors: unknown[] = [];
  beforeEach(async () => {
    files = new MemoryFiles();
    files.texts.set(uri, newText(sampleOffboarding()));
    errors.length = 0;
    backups = new MemoryBackups();
    store = new Store({ files, backups, context: () => fixedContext() }, (error) => errors.push(error));
    await store.ready();
  });
  const tick = (item: string) => store.update(uri, "tick", setItemState(item, { state: "done" }));
  const text = (): string => files.texts.get(uri) ?? "";

  it("tries again on the newest text when somebody else was faster", async () => {
    let others = 2;
    files.beforeWrite = () => {
      if (others-- > 0) files.texts.set(uri, text().replace(/"name": "Acme[^"]*"/, `"name": "Acme ${String(others)}"`));
    };
    await tick("jobs");
    assert.match(text(), /"name": "Acme 0"/);
    assert.match(text(), /"id": "jobs",[^}]*"state": "done"/);
  });

  it("gives up, changing nothing, when it is never left alone", async () => {
    let count = 0;
    files.beforeWrite = () =>
      files.texts.set(uri, text().replace(/"name": "Acme[^"]*"/, `"name": "Acme ${String(count++)}"`));
    await assert.rejects(tick("jobs"), /keeps being changed/);
    assert.doesNotMatch(text(), /"done"/);
  });

  it("makes changes one after the other, in the order in which they were asked for", async () => {
    const titles = ["one", "two", "three", "four"];
    await Promise.all(titles.map((title) => store.update(uri, title, addItem({ piece: "repo", title }))));
    const repo = store.get(uri)?.offboarding?.pieces.find((piece) => piece.id === "repo");
    assert.deepEqual(
      repo?.items.slice(-4).map((item) => item.title),
      titles,
    );
  });

  it("goes on after a change that was refused", async () => {
    const refused = assert.rejects(tick("nothing"), /no item/);
    await tick("jobs");
    await refused;
    assert.match(text(), /"done"/);
  });

  it("writes nothing for a change that changes nothing, and there is nothing to undo then", async () => {
    await store.update(uri, "untick", setItemState("jobs", { state: "open" }));
    assert.deepEqual([files.writes, await store.undo()], [0, undefined]);
  });

  it("tells once of a change, and not again when the watcher does", async () => {
    const seen: (string | undefined)[] = [];
    store.onDidChange((changed) => seen.push(changed));
    await tick("jobs");
    files.hint(uri);
    files.hint(undefined);
    await store.reload();
    assert.deepEqual(seen, [uri]);
  });

  it("keeps what a broken file was, and never writes it", async () => {
    const broken = text().replace('"status": "open"', '"status": "ajar"');
    files.texts.set(uri, broken);
    await store.reload(uri);
    assert.equal(store.get(uri)?.offboarding, undefined);
    assert.equal(store.get(uri)?.lastGood?.client.name, "Acme Ltd");
    assert.deepEqual(
      store.get(uri)?.problems.map(({ code }) => code),
      ["shape"],
    );
    await assert.rejects(tick("jobs"), /offboarding: offboarding\.json cannot be read, so nothing was changed/);
    assert.equal(text(), broken);
  });

  it("notices files that come and go", async () => {
    const other = "memory:/.sendoff/other/offboarding.json";
    files.texts.set(other, text());
    await store.reload();
    assert.deepEqual(
      store.list().map((entry) => entry.slug),
      ["acme", "other"],
    );
    files.texts.delete(other);
    await store.reload(other);
    assert.deepEqual(
      store.list().map((entry) => entry.slug),
      ["acme"],
    );
    await assert.rejects(store.update(other, "x", setItemState("jobs", { state: "done" })), /is gone/);
  });

  it("undoes over a newer text, keeping what others did", async () => {
    await tick("jobs");
    files.texts.set(uri, text().replace('"Acme shop"', '"Acme store"'));
    assert.equal(await store.undo(), "tick");
    assert.doesNotMatch(text(), /"done"/);
    assert.match(text(), /"Acme store"/);
    assert.equal(await store.redo(), "tick");
    assert.match(text(), /"done"/);
  });

  it("undoes with every comment while nobody touched the file, by meaning when somebody did", async () => {
    const commented = text().replace(/( +)"id": "jobs",/, '$1// the bread first\n$1"id": "jobs",');
    files.texts.set(uri, commented);
    await store.update(uri, "remove", removeItem("jobs"));
    assert.doesNotMatch(text(), /bread/);
    await store.undo();
    assert.equal(text(), commented);
    await store.redo();
    files.texts.set(uri, text().replace('"Acme shop"', '"Acme store"'));
    await store.undo();
    assert.match(text(), /"Acme store"[^]*"id": "jobs"/);
  });

  it("brings comments back although others went on editing elsewhere, of a removal and of a move to another piece", async () => {
    const commented = text().replace(/( +)"id": "jobs",/, '$1// the bread first\n$1"id": "jobs", // and the cakes');
    const elsewhere = (now: string): string => now.replace('"Acme shop"', '"Acme store"');
    for (const operation of [removeItem("jobs"), moveItem("jobs", { piece: "repo" })]) {
      files.texts.set(uri, commented);
      await store.update<unknown>(uri, "change", operation);
      const changed = text();
      files.texts.set(uri, elsewhere(changed));
      await store.undo();
      assert.equal(text(), elsewhere(commented));
      await store.redo();
      assert.equal(text(), elsewhere(changed));
    }
  });

  it("undoes by meaning where the lines around were changed, too", async () => {
    await store.update(uri, "remove", removeItem("jobs"));
    await store.update(uri, "note", editItem("guide", { title: "Another title" }));
    const items = () => store.get(uri)?.offboarding?.pieces.find(({ id }) => id === "training")?.items ?? [];
    const other = text().replace('"Another title"', '"By somebody else"');
    files.texts.set(uri, other);
    await assert.rejects(store.undo(), /was changed since/);
    await store.undo();
    assert.deepEqual(
      items().map(({ id }) => id),
      sampleOffboarding()
        .pieces.find(({ id }) => id === "training")
        ?.items.map(({ id }) => id),
    );
    assert.match(text(), /"By somebody else"/);
  });

  it("undoes nothing in another offboarding that took the place of the first, nor in a closed one", async () => {
    await tick("jobs");
    const another = text().replace('"id": "id-1"', '"id": "id-2"');
    files.texts.set(uri, another);
    await assert.rejects(store.undo(), /undo: .*does nothing: the offboarding was changed since/);
    await tick("guide");
    files.texts.set(uri, text().replace('"status": "open"', '"status": "closed"'));
    const closed = text();
    await assert.rejects(store.undo(), /is closed/);
    assert.equal(text(), closed);
  });

  it("tells once that an offboarding is gone, and then undoes what was done in others before", async () => {
    const other = "memory:/.sendoff/other/offboarding.json";
    files.texts.set(other, newText({ ...sampleOffboarding(), id: "id-2" }));
    await store.reload();
    await store.update(other, "in the other", setItemState("jobs", { state: "done" }));
    await tick("jobs");
    await tick("guide");
    files.texts.delete(uri);
    await assert.rejects(store.undo(), /^UserError: undo: .*“tick” does nothing: its offboarding was moved or deleted/);
    assert.equal(await store.undo(), "in the other");
    assert.equal(await store.undo(), undefined);
    assert.equal(await store.redo(), "in the other");
  });

  // What fast-check found in actors.test.ts: an undo took the change before the one that was on its way.
  it("undoes the change that was asked for last, be it still on its way, and before what is asked for later", async () => {
    await tick("jobs");
    const labels = ["first", "second"].map((title) => store.update(uri, title, addItem({ piece: "repo", title })));
    const undone = store.undo();
    const later = store.update(uri, "third", addItem({ piece: "repo", title: "third" }));
    await Promise.all([...labels, later]);
    assert.equal(await undone, "second");
    assert.match(text(), /"jobs",[^}]*"done"/);
    assert.deepEqual(
      ["first", "second", "third"].filter((title) => text().includes(`"title": "${title}"`)),
      ["first", "third"],
    );
    assert.equal(await store.redo(), undefined);
  });

  it("keeps the text of a file that a write has damaged, and says so", async () => {
    const before = text();
    files.beforeWrite = () => {
      files.texts.set(uri, before.slice(0, 100));
      throw new Error("full");
    };
    await assert.rejects(tick("jobs"), /full.*damaged.*Restore/);
    const [kept] = backups.kept;
    assert.deepEqual([kept?.backup.cause, new TextDecoder().decode(kept?.bytes)], ["damage", before]);
  });

  it("can undo later what a disk refused to undo now", async () => {
    await tick("jobs");
    files.beforeWrite = () => {
      throw new Error("full");
    };
    await assert.rejects(store.undo(), /full/);
    files.beforeWrite = () => undefined;
    assert.equal(await store.undo(), "tick");
  });

  it("undoes any sequence back to the first byte, and redoes it to the last", async function () {
    this.timeout(60_000);
    const id = fc.constantFrom("deliverables", "jobs", "pushed", "guide", "known-issues");
    const operation = fc.oneof(
      id.map((item) => setItemState(item, { state: "done" })),
      fc
        .tuple(id, fc.string({ minLength: 1 }))
        .map(([item, title]) => editItem(item, { title: `x${title.replace(/[\r\n\u2028\u2029]/g, "")}` })),
      id.map((item) => removeItem(item)),
      fc.tuple(id, fc.constantFrom("repo", "summary", "email")).map(([item, piece]) => moveItem(item, { piece })),
      fc.constantFrom("repo", "feedback", "referrals").map((piece) => addItem({ piece, title: "New" })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { maxLength: 12 }), async (operations) => {
        files.texts.set(uri, newText(sampleOffboarding()));
        const before = text();
        let made = 0;
        for (const each of operations) {
          const writes = files.writes;
          await store.update<unknown>(uri, "change", each).catch((error: unknown) => {
            if (!(error instanceof Error) || error.name !== "UserError") throw error;
          });
          made += files.writes - writes;
        }
        const after = text();
        for (let count = 0; count < made; count++) await store.undo();
        assert.equal(text(), before);
        for (let count = 0; count < made; count++) await store.redo();
        assert.equal(text(), after);
        for (let count = 0; count < made; count++) await store.undo();
      }),
      { numRuns: 60 },
    );
  });
});
