import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { findSecrets } from "../../../src/secrets/findSecrets.js";

/** Put together here, so that no scanner takes this file for a leak. */
const examples: Readonly<Record<string, string>> = {
  "private-key": ["-----BEGIN RSA", "PRIVATE", "KEY-----"].join(" "),
  "aws-access-key": ["AKIA", "IOSFODNN7EXAMPLE"].join(""),
  "github-token": `ghp_${"a1B2".repeat(9)}`,
  "gitlab-token": `glpat-${"x".repeat(20)}`,
  "google-api-key": `AIza${"S".repeat(35)}`,
  "slack-token": `xoxb-${"1".repeat(12)}`,
  "stripe-key": `sk_live_${"4".repeat(24)}`,
  "sendgrid-key": `SG.${"a".repeat(22)}.${"b".repeat(43)}`,
  "npm-token": `npm_${"a".repeat(36)}`,
  "azure-account-key": `AccountKey=${"A".repeat(86)}==`,
  "json-web-token": `eyJ${"h".repeat(12)}.eyJ${"p".repeat(12)}.${"s".repeat(20)}`,
  "password-in-url": ["postgres://shop:", "hunter2", "@db.example/shop"].join(""),
};

describe("secrets", () => {
  for (const [rule, secret] of Object.entries(examples))
    it(`finds a ${rule} in any text, and never repeats it`, () => {
      fc.assert(
        fc.property(fc.lorem(), fc.lorem(), (before, after) => {
          const [found, ...more] = findSecrets(`${before} ${secret} ${after}`);
          assert.deepEqual([found?.rule, more.length], [rule, 0]);
          assert.ok(found && !found.masked.includes(secret.slice(0, 8)));
        }),
        { numRuns: 20 },
      );
    });

  it("finds each form of those that have several", () => {
    const forms = [
      ...["ghp_", "gho_", "ghu_", "ghs_", "ghr_"].map((start) => `${start}${"a1B2".repeat(9)}`),
      `github_pat_${"a1B2_".repeat(13)}`,
      ...["AKIA", "ASIA"].map((start) => `${start}QWERTZUIOPASDFGH`),
      ...["xoxa-", "xoxb-", "xoxp-", "xoxr-", "xoxs-"].map((start) => `${start}${"1".repeat(12)}`),
      ...["sk_live_", "rk_live_"].map((start) => `${start}${"4".repeat(24)}`),
      ...["PRIVATE KEY", "EC PRIVATE KEY", "PGP PRIVATE KEY BLOCK"].map((name) => `-----BEGIN ${name}-----`),
      ["HTTPS://shop:", "hunter2", "@db.example/shop"].join(""),
    ];
    assert.deepEqual(
      forms.filter((form) => findSecrets(`a ${form} b`).length !== 1),
      [],
    );
  });

  it("leaves ordinary words alone", () => {
    const ordinary = [
      "Domain",
      "jane@acme.example",
      "https://acme.example/a:b",
      "Write to the host",
      "AKIA",
      "skill_live",
      "eyJ",
    ];
    assert.deepEqual(ordinary.flatMap(findSecrets), []);
  });
});
