import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { chosenItems } from "../../../src/checklists/chosenItems.js";
import { readChecklist } from "../../../src/checklists/readChecklist.js";

const text = ["- [ ] oven", "  - [ ] clean", "    - [ ] door", "  - [ ] repair", "- [ ] till"].join("\n");

describe("choosing among found items", () => {
  const { items } = readChecklist(text);
  const tree = (without: readonly string[]) =>
    chosenItems(items, ({ title }) => !without.includes(title)).map(
      ({ title, indent }) => `${">".repeat(indent)}${title}`,
    );

  it("keeps the tree of all", () => {
    assert.deepEqual(tree([]), ["oven", ">clean", ">>door", ">repair", "till"]);
  });

  it("moves out what stood below one that is left out", () => {
    assert.deepEqual(tree(["clean"]), ["oven", ">door", ">repair", "till"]);
    assert.deepEqual(tree(["oven"]), ["clean", ">door", "repair", "till"]);
    assert.deepEqual(tree(["oven", "clean", "till"]), ["door", "repair"]);
  });

  it("never makes an item deeper, and leaves none out that was chosen", () => {
    const lists = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.boolean()), { maxLength: 12 });
    fc.assert(
      fc.property(lists, (list) => {
        const found = list.map(([indent, chosen], line) => ({
          title: String(line),
          state: "open" as const,
          indent,
          line,
          chosen,
        }));
        const kept = chosenItems(found, (item) => list[item.line]?.[1] === true);
        assert.deepEqual(
          kept.map(({ line }) => line),
          found.filter(({ chosen }) => chosen).map(({ line }) => line),
        );
        for (const item of kept) assert.ok(item.indent <= (found[item.line]?.indent ?? 0));
      }),
    );
  });
});
