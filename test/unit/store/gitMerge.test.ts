import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { after, before, describe, it } from "mocha";
import { setItemState } from "../../../src/core/items.js";
import type { Offboarding } from "../../../src/core/offboarding.js";
import { newText } from "../../../src/core/start.js";
import { readDocument } from "../../../src/store/readDocument.js";
import { applyEdits, textEdits } from "../../../src/store/textEdits.js";
import { fixedContext, sampleOffboarding } from "../../support/sample.js";

/** Two people tick on two branches, and git merges: with the real `git merge-file` that `git merge` uses for a file. */
describe("git merges", function () {
  // Hundreds of processes of git.
  this.timeout(60_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "sendoff-merge-"));
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const base = newText(sampleOffboarding({ size: "full" }));
  const document = JSON.parse(base) as Offboarding;
  const ids = document.pieces.flatMap((piece) => piece.items.filter((item) => !item.auto).map((item) => item.id));

  function ticked(text: string, items: readonly string[], who: string): string {
    const reading = readDocument(text);
    assert.ok(reading.ok);
    const edited = setItemState(items, { state: "done" })(
      reading.offboarding,
      fixedContext("2026-11-23", who),
    ).offboarding;
    return applyEdits(text, textEdits(text, reading.offboarding, edited));
  }

  /** The merged text; throws if there are conflicts. */
  function merged(ours: string, theirs: string): string {
    const file = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const names = [file("ours", ours), file("base", base), file("theirs", theirs)];
    execFileSync("git", ["merge-file", "--quiet", ...names], { stdio: "pipe" });
    return readFileSync(join(folder, "ours"), "utf8");
  }

  it("neighbours ticked by two people without a conflict", () => {
    for (const [index, id] of ids.slice(0, -1).entries()) {
      const next = ids[index + 1] ?? "";
      const text = merged(ticked(base, [id], "Anna"), ticked(base, [next], "Ben"));
      assert.deepEqual(JSON.parse(text), JSON.parse(ticked(ticked(base, [id], "Anna"), [next], "Ben")));
    }
  });

  it("any different items ticked by two people without a conflict", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...ids), { minLength: 2, maxLength: 20 }), fc.nat(), (items, cut) => {
        const at = 1 + (cut % (items.length - 1));
        const [mine, theirs] = [items.slice(0, at), items.slice(at)];
        const text = merged(ticked(base, mine, "Anna"), ticked(base, theirs, "Ben"));
        assert.deepEqual(JSON.parse(text), JSON.parse(ticked(ticked(base, mine, "Anna"), theirs, "Ben")));
      }),
      { numRuns: 40 },
    );
  });
});
