import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { withLock } from "../../../src/host/node/withLock.js";

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe("the lock between windows", () => {
  let folder: string;
  let lock: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sendoff-lock-"));
    lock = join(folder, ".sendoff-lock.tmp");
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("lets one task in at a time, and is gone afterwards", async () => {
    let inside = 0;
    let count = 0;
    const task = async (): Promise<void> => {
      assert.equal(++inside, 1);
      const before = count;
      await sleep(2);
      count = before + 1;
      inside--;
    };
    await Promise.all(Array.from({ length: 40 }, () => withLock(lock, task)));
    assert.deepEqual([count, readdirSync(folder)], [40, []]);
  });

  it("is given back when the task fails", async () => {
    await assert.rejects(
      withLock(lock, () => Promise.reject(new Error("full"))),
      /full/,
    );
    assert.equal(existsSync(lock), false);
  });

  for (const [what, age] of [
    ["a killed window", -60_000],
    ["a clock that is ahead", 60_000],
  ] as const)
    it(`of ${what} is put aside, once`, async () => {
      writeFileSync(lock, "somebody else");
      const then = new Date(Date.now() + age);
      utimesSync(lock, then, then);
      let inside = 0;
      const task = async (): Promise<void> => {
        assert.equal(++inside, 1);
        await sleep(2);
        inside--;
      };
      await Promise.all(Array.from({ length: 10 }, () => withLock(lock, task)));
      assert.deepEqual(readdirSync(folder), []);
    });

  it("of another window is waited for, and never removed", async () => {
    writeFileSync(lock, "somebody else");
    let ran = false;
    const waiting = withLock(lock, () => {
      ran = true;
      return Promise.resolve();
    });
    await sleep(60);
    assert.deepEqual([ran, existsSync(lock)], [false, true]);
    rmSync(lock);
    await waiting;
    assert.equal(ran, true);
  });
});
