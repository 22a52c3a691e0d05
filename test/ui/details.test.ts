import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { sampleOffboarding } from "../support/sample.js";
import { Desk, putOffboarding } from "./desk.js";
import { DetailsForm } from "./detailsForm.js";

describe("the details form, with the keyboard alone", () => {
  let desk: Desk;
  let form: DetailsForm;
  before(async () => {
    desk = await Desk.open({ viewport: { width: 1200, height: 900 } }, (folder) =>
      putOffboarding(folder, "acme", sampleOffboarding({ lastDay: "2027-03-12" })),
    );
    form = new DetailsForm(desk);
    await desk.openSidebar();
    await desk.row(/^Acme Ltd, /).waitFor();
    await desk.palette("Sendoff: Open Details");
    await form.page.getByRole("heading", { name: "Acme Ltd" }).waitFor();
    await form.isOn("client");
  });
  after(() => desk.close());

  const save = async (): Promise<void> => {
    await desk.page.keyboard.press("Control+s");
  };

  it("fills the tabs of people and of the flow", async () => {
    await form.fill("Language", "en-IE");
    await form.add("contact", "Name");
    await desk.page.keyboard.type("Jane Doe");
    await form.fill("Jane Doe, Email", "jane@acme.example");
    await form.fill("Jane Doe, Role", "Owner");
    await form.goTo("flow");
    await form.fill("What should they remember you for?", "friendly");
    await form.fill("A moment worth mentioning", "The first order");
    await save();
    await desk.until("acme", ({ moment }) => moment === "The first order");
    const { client, flavor } = await desk.document("acme");
    assert.deepEqual(client, {
      name: "Acme Ltd",
      contacts: [{ id: "jane-doe", name: "Jane Doe", email: "jane@acme.example", role: "Owner" }],
      language: "en-IE",
    });
    assert.equal(flavor, "friendly");
  });

  it("fills the tabs of records, and says that there are none", async () => {
    await form.goTo("deliverables");
    await form.add("deliverable", "Name");
    await desk.page.keyboard.type("Web shop");
    await form.fill("Web shop, State", "P");
    await form.fill("Web shop, How it helps", "Orders by night");
    await form.goTo("results");
    await form.add("result", "What");
    await desk.page.keyboard.type("Orders by phone");
    await form.fill("Orders by phone, Before", "40 a day");
    await form.fill("Orders by phone, After", "9 a day");
    await form.goTo("tasks");
    await form.add("job", "Name");
    await desk.page.keyboard.type("Look through payments");
    await form.fill("Look through payments, How often", "Every w");
    await form.fill("Look through payments, Minutes", "15");
    await form.goTo("access");
    await form.add("account", "Name");
    await desk.page.keyboard.type("Hosting");
    await form.fill("Hosting, Kind", "H");
    await form.goTo("invoices");
    await form.add("invoice", "Number");
    await desk.page.keyboard.type("2027-014");
    await form.fill("2027-014, Total", "1.250,00");
    await form.goTo("issues");
    await form.press("There Are None");
    await form.goTo("decisions");
    await form.add("decision", "Title");
    await desk.page.keyboard.type("Bread only by pick-up");
    await form.goTo("needs");
    await form.add("need", "What");
    await desk.page.keyboard.type("Photos");
    await save();
    await desk.until("acme", ({ needs }) => needs?.[0]?.text === "Photos");
    const document = await desk.document("acme");
    assert.deepEqual(document.deliverables, [
      { id: "web-shop", name: "Web shop", state: "partly", benefit: "Orders by night" },
    ]);
    assert.deepEqual(document.results, [
      { id: "orders-by-phone", text: "Orders by phone", before: "40 a day", after: "9 a day" },
    ]);
    assert.deepEqual(document.tasks, [
      { id: "look-through-payments", name: "Look through payments", steps: [], minutes: 15, every: "week" },
    ]);
    assert.deepEqual(document.access, [
      { id: "hosting", name: "Hosting", kind: "hosting", ownerNow: "me", ownerAfter: "client" },
    ]);
    assert.deepEqual(document.invoices, [{ id: "2027-014", number: "2027-014", currency: "EUR", total: 125_000 }]);
    assert.deepEqual(document.issues, []);
    assert.deepEqual(document.decisions, [{ id: "bread-only-by-pick-up", title: "Bread only by pick-up" }]);
    assert.deepEqual(document.needs, [{ id: "photos", text: "Photos", by: "open" }]);
  });

  it("fills the tabs of the ending", async () => {
    await form.goTo("meeting");
    await form.fill("Hold it?", "H");
    await form.fill("Place", "In the shop");
    await form.add("promise", "What");
    await desk.page.keyboard.type("Send the plans");
    await form.goTo("feedback");
    await form.fill("Questions", "What went well?");
    await form.goTo("support");
    await form.fill("Support until", "2027-06-30");
    await save();
    await desk.until("acme", ({ support }) => support?.until === "2027-06-30");
    const { meeting, feedback } = await desk.document("acme");
    assert.deepEqual(meeting, {
      choice: "hold",
      place: "In the shop",
      promises: [{ id: "send-the-plans", text: "Send the plans", who: "me", by: "2027-03-12" }],
    });
    assert.deepEqual(feedback, { questions: ["What went well?"] });
  });

  it("is undone and redone by VS Code's own keys, and reverted", async () => {
    const before = await desk.text("acme");
    await form.tabTo("What it covers");
    await desk.page.keyboard.type("Questions by mail");
    await desk.page.locator(".tab.dirty", { hasText: "offboarding.json" }).waitFor();
    await desk.page.keyboard.press("Control+z");
    await desk.page.locator(".tab.dirty").waitFor({ state: "detached" });
    await form.page.locator("vscode-textarea").first().waitFor();
    assert.equal(await desk.text("acme"), before);
    assert.equal(await form.focused(), "What it covers");
  });
});
