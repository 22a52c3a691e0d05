import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { addRecords } from "../../../src/core/addRecords.js";
import { newText } from "../../../src/core/start.js";
import { readRecords } from "../../../src/csv/readRecords.js";
import { tabState } from "../../../src/form/tabState.js";
import { warningsIn } from "../../../src/form/warnings.js";
import { secretPlaces } from "../../../src/secrets/looksLikeSecret.js";
import { Store } from "../../../src/store/store.js";
import { Rows } from "../../../src/tree/rows.js";
import { MemoryBackups, MemoryFiles } from "../../support/memoryFiles.js";
import { fixedContext, sampleOffboarding } from "../../support/sample.js";

const uri = "memory:/.sendoff/acme/offboarding.json";
const count = 50_000;

describe("a table of fifty thousand rows", () => {
  // Nothing here takes a time that grows with the square of the rows: that would be minutes, and this test would not end.
  it("goes through all that an import sets going: the file, its problems, the sidebar, the form", async () => {
    const files = new MemoryFiles();
    files.texts.set(uri, newText(sampleOffboarding()));
    const context = fixedContext();
    const store = new Store({ files, backups: new MemoryBackups(), context: () => context }, assert.ifError);
    await store.ready();
    const before = files.texts.get(uri);
    const lines = Array.from({ length: count }, (_, index) => `2026-${String(index)},EUR,"1,250.50"`);
    const { found } = await readRecords(`number,currency,total\n${lines.join("\n")}`, {
      kind: "invoice",
      names: [],
      today: context.today,
      pause: () => Promise.resolve(),
    });
    const operation = addRecords(
      "invoice",
      found.map(({ value }) => value),
    );
    const { added } = await store.update(uri, "import", operation, "import");
    assert.equal(added.length, count);
    const document = store.get(uri)?.offboarding;
    assert.ok(document);
    assert.equal(document.invoices?.length, count);

    const rows = new Rows(store, () => undefined);
    const below = rows.children().flatMap((row) => rows.children(row).flatMap((piece) => rows.children(piece)));
    assert.equal(below.filter(({ what }) => what.kind === "more").length, 1);
    const [, invoices] = tabState(document, "invoices", context.today);
    assert.equal(invoices?.table?.rows.length, count);
    assert.deepEqual([warningsIn(document, context.today).length, secretPlaces(document).length], [0, 0]);

    await store.undo();
    assert.equal(files.texts.get(uri), before);
  }).timeout(120_000);

  it("that are all odd are looked at, too", () => {
    const invoice = { number: "7", currency: "EUR", total: 5, issued: "2027-02-01", due: "2027-01-01" };
    const invoices = Array.from({ length: count }, (_, index) => ({ ...invoice, id: `i${String(index)}` }));
    const document = { ...sampleOffboarding(), invoices };
    assert.equal(warningsIn(document, "2026-11-23").length, 3 * count - 1);
  }).timeout(120_000);
});
