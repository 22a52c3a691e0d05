import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { launchBrowser } from "./browser.js";
import { type Server, type ServerOptions, startServer } from "./server.js";
import { testExtensionId, writeTestEntry } from "./testEntry.js";

export interface WorkbenchOptions extends Omit<ServerOptions, "unattended" | "install"> {
  /** A folder or a .code-workspace file; without it the window is empty. */
  folder?: string;
  /** A colour theme by its id, such as "Default High Contrast". */
  theme?: string;
  /** A file whose `run()` is called inside the extension host; `runServerTests` listens to it. */
  extensionTestsPath?: string;
  viewport?: { width: number; height: number };
  /** Called with the page before VS Code is opened in it, to listen or to expose functions. */
  prepare?: (page: Page, server: Server) => Promise<void>;
}

export interface Workbench {
  page: Page;
  /** For a second window of the same VS Code: `context.newPage()`, then `goto(server.url(folder))`. */
  context: BrowserContext;
  server: Server;
  /** Ends browser and server and removes what they kept. */
  stop: () => Promise<void>;
}

/**
 * Opens VS Code in a headless browser, with the extension under development loaded, and waits until its window is
 * there. Server, settings and browser profile are this workbench's own.
 *
 * @throws Error where VS Code or a browser can't be had, or no window comes up within two minutes.
 */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const tests = options.extensionTestsPath;
  let entry: string | undefined;
  const install = async (extensions: string): Promise<void> => {
    if (tests === undefined) return;
    entry = await writeTestEntry(join(extensions, testExtensionId), tests, options.web ?? false, true);
  };
  const userSettings = {
    // Restricted Mode without the question, which would lie over everything.
    "security.workspace.trust.startupPrompt": "never",
    ...(options.theme === undefined ? {} : { "workbench.colorTheme": options.theme }),
    ...options.userSettings,
  };
  const server = await startServer({ ...options, userSettings, unattended: true, install });
  try {
    const browser = await launchBrowser();
    const stop = async (): Promise<void> => {
      await browser.close();
      await server.stop();
    };
    try {
      const context = await browser.newContext({ viewport: options.viewport ?? { width: 1280, height: 800 } });
      await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: server.origin });
      const page = await context.newPage();
      await options.prepare?.(page, server);
      await page.goto(
        server.url(options.folder, entry === undefined ? [] : [["extensionTestsPath", server.remote(entry)]]),
        // However busy the machine is.
        { timeout: 120_000 },
      );
      await page.locator(".monaco-workbench .part.statusbar").waitFor({ timeout: 120_000 });
      return { page, context, server, stop };
    } catch (error) {
      await stop();
      throw error;
    }
  } catch (error) {
    await server.stop();
    throw error;
  }
}
