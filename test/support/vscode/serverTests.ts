import { watchRun } from "./watchRun.js";
import { openWorkbench, type WorkbenchOptions } from "./workbench.js";

export interface ServerTestOptions extends Pick<WorkbenchOptions, "folder" | "web" | "restricted" | "extensionPath"> {
  /** The file whose exported `run()` is called in the extension host. */
  tests: string;
  /** The run has failed when the tests have written nothing for this long; default three minutes. */
  idleMs?: number;
}

/**
 * Runs tests inside the extension host of VS Code's server build, writing their output to standard output as it comes.
 *
 * @returns VS Code's exit code: 0 when `run()` resolved
 * @throws Error when VS Code, its extension host or the browser ended first, or nothing was heard for too long.
 */
export async function runServerTests(options: ServerTestOptions): Promise<number> {
  const { tests, idleMs, ...open } = options;
  const run = watchRun(idleMs ?? 180_000);
  const opening = openWorkbench({
    ...open,
    extensionTestsPath: tests,
    prepare: (page, server) => run.attach(page, server),
  });
  try {
    return await Promise.race([run.result, opening.then(() => run.result)]);
  } finally {
    run.end();
    // One that could not be opened has cleaned up, and its error is the one above.
    const workbench = await opening.catch(() => undefined);
    await workbench?.stop();
  }
}
