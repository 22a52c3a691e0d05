import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { allowSecret, disallowSecret, readAllowedSecrets, secretsSalt } from "../../../src/private/allowedSecrets.js";
import { MemoryKeyValues } from "../../support/memoryKeyValues.js";

describe("allowed secrets", () => {
  it("are kept by fingerprint, each offboarding with a salt of its own", async () => {
    const keyValues = new MemoryKeyValues();
    await allowSecret(keyValues, "acme", "f1", { because: "fine", on: "2026-12-01" });
    await allowSecret(keyValues, "acme", "f2", { because: "changed", on: "2026-12-02" });
    assert.deepEqual(readAllowedSecrets(keyValues, "acme"), {
      f1: { because: "fine", on: "2026-12-01" },
      f2: { because: "changed", on: "2026-12-02" },
    });
    assert.deepEqual(readAllowedSecrets(keyValues, "other"), {});
    await disallowSecret(keyValues, "acme", "f1");
    assert.deepEqual(Object.keys(readAllowedSecrets(keyValues, "acme")), ["f2"]);
    await disallowSecret(keyValues, "acme", "f2");
    assert.deepEqual(readAllowedSecrets(keyValues, "acme"), {});
    let made = 0;
    const newId = (): string => `salt-${String(++made)}`;
    assert.equal(await secretsSalt(keyValues, "acme", newId), "salt-1");
    assert.equal(await secretsSalt(keyValues, "acme", newId), "salt-1");
    assert.equal(await secretsSalt(keyValues, "other", newId), "salt-2");
  });
});
