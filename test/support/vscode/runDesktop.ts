import type { ChildProcess } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { calmSettings } from "./calmSettings.js";
import type { Desktop } from "./desktop.js";
import { endTree, spawnTree } from "./processTree.js";
import { seconds } from "./say.js";
import { stopsWithUs } from "./stopping.js";
import { temporaryFolder } from "./temporaryFolder.js";
import { writeTestEntry } from "./testEntry.js";

export interface DesktopRun {
  extensionPath: string;
  folder?: string;
  tests?: string;
  web?: boolean;
  restricted?: boolean;
  idleMs?: number;
}

/**
 * Opens desktop VS Code with a profile of its own and waits until it ends, with tests or by its user.
 *
 * We start it ourselves because test-electron's `runTests` always switches Workspace Trust off.
 *
 * @returns VS Code's exit code
 * @throws Error when tests write nothing for too long, or VS Code was killed.
 */
export async function runDesktop(desktop: Desktop, options: DesktopRun): Promise<number> {
  const profile = await temporaryFolder("desktop");
  const user = join(profile.path, "User");
  await mkdir(user, { recursive: true });
  const trust = { "security.workspace.trust.startupPrompt": options.tests === undefined ? "once" : "never" };
  await writeFile(join(user, "settings.json"), JSON.stringify({ ...calmSettings, ...trust }, null, 2));
  const { tests, web = false } = options;
  const entry = tests === undefined ? undefined : await writeTestEntry(join(profile.path, "tests"), tests, web, false);
  const [wrapper, ...wrapperArguments] = desktop.wrapper;
  const before = wrapper === undefined ? [] : [...wrapperArguments, desktop.executable];
  const inherited = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_)/.test(name));
  const child = spawnTree(
    wrapper ?? desktop.executable,
    [...before, ...desktopArguments(profile.path, options, entry)],
    {
      stdio: ["ignore", "pipe", "pipe"],
      env: Object.fromEntries(inherited),
    },
  );
  const stop = stopsWithUs(() => endTree(child));
  const silence = watchSilence(tests === undefined ? undefined : (options.idleMs ?? 180_000), stop);
  child.stdout?.on("data", silence.heard).pipe(process.stdout, { end: false });
  child.stderr?.on("data", silence.heard).pipe(process.stderr, { end: false });
  try {
    const { code, signal } = await end(child);
    if (silence.broken() !== undefined) throw new Error(`The test run broke down: ${silence.broken() ?? ""}`);
    if (code === null) throw new Error(`VS Code was ended by ${String(signal)}.`);
    return code;
  } finally {
    silence.end();
    await stop();
    await profile.remove();
  }
}

function desktopArguments(profile: string, options: DesktopRun, entry: string | undefined): string[] {
  const args = options.folder === undefined ? ["--new-window"] : [options.folder];
  args.push(`--extensionDevelopmentPath=${options.extensionPath}`);
  if (options.web) args.push("--extensionDevelopmentKind=web");
  // The tests' entry lies in an extension of its own, so that it gets into the right host.
  if (entry !== undefined) args.push(`--extensionDevelopmentPath=${dirname(entry)}`, `--extensionTestsPath=${entry}`);
  if (!options.restricted) args.push("--disable-workspace-trust");
  args.push(`--user-data-dir=${profile}`, `--extensions-dir=${join(profile, "extensions")}`);
  args.push("--no-sandbox", "--disable-gpu-sandbox", "--disable-updates", "--skip-welcome", "--skip-release-notes");
  return args;
}

interface Silence {
  heard: () => void;
  /** Why the program was stopped, if it was. */
  broken: () => string | undefined;
  end: () => void;
}

/** Calls `stop` when nothing was heard for `idleMs`; without a limit never. */
function watchSilence(idleMs: number | undefined, stop: () => Promise<void>): Silence {
  let timer: NodeJS.Timeout | undefined;
  let reason: string | undefined;
  const heard = (): void => {
    clearTimeout(timer);
    if (idleMs === undefined) return;
    timer = setTimeout(() => {
      reason = `VS Code wrote nothing within ${seconds(idleMs)}.`;
      void stop();
    }, idleMs);
  };
  heard();
  const end = (): void => {
    clearTimeout(timer);
  };
  return { heard, broken: () => reason, end };
}

async function end(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  return await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      resolve({ code, signal });
    });
  });
}
