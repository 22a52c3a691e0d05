import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import type { Browser, Page } from "playwright-core";
import type { DraftState, PreviewChange } from "../../src/protocol/draft.js";
import { draftWords } from "../../src/protocol/draft.js";
import { launchBrowser } from "../support/vscode/browser.js";

/** Where the page stands that plays the webview; nothing answers there but this test. */
const origin = "https://webview.example";
const policy =
  "default-src 'none'; script-src 'nonce-test'; style-src 'self'; img-src 'self' data:; form-action 'none'; base-uri 'none'";

/** HTML that the host would never send, as if its own escaping had failed. */
const attacks = [
  "<script>hit = 1</script>",
  "<script src='https://evil.example/x.js'></script>",
  "<img src=x onerror='hit = 1'>",
  "<img src='https://evil.example/x.png'>",
  "<svg><script>hit = 1</script></svg>",
  "<svg onload='hit = 1'><animate onbegin='hit = 1' attributeName=x></svg>",
  "<iframe src='https://evil.example'></iframe>",
  "<iframe srcdoc='<script>parent.hit = 1</script>'></iframe>",
  "<object data='https://evil.example/x'></object><embed src='https://evil.example/x'>",
  "<a href='javascript:hit = 1'>a</a>",
  "<a href='JaVaScript&#58;hit = 1'>b</a>",
  "<a href='data:text/html,<script>hit = 1</script>'>c</a>",
  "<p style='background: url(https://evil.example/x)'>d</p>",
  "<style>@import 'https://evil.example/x.css'</style>",
  "<link rel=stylesheet href='https://evil.example/x.css'>",
  "<meta http-equiv=refresh content='0; url=https://evil.example'>",
  "<base href='https://evil.example/'>",
  "<form action='https://evil.example'><button autofocus onfocus='hit = 1'>e</button></form>",
  "<details open ontoggle='hit = 1'>f</details>",
  "<video><source onerror='hit = 1' src='https://evil.example/x'></video>",
  "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror=hit=1&gt;'></table></mtext></math>",
  "<noscript><p title='</noscript><img src=x onerror=hit=1>'></noscript>",
  "<template><script>hit = 1</script></template>",
  "<p id='text' name='root'>g</p>",
];

describe("the draft editor's preview, if all before it failed", () => {
  let browser: Browser;
  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());

  it("runs nothing, asks for nothing, and lets nothing pass for the panel's own", async () => {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on("request", (request) => {
      if (!request.url().startsWith(origin)) asked.push(request.url());
    });
    await open(page, [...attacks, "<p>the end</p>"]);
    await page.getByText("the end").waitFor();
    assert.equal(await page.evaluate("globalThis.hit ?? 0"), 0);
    assert.deepEqual(asked, []);
    const preview = page.getByRole("region", { name: "preview" });
    assert.equal(await preview.locator(":not(article, div, p, a, li, ul, table, tbody, svg)").count(), 0);
    // Bars of charts are pictures; of one that somebody else sent nothing is left.
    assert.deepEqual(await preview.locator("svg").evaluateAll((all) => all.map((svg) => svg.outerHTML)), [
      "<svg></svg>",
      "<svg></svg>",
    ]);
    assert.equal(await preview.locator("[style], [id]:not(#page), [name], [src]").count(), 0);
    const links = await preview.locator("a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    assert.ok(links.every((href) => href === null));
    await page.close();
  });

  it("draws anew only what changed", async () => {
    const page = await browser.newPage();
    await open(page, ["<p>one</p>", "<p>two</p>", "<p>three</p>"]);
    const before = await page.locator("#page > div").elementHandles();
    await show(page, 2, { start: 1, removed: 1, added: ["<p>TWO</p>", "<p>and</p>"], total: 4 });
    await page.getByText("and").waitFor();
    assert.deepEqual(await page.locator("#page > div").allTextContents(), ["one", "TWO", "and", "three"]);
    const kept = await Promise.all(before.map((block) => block.evaluate((element) => element.isConnected)));
    assert.deepEqual(kept, [true, false, true]);
    await page.close();
  });

  it("asks for all of it where a change is not for what is shown, and shows that then", async () => {
    const page = await browser.newPage();
    await open(page, ["<p>one</p>", "<p>two</p>"]);
    await show(page, 2, { start: 3, removed: 1, added: ["<p>four</p>"], total: 4 });
    await page.waitForFunction(() => JSON.stringify(globalThis.sendoffSaid).includes("previewLost"));
    assert.deepEqual(await page.locator("#page > div").allTextContents(), ["one", "two"]);
    await show(page, 3, all(["<p>three</p>", "<p>four</p>"]));
    await page.getByText("four").waitFor();
    assert.deepEqual(await page.locator("#page > div").allTextContents(), ["three", "four"]);
    await page.close();
  });
});

declare global {
  /** What the panel said to its host. */
  var sendoffSaid: unknown[];
}

function all(blocks: readonly string[]): PreviewChange {
  return { start: 0, removed: 0, added: [...blocks], total: blocks.length };
}

/** The built panel on a page of its own, with the policy that it has in VS Code. */
async function open(page: Page, preview: readonly string[]): Promise<void> {
  const script = await readFile(join(process.cwd(), "dist/webview/draft/main.js"), "utf8");
  const words = Object.fromEntries(draftWords.def.keyType.options.map((name) => [name, name]));
  const data = JSON.stringify(words).replaceAll('"', "&quot;");
  const api =
    "globalThis.sendoffSaid = []; globalThis.acquireVsCodeApi = () => ({ postMessage: (said) => sendoffSaid.push(said), getState: () => {}, setState: () => {} })";
  await page.route(`${origin}/**`, (route) =>
    route.fulfill({
      contentType: "text/html",
      headers: { "content-security-policy": policy },
      body: `<!DOCTYPE html><html lang="en"><title>Draft</title><main id="root" data-words="${data}"></main><script nonce="test">${api}</script><script nonce="test">${script.replaceAll("</script", "<\\/script")}</script></html>`,
    }),
  );
  await page.goto(`${origin}/`);
  await show(page, 1, all(preview));
}

async function show(page: Page, revision: number, preview: PreviewChange): Promise<void> {
  const state: DraftState = {
    title: "Goodbye email",
    client: "Acme Ltd",
    text: { version: 1, seen: 0, body: "" },
    preview,
    length: "",
    findings: [],
    included: [],
    parts: [],
    actions: ["copyRich"],
  };
  await page.evaluate(
    (message) => {
      window.postMessage(message);
    },
    { type: "state", revision, state },
  );
}
