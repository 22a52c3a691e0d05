import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { after, before, describe, it } from "mocha";
import { xss } from "../support/xss.js";
import type { Desk } from "./desk.js";
import { Writing } from "./writing.js";

/** So many hostile texts stand in one draft. */
const together = 20;

describe("hostile text in the draft editor", () => {
  let writing: Writing;
  let desk: Desk;
  before(async () => {
    writing = await Writing.open();
    desk = writing.desk;
    await writing.draft("For the next developer");
  });
  after(() => desk.close());

  it("is text: nothing of it runs, and nothing is asked for", async () => {
    const asked: string[] = [];
    desk.page.context().on("request", (request) => {
      if (request.url().includes("evil.example")) asked.push(request.url());
    });
    const frame = await writing.frame();
    await frame.evaluate("globalThis.hits = 0; globalThis.hit = () => { hits++ }");
    const preview = writing.preview();
    for (let start = 0; start < xss.length; start += together) {
      const end = `The end of ${String(start)}`;
      // Some of them leave a block open that would hold the others.
      const texts = xss.slice(start, start + together).map((text) => `${text}\n\n</script></style></textarea>-->`);
      await writeFile(writing.path("developer"), [...texts, end].join("\n\n"));
      await preview.getByText(end).waitFor();
      await frame.evaluate(() => new Promise((painted) => requestAnimationFrame(painted)));
      assert.equal(await frame.evaluate("hits"), 0);
      const active = "script, img, iframe, svg, object, embed, form, input, style, link, meta, base, [style], [src]";
      assert.equal(await preview.locator(active).count(), 0);
      const unsafe = await preview
        .locator("a")
        .evaluateAll((links) =>
          links
            .map((link) => link.getAttribute("href") ?? "")
            .filter((href) => /^[^/?#]*:/.test(href) && !/^(?:https?|mailto|tel):/.test(href)),
        );
      assert.deepEqual(unsafe, []);
    }
    assert.deepEqual(asked, []);
  });
});
