import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import type { FrameLocator } from "playwright-core";
import type { Offboarding } from "../../src/core/offboarding.js";
import { fullOffboarding } from "../support/builders.js";
import { sampleOffboarding } from "../support/sample.js";
import { makeSampleRepo } from "../support/sampleRepo.js";
import { axeViolations } from "./axe.js";
import { Desk, putOffboarding } from "./desk.js";
import { DetailsForm } from "./detailsForm.js";
import { Writing } from "./writing.js";

const wide = { width: 1280, height: 900 };
/** What is left to a panel then is 320 px. */
const narrow = { width: 368, height: 900 };

/** Everything that can be shown, and late. */
function offboarding(): Offboarding {
  const { client, project, pieces } = sampleOffboarding({
    reason: "contract-end",
    size: "standard",
    lastDay: "2026-12-04",
  });
  return {
    ...fullOffboarding(),
    client: { ...fullOffboarding().client, name: client.name },
    project: { ...project, ours: { people: ["mara@studio-noord.example"], paths: [] } },
    pieces,
  };
}

for (const [name, theme] of [
  ["light", "Default Light Modern"],
  ["dark", "Default Dark Modern"],
  ["high-contrast", "Default High Contrast"],
  ["high-contrast-light", "Default High Contrast Light"],
] as const)
  describe(`in ${name}`, () => {
    let desk: Desk;
    before(async () => {
      desk = await Desk.open({ theme, viewport: wide }, async (folder) => {
        await makeSampleRepo(folder);
        await putOffboarding(folder, "acme", offboarding());
      });
    });
    after(() => desk.close());

    /** Readable for axe, wide and at 320 px, where nothing sticks out; and closed again. */
    async function isReadable(what: string, page: FrameLocator): Promise<void> {
      const body = await page.locator("body").elementHandle();
      const frame = await body.ownerFrame();
      assert.ok(frame, "the webview's frame");
      assert.deepEqual(await axeViolations(frame), []);
      await desk.picture(`${what}-${name}`);
      await desk.page.setViewportSize(narrow);
      await frame.waitForFunction(() => innerWidth <= 330);
      const [inner, whole] = await page.locator("html").evaluate((html) => [html.clientWidth, html.scrollWidth]);
      assert.equal(inner, whole, "nothing sticks out");
      assert.deepEqual(await axeViolations(frame), []);
      await desk.picture(`${what}-narrow-${name}`);
      await desk.page.setViewportSize(wide);
    }

    async function closeEditors(): Promise<void> {
      await desk.palette("View: Revert and Close Editor");
      await desk.page.locator("iframe.webview").first().waitFor({ state: "detached" });
    }

    it("shows the sidebar", async () => {
      await desk.openSidebar();
      await desk.row(/^Acme Ltd, /).waitFor();
      await desk.picture(`sidebar-${name}`);
      // From here on the panels have the room.
      await desk.page.keyboard.press("Control+b");
    });

    it("shows the details form", async () => {
      await desk.palette("Sendoff: Open Details");
      const form = new DetailsForm(desk);
      await form.isOn("client");
      for (const tab of ["flow", "access", "invoices"]) {
        await form.page.locator(`#tab-${tab}`).click();
        await form.isOn(tab);
        if (tab === "invoices") await form.field(/^2026-031, Total/).fill("1.234");
        if (tab === "invoices") await form.page.getByText(/can be read in two ways/).waitFor();
        await isReadable(`details-${tab}`, form.page);
      }
      await form.button("More of 2026-031").click();
      await form.button("Add payment").waitFor();
      await isReadable("details-unfolded", form.page);
      await closeEditors();
    });

    it("shows the draft editor", async () => {
      const writing = new Writing(desk);
      await writing.draft("Goodbye");
      await isReadable("draft", desk.webview());
      await closeEditors();
    });

    it("shows the facts", async () => {
      await desk.showFacts();
      const page = desk.webview();
      await page.getByRole("slider").waitFor();
      const patterns = await page.locator("rect.others").evaluateAll((bars) =>
        bars.map((bar) => {
          const named = /^url\((#.+)\)$/.exec(bar.getAttribute("fill") ?? "")?.[1];
          return named === undefined ? 0 : document.querySelectorAll(named).length;
        }),
      );
      assert.deepEqual([...new Set(patterns)], [1], "the others' bars are striped, by the one pattern there is");
      await isReadable("facts", page);
    });
  });
