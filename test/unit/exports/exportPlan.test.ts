import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, it } from "mocha";
import { type Existing, exportPlan, type Plan, type PlanOptions } from "../../../src/exports/exportPlan.js";
import {
  emptyManifest,
  type Manifest,
  manifestOf,
  readManifest,
  writeManifest,
} from "../../../src/exports/manifest.js";
import type { Content, Format, Output } from "../../../src/exports/output.js";

const hash = (content: Content) => createHash("sha256").update(content).digest("hex");
const options: PlanOptions = { hash, formats: ["markdown", "html"], onConflict: "keep" };
const markdown = (path: string, content: string): Output => ({
  path,
  content,
  format: "markdown",
  reader: "developer",
});

function remembers(files: Readonly<Record<string, string>>, format: Format = "markdown"): Manifest {
  return manifestOf(Object.entries(files).map(([path, text]) => [path, { hash: hash(text), format }]));
}

/** What lies there once the plan is carried out. */
function applied(plan: Plan, existing: Existing): Existing {
  const after = new Map(existing);
  for (const { path, content } of plan.write) after.set(path, content);
  for (const path of plan.removed) after.delete(path);
  return after;
}

const lies = (files: Readonly<Record<string, Content | null>>): Existing => new Map(Object.entries(files));

const statuses = (plan: Plan) => plan.files.map(({ status }) => status);
const written = (plan: Plan) => plan.write.map(({ path }) => path);

