import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, delimiter, dirname, join } from "node:path";
import { randomUUID } from "node:crypto";
import { cacheFolder } from "./cacheFolder.js";
import { findOnPath, run } from "./commands.js";
import { withLock } from "./lock.js";
import { installPackages } from "./systemPackages.js";
import { say, step } from "./say.js";

/** The release of code-server whose VS Code we run; 4.139.1 holds VS Code 1.139.1. */
export const serverVersion = "4.139.1";

/** What code-server 4.139 is built for; its native modules are compiled against this one's headers. */
const nodeVersion = "24";
const nativeModules = ["@vscode/spdlog", "@parcel/watcher", "@vscode/native-watchdog"];
const compiledFiles = [
  "@vscode/spdlog/build/Release/spdlog.node",
  "@vscode/native-watchdog/build/Release/watchdog.node",
];

export interface InstalledServer {
  /** The Node that must run the server. */
  node: string;
  /** The script that is VS Code's server. */
  main: string;
}

/**
 * VS Code's server build, from the npm package code-server. Installed once into the cache folder; an interrupted
 * install is thrown away and done again, and of several runs at a time one installs while the others wait.
 *
 * @throws Error that says what to do when this machine can't have it.
 */
export async function installedServer(): Promise<InstalledServer> {
  if (process.platform === "win32")
    throw new Error("VS Code's server build does not run on Windows; use desktop VS Code.");
  const folder = join(cacheFolder(), serverVersion);
  if (!isComplete(folder))
    await withLock(folder, "getting VS Code", async () => {
      if (!isComplete(folder)) await install(folder);
    });
  return paths(folder);
}

function paths(folder: string): InstalledServer {
  const modules = join(folder, "node_modules");
  return {
    node: join(modules, nodePackage(), "bin", "node"),
    main: join(vscodeFolder(folder), "out", "server-main.js"),
  };
}

function vscodeFolder(folder: string): string {
  return join(folder, "node_modules", "code-server", "lib", "vscode");
}

function isComplete(folder: string): boolean {
  const { node, main } = paths(folder);
  return [join(folder, "complete"), node, main].every((file) => existsSync(file));
}

/** The package with the binary that the npm package `node` fetches for this machine in its install script. */
function nodePackage(): string {
  const prefix = process.platform === "darwin" && process.arch === "arm64" ? "node-bin" : "node";
  return `${prefix}-${process.platform}-${process.arch}`;
}

/** Everything happens in a folder aside that gets its name when it is whole: nothing half-made is ever used. */
async function install(folder: string): Promise<void> {
  await removeLeftovers(folder);
  const compilers = ["make", "g++", "python3"].filter((program) => findOnPath(program) === undefined);
  say(
    `Getting VS Code (code-server ${serverVersion}, about 1 GB) into ${folder}; this is done once and takes a minute or two.`,
  );
  if (compilers.length > 0) await installPackages(compilers, "compile VS Code's native modules");
  const aside = `${folder}.partial-${randomUUID()}`;
  await mkdir(aside, { recursive: true });
  await writeFile(join(aside, "package.json"), '{ "private": true }\n');
  // No install scripts: code-server's would compile modules that need more system headers, and newer releases of npm
  // run none that were not allowed beforehand.
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--omit=dev", "--engine-strict=false"];
  await step("Downloading VS Code and Node 24", () =>
    npm(aside, aside, ["install", ...quiet, `code-server@${serverVersion}`, `${nodePackage()}@${nodeVersion}`]),
  );
  const vscode = vscodeFolder(aside);
  await step("Downloading its modules", async () => {
    await npm(aside, vscode, ["install", ...quiet]);
    // TypeScript for the built-in JavaScript support, which otherwise complains about any .js file that is opened.
    await npm(aside, join(vscode, "extensions"), ["install", ...quiet]);
  });
  await step("Compiling its native modules", async () => {
    await npm(aside, vscode, ["rebuild", ...nativeModules]);
    const missing = compiledFiles.filter((file) => !existsSync(join(vscode, "node_modules", file)));
    if (missing.length > 0) throw new Error(`npm rebuild did not make ${missing.join(", ")}.`);
  });
  await writeFile(join(aside, "complete"), `${new Date().toISOString()}\n`);
  await rename(aside, folder);
  say("VS Code is ready.");
}

/** Run while we hold the lock, so nobody is at work on what lies about. */
async function removeLeftovers(folder: string): Promise<void> {
  const entries = await readdir(dirname(folder));
  const leftovers = entries.filter(
    (name) => name === basename(folder) || name.startsWith(`${basename(folder)}.partial-`),
  );
  for (const name of leftovers) await rm(join(dirname(folder), name), { recursive: true, force: true });
}

/** npm in `cwd`, compiling (if at all) with the Node of `folder` and its headers, which it brings along. */
async function npm(folder: string, cwd: string, args: readonly string[]): Promise<void> {
  const node = join(folder, "node_modules", nodePackage());
  // What an outer `npm run` hands down about Sendoff itself; where registry, proxy and cache are is kept.
  const ours =
    /^npm_(package_|lifecycle_|command$|config_(prefix|local_prefix|global|ignore_scripts|omit|include|only|production|workspaces?|dry_run)$)/i;
  const env = {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name))),
    PATH: [join(node, "bin"), process.env.PATH ?? ""].join(delimiter),
    npm_config_nodedir: node,
    JOBS: "max",
  };
  await run("npm", args, { cwd, env });
}
