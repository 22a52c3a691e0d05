import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { filtered, type ItemFilter, itemFilters } from "../../../src/core/filters.js";
import { overdue, placedItems, stateOf } from "../../../src/core/flow.js";
import { addItem, editItem, setItemState } from "../../../src/core/items.js";
import { type Offboarding, reasons } from "../../../src/core/offboarding.js";
import { listed } from "../../support/checklistTable.js";
import { after } from "../../support/operations.js";
import { sampleOffboarding } from "../../support/sample.js";

const show = (document: Offboarding, filter: ItemFilter, today = "2026-11-02") => [
  ...filtered(document, filter, today),
];

describe("filtered", () => {
  it("parts a new list by the table's owners: ours, theirs, and in both what is done together", () => {
    for (const reason of reasons) {
      const owned = (...owners: readonly string[]) =>
        listed(reason, "full").flatMap(({ id, owner }) => (owners.includes(owner) ? [id] : []));
      const document = sampleOffboarding({ reason, size: "full" });
      assert.deepEqual(show(document, "mine"), owned("me", "both"));
      assert.deepEqual(show(document, "client"), owned("client", "both"));
      assert.deepEqual(show(document, "open"), owned("me", "both", "client"));
    }
  });

  it("shows what is open only, worked out or not", () => {
    const document: Offboarding = {
      ...after(
        sampleOffboarding(),
        setItemState("access-confirmed", { state: "done" }),
        setItemState("jobs", { state: "not-needed", because: "not-applicable" }),
      ),
      billing: { outstanding: "none" },
    };
    for (const filter of itemFilters)
      for (const id of ["access-confirmed", "jobs", "balance"])
        assert.ok(!filtered(document, filter, "2027-01-01").has(id), `${filter} ${id}`);
    assert.deepEqual(show(document, "client"), ["access-domain-hosting"]);
  });

  it("knows the client's people by id and by name, and an item without an owner as ours", () => {
    const document: Offboarding = {
      ...after(
        sampleOffboarding(),
        ...["jane-doe", "Jane Doe", "Acme Ltd", "Mika"].map((owner) =>
          addItem({ piece: "repo", title: `By ${owner}`, owner }),
        ),
        editItem("jobs", { owner: null }),
      ),
      client: { name: "Acme Ltd", contacts: [{ id: "jane-doe", name: "Jane Doe" }] },
    };
    const theirs = ["by-jane-doe", "by-jane-doe-2", "by-acme-ltd"];
    assert.deepEqual(
      show(document, "client").filter((id) => id.startsWith("by-")),
      theirs,
    );
    for (const id of ["by-mika", "jobs"]) assert.ok(filtered(document, "mine", "2026-11-02").has(id), id);
  });

  it("shows what is overdue on the day", () => {
    const document = sampleOffboarding({ size: "full" });
    assert.deepEqual(show(document, "overdue", "2026-11-04"), []);
    for (const today of ["2026-11-23", "2026-12-11", "2027-12-31"])
      assert.deepEqual(
        show(document, "overdue", today),
        overdue(document, today).map(({ item }) => item.id),
      );
    assert.deepEqual(
      show(document, "overdue", "2027-12-31"),
      placedItems(document)
        .filter(({ item }) => stateOf(item, document) === "open")
        .map(({ item }) => item.id),
    );
  });
});
