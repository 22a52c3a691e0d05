import assert from "node:assert/strict";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { clearUnfinished, createOnDisk, replaceOnDisk } from "../../../src/host/node/replaceOnDisk.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("files on a disk", () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sendoff-disk-"));
    file = join(folder, "offboarding.json");
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("are created whole, never over another one, and leave nothing beside them", async () => {
    const tries = Array.from({ length: 20 }, (_, index) => `${String(index).repeat(50_000)}\n`);
    const created = await Promise.all(tries.map((text) => createOnDisk(file, bytes(text))));
    assert.equal(created.filter((each) => each).length, 1);
    assert.equal(readFileSync(file, "utf8"), tries[created.indexOf(true)]);
    assert.equal(await createOnDisk(file, bytes("other")), false);
    assert.deepEqual(readdirSync(folder), ["offboarding.json"]);
    await assert.rejects(createOnDisk(join(folder, "nowhere", "x"), bytes("x")), { code: "ENOENT" });
  });

  it("are replaced where a link to them or to their folder says, and the link stays", async () => {
    const real = join(folder, "real");
    mkdirSync(real);
    writeFileSync(join(real, "kept.json"), "one");
    symlinkSync(join(real, "kept.json"), file);
    symlinkSync(real, join(folder, "linked"));
    assert.equal(await replaceOnDisk(file, bytes("one"), bytes("two")), true);
    assert.equal(await replaceOnDisk(join(folder, "linked", "kept.json"), bytes("two"), bytes("three")), true);
    assert.equal(await createOnDisk(join(folder, "linked", "new.json"), bytes("new")), true);
    assert.equal(readFileSync(file, "utf8"), "three");
    assert.deepEqual(readdirSync(real).sort(), ["kept.json", "new.json"]);
    assert.deepEqual(readdirSync(folder).sort(), ["linked", "offboarding.json", "real"]);
  });

  it("are cleared of what a killed start left, where nothing was ever created too", async () => {
    writeFileSync(join(folder, ".sendoff-write-0123456789ab.tmp"), "half a f");
    assert.equal(await clearUnfinished(file), true);
    assert.deepEqual(readdirSync(folder), []);
    assert.equal(await clearUnfinished(file), false);
    assert.equal(existsSync(file), false);
  });
});
