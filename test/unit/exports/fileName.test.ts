import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { asFileName } from "../../../src/exports/fileName.js";

describe("a client's name in a file's name", () => {
  it("keeps what can stay, and puts a dash for the rest", () => {
    const names = {
      "Holm & Daughters Bakery": "Holm & Daughters Bakery",
      "../../etc": "---..-etc",
      CON: "CON-client",
      'Ünïcode / GmbH: "Brot" <&> Butter': "Ünïcode - GmbH- -Brot- -&- Butter",
      "Acme Ltd.": "Acme Ltd",
      "  a\tb\n": "a b",
      "…": "…",
      "???": "---",
      "\u202e": "client",
      "Пекарня “Хлеб”": "Пекарня “Хлеб”",
      "מאפייה \u202eobaf": "מאפייה obaf",
      "Acme \0 Ltd": "Acme Ltd",
      "🥐 & Söhne": "🥐 & Söhne",
      ["🥐".repeat(100)]: "🥐".repeat(50),
      ["Long Name ".repeat(20)]: "Long Name ".repeat(8).trim(),
    };
    for (const [name, expected] of Object.entries(names)) assert.equal(asFileName(name), expected, name);
  });

  it("is a name that every file system takes, whatever the client is called", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "grapheme", maxLength: 200 }), fc.string({ unit: "binary" })), (name) => {
        const file = asFileName(name);
        assert.ok(file !== "" && !/[<>:"/\\|?*\p{Cc}]/u.test(file));
        assert.ok(!/[. ]$/.test(file) && !file.startsWith("."));
        assert.ok(Buffer.byteLength(`${file} - handover.pdf`) <= 255);
        assert.equal(asFileName(file), file);
      }),
      { numRuns: 1000 },
    );
  });
});