describe("the export plan", () => {
  const outputs = [markdown("README.md", "new\n")];

  it("writes what is not there, even if the user deleted it", () => {
    for (const manifest of [emptyManifest, remembers({ "README.md": "old\n" })]) {
      const plan = exportPlan(outputs, lies({}), manifest, options);
      assert.deepEqual([statuses(plan), written(plan)], [["new"], ["README.md"]]);
      assert.deepEqual(plan.manifest, remembers({ "README.md": "new\n" }));
    }
  });

  it("overwrites what it wrote itself, whatever happened to the line ends", () => {
    const plan = exportPlan(outputs, lies({ "README.md": "old\r\n" }), remembers({ "README.md": "old\n" }), options);
    assert.deepEqual([statuses(plan), written(plan)], [["changed"], ["README.md"]]);
  });

  it("leaves alone what is the same already, and takes it for its own", () => {
    const plan = exportPlan(outputs, lies({ "README.md": "new\r\n" }), emptyManifest, options);
    assert.deepEqual([statuses(plan), written(plan), plan.unchanged], [["unchanged"], [], ["README.md"]]);
    assert.deepEqual(plan.manifest, remembers({ "README.md": "new\n" }));
  });

  it("keeps what the user changed and what is not ours, until told otherwise", () => {
    const cases: [Existing, Manifest][] = [
      [lies({ "README.md": "mine\n" }), remembers({ "README.md": "old\n" })],
      [lies({ "README.md": "mine\n" }), emptyManifest],
    ];
    for (const [existing, manifest] of cases) {
      const kept = exportPlan(outputs, existing, manifest, options);
      assert.deepEqual([statuses(kept), written(kept), kept.kept], [["conflict"], [], ["README.md"]]);
      assert.deepEqual(kept.manifest, manifest);
      const overwritten = exportPlan(outputs, existing, manifest, { ...options, onConflict: "overwrite" });
      assert.deepEqual(
        [statuses(overwritten), written(overwritten), overwritten.kept],
        [["conflict"], ["README.md"], []],
      );
      assert.deepEqual(overwritten.manifest, remembers({ "README.md": "new\n" }));
    }
  });

  it("never writes over a folder, whatever it is told", () => {
    for (const onConflict of ["keep", "overwrite"] as const) {
      const manifest = remembers({ "README.md": "old\n" });
      const plan = exportPlan(outputs, lies({ "README.md": null }), manifest, { ...options, onConflict });
      assert.deepEqual([statuses(plan), written(plan), plan.kept], [["conflict"], [], ["README.md"]]);
      assert.deepEqual(plan.manifest, manifest);
    }
  });

  it("removes an old file if it is unchanged, keeps it if not, and forgets one that is gone", () => {
    const before = remembers({ "old.md": "a\n", "mine.md": "b\n", "gone.md": "c\n" });
    const plan = exportPlan(
      outputs,
      lies({ "old.md": "a\r\n", "mine.md": "changed\n", "foreign.md": "d\n" }),
      before,
      options,
    );
    assert.deepEqual([plan.removed, plan.kept], [["old.md"], ["mine.md"]]);
    assert.deepEqual(Object.keys(plan.manifest.files), ["README.md", "mine.md"]);
  });

  it("leaves files alone that belong to the full set, or to a format that is not exported now", () => {
    const before = manifestOf([
      ["handover.html", { hash: hash("a\n"), format: "html" }],
      ["summary.md", { hash: hash("b\n"), format: "markdown" }],
    ]);
    const existing = lies({ "handover.html": "a\n", "summary.md": "b\n" });
    const fullSet = ["handover.html", "README.md", "summary.md"];
    assert.deepEqual(exportPlan(outputs, existing, before, { ...options, fullSet }).removed, []);
    assert.deepEqual(exportPlan(outputs, existing, before, { ...options, formats: ["markdown"] }).removed, [
      "summary.md",
    ]);
  });

  it("does not remove the file it is about to write, where capitals do not count", () => {
    const existing = lies({ "acme.md": "a\n", "Acme.md": "a\n" });
    const plan = exportPlan([markdown("Acme.md", "new\n")], existing, remembers({ "acme.md": "a\n" }), options);
    assert.deepEqual(plan.removed, []);
  });

  it("trusts no path that leads out of the folder", () => {
    for (const path of ["../x", "/etc/x", "a/../../x", "C:\\x", "C:x", "a\\..\\x", "", ".", "a//b"]) {
      const plan = exportPlan([], lies({ [path]: "a\n" }), remembers({ [path]: "a\n" }), options);
      assert.deepEqual([plan.removed, Object.keys(plan.manifest.files)], [[], []], path);
    }
  });

  const names = ["README.md", "summary.md", "handover.html", "a/b.md", "__proto__", "constructor"];
  const formatOf = (path: string): Format => (path.endsWith(".html") ? "html" : "markdown");
  const content = fc.constantFrom("a\n", "b\n", "a\r\n", "c", "");
  const some = <T>(value: fc.Arbitrary<T>) =>
    fc.array(fc.tuple(fc.constantFrom(...names), value)).map((pairs) => new Map(pairs));
  const situation = fc.record({
    outputs: some(content).map((files) =>
      [...files].map(([path, text]): Output => ({ path, content: text, format: formatOf(path), reader: "owner" })),
    ),
    existing: some(fc.option(content, { nil: null })),
    manifest: some(content).map((files) =>
      manifestOf(
        [...files].map(([path, text]) => [path, { hash: hash(text.replaceAll("\r\n", "\n")), format: formatOf(path) }]),
      ),
    ),
    formats: fc.subarray<Format>(["markdown", "html"]),
  });

  it("never overwrites or removes what was changed or is not ours", () => {
    fc.assert(
      fc.property(situation, ({ outputs: all, existing, manifest, formats }) => {
        const plan = exportPlan(all, existing, manifest, { ...options, formats });
        for (const path of [...written(plan), ...plan.removed]) {
          const text = existing.get(path);
          if (text === undefined) continue;
          const ours = Object.hasOwn(manifest.files, path) ? manifest.files[path]?.hash : undefined;
          assert.ok(typeof text === "string" && ours === hash(text.replaceAll("\r\n", "\n")), path);
        }
        for (const path of plan.removed) assert.ok(Object.hasOwn(manifest.files, path));
      }),
      { numRuns: 2000 },
    );
  });

  it("has nothing left to do once it was carried out", () => {
    fc.assert(
      fc.property(
        situation,
        fc.constantFrom("keep" as const, "overwrite" as const),
        ({ outputs: all, existing, manifest, formats }, onConflict) => {
          const chosen = { ...options, formats, onConflict };
          const first = exportPlan(all, existing, manifest, chosen);
          const second = exportPlan(all, applied(first, existing), first.manifest, chosen);
          assert.deepEqual([second.write, second.removed], [[], []]);
          assert.deepEqual(second.manifest, first.manifest);
          assert.equal(
            second.files.length,
            second.unchanged.length + second.kept.filter((path) => all.some((output) => output.path === path)).length,
          );
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("tells the fate of every file exactly once", () => {
    fc.assert(
      fc.property(situation, ({ outputs: all, existing, manifest, formats }) => {
        const { write, unchanged, kept, removed } = exportPlan(all, existing, manifest, { ...options, formats });
        const told = [...write.map(({ path }) => path), ...unchanged, ...kept, ...removed];
        assert.equal(new Set(told).size, told.length);
        for (const { path } of all) assert.ok(told.includes(path));
      }),
    );
  });
});

describe("the manifest", () => {
  it("survives writing and reading, in the order of its paths", () => {
    const manifest = remembers({ "b.md": "b", "a.md": "a", __proto__x: "c" });
    assert.deepEqual(readManifest(writeManifest(manifest)), manifest);
    assert.equal(
      writeManifest(remembers({ "b.md": "b", "a.md": "a" })),
      writeManifest(remembers({ "a.md": "a", "b.md": "b" })),
    );
    assert.match(writeManifest(manifest), /^\{\n {2}"version": 1,\n[\s\S]*\n\}\n$/);
  });

  it("counts as none when it is missing, broken or hostile", () => {
    for (const text of [
      undefined,
      "",
      "{",
      "null",
      "[]",
      '{"version":2,"files":{}}',
      '{"version":1}',
      '{"version":1,"files":3}',
    ])
      assert.deepEqual(readManifest(text), emptyManifest);
    const entry = { hash: "x", format: "markdown" };
    const files = {
      "../out.md": entry,
      "a.md": { hash: 3, format: "markdown" },
      "b.md": { hash: "x", format: "exe" },
      "ok.md": entry,
    };
    assert.deepEqual(Object.keys(readManifest(JSON.stringify({ version: 1, files })).files), ["ok.md"]);
  });
});
