import assert from "node:assert/strict";
import { beforeEach, describe, it } from "mocha";
import { editItem, setItemState } from "../../../src/core/items.js";
import type { JsonObject } from "../../../src/core/jsonShape.js";
import { newText } from "../../../src/core/start.js";
import { Store } from "../../../src/store/store.js";
import { MemoryBackups, MemoryFiles } from "../../support/memoryFiles.js";
import { fixedContext, sampleOffboarding } from "../../support/sample.js";

const uri = "memory:/.sendoff/acme/offboarding.json";
const whole = newText(sampleOffboarding());

/** A version that never was: it called the client's name `customer`. */
const versions = {
  current: 1,
  steps: new Map([
    [0, ({ customer, ...rest }: JsonObject) => ({ ...rest, client: { name: customer ?? "", contacts: [] } })],
  ]),
};
const older = whole
  .replace('"version": 1,', '"version": 0, // from the beginning')
  .replace(/"client": \{[^}]*\},/, '"customer": "Acme Ltd",');

describe("the store replaces a text as a whole", () => {
  let files: MemoryFiles;
  let backups: MemoryBackups;
  let store: Store;
  beforeEach(async () => {
    files = new MemoryFiles();
    backups = new MemoryBackups();
    files.texts.set(uri, whole);
    store = new Store({ files, backups, context: () => fixedContext(), versions }, assert.ifError);
    await store.ready();
  });
  const text = (): string => files.texts.get(uri) ?? "";
  const become = async (broken: string): Promise<void> => {
    files.texts.set(uri, broken);
    await store.reload(uri);
  };
  const kept = (): string[] => backups.kept.map(({ bytes }) => new TextDecoder().decode(bytes));

  it("even a broken one, with its bytes kept, and undoes that to the byte", async () => {
    await become("{ half a file");
    await store.rewrite(uri, "restore", "restore", () => whole);
    assert.equal(text(), whole);
    assert.deepEqual(kept(), ["{ half a file"]);
    assert.ok(store.get(uri)?.offboarding);
    assert.equal(await store.undo(), "restore");
    assert.equal(text(), "{ half a file");
    assert.equal(await store.redo(), "restore");
    assert.equal(text(), whole);
  });

  it("and refuses to undo that over what came since", async () => {
    await become("{ half a file");
    await store.rewrite(uri, "restore", "restore", () => whole);
    await become(whole.replace("Acme shop", "Acme store"));
    await assert.rejects(
      store.undo(),
      /^UserError: undo: the undo of “restore” does nothing: the file was changed since/,
    );
    assert.match(text(), /Acme store/);
    assert.equal(await store.undo(), undefined);
  });

  it("not at all if the old bytes cannot be kept", async () => {
    backups.keep = () => Promise.reject(new Error("full"));
    await assert.rejects(
      store.rewrite(uri, "restore", "restore", () => "{}"),
      /full/,
    );
    const rename = editItem("jobs", { title: "Bread" });
    await assert.rejects(store.update(uri, "size", rename, "size"), /full/);
    assert.equal(text(), whole);
  });

  it("starting anew from what somebody else wrote in between", async () => {
    let others = 1;
    files.beforeWrite = () => {
      if (others-- > 0) files.texts.set(uri, whole.replace("Acme shop", "Acme store"));
    };
    await store.rewrite(uri, "x", "conflict", (now) => (now ?? "").replace("Acme Ltd", "Acme Inc"));
    assert.match(text(), /Acme Inc[^]*Acme store/);
  });

  it("keeps the old bytes of a change that names a cause, and of no other", async () => {
    await store.update(uri, "tick", setItemState("jobs", { state: "done" }));
    assert.deepEqual(kept(), []);
    const before = text();
    await store.update(uri, "untick", setItemState("jobs", { state: "open" }), "reason");
    assert.deepEqual(kept(), [before]);
    assert.deepEqual(
      backups.kept.map(({ backup }) => [backup.cause, backup.at]),
      [["reason", fixedContext().now]],
    );
  });

  describe("of an older version", () => {
    it("shows it read-only, says so at the place, and writes nothing", async () => {
      await become(older);
      const entry = store.get(uri);
      assert.equal(entry?.offboarding, undefined);
      assert.equal(entry?.lastGood?.client.name, "Acme Ltd");
      assert.deepEqual(
        entry.problems.map(({ code, offset, length }) => [code, older.slice(offset, offset + length)]),
        [["older-version", "0"]],
      );
      await assert.rejects(store.update(uri, "tick", setItemState("jobs", { state: "done" })), /nothing was changed/);
      assert.equal(text(), older);
    });

    it("when asked, keeping comments and all it does not know; the old bytes are kept, and it can be undone", async () => {
      await become(older);
      await store.migrate(uri, "update");
      assert.match(text(), /"version": 1, \/\/ from the beginning/);
      assert.equal(store.get(uri)?.offboarding?.client.name, "Acme Ltd");
      assert.deepEqual(kept(), [older]);
      await store.undo();
      assert.equal(text(), older);
    });

    it("and of none other", async () => {
      await assert.rejects(store.migrate(uri, "update"), /was not written by an older Sendoff/);
      await become(older.replace('"version": 0', '"version": -1'));
      assert.equal(store.get(uri)?.problems[0]?.code, "shape");
      await assert.rejects(store.migrate(uri, "update"), /was not written by an older Sendoff/);
    });
  });

  it("shows what a newer version wrote, as far as it is understood", async () => {
    await become(whole.replace('"version": 1', '"version": 7, "mood": "sunny"'));
    assert.equal(store.get(uri)?.offboarding, undefined);
    assert.equal(store.get(uri)?.lastGood?.client.name, "Acme Ltd");
    assert.equal(store.get(uri)?.problems[0]?.code, "newer-version");
  });
});

describe("the store marks copies", () => {
  it("of an offboarding until they have an id of their own", async () => {
    const files = new MemoryFiles();
    const copy = "memory:/.sendoff/acme copy/offboarding.json";
    files.texts.set(uri, whole);
    files.texts.set(copy, whole);
    const store = new Store({ files, backups: new MemoryBackups(), context: () => fixedContext() }, assert.ifError);
    await store.ready();
    const codes = () => store.list().map(({ problems }) => problems.map(({ code }) => code));
    assert.deepEqual(codes(), [[], ["same-document"]]);
    const [problem] = store.get(copy)?.problems ?? [];
    assert.equal(whole.slice(problem?.offset, (problem?.offset ?? 0) + (problem?.length ?? 0)), '"id-1"');

    const told: (string | undefined)[] = [];
    store.onDidChange((changed) => told.push(changed));
    files.texts.set(uri, whole.replace('"id-1"', '"id-2"'));
    await store.reload(uri);
    assert.deepEqual(
      [codes(), told],
      [
        [[], []],
        [uri, copy],
      ],
    );
  });
});
