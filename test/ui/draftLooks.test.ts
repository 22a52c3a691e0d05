import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { Writing } from "./writing.js";

describe("the draft editor's looks", () => {
  let writing: Writing;
  before(async () => {
    writing = await Writing.open();
    await writing.draft("Goodbye");
  });
  after(() => writing.desk.close());

  for (const [name, theme, kind] of [
    ["light", "Default Light Modern", "vscode-light"],
    ["dark", "Default Dark Modern", "vscode-dark"],
    ["high-contrast", "Default High Contrast", "vscode-high-contrast"],
    ["high-contrast-light", "Default High Contrast Light", "vscode-high-contrast-light"],
  ] as const)
    it(`can be read in ${name}`, async () => {
      const { desk } = writing;
      await desk.setting("workbench.colorTheme", theme);
      await desk.reload(/^Acme Ltd, /);
      await writing.draft("Goodbye");
      await desk.webview().locator(`body.${kind}`).waitFor();
      await desk.picture(`draft-${name}`);
      assert.deepEqual(await writing.violations(), []);
    });

  it("fits into 320 pixels", async () => {
    const { desk } = writing;
    await desk.palette("View: Toggle Primary Side Bar Visibility");
    await desk.page.setViewportSize({ width: 368, height: 800 });
    const frame = await writing.frame();
    await frame.waitForFunction(() => innerWidth <= 322);
    assert.ok(await frame.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await desk.picture("draft-320");
    assert.deepEqual(await writing.violations(), []);
  });
});
