// npm test: runs all suites, or the named ones, and adds up what their runners counted.
import { parseArgs } from "node:util";
import { readResultLine, resultLine, type TestCounts } from "./mochaResult.js";
import { isSuiteName, runSuite, suiteNames } from "./runSuite.js";
import { say } from "./vscode/say.js";
import { ensureGit } from "./vscode/systemPackages.js";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { grep: { type: "string" } } });
const unknown = positionals.filter((name) => !isSuiteName(name));
if (unknown.length > 0) {
  say(`There is no suite ${unknown.join(", ")}. Usage: npm test -- [${suiteNames.join(" ")}] [--grep TEXT]`);
  process.exit(2);
}

try {
  await ensureGit();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
const total: TestCounts = { passed: 0, failed: 0, skipped: 0 };
for (const name of positionals.length > 0 ? positionals.filter(isSuiteName) : suiteNames) {
  process.stdout.write(`\n── ${name} ──\n`);
  let counted: TestCounts | undefined;
  const code = await runSuite(name, values.grep, (line) => {
    counted = readResultLine(line) ?? counted;
  });
  const { passed, failed, skipped } = counts(name, code, counted);
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}
// A filter that fits nothing is a mistake, not a success.
if (total.passed + total.failed === 0) total.failed = 1;
process.stdout.write(`\n${resultLine(total)}\n`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** The runner's counts; a suite that broke down or ran nothing has failed, whatever it counted. */
function counts(name: string, code: number, counted: TestCounts | undefined): TestCounts {
  const { passed, failed, skipped } = counted ?? { passed: 0, failed: 0, skipped: 0 };
  let problem: string | undefined;
  if (counted === undefined) problem = "ended without saying how many tests passed";
  else if (code !== 0 && failed === 0) problem = `ended with exit code ${String(code)} although no test failed`;
  else if (passed + failed === 0 && values.grep === undefined) problem = "ran no test";
  if (problem === undefined) return { passed, failed, skipped };
  say(`The ${name} suite ${problem}; this counts as a failure.`);
  return { passed, failed: failed + 1, skipped };
}
