import type { Runner, Test } from "mocha";

/** How a test run went, as mocha's runner counts it. */
export interface TestCounts {
  passed: number;
  failed: number;
  skipped: number;
}

/** Prints the closing line of a suite, `N passed, N failed`, from the runner's own statistics. */
export function reportResult(stats: { passes: number; failures: number; pending: number }): void {
  console.log(resultLine({ passed: stats.passes, failed: stats.failures, skipped: stats.pending }));
}

/** Prints why a test is tried again: if it fails once more it often does so for what the first try left, and mocha tells of the last one only. */
export function reportRetries(runner: Runner): void {
  runner.on("retry", (test: Test, error: unknown) => {
    console.log(
      `Tried again: ${test.fullTitle()}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  });
}

/** `N passed, N failed`, and `, N skipped` when there are any. */
export function resultLine({ passed, failed, skipped }: TestCounts): string {
  const line = `${String(passed)} passed, ${String(failed)} failed`;
  return skipped === 0 ? line : `${line}, ${String(skipped)} skipped`;
}

/** Reads such a line back, colours or not; undefined for any other line. */
export function readResultLine(line: string): TestCounts | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: terminals' colours begin with one
  const plain = line.replace(/\u001b\[[\d;]*m/g, "").trim();
  const match = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/.exec(plain);
  if (match === null) return undefined;
  const [, passed, failed, skipped] = match;
  return { passed: Number(passed), failed: Number(failed), skipped: Number(skipped ?? 0) };
}
