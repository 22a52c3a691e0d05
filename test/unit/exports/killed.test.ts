import assert from "node:assert/strict";
import { access, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { hashesBelow, hashOf, outputsOf, places } from "../../support/exportDisk.js";
import { killAfter, startWriter } from "../../support/killing.js";

/** More of them on demand: SENDOFF_KILLS=500 npm test -- unit --grep killed */
const kills = Number(process.env.SENDOFF_KILLS ?? 30);

describe("a window that is killed while it exports", function () {
  this.timeout(8_000 * kills);
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), "sendoff-killed-export-"));
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  it("leaves the whole old or the whole new export, and nothing else once another starts", async () => {
    const folder = join(home, "work");
    let next = 1;
    let hit = 0;
    let child = await startWriter("endlessExporter", folder, next);
    for (let kill = 0; kill < kills; kill++) {
      const reported = await killAfter(child, next + Math.floor(Math.random() * 3), Math.random() * 12);
      if (await isThere(`${folder}.journal`)) hit++;
      child = await startWriter("endlessExporter", folder, reported + 2);
      await isWhole(folder, [reported, reported + 1]);
      assert.deepEqual(await readdir(join(folder, ".sendoff", "acme")), ["export.json"], "nothing staged is left");
      assert.equal(await isThere(`${folder}.journal`), false);
      next = reported + 2;
    }
    child.kill("SIGKILL");
    console.log(
      `      ${String(kills)} kills in about ${String(next)} exports, all whole; ${String(hit)} hit the middle of one`,
    );
  });
});

/** One of these exports lies there, whole and with nothing else. */
async function isWhole(folder: string, numbers: readonly number[]): Promise<void> {
  const found = JSON.stringify(await hashesBelow(join(folder, places.base)));
  const isOne = numbers.some((each) => JSON.stringify(hashesOf(each)) === found);
  assert.ok(isOne, `a mixture: ${found}, and not the export ${numbers.join(" or ")}`);
}

function hashesOf(number: number): Readonly<Record<string, string>> {
  const hashes = outputsOf(number).map(({ path, content }) => [path, hashOf(Buffer.from(content))] as const);
  return Object.fromEntries(hashes.sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
