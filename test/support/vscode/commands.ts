import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { endTree, spawnTree } from "./processTree.js";
import { stopsWithUs } from "./stopping.js";

export interface RunOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Text for the program's standard input. */
  input?: string;
  /** Give up after this long; default an hour. */
  timeoutMs?: number;
}

/** A program that could not be started, was too slow, or ended with another code than 0. */
export class CommandError extends Error {
  constructor(
    readonly command: string,
    readonly output: string,
    reason: string,
  ) {
    super(`${command}: ${reason}\n${output.trimEnd().split("\n").slice(-15).join("\n")}`.trimEnd());
  }
}

/**
 * Runs a program quietly to its end and gives what it wrote to standard output.
 *
 * @throws CommandError with the end of all it wrote.
 */
export async function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const command = [program, ...args].join(" ");
  return await new Promise((resolve, reject) => {
    const child = spawnTree(program, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: [options.input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
    });
    const stop = stopsWithUs(() => endTree(child));
    let slow = false;
    const timer = setTimeout(() => {
      slow = true;
      void stop();
    }, options.timeoutMs ?? 3_600_000);
    let output = "";
    let everything = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      everything += text;
    });
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      everything += text;
    });
    // A program that ends early closes its input; its exit code tells the story.
    child.stdin?.on("error", (error) => {
      everything += `\n(its input: ${error.message})`;
    });
    child.stdin?.end(options.input);
    const ended = (reason: string | undefined): void => {
      clearTimeout(timer);
      void stop();
      if (reason === undefined) resolve(output);
      else reject(new CommandError(command, everything, reason));
    };
    child.once("error", (error) => {
      ended(error.message);
    });
    child.once("close", (code, signal) => {
      if (slow) ended("took too long");
      else if (signal) ended(`ended by ${signal}`);
      else ended(code === 0 ? undefined : `exit code ${String(code)}`);
    });
  });
}

/** The first of `names` that is a program on PATH, as a full path; on Windows with the usual endings. */
export function findOnPath(...names: readonly string[]): string | undefined {
  const endings = process.platform === "win32" ? [".exe", ".cmd", ".bat"] : [""];
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  for (const name of names)
    for (const folder of folders)
      for (const ending of endings) {
        const file = join(folder, name + ending);
        if (isProgram(file)) return file;
      }
  return undefined;
}

/** Whether `file` is there and may be run. */
export function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    // Not there or not ours to run: for the caller the same.
    return false;
  }
}
