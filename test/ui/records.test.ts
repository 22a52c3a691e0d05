import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "mocha";
import { addCards } from "../../src/core/cards.js";
import { addRecord } from "../../src/core/recordOperations.js";
import { fixedContext, sampleOffboarding } from "../support/sample.js";
import { Desk, putOffboarding, stateIn } from "./desk.js";

/** Three accounts that are to move, a job and an open invoice, on a short list. */
function prepared() {
  const context = fixedContext("2026-11-23");
  const cards = addCards(["wordpress"])(sampleOffboarding({ lastDay: "2027-03-12" }), context).offboarding;
  const few = { ...cards, access: (cards.access ?? []).slice(0, 3), tasks: (cards.tasks ?? []).slice(0, 1) };
  return addRecord("invoice", { number: "2027-7", currency: "EUR", total: 125_000 })(few, context).offboarding;
}

describe("the rows of records", () => {
  let desk: Desk;
  before(async () => {
    desk = await Desk.open({ viewport: { width: 1100, height: 1400 } }, (folder) =>
      putOffboarding(folder, "acme", prepared()),
    );
    await desk.openSidebar();
    await desk.row(/^Acme Ltd, /).waitFor();
  });
  afterEach(() => desk.calm());
  after(() => desk.close());
  const click = async (row: RegExp, title: string): Promise<void> => {
    await desk.row(row).hover();
    await desk.row(row).getByRole("button", { name: title }).click();
  };

  it("say how a thing stands and what comes next, and how much the client takes over", async () => {
    await desk.row(/^Access, Domain name .*, to move, next: hand it over/).waitFor();
    await desk.row(/^Invoice, 2027-7, €1,250\.00 open/).waitFor();
    await desk.row(/^Training, .*0\.5 h a month for the client/).waitFor();
    await desk.picture("records");
    await desk.row(/^Access, DNS/).hover();
    await desk.page.getByText("DNS (name servers): now you, then client").waitFor();
  });

  it("take an account to its next step with one click, and the last one ticks the item", async () => {
    for (const name of [/^Access, Domain name/, /^Access, DNS/, /^Access, Hosting/]) {
      await click(name, "Moved");
      await desk.row(new RegExp(`${name.source}.*, moved, next: the client logs in`)).waitFor();
    }
    await desk.until("acme", (document) => stateIn(document, "access-domain-hosting") === "done");
    assert.deepEqual(
      (await desk.document("acme")).access?.map(({ state }) => state),
      ["moved", "moved", "moved"],
    );
  });

  it("are edited as people write them: an amount in its currency, never in minor units", async () => {
    const before = await desk.text("acme");
    await desk.menu(/^Invoice, 2027-7/, "Edit…");
    await desk.answer("2027-7", "Total");
    await desk.prompt("As on paper").waitFor();
    assert.equal(await desk.page.locator(".quick-input-widget:visible input").inputValue(), "1250.00");
    await desk.page.keyboard.press("Control+a");
    await desk.page.keyboard.type("1.300");
    await desk.prompt(/can be read in two ways/).waitFor();
    await desk.page.keyboard.press("Control+a");
    await desk.answer("Total", "1.300,50");
    await desk.until("acme", ({ invoices }) => invoices?.[0]?.total === 130_050);
    await desk.menu(/^Access, DNS/, "Edit…");
    // In words, where the file has a value.
    await desk.prompt("DNS (name servers)").waitFor();
    await desk.answer("dns", "Renewal on");
    await desk.prompt("The day on which it has to be renewed").waitFor();
    await desk.page.keyboard.type("soon");
    await desk.prompt(/a day that exists/).waitFor();
    await desk.page.keyboard.press("Escape");
    await desk.label(/^Push everything/).click();
    await desk.page.keyboard.press("Control+z");
    await desk.until("acme", ({ invoices }) => invoices?.[0]?.total === 125_000);
    assert.equal(await desk.text("acme"), before);
  });

  it("take a payment and a job that was tried alone, and Ctrl+Z takes them back", async () => {
    const before = await desk.text("acme");
    await click(/^Invoice, 2027-7/, "Paid");
    await desk.row(/^Invoice, 2027-7, .*settled/).waitFor();
    await click(/^Job, Update WordPress/, "Tried Alone Today");
    await desk.until("acme", ({ tasks }) => tasks?.[0]?.triedAloneOn !== undefined);
    // The keys are the sidebar's; an item takes the focus without opening anything in an editor.
    await desk.label(/^Push everything/).click();
    await desk.page.keyboard.press("Control+z");
    await desk.until("acme", ({ tasks }) => tasks?.[0]?.triedAloneOn === undefined);
    await desk.page.keyboard.press("Control+z");
    await desk.until("acme", ({ invoices }) => invoices?.[0]?.payments === undefined);
    assert.equal(await desk.text("acme"), before);
  });

  it("take a step together where several are selected, with the menu or the button; one Ctrl+Z takes it back", async () => {
    const [domain, dns, hosting] = [/^Access, Domain name/, /^Access, DNS/, /^Access, Hosting/];
    const states = async () => (await desk.document("acme")).access?.map(({ state }) => state);
    const selected = (count: number) =>
      desk.page
        .locator(".monaco-list-row.selected")
        .nth(count - 1)
        .waitFor();
    await click(dns, "Client Confirmed");
    await desk.row(new RegExp(`${dns.source}.*, confirmed`)).waitFor();
    const before = await desk.text("acme");

    // From the first to the last; the one between is further already.
    await desk.label(domain).click();
    await desk.label(hosting).click({ modifiers: ["Shift"] });
    await selected(3);
    await desk.menu(hosting, "Client Confirmed");
    await desk.page.getByText("2 accounts: confirmed by the client. Undo Last Change takes it back.").waitFor();
    await desk.until("acme", ({ access }) => access?.every(({ state }) => state === "confirmed") ?? false);
    await desk.label(/^Push everything/).click();
    await desk.page.keyboard.press("Control+z");
    await desk.until("acme", ({ access }) => access?.[0]?.state === "moved");
    assert.deepEqual(await states(), ["moved", "confirmed", "moved"]);
    assert.equal(await desk.text("acme"), before);

    // What is not an account is left alone.
    await desk.label(domain).click();
    await desk.label(hosting).click({ modifiers: ["Control"] });
    await desk.label(/^Invoice, 2027-7/).click({ modifiers: ["Control"] });
    await selected(3);
    await click(domain, "Client Confirmed");
    await desk.until("acme", ({ access }) => access?.every(({ state }) => state === "confirmed") ?? false);
    assert.equal((await desk.document("acme")).invoices?.[0]?.payments, undefined);
    await desk.label(/^Push everything/).click();
    await desk.page.keyboard.press("Control+z");
    await desk.until("acme", ({ access }) => access?.[0]?.state === "moved");
    assert.equal(await desk.text("acme"), before);
  });
});
