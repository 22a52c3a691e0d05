import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { editItem } from "../../../src/core/items.js";
import { newText } from "../../../src/core/start.js";
import { killAfter, startWriter } from "../../support/killing.js";
import { after } from "../../support/operations.js";
import { sampleOffboarding } from "../../support/sample.js";

/** More of both on demand: SENDOFF_KILLS=500 npm test -- unit --grep killed */
const kills = Number(process.env.SENDOFF_KILLS ?? 50);
const writes = 20 * kills;
/** Two at a time, each in a folder of its own: most of the time goes into starting processes. */
const lanes = 2;

describe("a window that is killed while it writes", function () {
  this.timeout(4_000 * kills);
  let folders: readonly string[];
  beforeEach(async () => {
    folders = await Promise.all(Array.from({ length: lanes }, () => mkdtemp(join(tmpdir(), "sendoff-killed-"))));
  });
  afterEach(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

  it("leaves a complete document, before or after a write, and nothing else once another starts", async () => {
    const counts = await Promise.all(folders.map((folder) => killMany(folder, kills / lanes, writes / lanes)));
    const sum = (of: "writes" | "left"): string => String(counts.reduce((all, count) => all + count[of], 0));
    console.log(
      `      ${String(kills)} kills in ${sum("writes")} writes, all intact; ${sum("left")} hit the middle of a write`,
    );
  });
});

/** Kills one writer after the other, and looks at the file each time; `left` counts the kills that left something behind. */
async function killMany(folder: string, times: number, total: number): Promise<{ writes: number; left: number }> {
  const file = join(folder, "offboarding.json");
  await writeFile(file, textAfter(0));
  let number = 0;
  let left = 0;
  for (let kill = 1; kill <= times; kill++) {
    const child = await startWriter("endlessWriter", file, number + 1);
    assert.deepEqual(await readdir(folder), ["offboarding.json"], "the start has cleared what the kill left");
    const target = Math.max(number + 1, Math.round((total * kill) / times) - Math.round(Math.random() * 10));
    const reported = await killAfter(child, kill === times ? total : target, Math.random() * 6);
    const text = await readFile(file, "utf8");
    const found = Number(/"note": "write (\d+)"/.exec(text)?.[1]);
    assert.equal(text, textAfter(found), `after kill ${String(kill)}`);
    assert.ok(found >= reported, `write ${String(reported)} was reported, and is lost: ${String(found)}`);
    number = found;
    if ((await readdir(folder)).length > 1) left++;
  }
  const last = await startWriter("endlessWriter", file, number + 1);
  assert.deepEqual(await readdir(folder), ["offboarding.json"]);
  last.kill("SIGKILL");
  return { writes: number, left };
}

/** The bytes that the file has after the write of this number. */
function textAfter(number: number): string {
  return newText(after(sampleOffboarding(), editItem("jobs", { note: `write ${String(number)}` })));
}
