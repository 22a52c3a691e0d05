import { existsSync, statSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Arguments, parseArguments, UsageError, usage } from "./arguments.js";
import { type Desktop, findDesktop } from "./desktop.js";
import { projectRoot } from "./projectRoot.js";
import { runDesktop } from "./runDesktop.js";
import { say } from "./say.js";
import { serve } from "./serve.js";
import { runServerTests } from "./serverTests.js";

export interface HostOptions extends Pick<Arguments, "web" | "restricted"> {
  /** A folder or .code-workspace file, relative to where the command was given; without it the window is empty. */
  folder?: string;
  /** A file whose exported `run()` is run in the extension host. */
  tests?: string;
  /** The extension under development; default: Sendoff. */
  extensionPath?: string;
}

/**
 * Does what a command line asks for and says what is wrong with it.
 *
 * @param args without Node and script
 * @returns the exit code: VS Code's own, 1 for a failure, 2 for a wrong command line
 */
export async function main(args: readonly string[], extensionPath?: string): Promise<number> {
  try {
    const { help, ...options } = parseArguments(args);
    if (help) {
      process.stdout.write(`${usage}\n`);
      return 0;
    }
    return await runHost({ ...options, ...(extensionPath === undefined ? {} : { extensionPath }) });
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    if (!(error instanceof UsageError)) return 1;
    say(`\n${usage}`);
    return 2;
  }
}

/**
 * Opens the built extension in the best VS Code there is, or runs tests in it.
 *
 * @returns VS Code's exit code; without tests on the server build only when it is stopped
 * @throws Error that says what to do, where something is missing.
 */
export async function runHost(options: HostOptions): Promise<number> {
  const { web, restricted } = options;
  const folder = options.folder === undefined ? undefined : await existing(options.folder, "folder");
  const tests = options.tests === undefined ? undefined : await existing(options.tests, "test file");
  if (tests !== undefined && !statSync(tests).isFile()) throw new Error(`${tests} is not a file.`);
  const extensionPath = options.extensionPath ?? projectRoot();
  if (!existsSync(join(extensionPath, "package.json"))) throw new Error(`There is no extension in ${extensionPath}.`);

  const desktop = await chooseDesktop(tests !== undefined);
  const open = { extensionPath, web, restricted, ...(folder === undefined ? {} : { folder }) };
  if (desktop !== undefined) return await runDesktop(desktop, tests === undefined ? open : { ...open, tests });
  if (tests !== undefined) return await runServerTests({ ...open, tests });
  return await serve(folder, open);
}

/** Desktop VS Code, or undefined for the server build; says in one line why it is the second best. */
async function chooseDesktop(headless: boolean): Promise<Desktop | undefined> {
  const forced = process.env.VSCODE_HOST;
  if (forced && forced !== "desktop" && forced !== "server")
    throw new UsageError(`VSCODE_HOST is "${forced}"; it can be desktop or server.`);
  if (forced === "server") return undefined;
  try {
    return await findDesktop(headless);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (forced === "desktop") throw new Error(`No desktop VS Code: ${reason}.`);
    say(`Using VS Code's server build: ${reason.split("\n")[0] ?? reason}.`);
    return undefined;
  }
}

/** The full path of what the user named, from here or from where `npm run` was called (npm changes the folder). */
async function existing(name: string, what: string): Promise<string> {
  const found = [resolve(name), resolve(process.env.INIT_CWD ?? ".", name)].find((path) => existsSync(path));
  if (found === undefined) throw new Error(`There is no ${what} ${resolve(name)}.`);
  return await realpath(found);
}
