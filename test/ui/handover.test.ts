import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import axe from "axe-core";
import { after, before, describe, it } from "mocha";
import type { Browser, Page } from "playwright-core";
import { handoffOutputs } from "../../src/exports/handoff.js";
import { emptyOffboarding, fullOffboarding, modelOf, firstVersion } from "../support/builders.js";
import { launchBrowser } from "../support/vscode/browser.js";
import { fiveQuestions } from "../support/fiveQuestions.js";

const pictures = join(process.cwd(), "dist", "screenshots");

/** The page that the client opens, in the browser that they open it with. */
describe("handover.html", () => {
  let browser: Browser;
  before(async () => {
    browser = await launchBrowser();
    await mkdir(pictures, { recursive: true });
  });
  after(() => browser.close());

  const pages = { full: fullOffboarding(), empty: emptyOffboarding() };
  for (const [name, offboarding] of Object.entries(pages)) {
    const [output] = handoffOutputs(
      { model: modelOf(offboarding), view: offboarding, drafts: {}, versionOf: firstVersion },
      ["html"],
    );
    const html = typeof output?.content === "string" ? output.content : "";
    for (const [width, scheme] of [
      [1280, "light"],
      [1280, "dark"],
      [320, "light"],
    ] as const)
      it(`${name}, ${String(width)} px, ${scheme}: accessible, no sideways scroll, no request`, async () => {
        const context = await browser.newContext({
          viewport: { width, height: 900 },
          colorScheme: scheme,
          javaScriptEnabled: true,
        });
        const page = await context.newPage();
        const requests: string[] = [];
        page.on("request", (request) => requests.push(request.url()));
        await page.setContent(html);
        await page.screenshot({
          path: join(pictures, `handover-${name}-${String(width)}-${scheme}.png`),
          fullPage: true,
        });
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
        assert.deepEqual(await violations(page), []);
        assert.deepEqual(requests, []);
        await context.close();
      });

    it(`${name}: answers the five questions on its first printed page`, async () => {
      const page = await browser.newPage();
      await page.setContent(html);
      await page.emulateMedia({ media: "print" });
      const bottoms = await page.evaluate(
        (titles) =>
          titles.map(
            (title) =>
              [...document.querySelectorAll("h1,h2,h3")]
                .find((heading) => heading.textContent.trim() === title)
                ?.getBoundingClientRect().bottom ?? -1,
          ),
        fiveQuestions,
      );
      // An A4 page at 96 dots an inch is 1,123 high.
      for (const [index, bottom] of bottoms.entries()) assert.ok(bottom > 0 && bottom < 1123, fiveQuestions[index]);
      await page.pdf({ path: join(pictures, `handover-${name}.pdf`), format: "A4" });
      await page.close();
    });
  }
});

/** What axe-core finds wrong, by rule. The page's own policy forbids scripts, so axe comes in from outside of it. */
async function violations(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setBypassCSP", { enabled: true });
  await page.evaluate(axe.source);
  const found = await page.evaluate(
    async () =>
      (await (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }).axe.run())
        .violations,
  );
  return found.map(({ id }) => id);
}
