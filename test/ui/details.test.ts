import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { sampleOffboarding } from "../support/sample.js";
import { Desk, putOffboarding } from "./desk.js";

describe("the details form", () => {
  let desk: Desk;
  before(async () => {
    desk = await Desk.open({ viewport: { width: 1200, height: 900 } }, (folder) =>
      putOffboarding(folder, "acme", sampleOffboarding({ lastDay: "2027-03-12" })),
    );
    await desk.openSidebar();
    await desk.row(/^Acme Ltd, /).waitFor();
  });
  after(() => desk.close());

  it("opens by command, in its own editor", async () => {
    await desk.palette("Sendoff: Open Details");
    await desk.webview().getByRole("heading", { name: "Acme Ltd" }).waitFor();
    await desk.picture("details");
    assert.equal(await desk.webview().getByRole("alert").count(), 0);
  });
});
