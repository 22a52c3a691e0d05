import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { textEdits } from "../../../src/store/textEdits.js";
import { becomes, edited, parsed, text } from "./editing.js";

describe("textEdits", () => {
  describe("values", () => {
    it("replaces only the range of a changed value", () => {
      const source = `{ "a" : 1 , /* x */ "b":[ 2,3 ] }`;
      const edits = textEdits(source, parsed(source), { a: 7, b: [2, 3] });
      assert.deepEqual(edits, [{ offset: 8, length: 1, text: "7" }]);
    });

    it("gives no edits where nothing differs", () => {
      const source = `{ "a": [1, { "b": null }], "c": {} }`;
      assert.deepEqual(textEdits(source, parsed(source), { c: {}, a: [1, { b: null }] }), []);
    });

    it("ticks an item on its state lines alone", () => {
      becomes(
        text`
          {
            "items": [
              {
                "id": "a",
                "state": "open", // not yet
                "due": "T"
              },
              {
                "id": "b",
                "state": "open"
              }
            ]
          }
        `,
        {
          items: [
            { id: "a", state: "done", doneAt: "now", due: "T" },
            { id: "b", state: "open" },
          ],
        },
        text`
          {
            "items": [
              {
                "id": "a",
                "state": "done", // not yet
                "doneAt": "now",
                "due": "T"
              },
              {
                "id": "b",
                "state": "open"
              }
            ]
          }
        `,
      );
    });

    it("replaces a value by one of another kind, in the file's own indentation", () => {
      becomes(
        `{\n\t"a": {\n\t\t"b": 1 // x\n\t}\n}\n`,
        { a: { b: [1, {}] } },
        `{\n\t"a": {\n\t\t"b": [\n\t\t\t1,\n\t\t\t{}\n\t\t] // x\n\t}\n}\n`,
      );
      becomes(`{ "a": 1 }`, { a: { b: [1, {}] } }, `{ "a": { "b": [1, {}] } }`);
    });

    it("changes the last of a repeated key, since that one counts", () => {
      becomes(`{ "a": 1, "b": 2, "a": 3 }`, { a: 4, b: 2 }, `{ "a": 1, "b": 2, "a": 4 }`);
      becomes(`{ "a": 1, "b": 2, "a": 3 }`, { b: 2 }, `{ "b": 2 }`);
      becomes(`{ "a": 1, "b": 2, "a": 3 }`, { a: 3, b: 2, c: 0 }, `{ "a": 1, "b": 2, "c": 0, "a": 3 }`);
      becomes(`{ "a": 1, "b": 2, "a": 3 }`, { a: 3, c: 0, b: 2 }, `{ "a": 1, "b": 2, "a": 3, "c": 0 }`);
    });

    it("treats __proto__ as a key like any other", () => {
      const after = parsed(`{ "__proto__": { "x": 1 }, "constructor": 2 }`);
      becomes(`{\n  "__proto__": { "x": 0 }\n}`, after, `{\n  "__proto__": { "x": 1 },\n  "constructor": 2\n}`);
      assert.equal(edited(`{}`, parsed(`{ "__proto__": 1 }`)), `{\n  "__proto__": 1\n}`);
    });
  });

  describe("properties", () => {
    const source = text`
      {
        // about a
        "a": 1, // one

        // about b
        "b": 2 /* two */,
        "c": 3 // three
        // the end
      }
    `;

    it("adds one right behind the one before it, with its neighbours' indentation", () => {
      becomes(
        source,
        { a: 1, x: [], b: 2, c: 3 },
        text`
          {
            // about a
            "a": 1, // one
            "x": [],

            // about b
            "b": 2 /* two */,
            "c": 3 // three
            // the end
          }
        `,
      );
    });

    it("adds one at the beginning and at the end, the comma directly behind the value", () => {
      becomes(
        source,
        { x: 0, a: 1, b: 2, c: 3, y: { z: 9 } },
        text`
          {
            "x": 0,
            // about a
            "a": 1, // one

            // about b
            "b": 2 /* two */,
            "c": 3, // three
            "y": {
              "z": 9
            }
            // the end
          }
        `,
      );
    });

    it("removes one with its comments and exactly one comma", () => {
      becomes(
        source,
        { b: 2, c: 3 },
        text`
          {
            // about b
            "b": 2 /* two */,
            "c": 3 // three
            // the end
          }
        `,
      );
      becomes(
        source,
        { a: 1, c: 3 },
        text`
          {
            // about a
            "a": 1, // one

            "c": 3 // three
            // the end
          }
        `,
      );
      becomes(
        source,
        { a: 1, b: 2 },
        text`
          {
            // about a
            "a": 1, // one

            // about b
            "b": 2 /* two */
            // the end
          }
        `,
      );
    });

    it("leaves the comments of the object when the last one goes", () => {
      becomes(source, {}, "{\n  // the end\n}\n");
      becomes(`{\n  "a": {\n    "b": 1 // x\n  }\n}\n`, { a: {} }, `{\n  "a": {}\n}\n`);
      becomes(`{ // head\n  "b": 1 }`, {}, `{ // head\n}`);
    });

    it("writes the style of the neighbours between key and value", () => {
      becomes(`{"a":1}`, { a: 1, b: { c: [1, 2] } }, `{"a":1,"b":{"c":[1,2]}}`);
      becomes(`{"a" : 1}`, { a: 1, b: 2 }, `{"a" : 1, "b" : 2}`);
      becomes(`{\n"a":1\n}`, { a: 1, b: 2 }, `{\n"a":1,\n"b":2\n}`);
    });

    it("does not write an id that was completed in memory", () => {
      const bare = `{\n  "items": [\n    {\n      "title": "a"\n    }\n  ]\n}\n`;
      const before = { items: [{ id: "x", title: "a" }] };
      assert.equal(edited(bare, { items: [{ id: "x", title: "b" }] }, before), bare.replace(`"a"`, `"b"`));
      assert.equal(
        edited(bare, { items: [{ id: "x", note: "n", title: "a" }] }, before),
        bare.replace(`"title": "a"`, `"note": "n",\n      "title": "a"`),
      );
    });

    it("writes a missing id when it is asked to", () => {
      const bare = `{ "items": [{ "title": "a" }, { "title": "b", "id": "b" }] }`;
      const after = {
        items: [
          { id: "a", title: "a" },
          { title: "b", id: "b" },
        ],
      };
      assert.equal(edited(bare, after), `{ "items": [{ "id": "a", "title": "a" }, { "title": "b", "id": "b" }] }`);
    });
  });

  describe("lists", () => {
    const a = { id: "a" };
    const b = { id: "b" };
    const c = { id: "c" };
    const source = text`
      {
        "list": [
          // about a
          { "id": "a" }, // a
          /* about
             b */
          { "id": "b" },
          { "id": "c" } // c
          // the end
        ]
      }
    `;

    it("moves an element with its comments and no other", () => {
      becomes(
        source,
        { list: [c, a, b] },
        text`
          {
            "list": [
              { "id": "c" }, // c
              // about a
              { "id": "a" }, // a
              /* about
                 b */
              { "id": "b" }
              // the end
            ]
          }
        `,
      );
    });

    it("edits inside an element that moves", () => {
      becomes(
        source,
        { list: [b, c, { id: "a", x: 1 }] },
        text`
          {
            "list": [
              /* about
                 b */
              { "id": "b" },
              { "id": "c" }, // c
              // about a
              { "id": "a", "x": 1 } // a
              // the end
            ]
          }
        `,
      );
    });

    it("adds and removes", () => {
      becomes(
        source,
        { list: [a, { id: "x", y: [1] }, c] },
        text`
          {
            "list": [
              // about a
              { "id": "a" }, // a
              {
                "id": "x",
                "y": [
                  1
                ]
              },
              { "id": "c" } // c
              // the end
            ]
          }
        `,
      );
      becomes(source, { list: [] }, `{\n  "list": [\n    // the end\n  ]\n}\n`);
    });

    it("keeps trailing commas", () => {
      const trailing = `{\n  "list": [\n    1,\n    2,\n  ],\n}\n`;
      becomes(trailing, { list: [1, 2, 3] }, `{\n  "list": [\n    1,\n    2,\n    3,\n  ],\n}\n`);
      becomes(trailing, { list: [1] }, `{\n  "list": [\n    1,\n  ],\n}\n`);
      becomes(trailing, { list: [2, 1] }, `{\n  "list": [\n    2,\n    1,\n  ],\n}\n`);
      becomes(trailing, { list: [] }, `{\n  "list": [],\n}\n`);
    });

    it("changes one line for one changed string", () => {
      const steps = `{\n  "steps": [\n    "a", // 1\n    "b", // 2\n    "c" // 3\n  ]\n}\n`;
      becomes(steps, { steps: ["a", "x", "c"] }, steps.replace(`"b"`, `"x"`));
      becomes(steps, { steps: ["a", "c"] }, `{\n  "steps": [\n    "a", // 1\n    "c" // 3\n  ]\n}\n`);
      becomes(
        steps,
        { steps: ["c", "a", "b"] },
        `{\n  "steps": [\n    "c", // 3\n    "a", // 1\n    "b" // 2\n  ]\n}\n`,
      );
    });

    it("changes one property of an element without id", () => {
      const payments = `{\n  "p": [\n    {\n      "on": "x",\n      "amount": 1\n    },\n    {\n      "on": "y",\n      "amount": 2\n    }\n  ]\n}\n`;
      becomes(
        payments,
        {
          p: [
            { on: "x", amount: 1 },
            { on: "y", amount: 3 },
          ],
        },
        payments.replace("2", "3"),
      );
    });

    it("tells elements with the same id apart, and can give one another id", () => {
      const twice = `{ "l": [{ "id": "a", "x": 1 } /* 1 */, { "id": "a", "x": 2 } /* 2 */] }`;
      becomes(twice, { l: [{ id: "a", x: 2 }] }, `{ "l": [{ "id": "a", "x": 2 } /* 2 */] }`);
      becomes(
        twice,
        {
          l: [
            { id: "a", x: 1 },
            { id: "b", x: 2 },
          ],
        },
        twice.replace(`"a", "x": 2`, `"b", "x": 2`),
      );
    });

    it("fills an empty list", () => {
      becomes(`{\n    "l": []\n}`, { l: [1] }, `{\n    "l": [\n        1\n    ]\n}`);
      becomes(`{\n  "l": [ ]\n}`, { l: [{ id: "a" }] }, `{\n  "l": [\n    {\n      "id": "a"\n    }\n  ]\n}`);
      becomes(`{\n  "l": [\n  ]\n}`, { l: [1] }, `{\n  "l": [\n    1\n  ]\n}`);
      becomes(`{\n  "l": [ // none\n  ]\n}`, { l: [1] }, `{\n  "l": [ // none\n    1\n  ]\n}`);
      becomes(`{\n  "l": [ /* none */ ]\n}`, { l: [1] }, `{\n  "l": [ /* none */\n    1\n  ]\n}`);
      becomes(`{\n  "l": [\n    // none\n  ]\n}`, { l: [1] }, `{\n  "l": [\n    1\n    // none\n  ]\n}`);
      becomes(`{ "l": [] }`, { l: [1, { a: 2 }] }, `{ "l": [1, { "a": 2 }] }`);
      assert.equal(edited(`{}`, { l: [] }), `{\n  "l": []\n}`);
      becomes(`{ "l": {} }`, { l: { a: 1 } }, `{ "l": { "a": 1 } }`);
    });

    it("empties a list", () => {
      becomes(`{ "l": [ 1 ] }`, { l: [] }, `{ "l": [] }`);
      becomes(`{ "l": [ /* 1 */ 1 ] }`, { l: [] }, `{ "l": [] }`);
      becomes(`{ "l": [ // one\n 1 // eins\n ] }`, { l: [] }, `{ "l": [ // one\n ] }`);
    });

    it("knows elements on one line", () => {
      const line = `{ "l": [/* 1 */ 1, /* 2 */ 2 /* zwei */, 3 /* 3 */] }`;
      becomes(line, { l: [2, 3] }, `{ "l": [/* 2 */ 2 /* zwei */, 3 /* 3 */] }`);
      becomes(line, { l: [1, 2] }, `{ "l": [/* 1 */ 1, /* 2 */ 2 /* zwei */] }`);
      becomes(line, { l: [0, 1, 2, 3, 4] }, `{ "l": [0, /* 1 */ 1, /* 2 */ 2 /* zwei */, 3 /* 3 */, 4] }`);
      becomes(line, { l: [3, 1, 2] }, `{ "l": [3 /* 3 */, /* 1 */ 1, /* 2 */ 2 /* zwei */] }`);
      becomes(`{ "l": [ 1, 2 // two\n] }`, { l: [2, 1] }, `{ "l": [ 2, // two\n  1\n] }`);
    });

    it("begins a line where a comment would seem to be about the new element", () => {
      const options = { l: [1, 2, 3] };
      assert.equal(edited(`{ "l": [1, 2, /* two */] }`, options), `{ "l": [1, 2, /* two */\n  3,] }`);
      assert.equal(edited(`{ "l": [ /* none */ ] }`, { l: [1] }), `{ "l": [ /* none */\n  1 ] }`);
      becomes(`{ "l": [1, 3,\n  2 /* two */] }`, options, `{ "l": [1,\n  2, /* two */\n  3] }`);
    });

    it("closes the line of a comment that becomes the last", () => {
      becomes(`{ "l": [1, // one\n  2] }`, { l: [1] }, `{ "l": [1 // one\n] }`);
    });

    it("hugs where the file does", () => {
      becomes(
        `{\n  "l": [{\n    "id": "a"\n  }, {\n    "id": "b"\n  }]\n}`,
        { l: [a, b, c] },
        `{\n  "l": [{\n    "id": "a"\n  }, {\n    "id": "b"\n  }, {\n    "id": "c"\n  }]\n}`,
      );
    });

    it("understands commas in front", () => {
      const commas = `{ "l":\n  [ 1 // one\n  , 2 // two\n  // three\n  , 3\n  ]\n}`;
      becomes(commas, { l: [1, 2] }, `{ "l":\n  [ 1 // one\n  , 2 // two\n  ]\n}`);
      becomes(commas, { l: [1, 3] }, `{ "l":\n  [ 1 // one\n  ,\n  // three\n   3\n  ]\n}`);
      becomes(commas, { l: [1, 9, 3] }, `{ "l":\n  [ 1 // one\n  , 9 // two\n  // three\n  , 3\n  ]\n}`);
    });
  });

  describe("what the laws found", () => {
    it("a value that changes in front of a comma that goes is one edit", () => {
      const source = `{\n  "a": 1,\n  "b": 2\n}`;
      assert.equal(textEdits(source, parsed(source), { a: 3 }).length, 1);
    });

    it("of equal elements the right one is edited", () => {
      const paid = `{ "l": [{ "n": 1 } /* 1 */, { "n": 2 } /* 2 */] }`;
      becomes(paid, { l: [{ n: 2 }, { n: 2 }] }, paid.replace("1", "2"));
      const steps = `{\n  "l": [\n    "a", // 1\n    "b", // 2\n    "b" // 3\n  ]\n}`;
      becomes(steps, { l: ["b", "b", "b"] }, steps.replace("a", "b"));
    });

    it("white space at the end of a line goes with the line", () => {
      becomes(`{\n  "a": 1,\n  "b": 2 \n}`, { a: 1 }, `{\n  "a": 1\n}`);
      becomes(`{\n  "a": 1 \n}`, { a: 1, b: 2 }, `{\n  "a": 1, \n  "b": 2\n}`);
    });

    it("a comment says nothing about the indentation", () => {
      becomes(
        `{\n  /*\n     "x": 1 */\n    "a": 1\n}`,
        { a: 1, b: [2] },
        `{\n  /*\n     "x": 1 */\n    "a": 1,\n    "b": [\n        2\n    ]\n}`,
      );
    });
  });

  describe("refuses", () => {
    it("a text that cannot be parsed", () => {
      assert.throws(() => textEdits(`{ "a": }`, { a: 1 }, { a: 2 }), /not valid JSON/);
    });

    it("a text that does not hold what is to be changed", () => {
      assert.throws(() => textEdits(`{ "a": 1, "b": 2 }`, { a: 1 }, { a: 3 }), /does not hold/);
      assert.throws(() => textEdits(`{ "l": [1] }`, { l: [] }, { l: [2] }), /does not hold/);
    });
  });
});
