// npm run check:budgets: how large the production bundles are, and that the heavy libraries are not loaded at activation.
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./vscode/projectRoot.js";

const limitKB = 200;
const bundles = ["extension", "extension.web"];
/** What only the making of documents needs, and which would be most of a bundle. */
const heavy = ["marked", "handlebars", "pdfkit"];

const dist = join(projectRoot(), "dist");
const problems: string[] = [];
console.log(`${"bundle".padEnd(20)} ${"KB".padStart(7)} ${"limit".padStart(7)}`);
for (const name of bundles) {
  const kb = statSync(join(dist, `${name}.js`)).size / 1024;
  console.log(`${`${name}.js`.padEnd(20)} ${kb.toFixed(1).padStart(7)} ${String(limitKB).padStart(7)}`);
  if (kb > limitKB) problems.push(`${name}.js has ${kb.toFixed(1)} KB; the limit is ${String(limitKB)}.`);
  const packages = packagesIn(join(dist, `${name}.meta.json`));
  for (const found of heavy.filter((each) => packages.has(each)))
    problems.push(`${name}.js contains ${found}, which may only be loaded when a document is made.`);
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

/** The npm packages of which esbuild put anything into the outputs that this metafile describes. */
function packagesIn(metafile: string): Set<string> {
  const meta = JSON.parse(readFileSync(metafile, "utf8")) as { outputs: Record<string, { inputs: object }> };
  const inputs = Object.values(meta.outputs).flatMap((output) => Object.keys(output.inputs));
  return new Set(inputs.map((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? ""));
}
