import Mocha from "mocha";
import { reportResult, reportRetries } from "../support/mochaResult.js";
import * as vscode from "vscode";
import { restrictedSuites, suites } from "./suites.js";

/** Set by the host's test entry: run only the tests whose titles contain this; empty for all. */
declare const sendoffTestGrep: string | undefined;

/**
 * Called by VS Code in its extension host, Node or web worker: runs all suites and prints their results.
 *
 * @throws Error with the number of tests that failed
 */
export async function run(): Promise<void> {
  const mocha = createMocha();
  mocha.timeout(60_000);
  // VS Code's own watcher misses a change now and then; what fails twice in a row is a failure.
  mocha.suite.retries(1);
  if (typeof sendoffTestGrep === "string" && sendoffTestGrep !== "") mocha.fgrep(sendoffTestGrep);
  for (const suite of vscode.workspace.isTrusted ? suites : restrictedSuites) suite();
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run((failed) => {
      if (runner.stats !== undefined) reportResult(runner.stats);
      resolve(failed);
    });
    reportRetries(runner);
  });
  if (failures === 0) return;
  const error = new Error(`${String(failures)} of the tests failed.`);
  // Each failure was shown with its own stack; one of VS Code's inside says nothing.
  delete error.stack;
  throw error;
}

/** A mocha that has put `describe`, `it` and the rest into the global scope. */
function createMocha(): Mocha {
  // For the web worker the build puts mocha's browser edition here: not the class, but one mocha made for the page.
  const imported: unknown = Mocha;
  if (isBrowserMocha(imported)) return imported.setup({ ui: "bdd", reporter: "spec" });
  const mocha = new Mocha({ ui: "bdd", reporter: "spec" });
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  return mocha;
}

function isBrowserMocha(value: unknown): value is BrowserMocha {
  return typeof value === "object" && value !== null && "setup" in value;
}
