import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { addRecord } from "../../src/core/recordOperations.js";
import { fixedContext, sampleOffboarding } from "../support/sample.js";
import { Desk, putOffboarding } from "./desk.js";
import { DetailsForm } from "./detailsForm.js";

/** Accounts, more than fit on a screen, and an invoice. */
function prepared() {
  const context = fixedContext("2026-11-23");
  let document = sampleOffboarding({ lastDay: "2027-03-12" });
  for (let count = 1; count <= 50; count++) {
    const kind = count === 47 ? "Registrar" : "other";
    const value = { name: `Account ${String(count)}`, kind, ownerNow: "me", ownerAfter: "client" };
    document = addRecord("access", value)(document, context).offboarding;
  }
  return addRecord("invoice", { number: "2027-7", currency: "EUR", total: 125_000 })(document, context).offboarding;
}

describe("a click on a row of the sidebar", () => {
  let desk: Desk;
  let form: DetailsForm;
  before(async () => {
    const userSettings = { "workbench.list.openMode": "singleClick" };
    desk = await Desk.open({ viewport: { width: 1300, height: 2400 }, userSettings }, (folder) =>
      putOffboarding(folder, "acme", prepared()),
    );
    form = new DetailsForm(desk);
    await desk.openSidebar();
    await desk.row(/^Acme Ltd, /).waitFor();
  });
  after(() => desk.close());

  it("opens the details form on a client", async () => {
    await desk.label(/^Acme Ltd, /).click();
    await form.isOn("client");
  });

  it("opens it on the invoice that still keeps the goodbye back, as a click on its row does", async () => {
    await desk.palette("Sendoff: Copy Goodbye Email");
    await desk.prompt("Invoice 2027-7 is not settled.").waitFor();
    const detail = desk
      .prompt("Before you send")
      .getByText(/^Record the payment, agree it in writing, .*write it off\.$/);
    await detail.waitFor();
    await desk.picture("before-you-send-invoice");
    await desk.answer("Before you send", "2027-7");
    await form.isOn("invoices");
    await form.isFocused("2027-7, Number");
  });

  it("opens it on the tab of a record, with the keyboard on its row, however long the list", async () => {
    await desk.label(/^Invoice, 2027-7/).click();
    await form.isOn("invoices");
    await form.isFocused("2027-7, Number");
    await desk.label(/^Access, Account 47,/).click();
    await form.isOn("access");
    await form.isFocused("Account 47, Name");
    await desk.page.keyboard.press("End");
    await desk.page.keyboard.type("!");
    await form.shows("Account 47!, Name", "Account 47!");
    await desk.picture("details-row");
  });

  it("shows a kind of account that Sendoff has no word for, beside those it has", async () => {
    const kind = form.page.getByLabel("Account 47!, Kind");
    assert.equal(await kind.inputValue(), "Registrar");
    assert.deepEqual((await kind.locator("option").allTextContents()).slice(0, 3), [
      "Registrar",
      "Domain",
      "DNS (name servers)",
    ]);
  });

  it("does so in a form that was closed, too", async () => {
    await desk.page.keyboard.press("Control+s");
    await desk.until("acme", ({ access }) => access?.[46]?.name === "Account 47!");
    await desk.palette("View: Close All Editors");
    await form.page.locator("body").waitFor({ state: "detached" });
    await desk.label(/^Access, Account 45,/).click();
    await form.isOn("access");
    await form.isFocused("Account 45, Name");
  });
});
