import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { Desk } from "./desk.js";

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
    await desk.page.keyboard.press("Control+a");
    await desk.answer("Which is the last day", "2027-03-12");
    await desk.answer("Where shall Sendoff keep the checklist?", "Only in this clone");
    await desk.row(new RegExp(`^${client}, 0/18`)).waitFor();
  };

  it("are offered after the first start on a machine, in one message that leads to them, and never again", async () => {
    await start("Acme Ltd");
    const offer = await desk.message(/Every draft says who it is from/);
    await offer.getByRole("button", { name: "My Details" }).click();
    await desk.answer(/My Details \(1 of/, "Anna Berg");
    await desk.prompt(/My Details \(2 of/).waitFor();
    await desk.page.keyboard.press("Escape");
    await desk.prompt(/My Details/).waitFor({ state: "hidden" });
    await start("Brot");
    // The notification center opens on the messages that are left.
    await desk.palette("Notifications: Show Notifications");
    await desk.page.locator(".notifications-center").waitFor();
    assert.equal(
      await desk.page.locator(".notification-list-item", { hasText: /Every draft says who it is from/ }).count(),
      0,
    );
    const { provider } = await desk.document("brot");
    assert.equal(provider?.name, "Anna Berg");
  });
});
