import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "mocha";
import {
  type Change,
  commit,
  type Disk,
  finish,
  HalfDone,
  type JournalFile,
} from "../../../src/exports/transaction.js";

class Stopped extends Error {}

/** A disk in memory whose steps can fail, from one of them on or only at it, and in whose every step the machine can stop. */
class MemoryDisk implements Disk {
  steps = 0;
  /** The step that wrote the journal that names the files. */
  journalAt = Number.POSITIVE_INFINITY;
  journalText: string | undefined;
  fails: (step: number) => boolean = () => false;
  halfWrites = false;
  /** Half of what is written gets lost, and nobody is told. */
  cuts = false;

  constructor(readonly files = new Map<string, string>()) {}

  private step(): void {
    if (this.fails(++this.steps)) throw new Stopped();
  }

  read(path: string): Promise<Uint8Array | undefined> {
    return this.doing(() => this.bytes(path));
  }

  write(path: string, bytes: Uint8Array): Promise<void> {
    const kept = bytes.subarray(0, this.cuts ? bytes.length / 2 : bytes.length);
    return this.doing(() => void this.files.set(path, Buffer.from(kept).toString()), path);
  }

  move(from: string, to: string): Promise<void> {
    return this.doing(() => {
      const text = this.files.get(from);
      assert.ok(text !== undefined, `${from} is there`);
      assert.ok(!this.files.has(to), `${to} is free`);
      this.files.delete(from);
      this.files.set(to, text);
    });
  }

  remove(path: string): Promise<void> {
    return this.doing(() => {
      for (const each of [...this.files.keys()])
        if (each === path || each.startsWith(`${path}/`)) this.files.delete(each);
    });
  }

  hash(bytes: Uint8Array): string {
    return createHash("sha256").update(bytes).digest("hex");
  }

  readonly journal: JournalFile = {
    read: () => this.doing(() => this.journalText),
    write: (text) => {
      // A crash may leave half of it.
      if (this.halfWrites) this.journalText = text.slice(0, text.length / 2);
      return this.doing(() => {
        this.journalText = text;
        if (!text.includes('"steps":[]')) this.journalAt = this.steps;
      });
    },
    remove: () =>
      this.doing(() => {
        this.journalText = undefined;
      }),
  };

  private async doing<T>(task: () => T, halfWritten?: string): Promise<T> {
    await Promise.resolve();
    if (halfWritten !== undefined && this.halfWrites) this.files.set(halfWritten, "ha");
    this.step();
    return task();
  }

  private bytes(path: string): Uint8Array | undefined {
    const text = this.files.get(path);
    return text === undefined ? undefined : new TextEncoder().encode(text);
  }
}

const before = { "out/a.md": "old a", "out/b.md": "old b", "out/gone.md": "old gone", "out/mine.md": "mine" };
const after = {
  "out/a.md": "new a",
  "out/b.md": "new b",
  "out/mine.md": "mine",
  "out/new.md": "new",
  "x/export.json": "{}",
};
const bytes = (text: string) => new TextEncoder().encode(text);
const changes: readonly Change[] = [
  { path: "out/a.md", bytes: bytes("new a") },
  { path: "out/new.md", bytes: bytes("new") },
  { path: "out/b.md", bytes: bytes("new b") },
  { path: "out/gone.md", bytes: null },
  { path: "x/export.json", bytes: bytes("{}") },
];

const write = (disk: MemoryDisk) => commit(changes, { disk, journal: disk.journal, staging: "x/staging" });
/** An export in which the machine stops; only at the very end there is nothing to complain about any more. */
const stopped = (disk: MemoryDisk) =>
  write(disk).catch((error: unknown) => {
    assert.ok(error instanceof Stopped || error instanceof HalfDone);
  });
const files = (disk: MemoryDisk) => Object.fromEntries([...disk.files].sort(([a], [b]) => (a < b ? -1 : 1)));
const fresh = () => new MemoryDisk(new Map(Object.entries(before)));

/** How many steps an undisturbed run takes. */
async function allSteps(): Promise<number> {
  const disk = fresh();
  await write(disk);
  return disk.steps;
}

