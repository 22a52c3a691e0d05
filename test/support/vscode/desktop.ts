import { existsSync } from "node:fs";
import { mkdir, realpath } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { downloadAndUnzipVSCode, type ProgressReport, ProgressReportStage } from "@vscode/test-electron";
import { cacheFolder } from "./cacheFolder.js";
import { findOnPath, run } from "./commands.js";
import { say, seconds } from "./say.js";

/** A program to start desktop VS Code with, and what has to stand before it on the command line. */
export interface Desktop {
  executable: string;
  /** `xvfb-run -a` where there is no screen. */
  wrapper: readonly string[];
}

/** How long may pass until we know which VS Code to download; offline this ends sooner. */
const resolveMs = 10_000;

/**
 * Desktop VS Code: the one on PATH, else a downloaded one.
 *
 * @param headless nobody has to see it, so a virtual screen will do
 * @throws Error with the reason where there is none to be had.
 */
export async function findDesktop(headless: boolean): Promise<Desktop> {
  const wrapper = screen(headless);
  const installed = await installedDesktop();
  if (installed !== undefined) return { executable: installed, wrapper };
  const executable = await download();
  const problem = await whyItCannotStart(executable);
  if (problem !== undefined) throw new Error(`the downloaded VS Code does not start: ${problem}`);
  return { executable, wrapper };
}

function screen(headless: boolean): readonly string[] {
  if (process.platform === "win32" || process.platform === "darwin") return [];
  if (process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return [];
  const virtual = headless ? findOnPath("xvfb-run") : undefined;
  if (virtual === undefined) throw new Error("there is no display");
  return [virtual, "-a"];
}

/** `code` is a script that starts the real program and does not wait for it; we want that program. */
async function installedDesktop(): Promise<string | undefined> {
  const found = findOnPath("code");
  if (found === undefined) return undefined;
  const script = await realpath(found);
  const home = dirname(dirname(script));
  const candidates =
    process.platform === "darwin"
      ? ["Electron", "Code"].map((name) => join(home, "..", "..", "MacOS", name))
      : process.platform === "win32"
        ? [join(home, "Code.exe")]
        : [join(home, basename(script))];
  for (const candidate of candidates)
    if (existsSync(candidate) && (await whyItCannotStart(candidate)) === undefined) return candidate;
  say(`The VS Code behind ${found} can't be started directly; trying a downloaded one.`);
  return undefined;
}

/** Runs the program as plain Node, which needs all of its system libraries but no screen. */
async function whyItCannotStart(executable: string): Promise<string | undefined> {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: "1" };
  try {
    await run(executable, ["-e", "process.exit(0)"], { env, timeoutMs: 20_000 });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function download(): Promise<string> {
  const known = new AbortController();
  let told = false;
  const report = (progress: ProgressReport): void => {
    if (progress.stage === ProgressReportStage.FoundMatchingInstall) known.abort();
    if (progress.stage === ProgressReportStage.NewInstallComplete) say("VS Code is ready.");
    if (progress.stage !== ProgressReportStage.Downloading || told) return;
    told = true;
    known.abort();
    say(`Downloading VS Code (${String(Math.round(progress.totalBytes / 1e6))} MB) …`);
  };
  const error = (problem: unknown): void => {
    say(`Downloading VS Code: ${String(problem)}`);
  };
  const options = { version: "stable", cachePath: join(cacheFolder(), "desktop"), timeout: resolveMs };
  await mkdir(options.cachePath, { recursive: true });
  try {
    const downloading = downloadAndUnzipVSCode({ ...options, reporter: { report, error } });
    return await Promise.race([downloading, failUnless(known.signal)]);
  } catch (problem) {
    throw new Error(`VS Code can't be downloaded (${problem instanceof Error ? problem.message : String(problem)})`);
  } finally {
    known.abort();
  }
}

/** Rejects when `known` was not signalled in time; after the signal it is settled by nothing. */
async function failUnless(known: AbortSignal): Promise<never> {
  return await new Promise((_, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`no answer within ${seconds(resolveMs)}`));
    }, resolveMs);
    known.addEventListener("abort", () => {
      clearTimeout(timer);
    });
  });
}
