import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { Desk } from "./desk.js";
import { Writing } from "./writing.js";

describe("My Details", () => {
  let desk: Desk;
  before(async () => {
    desk = await Desk.open();
    await desk.openSidebar();
  });
  after(() => desk.close());

  const start = async (client: string): Promise<void> => {
    await desk.palette("Sendoff: Start Offboarding");
    await desk.answer("Who is the client?", client);
    await desk.answer("Why does it end?", "complete");
    await desk.answer("Which is the last day", "2027-03-12");
    await desk.answer("Where shall Sendoff keep the checklist?", "Only in this clone");
    await desk.row(new RegExp(`^${client}, 0/18`)).waitFor();
  };

  it("are offered before the first start, and where a draft misses them; never in a message", async () => {
    await desk.page.getByText("Every draft says who it is from and how to pay you.").waitFor();
    await start("Acme Ltd");
    const writing = new Writing(desk);
    await desk.palette("Sendoff: Draft Email or Document");
    await desk.answer("What shall be drafted?", "Goodbye");
    await writing.isIn();
    await desk.webview().getByRole("button", { name: "Enter My Details…" }).first().click();
    await desk.answer(/My Details \(1 of/, "Anna Berg");
    await desk.prompt(/My Details \(2 of/).waitFor();
    await desk.page.keyboard.press("Escape");
    await desk.prompt(/My Details/).waitFor({ state: "hidden" });
    // The copy in the file is what the draft is made of, here and at a teammate's.
    await desk.until("acme-ltd", ({ provider }) => provider?.name === "Anna Berg");
    await desk.webview().getByRole("button", { name: "Refresh" }).click();
    await writing.preview().getByText("Anna Berg").first().waitFor();
    await start("Brot");
    const { provider } = await desk.document("brot");
    assert.equal(provider?.name, "Anna Berg");
    await desk.palette("Notifications: Show Notifications");
    await desk.page.locator(".notifications-center").waitFor();
    assert.equal(await desk.page.locator(".notification-list-item").count(), 0);
  });
});
