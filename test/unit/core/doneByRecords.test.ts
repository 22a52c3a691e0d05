import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { type Access, nextAccessState } from "../../../src/core/accessStates.js";
import { tickingWhatIsDone } from "../../../src/core/doneByRecords.js";
import { findItem } from "../../../src/core/flow.js";
import type { Offboarding } from "../../../src/core/offboarding.js";
import { addRecord, editRecord } from "../../../src/core/recordOperations.js";
import { fixedContext, sampleOffboarding } from "../../support/sample.js";

const context = fixedContext("2026-11-23", "Sam Field");
const account = (id: string, kind: Access["kind"], more: Partial<Access> = {}): Access => ({
  id,
  name: id,
  kind,
  ownerNow: "me",
  ownerAfter: "client",
  ...more,
});
const withAccess = (...access: Access[]): Offboarding => ({ ...sampleOffboarding({ size: "full" }), access });
const stateOf = (document: Offboarding, id: string) => findItem(document, id)?.item.state;
const set = (document: Offboarding, id: string, state: string) =>
  tickingWhatIsDone(editRecord("access", id, { state }))(document, context).offboarding;

describe("records that do what an item asks for", () => {
  it("tick it when the last of its kinds has come so far, and only then", () => {
    let document = withAccess(account("domain", "domain"), account("host", "hosting"), account("db", "database"));
    document = set(document, "domain", "moved");
    assert.equal(stateOf(document, "access-domain-hosting"), "open");
    document = set(document, "host", "confirmed");
    assert.equal(stateOf(document, "access-domain-hosting"), "done");
    assert.equal(findItem(document, "access-domain-hosting")?.item.doneBy, "Sam Field");
    assert.equal(stateOf(document, "access-cloud"), "open");
    document = set(set(document, "db", "mine-removed"), "domain", "confirmed");
    assert.deepEqual(
      ["access-cloud", "access-confirmed", "access-mine-removed"].map((id) => stateOf(document, id)),
      ["done", "done", "open"],
    );
    document = set(set(document, "domain", "mine-removed"), "host", "mine-removed");
    assert.equal(stateOf(document, "access-mine-removed"), "done");
  });

  it("count a kind of one's own among the other services", () => {
    const document = withAccess(account("registrar", "Registrar"));
    assert.equal(stateOf(set(document, "registrar", "moved"), "access-services"), "done");
    assert.equal(stateOf(set(document, "registrar", "moved"), "access-domain-hosting"), "open");
  });

  it("leave alone what stays ours, what was opened again, and what is not needed", () => {
    let document = withAccess(account("domain", "domain"), account("ours", "hosting", { ownerAfter: "me" }));
    document = set(document, "domain", "moved");
    assert.equal(stateOf(document, "access-domain-hosting"), "done");
    const opened = { ...document, pieces: sampleOffboarding({ size: "full" }).pieces };
    assert.equal(stateOf(set(opened, "domain", "confirmed"), "access-domain-hosting"), "open");
  });

  it("are a job that was tried alone", () => {
    const { offboarding } = addRecord("task", { name: "Back up" })(sampleOffboarding({ size: "full" }), context);
    const tried = tickingWhatIsDone(editRecord("task", "back-up", { triedAloneOn: "2026-11-23" }))(
      offboarding,
      context,
    );
    assert.equal(stateOf(tried.offboarding, "tried-alone"), "done");
  });

  it("change nothing but the record in what is closed", () => {
    const closed: Offboarding = { ...withAccess(account("domain", "domain")), status: "closed" };
    assert.throws(() => set(closed, "domain", "moved"), /is closed/);
  });
});

describe("the next step of an account", () => {
  it("goes from to move to mine removed, and is none for what stays ours", () => {
    const document = withAccess();
    const steps = (["to-move", "moved", "confirmed", "mine-removed"] as const).map((state) =>
      nextAccessState(account("a", "dns", { state }), document),
    );
    assert.deepEqual(steps, ["moved", "confirmed", "mine-removed", undefined]);
    assert.equal(nextAccessState(account("a", "dns"), document), "moved");
    assert.equal(nextAccessState(account("a", "dns", { ownerAfter: "Me" }), document), undefined);
  });
});
