import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { projectRoot } from "../support/vscode/projectRoot.js";
import { temporaryFolder } from "../support/vscode/temporaryFolder.js";
import type { Load } from "./documents.js";
import { idle } from "./extensionHosts.js";
import { type Held, probeVariable } from "./memoryProbe.js";
import { container, sidebarTab, withFolder, withWindow } from "./window.js";

/**
 * What the extension host holds with these offboardings and the sidebar open on them. Without any offboardings the sidebar stays
 * closed and Sendoff is not even loaded: the idle extension host to compare with.
 */
export async function memoryWith(load: Load): Promise<Held> {
  const answers = await temporaryFolder("probe");
  // The server hands its environment, which is ours, on to the extension host.
  process.env[probeVariable] = answers.path;
  try {
    const probe = join(projectRoot(), "dist", "test", "bench", "memoryProbe.mjs");
    return await withFolder(load, (folder) =>
      withWindow(
        folder,
        async ({ page, hostPid }) => {
          if (load.offboardings > 0) {
            await sidebarTab(page).click();
            await page.locator(`${container} [role=treeitem]`).first().waitFor({ timeout: 120_000 });
          }
          await idle(hostPid);
          return await ask(answers.path);
        },
        probe,
      ),
    );
  } finally {
    Reflect.deleteProperty(process.env, probeVariable);
    await answers.remove();
  }
}

async function ask(folder: string): Promise<Held> {
  const answer = join(folder, "answer");
  writeFileSync(join(folder, "question"), "");
  for (let waited = 0; waited < 60_000; waited += 100) {
    await sleep(100);
    if (!existsSync(answer)) continue;
    const held = JSON.parse(readFileSync(answer, "utf8")) as Held;
    rmSync(answer);
    return held;
  }
  throw new Error("The probe in the extension host does not answer.");
}
