import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import { createRequire as requireFrom } from "node:module";
import { join } from "node:path";
import { describe, it } from "mocha";
import type * as facts from "../../../src/facts/facts.js";
import { type ScannedFile } from "../../../src/facts/scan/scanFiles.js";
import { scanInWorker } from "../../../src/host/node/scanInWorker.js";
import { GitRepo } from "../../support/gitRepo.js";
import { repoForEach } from "../../support/repoForEach.js";
import { run } from "../../support/vscode/commands.js";

// Put together here, so that nobody's scanner takes this file for a leak.
const aws = `AKIA${"QWERTZUIOPASDFGH".slice(0, 16)}`;

/** Loads a chunk as the hosts do, beside nothing that a test holds. */
const chunk = requireFrom(join(process.cwd(), "dist", "facts.js"));

describe("the files of a repository", function () {
  this.timeout(60_000);
  let repo: GitRepo;
  repoForEach((made) => {
    repo = made;
  });

  it("are scanned in a thread that follows no link, waits for no pipe, and ends when it is told to", async () => {
    const outside = await GitRepo.make();
    outside.write("secret.txt", aws);
    symlinkSync(join(outside.folder, "secret.txt"), join(repo.folder, "link.txt"));
    await run("mkfifo", [join(repo.folder, "pipe.ts")]);
    repo.write("a.ts", `// ${aws}\n`);
    repo.write("binary.ts", new Uint8Array([0, 1, 2]));
    const script = join(process.cwd(), "dist", "scanWorker.js");
    const request = { paths: ["link.txt", "pipe.ts", "a.ts", "binary.ts", "gone.ts"], salt: "s" };
    const found: ScannedFile[] = [];
    await scanInWorker(script, repo.folder, request, (files) => found.push(...files));
    assert.deepEqual(
      found.map(({ path, lines, secrets }) => [path, lines, secrets.map(({ line }) => line)]),
      [
        ["a.ts", 1, [1]],
        ["binary.ts", 0, []],
      ],
    );
    const stop = new AbortController();
    const many = Array.from({ length: 20_000 }, () => "a.ts");
    const scan = scanInWorker(
      script,
      repo.folder,
      { paths: many, salt: "s" },
      () => {
        stop.abort();
      },
      stop.signal,
    );
    await assert.rejects(scan, { name: "AbortError" });
    outside.remove();
  });

  it("leave nothing behind when they were searched: no marks of time that a host would keep for good", async () => {
    const { scanFiles } = chunk("./facts.js") as typeof facts;
    const text = `const key = "${aws}";\n`;
    const marks = (): number => performance.getEntriesByType("mark").length;
    const before = marks();
    let found = 0;
    await scanFiles(
      { paths: ["a.ts"], salt: "s" },
      () => Promise.resolve({ size: text.length, text }),
      (files) => {
        found += files.flatMap(({ secrets }) => secrets).length;
      },
    );
    assert.equal(found, 1);
    assert.equal(marks(), before);
  });
});