describe("writing an export", () => {
  it("replaces, adds and removes, and leaves nothing of its own behind", async () => {
    const disk = fresh();
    await write(disk);
    assert.deepEqual(files(disk), after);
    assert.equal(disk.journalText, undefined);
  });

  it("is finished or undone after a crash at any step, with half of what was being written on the disk", async () => {
    for (let crash = 1; crash <= (await allSteps()); crash++) {
      const disk = fresh();
      disk.halfWrites = true;
      // From here on nothing happens any more: whatever would be put back is not.
      disk.fails = (step) => step >= crash;
      await stopped(disk);
      disk.fails = () => false;
      await finish(disk, disk.journal, "x/staging");
      const left = files(disk);
      const isOld = JSON.stringify(left) === JSON.stringify(before);
      assert.deepEqual(left, isOld ? before : after, `a crash at step ${String(crash)}`);
      assert.equal(disk.journalText, undefined);
      await write(disk);
      assert.deepEqual(files(disk), after, `the export after a crash at step ${String(crash)}`);
    }
  });

  it("is finished even if finishing is interrupted, at any step", async () => {
    const steps = await allSteps();
    for (let crash = 1; crash <= steps; crash++)
      for (let again = 1; again < 30; again++) {
        const disk = fresh();
        disk.fails = (step) => step >= crash;
        await stopped(disk);
        disk.steps = 0;
        disk.fails = (step) => step >= again;
        await finish(disk, disk.journal, "x/staging").catch((error: unknown) => {
          assert.ok(error instanceof Stopped);
        });
        disk.fails = () => false;
        await finish(disk, disk.journal, "x/staging");
        const { "out/a.md": a, ...rest } = files(disk);
        assert.ok(a === "old a" || a === "new a");
        assert.equal(rest["out/new.md"], a === "new a" ? "new" : undefined);
        assert.equal(rest["out/gone.md"], a === "new a" ? undefined : "old gone");
      }
  });

  it("puts everything back when one step fails, and says what failed", async () => {
    for (let fault = 1; fault <= (await allSteps()); fault++) {
      const disk = fresh();
      disk.fails = (step) => step === fault;
      const failed = await write(disk).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (failed === undefined) continue;
      assert.ok(failed instanceof Stopped);
      const left = Object.entries(files(disk)).filter(([path]) => !path.startsWith("x/staging"));
      // Clearing up after all is done is no reason to undo it.
      const isDone = Object.fromEntries(left)["out/new.md"] !== undefined;
      assert.deepEqual(Object.fromEntries(left), isDone ? after : before, `a fault at step ${String(fault)}`);
    }
  });

  it("tells the truth when not even putting back is possible, and finishes later", async () => {
    let halfDone = 0;
    for (let fault = 1; fault <= (await allSteps()); fault++) {
      const disk = fresh();
      disk.fails = (step) => step >= fault;
      const failed = await write(disk).catch((error: unknown) => error);
      if (!(failed instanceof HalfDone)) continue;
      halfDone++;
      disk.fails = () => false;
      assert.ok(await finish(disk, disk.journal, "x/staging"));
      assert.deepEqual(files(disk), after);
    }
    assert.ok(halfDone > 3);
  });

  it("changes nothing when the disk cuts off what it is given without a word", async () => {
    const disk = fresh();
    disk.cuts = true;
    await assert.rejects(write(disk), /Free some space, then try again. Nothing was changed/);
    assert.deepEqual(files(disk), before);
  });

  it("is done even if nothing can be cleared up afterwards, which the next start does", async () => {
    const undisturbed = fresh();
    await write(undisturbed);
    const told: unknown[] = [];
    const disk = fresh();
    disk.fails = (step) => step >= undisturbed.steps - 1;
    await commit(changes, {
      disk,
      journal: disk.journal,
      staging: "x/staging",
      uncleared: (error) => told.push(error),
    });
    assert.equal(told.length, 1);
    disk.fails = () => false;
    await finish(disk, disk.journal, "x/staging");
    assert.deepEqual(files(disk), after);
  });

  it("changes nothing when it is cancelled while staging", async () => {
    const disk = fresh();
    const staged = (count: number): void => {
      if (count === 3) throw new Stopped();
    };
    await assert.rejects(commit(changes, { disk, journal: disk.journal, staging: "x/staging", staged }), Stopped);
    assert.deepEqual(files(disk), before);
  });

  it("keeps what somebody changed between the crash and the next start", async () => {
    const disk = fresh();
    disk.fails = (step) => step > disk.journalAt + 3;
    await assert.rejects(write(disk));
    assert.ok(disk.journalText !== undefined);
    disk.fails = () => false;
    disk.files.set("out/b.md", "changed meanwhile");
    await finish(disk, disk.journal, "x/staging");
    assert.equal(disk.files.get("out/b.md"), "changed meanwhile");
    assert.equal(disk.files.get("out/a.md"), "new a");
  });

  it("carries out no journal that it cannot read, and no staged file that is another", async () => {
    for (const text of ["", "{", "null", "[]", '{"version":1,"staging":"x","steps":[{"path":3}]}']) {
      const disk = fresh();
      disk.journalText = text;
      assert.equal(await finish(disk, disk.journal, "x/staging"), false);
      assert.deepEqual(files(disk), before);
    }
    const disk = fresh();
    disk.fails = (step) => step > disk.journalAt + 3;
    await assert.rejects(write(disk));
    disk.fails = () => false;
    for (const path of disk.files.keys()) if (path.startsWith("x/staging/new")) disk.files.set(path, "evil");
    await finish(disk, disk.journal, "x/staging");
    assert.ok(!JSON.stringify(files(disk)).includes("evil"));
  });
});
