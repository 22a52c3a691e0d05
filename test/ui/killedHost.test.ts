import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, watch, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, it } from "mocha";
import { editItem } from "../../src/core/items.js";
import { newText } from "../../src/core/start.js";
import { readDocument } from "../../src/store/readDocument.js";
import { after as afterOperations } from "../support/operations.js";
import { sampleOffboarding } from "../support/sample.js";
import { projectRoot } from "../support/vscode/projectRoot.js";
import { openWorkbench, type Workbench } from "../support/vscode/workbench.js";

/** More on demand: SENDOFF_HOST_KILLS=100 npx mocha dist/test/ui/killedHost.test.mjs */
const kills = Number(process.env.SENDOFF_HOST_KILLS ?? 10);
/** How long (ms) to wait for a window that starts on a busy machine. */
const patience = 60_000;

describe("VS Code's extension host, killed while Sendoff writes", function () {
  this.timeout(patience * 3);
  let folder: string;
  let control: string;
  let workbench: Workbench;
  let address: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "sendoff-killed-host-"));
    control = `${folder}-control`;
    await mkdir(control);
    await mkdir(join(folder, ".sendoff", "acme"), { recursive: true });
    await writeFile(file(), textAfter(0));
    const extensionTestsPath = join(projectRoot(), "dist", "test", "integration", "endless.js");
    workbench = await openWorkbench({ folder, extensionTestsPath });
    address = workbench.page.url();
  });
  // VS Code starts another host as soon as one is gone; with the window that one goes, too.
  beforeEach(async () => {
    await workbench.page.goto("about:blank");
    await within(async () => (isRunning(Number(await readIfAny(join(control, "process")))) ? undefined : "gone"));
    for (const name of ["process", "go"]) await rm(join(control, name), { force: true });
    await workbench.page.goto(address);
    await within(() => readIfAny(join(control, "process")));
  });
  after(async () => {
    await workbench.stop();
    await rm(folder, { recursive: true, force: true });
    await rm(control, { recursive: true, force: true });
  });

  const file = (): string => join(folder, ".sendoff", "acme", "offboarding.json");

  let writes = 0;
  let left = 0;

  for (let kill = 1; kill <= kills; kill++)
    it(`leaves a complete document, before or after an operation: kill ${String(kill)}`, async () => {
      await within(async () => ((await unfinished()).length === 0 ? "clear" : undefined));
      const first = numberIn(await readFile(file(), "utf8")) + 1;
      const target = first + Math.round(Math.random() * 25);
      // The host looks all the time, and must not see half of it.
      await writeFile(join(control, "soon"), JSON.stringify({ first }));
      await rename(join(control, "soon"), join(control, "go"));
      await within(async () => ((await lastDone()) >= target ? "written" : undefined));
      // Half of them anywhere, half where it hurts.
      if (kill % 2 === 0) await new Promise((resolve) => setTimeout(resolve, Math.random() * 30));
      else await writeBegins(join(folder, ".sendoff", "acme"));
      const pid = Number(await readIfAny(join(control, "process")));
      assert.ok(isRunning(pid), "there is a host to kill");
      process.kill(pid, "SIGKILL");
      await within(() => Promise.resolve(isRunning(pid) ? undefined : "gone"));

      const done = await lastDone();
      const number = numberIn(await readFile(file(), "utf8"));
      assert.equal(await readFile(file(), "utf8"), textAfter(number));
      assert.ok(number === done || number === done + 1, `${String(done)} was done, and ${String(number)} is there`);
      writes += number - first + 1;
      if ((await unfinished()).length > 0) left++;
      await refuseIncomplete();
    });

  it("leaves nothing else once the next one has started", async () => {
    await within(async () => ((await unfinished()).length === 0 ? "clear" : undefined));
    console.log(
      `      ${String(kills)} kills of the extension host in ${String(writes)} writes, all intact; ${String(left)} hit the middle of a write`,
    );
  });

  /** All that is below `.sendoff` and is no offboarding: temporary files, locks, folders of a start that never was. */
  async function unfinished(): Promise<readonly string[]> {
    const home = join(folder, ".sendoff");
    const found = await Promise.all(
      (await readdir(home)).map(async (slug) => {
        const names = await readdir(join(home, slug));
        return names.length === 0 ? [slug] : names.filter((name) => name !== "offboarding.json");
      }),
    );
    return found.flat();
  }

  async function refuseIncomplete(): Promise<void> {
    const home = join(folder, ".sendoff");
    for (const slug of await readdir(home)) {
      const text = await readIfAny(join(home, slug, "offboarding.json"));
      if (text !== undefined) assert.ok(readDocument(text).ok, `${slug} is a whole document`);
    }
  }

  async function lastDone(): Promise<number> {
    return Number((await readIfAny(join(control, "done")))?.trim().split("\n").at(-1) ?? 0);
  }
});

/** The bytes that the file has after the write of this number. */
function textAfter(number: number): string {
  return newText(afterOperations(sampleOffboarding(), editItem("jobs", { note: `write ${String(number)}` })));
}

function numberIn(text: string): number {
  return Number(/"note": "write (\d+)"/.exec(text)?.[1]);
}

async function readIfAny(path: string): Promise<string | undefined> {
  try {
    const text = await readFile(path, "utf8");
    return text === "" ? undefined : text;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** Resolves as soon as a temporary file is seen; or, if the disk tells nothing of it, anywhere. */
async function writeBegins(home: string): Promise<void> {
  const signal = AbortSignal.timeout(5_000);
  try {
    for await (const { filename } of watch(home, { signal }))
      if (filename?.startsWith(".sendoff-write") === true) return;
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

function isRunning(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return false;
    throw error;
  }
}

/** What `ask` answers as soon as it answers something. */
async function within(ask: () => Promise<string | undefined>): Promise<string> {
  for (const start = Date.now(); Date.now() - start < patience; ) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error("What should have come never came.");
}
