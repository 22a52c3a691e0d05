import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { defaultPieces } from "../../../src/core/catalogue.js";
import { goodbyeHolds } from "../../../src/core/holds.js";
import { offboarding, pieceKinds, type Reason, reasons, sizes } from "../../../src/core/offboarding.js";
import { sampleOffboarding } from "../../support/sample.js";

/** The table at the end of the catalogue: items, and those that hold the goodbye, by size. */
const totals: Readonly<Record<Exclude<Reason, "other">, { items: number[]; holds: number[] }>> = {
  complete: { items: [18, 50, 58], holds: [8, 13, 13] },
  "contract-end": { items: [21, 53, 61], holds: [9, 15, 15] },
  "client-cancelled": { items: [23, 50, 55], holds: [13, 17, 17] },
  "we-cancelled": { items: [22, 46, 51], holds: [12, 16, 16] },
  paused: { items: [17, 39, 40], holds: [9, 11, 11] },
};

describe("default checklist", () => {
  for (const [reason, expected] of Object.entries(totals) as [Exclude<Reason, "other">, (typeof totals)["complete"]][])
    it(`has the totals of its table for ${reason}`, () => {
      const items = sizes.map((size) => defaultPieces(reason, size).flatMap((piece) => piece.items).length);
      const holds = sizes.map(
        (size) => goodbyeHolds(sampleOffboarding({ reason, size })).filter((hold) => hold.code === "item").length,
      );
      assert.deepEqual({ items, holds }, expected);
    });

  it("gives “other” the items of a contract's end", () => {
    assert.deepEqual(defaultPieces("other", "full"), defaultPieces("contract-end", "full"));
  });

  it("always has all pieces, the email last but for the aftercare", () => {
    for (const reason of reasons)
      assert.deepEqual(
        defaultPieces(reason, "quick").map((piece) => piece.kind),
        pieceKinds,
      );
  });

  it("is valid and has unique ids for every reason and size", () => {
    for (const reason of reasons)
      for (const size of sizes) {
        const document = sampleOffboarding({ reason, size });
        offboarding.parse(document);
        const ids = document.pieces.flatMap((piece) => piece.items.map((item) => item.id));
        assert.equal(new Set(ids).size, ids.length);
      }
  });

  it("grows: what quick has, standard and full have too", () => {
    for (const reason of reasons) {
      const [quick = [], standard = [], full = []] = sizes.map((size) =>
        defaultPieces(reason, size).flatMap((piece) => piece.items.map((item) => item.id)),
      );
      assert.ok(quick.every((id) => standard.includes(id)) && standard.every((id) => full.includes(id)));
    }
  });
});
