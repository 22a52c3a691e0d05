import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { after, before, describe, it } from "mocha";
import { findItem } from "../../../src/core/flow.js";
import { addItem, editItem, moveItem, removeItem, setItemState } from "../../../src/core/items.js";
import { mergeDocuments, type Versions } from "../../../src/core/mergeDocuments.js";
import type { Item, Offboarding } from "../../../src/core/offboarding.js";
import type { Operation } from "../../../src/core/operation.js";
import { addRecord } from "../../../src/core/recordOperations.js";
import { newText } from "../../../src/core/start.js";
import { splitConflict } from "../../../src/store/conflictMarkers.js";
import { readDocument } from "../../../src/store/readDocument.js";
import { applyEdits, textEdits } from "../../../src/store/textEdits.js";
import { fixedContext } from "../../support/sample.js";
import { branch, branchPoint, someDeeds, unordered } from "../core/branches.js";
import { runs } from "./editing.js";

/** What `git merge` left: the text, and if it stopped the versions in the index (:1:, :2:, :3:). */
interface Left {
  readonly text: string;
  readonly stages?: readonly string[];
}

const styles = ["merge", "diff3", "zdiff3"] as const;
const file = "offboarding.json";

interface Scenario {
  readonly ours: Operation<unknown>;
  readonly theirs: Operation<unknown>;
  /** What is the same on one branch; as a rule one after the other. */
  readonly together?: readonly Operation<unknown>[];
  /** Without a base nobody can tell what was removed. */
  readonly wantsBase?: boolean;
}

const anna = fixedContext("2026-11-24", "Anna");
const ben = fixedContext("2026-11-23", "Ben");
const as =
  (operation: Operation<unknown>, context = ben): Operation<unknown> =>
  (document) =>
    operation(document, context);
const tick = (id: string, context = ben): Operation<unknown> => as(setItemState(id, { state: "done" }), context);

/** Each of them stops git. */
const scenarios: Readonly<Record<string, Scenario>> = {
  "both ticked an item": { ours: tick("summary-0", anna), theirs: tick("summary-0"), together: [tick("summary-0")] },
  "one moved an item to another piece, the other ticked it": {
    ours: as(moveItem("custom-0", { piece: "repo" })),
    theirs: tick("custom-0"),
  },
  "one ticked an item, the other moved it to another piece": {
    ours: tick("training-2"),
    theirs: as(moveItem("training-2", { before: "plan-0" })),
  },
  "both added an item to one piece": {
    ours: as(addItem({ piece: "plan", title: "Call Kim" })),
    theirs: as(addItem({ piece: "plan", title: "Call Jo" })),
  },
  "one gave an item a due day, the other ticked it": {
    ours: as(editItem("custom-0", { due: "T-2d" })),
    theirs: tick("custom-0"),
  },
  "both added a record of one kind": {
    ours: as(addRecord("result", { text: "Fewer calls" })),
    theirs: as(addRecord("result", { text: "More orders" })),
  },
  "one removed the last item, the other added one behind it": {
    ours: as(removeItem("custom-2")),
    theirs: as(addItem({ piece: "custom", title: "Send the keys" })),
    wantsBase: true,
  },
};

/** A commit with this text on a branch of its own, as `git fast-import` reads it. */
function commit(branch: string, text: string, from?: string): string {
  const content = `M 100644 inline ${file}\ndata ${String(Buffer.byteLength(text))}\n${text}\n`;
  const parent = from === undefined ? "" : `from ${from}\n`;
  return `commit ${branch}\ncommitter Kim <kim@example.org> 0 +0000\ndata 0\n${parent}${content}`;
}

function plain(text: string): string {
  return text;
}

/** With a comment, and line ends as Windows has them. */
function dressed(text: string): string {
  return text.replace(`  "reason"`, `  // kept\n  "reason"`).replaceAll("\n", "\r\n");
}

function read(text: string): Offboarding {
  const reading = readDocument(text);
  assert.ok(reading.ok, reading.ok ? "" : reading.problems[0]?.message);
  return reading.offboarding;
}

/** The text after these operations, each with its own edits. */
function edited(text: string, operations: readonly Operation<unknown>[]): string {
  return operations.reduce((now, operation) => {
    const before = read(now);
    return applyEdits(now, textEdits(now, before, operation(before, ben).offboarding));
  }, text);
}

function fromStages(stages: readonly string[]): Versions {
  const [base, ours, theirs] = stages.map(read);
  assert.ok(base && ours && theirs);
  return { base, ours, theirs };
}

/** What the markers tell, and the text of ours; undefined if git's own merging made a side unreadable. */
function fromMarkers(text: string): { readonly versions: Versions; readonly source: string } | undefined {
  const split = splitConflict(text);
  assert.ok(split.ok);
  const [ours, theirs] = [readDocument(split.ours), readDocument(split.theirs)];
  if (!ours.ok || !theirs.ok) return undefined;
  const base = split.base === undefined ? undefined : readDocument(split.base);
  const versions = { ours: ours.offboarding, theirs: theirs.offboarding };
  return { versions: { ...versions, ...(base?.ok && { base: base.offboarding }) }, source: split.ours };
}

/** What is merged without a question. */
function resolved(versions: Versions): Offboarding {
  const { merged, contradictions } = mergeDocuments(versions);
  assert.deepEqual(contradictions, []);
  return merged;
}

