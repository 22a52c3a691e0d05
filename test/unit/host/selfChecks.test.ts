import assert from "node:assert/strict";
import { beforeEach, describe, it } from "mocha";
import type { CheckRow } from "../../../src/facts/checks/runChecks.js";
import { SelfChecks } from "../../../src/host/selfChecks.js";

const failed: CheckRow = { item: "jobs", check: "jobs-answered", result: "fail", evidence: "No job is listed." };
const passed: CheckRow = { ...failed, result: "pass", evidence: "1 job is listed." };

describe("what the self-checks last said", () => {
  let checks: SelfChecks;
  let told: string[];
  beforeEach(() => {
    checks = new SelfChecks();
    told = [];
    checks.onDidChange((uri) => told.push(uri));
  });

  it("goes when it is no longer so, and is told once", async () => {
    let rows: readonly CheckRow[] = [failed];
    checks.set("acme", rows, () => Promise.resolve(rows));
    assert.equal(checks.against("acme", "jobs"), "No job is listed.");
    await checks.renew("acme");
    assert.deepEqual(told, ["acme"]);
    rows = [passed];
    await checks.renew("acme");
    assert.equal(checks.against("acme", "jobs"), undefined);
    assert.deepEqual(told, ["acme", "acme"]);
  });

  it("is what was asked for last, however long an earlier look takes", async () => {
    const answers: ((rows: readonly CheckRow[]) => void)[] = [];
    checks.set("acme", [failed], () => new Promise((resolve) => answers.push(resolve)));
    const looks = [checks.renew("acme"), checks.renew("acme")];
    answers[1]?.([passed]);
    answers[0]?.([failed]);
    await Promise.all(looks);
    assert.equal(checks.against("acme", "jobs"), undefined);
  });

  it("is not asked for where nobody has checked, and not kept where all was checked in the meantime", async () => {
    await checks.renew("acme");
    assert.deepEqual(told, []);
    let answer: (rows: readonly CheckRow[]) => void = () => undefined;
    checks.set("acme", [failed], () => new Promise((resolve) => (answer = resolve)));
    const look = checks.renew("acme");
    checks.set("acme", [passed], () => Promise.resolve([passed]));
    answer([failed]);
    await look;
    assert.equal(checks.against("acme", "jobs"), undefined);
  });
});
