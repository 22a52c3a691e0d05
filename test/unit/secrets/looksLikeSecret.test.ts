import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, it } from "mocha";
import checklist from "../../../templates/checklist.json" with { type: "json" };
import { secretPlaces, whySecret } from "../../../src/secrets/looksLikeSecret.js";
import { fullOffboarding } from "../../support/builders.js";

const secrets = [
  "password: hunter2",
  "Password : hunter2!",
  "pwd=hunter",
  "PWD=abc",
  "DB_PASSWORD=correcthorse",
  "the password is hunter2.",
  "Passwort: Sommer2026",
  "Kennwort lautet G4rten",
  "The password is: hunter2",
  "mot de passe : bonjour1",
  "PIN: 4711",
  "admin, pw: x9Y2z",
  'token="abcdef"',
  "API key: 8f3kd92k",
  "client_secret = s3cr3t",
  "Log in with password: tr0ub4dor&3 and change it",
];

const ordinary = [
  "Domain",
  "The password is in the vault",
  "Password: in 1Password",
  "Password: 1Password",
  "password: see the letter",
  "Password reset: jane@acme.example",
  "PASSWORD=$DB_PASSWORD",
  "password=<from the vault>",
  "token: {{token}}",
  "pin: ****",
  "Set the environment variable STRIPE_TOKEN",
  "Passwords are passed on by a one-time link",
  "Password changed on: 2026-12-11",
  "password: 2026-12-11",
  "secret: kept by Jane",
  "Bypass: 3 lanes",
  "Compass: north",
  "Spin: 4711",
  "https://invoice.stripe.com/i/acct_1Hh2Ab3Cd4Ef5Gh6/live_YWNjdF8xSGgyQWIzQ2Q0RWY1R2g2",
  "https://docs.acme.example/document/d/1aB2cD3eF4gH5iJ6kL7mN8oP9qR0sT1uV/edit?token=abc",
  "sam.field+invoices@field.example",
  "IBAN IE12 BOFI 9000 0112 3456 78",
  "DE89370400440532013000",
  "GB29NWBK60161331926819",
  "RE-2026-000123",
  "INV_2026_Project_Website_Relaunch_Phase2",
  "AcmeShop2026RelaunchFinalVersion",
  "feature/2026-12-web-shop-relaunch-v2",
  "src/checkout/paymentProviders/stripeCheckout2.ts",
  "/srv/www/AcmeShop2026/htdocs/wp-content",
  "8f1c7c1e-0c55-4a8e-9f52-0a5f5f0b4d11",
  "29db594212c1d1b8b1c7cbb1a3ad0d4bb5f3a1e0",
  "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  "+353 86 555 0199",
  "supercalifragilisticexpialidocious",
  "Donaudampfschifffahrtsgesellschaftskapitän",
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
];

describe("what looks like a secret", () => {
  it("is a password behind its name, however it is called", () => {
    for (const text of secrets) assert.equal(whySecret(text), "password", text);
  });

  it("is not what people write about passwords, addresses, accounts, numbers and files", () => {
    for (const text of ordinary) assert.equal(whySecret(text), undefined, text);
  });

  it("is a random key, nearly always, alone or in a sentence", () => {
    const all = 2000;
    let missed = 0;
    for (let count = 0; count < all; count++)
      if (whySecret(`Key ${randomBytes(24 + (count % 24)).toString("base64url")}, keep it`) === undefined) missed++;
    assert.ok(missed / all < 0.03, `${String(missed)} of ${String(all)} were missed`);
    assert.equal(whySecret("4f2a9c1d8e7b3a60f5c2d9e8b7a61234"), "random-token");
    assert.equal(whySecret("k3j5h2g6f7d8s9a0q1w2e3r4"), "random-token");
  });

  it("is never a word, a sentence, a day, an amount, or an address on the web", () => {
    const words = fc.oneof(
      fc.lorem({ maxCount: 20 }),
      fc.webUrl({ withQueryParameters: true }),
      fc.emailAddress(),
      fc.integer().map(String),
      fc.uuid(),
      fc
        .date({ noInvalidDate: true, min: new Date("1990-01-01"), max: new Date("2090-01-01") })
        .map((date) => date.toISOString()),
    );
    fc.assert(
      fc.property(words, fc.constantFrom("", "Invoice ", "Account: ", "See "), (text, before) => {
        assert.equal(whySecret(before + text), undefined);
      }),
      { numRuns: 300 },
    );
  });

  it("is nothing in our own lists and in a whole document", () => {
    assert.deepEqual(secretPlaces(checklist), []);
    assert.deepEqual(secretPlaces(fullOffboarding()), []);
  });

  it("is found in values of any shape, with its place", () => {
    assert.deepEqual(
      secretPlaces({ name: "Shop", steps: ["Log in", "password: hunter2"], code: [{ file: "pwd=abc" }] }),
      [
        { path: ["steps", 1], rule: "password" },
        { path: ["code", 0, "file"], rule: "password" },
      ],
    );
  });
});
