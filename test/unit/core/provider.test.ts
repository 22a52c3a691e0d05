import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { close } from "../../../src/core/closing.js";
import { tickingWhatIsDone } from "../../../src/core/doneByRecords.js";
import { findItem } from "../../../src/core/flow.js";
import type { Offboarding } from "../../../src/core/offboarding.js";
import { keepProvider, withProvider } from "../../../src/core/provider.js";
import { editRecord } from "../../../src/core/recordOperations.js";
import { after } from "../../support/operations.js";
import { fixedContext, sampleOffboarding } from "../../support/sample.js";

const sam = { name: "Sam Field", email: "sam@field.example", howToPay: "Bank transfer" };

describe("My Details that are entered after the start", () => {
  it("are copied whole into a document that has none, behind what stands before them in the schema", () => {
    const kept = after(sampleOffboarding(), keepProvider(sam, ["name"]));
    assert.deepEqual(kept, { ...sampleOffboarding(), provider: sam });
    assert.deepEqual(Object.keys(kept).slice(3, 7), ["status", "provider", "client", "project"]);
  });

  it("never replace a copy: only what is entered for the first time is added to one's own", () => {
    const copied: Offboarding = { ...sampleOffboarding(), provider: { name: "Sam Field", email: "old@field.example" } };
    const more = after(copied, keepProvider(sam, ["email", "howToPay"]));
    assert.deepEqual(more.provider, { name: "Sam Field", email: "old@field.example", howToPay: "Bank transfer" });
    // It was known before, and is not in this client's file: somebody took it out.
    assert.equal(after(copied, keepProvider(sam, ["email"])), copied);
    const another: Offboarding = { ...copied, provider: { name: "Anna Berg" } };
    assert.equal(after(another, keepProvider(sam, ["name", "email", "howToPay"])), another);
    const closed: Offboarding = { ...sampleOffboarding(), status: "closed" };
    assert.equal(after(closed, keepProvider(sam, ["name"])), closed);
  });

  it("count in a document without a copy, and not in one with another's", () => {
    assert.deepEqual(withProvider(sampleOffboarding(), sam).provider, sam);
    const another = { ...sampleOffboarding(), provider: { name: "Anna Berg" } };
    assert.equal(withProvider(another, sam), another);
  });

  it("make an account under one's own name ours, at closing and where records tick items", () => {
    const account = { id: "host", name: "Host", kind: "hosting", ownerNow: "Sam Field", ownerAfter: "client" } as const;
    const stays = { ...account, id: "mail", name: "Mail", ownerAfter: "sam field" };
    const document: Offboarding = { ...sampleOffboarding({ size: "full" }), access: [account, stays] };
    const heldBy = (provider: typeof sam | undefined): readonly (string | undefined)[] => {
      const { holds } = close()(document, { ...fixedContext(), provider }).result;
      return holds.filter(({ code }) => code === "access").map(({ record }) => record);
    };
    assert.deepEqual(heldBy(undefined), []);
    assert.deepEqual(heldBy(sam), ["host"]);
    const moved = (provider: typeof sam | undefined): string | undefined => {
      const operation = tickingWhatIsDone(editRecord("access", "host", { state: "mine-removed" }));
      const { offboarding } = operation(document, { ...fixedContext(), provider });
      return findItem(offboarding, "access-mine-removed")?.item.state;
    };
    assert.deepEqual([moved(undefined), moved(sam)], ["open", "done"]);
  });
});
