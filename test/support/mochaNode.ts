// Runs the built tests of one folder in this process: node dist/test/support/mochaNode.mjs FOLDER [--timeout MS] [--retries N] [--grep TEXT]
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import Mocha from "mocha";
import { reportResult, reportRetries } from "./mochaResult.js";
import { projectRoot } from "./vscode/projectRoot.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { timeout: { type: "string" }, retries: { type: "string" }, grep: { type: "string" } },
});
const [suite = "unit"] = positionals;
const mocha = new Mocha({ timeout: Number(values.timeout ?? 5_000), retries: Number(values.retries ?? 0) });
if (values.grep !== undefined) mocha.fgrep(values.grep);

const folder = join(projectRoot(), "dist", "test", suite);
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".test.mjs"));
for (const file of files.sort()) mocha.addFile(join(folder, file));
await mocha.loadFilesAsync();

const runner = mocha.run((failures) => {
  const { stats } = runner;
  if (stats !== undefined) reportResult(stats);
  // Not to wait for a handle that a test left open; the callback comes when the line above is out.
  process.stdout.write("", () => process.exit(failures > 0 ? 1 : 0));
});
reportRetries(runner);
