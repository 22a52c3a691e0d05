import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { addressProblem, readAddress, writtenAddresses } from "../../../src/drafts/addressList.js";
import { headerAddress } from "../../../src/drafts/mailAddress.js";

describe("a list of receivers", () => {
  it("is taken apart at commas and semicolons that stand in no quotes and no angle brackets", () => {
    const list = ' jane@x.example ;"Doe, Tom; \\"Tommy\\"" <tom@x.example>,, Ann <ann@x.example>';
    assert.deepEqual(writtenAddresses(list), [
      { text: "jane@x.example", offset: 1 },
      { text: '"Doe, Tom; \\"Tommy\\"" <tom@x.example>', offset: 17 },
      { text: "Ann <ann@x.example>", offset: list.indexOf("Ann") },
    ]);
    assert.deepEqual(writtenAddresses(" , ;"), []);
    assert.deepEqual(
      writtenAddresses('a@x.example, "Doe, Tom <tom@x.example>').at(-1)?.text,
      '"Doe, Tom <tom@x.example>',
    );
  });

  it("has nothing wrong with it if anybody can be written to like that", () => {
    for (const good of [
      "jane@acme.example",
      "Jane Doe <jane@acme.example>",
      '"Doe, Jane (owner)" <jane@acme.example>',
      '"a \\"b\\" <c>" <jane@acme.example>',
      "<jane+bills@mail.acme.example>",
      "Jörg Müller <jörg@müller.example>",
      "O'Neill <o'neill@acme.example>",
    ])
      assert.equal(addressProblem(good), undefined, good);
  });

  const wrong: Readonly<Record<string, string>> = {
    jane: "“jane” is no address: there is no @ in it.",
    "Jane Doe": "“Jane Doe” has no address. Write it behind the name: Jane Doe <jane@acme.example>.",
    "Jane <jane>": "“Jane <jane>” has no address. Write it behind the name: Jane Doe <jane@acme.example>.",
    "Jane <>": "There is nothing between < and >.",
    "Jane <jane@acme.example": "The address is not between < and >.",
    "jane@acme.example>": "The address is not between < and >.",
    '"Jane <jane@acme.example>': "A quotation mark is not closed.",
    "jane@": "“jane@” is not complete: behind the @ belongs something like acme.example.",
    "jane@acme": "“jane@acme” is not complete: behind the @ belongs something like acme.example.",
    "jane@acme..example": "“jane@acme..example” is not complete: behind the @ belongs something like acme.example.",
    "@acme.example": "“@acme.example” is not complete: nothing stands before the @.",
    "jane@acme.example tom@acme.example":
      "There is more than one @ in “jane@acme.example tom@acme.example”; a comma goes between two addresses.",
    "Jane jane@acme.example":
      "“Jane jane@acme.example” is no address. A name goes before it: Jane Doe <jane@acme.example>.",
    "Jane <jane@acme .example>": "“jane@acme .example” has a space in it.",
    "ja(ne)@acme.example": "“ja(ne)@acme.example” cannot be read as an address. Write Jane Doe <jane@acme.example>.",
    "a<b>c <jane@acme.example>":
      "“a<b>c <jane@acme.example>” cannot be read as an address. Write Jane Doe <jane@acme.example>.",
  };
  for (const [written, why] of Object.entries(wrong))
    it(`says of ${written} why not`, () => {
      assert.equal(addressProblem(written), why);
    });

  it("has nothing wrong with it as drafts write it, whatever people are called", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 20 }), (name) => {
        fc.pre(!/\p{Cc}|[\u2028\u2029]/u.test(name));
        const written = headerAddress(name, "jane@acme.example").trim();
        assert.deepEqual(
          writtenAddresses(written).map(({ text }) => text),
          [written],
        );
        assert.equal(addressProblem(written), undefined, written);
      }),
    );
  });

  it("is read where nothing is said against it, and only there", () => {
    const unit = fc.constantFrom("a", "@", ".", " ", "<", ">", '"', "\\", "(", ",");
    fc.assert(
      fc.property(fc.string({ unit, minLength: 1, maxLength: 12 }), (list) => {
        for (const { text, offset } of writtenAddresses(list)) {
          assert.equal(list.slice(offset, offset + text.length), text);
          if (addressProblem(text) === undefined) assert.ok(readAddress(text), text);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
