import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { format } from "node:util";

/** Written by nobody else: what tells the tests' output from VS Code's own log. */
const mark = "<sendoff-test>";
const startedLine = "run() starts";
const doneLine = "run() is done";

/** The environment variable with the part of their titles that the tests to run have. */
export const testGrepVariable = "SENDOFF_TEST_GREP";

const markConsole = `
// VS Code's own console has setters that do nothing, so it is put aside as a whole.
const plain = console;
globalThis.console = Object.create(plain);
for (const name of ["log", "info", "warn", "error", "debug"]) {
  const value = (...args) => {
    const text = args.length === 0 ? "" : typeof args[0] === "string" ? args.shift() : "%o";
    plain[name === "debug" ? "info" : name](${JSON.stringify(mark)} + text, ...args);
  };
  Object.defineProperty(console, name, { value, writable: true, configurable: true });
}`;

/** The extension that carries the tests' entry. */
export const testExtensionId = "sendoff.tests";

/**
 * Makes `folder` an extension that holds the entry VS Code runs instead of `file`, and which calls `file`'s `run()`.
 * VS Code runs tests in the host of the extension they lie in, so a `file` from anywhere gets into the right one.
 * The web worker can't require other files; there `file`'s text is put inside.
 *
 * @param marked mark what the tests write to the console, for `readLogged` to tell from VS Code's own log
 * @returns the path of the entry
 */
export async function writeTestEntry(folder: string, file: string, web: boolean, marked: boolean): Promise<string> {
  const [publisher, name] = testExtensionId.split(".");
  const manifest = { name, publisher, version: "0.0.0", engines: { vscode: "^1.80.0" } };
  const code = { main: "./extension.cjs", browser: "./extension.cjs", extensionKind: ["workspace"] };
  const capabilities = { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ ...manifest, ...code, capabilities }));
  await writeFile(join(folder, "extension.cjs"), "exports.activate = () => undefined;\n");
  const load = web ? inline(await readFile(file, "utf8")) : `return require(${JSON.stringify(file)});`;
  const grep = process.env[testGrepVariable];
  const say = (line: string): string => (marked ? `console.log(${JSON.stringify(line)});` : "");
  const entry = join(folder, "entry.cjs");
  await writeFile(
    entry,
    `"use strict";${marked ? markConsole : ""}
globalThis.sendoffTestGrep = ${JSON.stringify(grep ?? "")};
const load = () => {
${load}
};
exports.run = async () => {
  ${say(startedLine)}
  const tests = load();
  if (typeof tests.run !== "function") throw new Error(${JSON.stringify(`${file} does not export run().`)});
  await tests.run();
  ${say(doneLine)}
};
`,
  );
  return entry;
}

/**
 * The text of a CommonJS file as statements that return its exports. Bundled into such a file, a library that puts
 * itself into `module.exports` (mocha's browser edition does) overwrites those of the file, which were there before.
 */
function inline(source: string): string {
  return `const assigned = [{}];
const module = {
  get exports() { return assigned.at(-1); },
  set exports(value) { assigned.push(value); },
};
((module, exports) => {
${source}
})(module, module.exports);
return assigned.find((value) => typeof value?.run === "function") ?? module.exports;`;
}

/** What came through VS Code's log: that `run()` started or resolved, the tests' output, or something of VS Code's own. */
export type Logged = { from: "start" | "done" } | { from: "tests" | "vscode"; text: string };

/** Reads what VS Code hands to `codeAutomationLog`: the arguments of one call of a console function. */
export function readLogged(args: readonly unknown[]): Logged {
  const [first, ...rest] = args;
  if (typeof first !== "string" || !first.startsWith(mark)) return { from: "vscode", text: format(...args) };
  const text = first.slice(mark.length);
  if (text === doneLine) return { from: "done" };
  return text === startedLine ? { from: "start" } : { from: "tests", text: format(text, ...rest) };
}
