import { chromium } from "playwright-core";
import { findOnPath, isProgram, run } from "./commands.js";
import { installPackages } from "./systemPackages.js";

const names = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
  "microsoft-edge-stable",
];
const elsewhere: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: ["Google Chrome", "Chromium", "Microsoft Edge"].map(
    (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
  ),
  win32: ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].flatMap((folder) => [
    `${process.env[folder] ?? ""}\\Google\\Chrome\\Application\\chrome.exe`,
    `${process.env[folder] ?? ""}\\Microsoft\\Edge\\Application\\msedge.exe`,
  ]),
};

/**
 * A browser of the Chromium family: $SENDOFF_CHROMIUM, else one of this machine, else Playwright's, else Debian's,
 * which is installed if need be.
 *
 * @returns the path of its program
 * @throws Error that says what to run, where none is there and none can be installed.
 */
export async function findBrowser(): Promise<string> {
  const chosen = process.env.SENDOFF_CHROMIUM;
  if (chosen) {
    if (!(await starts(chosen))) throw new Error(`SENDOFF_CHROMIUM is ${chosen}, which does not start.`);
    return chosen;
  }
  const found = await firstThatStarts();
  if (found !== undefined) return found;
  const download = "Install Chrome, set SENDOFF_CHROMIUM to a browser, or run: npx playwright-core install chromium";
  if (process.platform !== "linux") throw new Error(`No Chrome, Edge or Chromium was found. ${download}`);
  // Without a font Chromium draws boxes; its package merely recommends some.
  await installPackages(["chromium", "fonts-dejavu-core"], "drive VS Code in a browser");
  const installed = await firstThatStarts();
  if (installed === undefined) throw new Error(`Chromium was installed but does not start. ${download}`);
  return installed;
}

async function firstThatStarts(): Promise<string | undefined> {
  const candidates = [
    ...names.map((name) => findOnPath(name)),
    ...(elsewhere[process.platform] ?? []),
    chromium.executablePath(),
  ];
  for (const file of candidates) if (file !== undefined && (await starts(file))) return file;
  return undefined;
}

/** Some systems ship a `chromium-browser` that only tells where to get one, so being there is not enough. */
async function starts(file: string): Promise<boolean> {
  if (!isProgram(file)) return false;
  // On Windows `--version` opens a window instead of printing.
  if (process.platform === "win32") return true;
  try {
    await run(file, ["--version"], { timeoutMs: 20_000 });
    return true;
  } catch {
    // The next candidate may do; if none does, the caller says so.
    return false;
  }
}
