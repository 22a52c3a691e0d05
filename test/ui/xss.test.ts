import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import type { Browser, Page } from "playwright-core";
import type { Offboarding } from "../../src/core/offboarding.js";
import { renderDraft } from "../../src/drafts/render.js";
import { toHtml } from "../../src/drafts/toHtml.js";
import { emailOf } from "../../src/exports/eml.js";
import { handoffOutputs } from "../../src/exports/handoff.js";
import { firstVersion, fullOffboarding, modelOf } from "../support/builders.js";
import { xss } from "../support/xss.js";
import { launchBrowser } from "../support/vscode/browser.js";

/** The full offboarding with a text in every place that people, or a repository, write. */
function saying(value: string): Offboarding {
  const full = fullOffboarding();
  const name = value.replace(/[\r\n\u2028\u2029]/g, " ");
  return {
    ...full,
    moment: value,
    flavor: name,
    client: {
      ...full.client,
      name,
      contacts: full.client.contacts.map((contact) => ({ ...contact, name, role: name })),
    },
    project: { ...full.project, name, liveUrl: name, repositories: [{ name, remote: name }] },
    deliverables: [{ id: "a", name, what: value, where: name, benefit: value, evidence: value, ref: name }],
    results: [{ id: "a", text: name, before: name, after: name, source: name }],
    tasks: [{ id: "a", name, steps: [name], teach: value, who: name, link: name }],
    issues: [{ id: "a", title: name, impact: value, workaround: value, owner: name }],
    decisions: [{ id: "a", title: name, why: value, by: name }],
    access: [{ id: "a", name, kind: "other", ownerNow: name, ownerAfter: name, payer: name, recovery: name }],
    needs: [{ id: "a", text: name, by: "referral", referral: { name, service: name, contact: name } }],
    support: { covers: value, rateAfter: name, contact: name },
    ...(full.provider && {
      provider: { ...full.provider, name, company: name, signature: value, howToPay: value, website: name },
    }),
  };
}

/** The pages that hostile text goes through: preview and rich text, the owner's page, the email. */
function pages(): readonly string[] {
  const found: string[] = [];
  // What somebody types, or pastes, into a draft.
  const typed = (text: string) => `<!DOCTYPE html><meta charset="utf-8"><body>${toHtml(text)}`;
  for (const value of xss) found.push(typed(value), typed(`Hello ${value} there`));
  // What comes from records and facts: all strings, a few in each document.
  for (const value of xss) {
    const offboarding = saying(value);
    const model = modelOf(offboarding);
    const email = renderDraft("email", model);
    found.push(
      typed(renderDraft("summary", model)),
      emailOf(email, offboarding, "en").html,
      emailOf(`${email}\n\n${value}\n`, offboarding, "en").html,
    );
    const [output] = handoffOutputs({ model, view: offboarding, drafts: { summary: value }, versionOf: firstVersion }, [
      "html",
    ]);
    found.push(typeof output?.content === "string" ? output.content : "");
  }
  return found;
}

describe("hostile text in a real browser", () => {
  let browser: Browser;
  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());

  /** Shows documents one after the other, each whole and by itself, moves over all of it, clicks what is no plain link, and counts. */
  async function count(page: Page, documents: readonly string[]): Promise<{ hits: number; requests: string[] }> {
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    let hits = 0;
    await page.exposeFunction("hit", () => {
      hits++;
    });
    for (const html of documents) {
      await page.setContent(html, { waitUntil: "load" });
      await page.evaluate(() => {
        for (const element of document.querySelectorAll("*"))
          for (const event of ["mouseover", "focus", "pointerenter", "toggle", "animationstart"])
            element.dispatchEvent(new Event(event));
        // A link that would run something does so only when it is clicked; what leads away from the page is left alone.
        for (const link of document.querySelectorAll("a"))
          if (/^(javascript|vbscript|data|feed|blob|filesystem):/i.test(link.protocol)) link.click();
      });
    }
    return { hits, requests };
  }

  it(`runs nothing and asks nobody: ${String(xss.length)} strings in previews, rich text, the owner's page and emails`, async () => {
    assert.ok(xss.length >= 200);
    const page = await browser.newPage();
    assert.deepEqual(await count(page, pages()), { hits: 0, requests: [] });
    await page.close();
  }).timeout(180_000);

  it("would notice: the same strings, let through, do run and do ask", async () => {
    const page = await browser.newPage();
    const { hits, requests } = await count(page, ["<img src=x onerror=hit()>", "<img src=http://evil.example/x.png>"]);
    assert.ok(hits > 0 && requests.some((url) => url.includes("evil.example")));
    await page.close();
  });
});