/** Whatever the markers don't tell, no item that was added may be lost. */
function assertKept({ base, ours, theirs }: Versions, rebuilt: Versions): void {
  const { merged, contradictions } = mergeDocuments(rebuilt);
  const questions = contradictions.flatMap((each) => [each.ours, each.theirs]);
  for (const { id, title } of [...itemsOf(ours), ...itemsOf(theirs)]) {
    const isAdded = !(base && findItem(base, id));
    const isKept = itemsOf(merged).some((item) => item.title === title) || questions.includes(title);
    assert.ok(isKept || !isAdded, title);
  }
}

function itemsOf({ pieces }: Offboarding): readonly Item[] {
  return pieces.flatMap((piece) => piece.items);
}

/** A branch's last text, after the edits of all its documents. */
function textOf(documents: readonly Offboarding[]): string {
  const [first, ...rest] = documents;
  assert.ok(first);
  return edited(
    newText(first),
    rest.map((offboarding) => () => ({ offboarding, result: undefined })),
  );
}

/** Two people change an offboarding on two branches with the real operations and edits, and the real `git merge` stops. */
describe("resolving what git left", function () {
  this.timeout(200 * runs.numRuns);
  let folder: string;
  let count = 0;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "sendoff-conflict-"));
    git(["init", "--quiet"]);
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Git as nobody has set it up; its output, or undefined if it stopped. */
  function run(args: readonly string[], input = ""): string | undefined {
    const env = { ...process.env, GIT_CONFIG_GLOBAL: join(folder, "none"), GIT_CONFIG_NOSYSTEM: "1" };
    const who = ["-c", "user.name=Kim", "-c", "user.email=kim@example.org"];
    const { status, stdout } = spawnSync("git", [...who, ...args], { cwd: folder, encoding: "utf8", env, input });
    return status === 0 ? stdout : undefined;
  }

  function git(args: readonly string[], input?: string): string {
    return run(args, input) ?? assert.fail(`git ${args.join(" ")} failed`);
  }

  /** What each style of conflicts leaves when a branch with `theirs` is merged into one with `ours`. */
  function merges(base: string, ours: string, theirs: string): readonly Left[] {
    const [root, mine, other] = ["base", "ours", "theirs"].map((branch) => `refs/heads/${branch}-${String(count)}`);
    assert.ok(root && mine && other);
    count++;
    const commits = [commit(root, base), commit(mine, ours, root), commit(other, theirs, root)];
    git(["fast-import", "--quiet"], commits.join(""));
    return styles.map((style) => {
      git(["checkout", "--quiet", "--force", "--detach", mine]);
      const merged = run(["-c", `merge.conflictStyle=${style}`, "merge", "--quiet", "--no-edit", other]);
      const text = readFileSync(join(folder, file), "utf8");
      if (merged !== undefined) return { text };
      return { text, stages: [1, 2, 3].map((stage) => git(["show", `:${String(stage)}:${file}`])) };
    });
  }

  for (const [what, { ours, theirs, together = [theirs, ours], wantsBase = false }] of Object.entries(scenarios))
    for (const dress of [plain, dressed])
      it(`${what}${dress === dressed ? ", in a file with comments and CRLF" : ""}`, () => {
        const base = dress(newText(branchPoint()));
        const expected = unordered(read(edited(base, together)));
        for (const { text, stages } of merges(base, edited(base, [ours]), edited(base, [theirs]))) {
          assert.ok(stages, "git merged it without us");
          assert.deepEqual(unordered(resolved(fromStages(stages))), expected);
          const { versions, source } = fromMarkers(text) ?? assert.fail("not readable");
          if (!versions.base && wantsBase) continue;
          assert.deepEqual(unordered(resolved(versions)), expected);

          const written = edited(source, [() => ({ offboarding: resolved(versions), result: undefined })]);
          assert.deepEqual(unordered(read(written)), expected);
          assert.equal(written.includes("// kept"), dress === dressed);
          assert.equal(/[^\r]\n/.test(written), dress === plain);
        }
      });

  it("works for whatever two people did", () => {
    const met = { conflicts: 0, readable: 0 };
    // Both tick the same item, so that git stops.
    const tickFirst = { kind: "tick", at: 0, to: 0, word: "" } as const;
    fc.assert(
      fc.property(someDeeds, someDeeds, (mine, others) => {
        const base = branchPoint();
        const [ours, theirs] = [
          branch(base, [tickFirst, ...mine], "Anna", "2026-11-24"),
          branch(base, [tickFirst, ...others], "Ben", "2026-11-23"),
        ];
        const left = merges(newText(base), textOf(ours), textOf(theirs));
        for (const { text, stages } of left) {
          if (!stages) continue;
          met.conflicts++;
          const whole = fromStages(stages);
          assert.deepEqual(whole, { base, ours: ours.at(-1), theirs: theirs.at(-1) });
          const rebuilt = fromMarkers(text);
          if (!rebuilt) continue;
          met.readable++;
          const merged = mergeDocuments(rebuilt.versions).merged;
          assert.deepEqual(read(edited(rebuilt.source, [() => ({ offboarding: merged, result: undefined })])), merged);
          assertKept(whole, rebuilt.versions);
        }
      }),
      { numRuns: Math.ceil(runs.numRuns / 20) },
    );
    assert.ok(met.conflicts > runs.numRuns / 20 && met.readable > met.conflicts / 2, JSON.stringify(met));
  });
});
