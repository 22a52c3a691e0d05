import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { versionWords } from "../../../src/core/versionWords.js";

describe("versions in words", () => {
  const cases: Readonly<Record<string, string | undefined>> = {
    "3.2.25": "3.2.25",
    "==3.2.25": "3.2.25",
    "===3.2.25": "3.2.25",
    "= 1.0.4": "1.0.4",
    "==3.2.*": "3.2",
    "~=3.2": "3.2",
    "^5.3.3": "5.3.3",
    "~5.3": "5.3",
    "~> 6.1.4": "6.1.4",
    "v1.9.0": "1.9.0",
    "20.x": "20",
    "1.2.x.x": "1.2",
    "18.0.0-rc.1": "18.0.0-rc.1",
    "8.0.100": "8.0.100",
    ">=3.8": "3.8 or newer",
    ">= 18.0.0": "18.0.0 or newer",
    ">4": "newer than 4",
    "<5": "below 5",
    "<=5": "up to 5",
    ">=4.2,<5": "4.2 or newer but below 5",
    ">=4.2, <5, !=4.2.3": "4.2 or newer but below 5 but not 4.2.3",
    ">=18 <21": "18 or newer but below 21",
    "^18 || ^20": "18 or 20",
    "^7.4|^8.0": "7.4 or 8.0",
    "18 || 18.x": "18",
    "1.2 - 2.0": "1.2 to 2.0",
    "[1.0,2.0)": "1.0 or newer but below 2.0",
    "[1.0]": "1.0",
    "(,2.0]": "up to 2.0",
    "(1.0,)": "newer than 1.0",
    "^8.0@dev": "8.0",
    "lts/iron": "LTS Iron",
    "lts/*": "the newest LTS",
    "npm:@vue/compat@^3.1": "3.1",
    stable: "stable",
    "1.75 nightly": "1.75 nightly",
    "*": undefined,
    "": undefined,
    latest: undefined,
    "file:../ui": undefined,
    "git+https://example.com/a.git": undefined,
    "github:acme/shop": undefined,
    "${spring.version}": undefined,
  };
  for (const [written, words] of Object.entries(cases))
    it(`say what a manifest asks for: ${written}`, () => {
      assert.equal(versionWords(written), words);
    });

  it("are found in no time", () => {
    const spaces = " ".repeat(50_000);
    for (const text of [
      `1${spaces}2`,
      `(${spaces}a b`,
      `1${".x".repeat(50_000)}!`,
      "1.".repeat(50_000),
      `${spaces}y`,
      "|".repeat(50_000),
      "~ ".repeat(50_000),
    ])
      assert.equal(typeof versionWords(text), "string");
  });
});
