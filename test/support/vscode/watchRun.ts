import type { Page } from "playwright-core";
import { seconds } from "./say.js";
import type { Server } from "./server.js";
import { readLogged } from "./testEntry.js";

export interface WatchedRun {
  /** VS Code's exit code; rejects when the run broke down. */
  result: Promise<number>;
  /** Listens to a page before VS Code is opened in it. */
  attach: (page: Page, server: Server) => Promise<void>;
  /** Stops waiting. */
  end: () => void;
}

/**
 * Writes the tests' output to standard output and waits for the end of the run: the first decisive thing settles
 * `result`, be it the exit code, the end of something the run needs, or silence.
 */
export function watchRun(idleMs: number): WatchedRun {
  /** VS Code's own last words, shown only when the run breaks down. */
  const log: string[] = [];
  const { promise: result, resolve, reject } = withResolvers<number>();
  let done = false;
  let timer: NodeJS.Timeout | undefined;

  const fail = (reason: string): void => {
    reject(new Error([`The test run broke down: ${reason}`, ...log].join("\n  ")));
  };
  const expectWithin = (ms: number, what: string): void => {
    clearTimeout(timer);
    timer = setTimeout(fail, ms, `${what} within ${seconds(ms)}.`);
  };
  const hear = (_type: string, args: readonly unknown[]): void => {
    const logged = readLogged(args);
    if (logged.from === "vscode") {
      log.push(logged.text.split("\n")[0] ?? "");
      if (log.length > 15) log.shift();
      return;
    }
    expectWithin(idleMs, "the tests wrote nothing");
    if (logged.from === "done") done = true;
    if (logged.from === "tests") process.stdout.write(`${logged.text}\n`);
  };
  /** VS Code also says 0 when its extension host was killed, so a good end takes both. */
  const exit = (code: unknown): void => {
    if (code === 0 && !done) fail("the extension host ended before run() did.");
    else resolve(typeof code === "number" ? code : 1);
  };

  return {
    result,
    attach: async (page, server) => {
      expectWithin(Math.min(idleMs, 120_000), "the tests did not start");
      await page.exposeFunction("codeAutomationLog", hear);
      await page.exposeFunction("codeAutomationExit", exit);
      page.once("crash", () => {
        fail("VS Code's page crashed.");
      });
      page.once("close", () => {
        fail("the browser was closed.");
      });
      server.onLine((line) => {
        const end = /Extension Host Process exited with (.*)/.exec(line)?.[1];
        // On a good end this line and the result come in either order.
        if (end !== undefined) setTimeout(fail, 3_000, `the extension host ended (${end}).`).unref();
      });
      void server.died.then((output) => {
        fail(`VS Code's server ended.\n${output}`);
      });
    },
    end: () => {
      clearTimeout(timer);
      // What comes in from now on is about a run that is over, and nobody waits for it.
      result.catch(() => undefined);
    },
  };
}

interface Resolvers<T> {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (error: Error) => void;
}

/** `Promise.withResolvers`, which Node 20 does not have. */
function withResolvers<T>(): Resolvers<T> {
  let resolvers: Omit<Resolvers<T>, "promise"> | undefined;
  const promise = new Promise<T>((resolve, reject) => {
    resolvers = { resolve, reject };
  });
  if (resolvers === undefined) throw new Error("A promise calls its executor at once.");
  return { promise, ...resolvers };
}
