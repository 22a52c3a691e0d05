import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { nothingAbove } from "../../../src/facts/inventory/above.js";
import { serviceFiles } from "../../../src/facts/inventory/knownServices.js";
import { stackFiles } from "../../../src/facts/inventory/knownStack.js";
import { readInventory } from "../../../src/facts/inventory/readInventory.js";

describe("an inventory", () => {
  it("of very many files lets others have their turn after each look through them", async () => {
    const paths = Array.from({ length: 5000 }, (_, nth) => `src/part${String(nth % 50)}/file${String(nth)}.ts`);
    const files = { list: () => Promise.resolve(paths), read: () => Promise.resolve(undefined) };
    let turns = 0;
    await readInventory(files, paths, nothingAbove, () => {
      turns++;
      return Promise.resolve();
    });
    // One for a thousand paths, and one for each file that is looked for among all of them.
    const looks = stackFiles.length + serviceFiles.length;
    assert.ok(turns >= paths.length / 1000 + looks, `${String(turns)} turns, ${String(looks)} looks`);
  });
});
