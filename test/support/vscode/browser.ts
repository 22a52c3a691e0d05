import { type Browser, chromium } from "playwright-core";
import { findBrowser } from "./findBrowser.js";
import { stopsWithUs } from "./stopping.js";
import { temporaryFolder } from "./temporaryFolder.js";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
  // A test that needs the network would fail somewhere else.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
];

/**
 * Starts a headless browser with a fresh profile, installing one if there is none. It ends with `close()` or with us.
 *
 * @throws Error that says what to do where no browser can be had.
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await findBrowser();
  const home = await temporaryFolder("browser");
  const browser = await chromium.launch({
    executablePath,
    args: flags,
    env: { ...stringsOf(process.env), XDG_CONFIG_HOME: home.path, XDG_CACHE_HOME: home.path },
    // Ours to handle, in the right order.
    handleSIGHUP: false,
    handleSIGINT: false,
    handleSIGTERM: false,
  });
  stopsWithUs(() => browser.close());
  browser.once("disconnected", () => void home.remove());
  return browser;
}

function stringsOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
