import type { Page } from "playwright-core";

/** How long the parts of an activation took, in ms, as VS Code itself counts them. */
export interface Activation {
  readonly load: number;
  readonly call: number;
  readonly finish: number;
}

const command = "Developer: Startup Performance";
const row = /^\| sendoff\.sendoff +\| \w+ +\| (\d+) +\| (\d+) +\| (\d+) +\|/m;

/** Reads Sendoff's row in the table that VS Code's own “Startup Performance” shows. */
export async function readActivation(page: Page): Promise<Activation> {
  await page.keyboard.press("F1");
  await page.locator(".quick-input-widget:visible input").waitFor();
  await page.keyboard.type(command);
  await page.locator(".quick-input-widget:visible .monaco-list-row", { hasText: command }).first().waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".editor-instance .view-line").first().waitFor();
  let text = "";
  for (let attempt = 0; attempt < 40; attempt++) {
    // The table comes when all of VS Code's start is over.
    await page.waitForTimeout(250);
    text = await copyAll(page);
    const [, load, call, finish] = row.exec(text) ?? [];
    if (load !== undefined) return { load: Number(load), call: Number(call), finish: Number(finish) };
  }
  throw new Error(`VS Code does not say that Sendoff is active:\n${text.slice(0, 2_000)}`);
}

async function copyAll(page: Page): Promise<string> {
  await page.locator(".editor-instance .view-lines").first().click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("ControlOrMeta+c");
  return await page.evaluate(() => navigator.clipboard.readText());
}

export function total({ load, call, finish }: Activation): number {
  return load + call + finish;
}
