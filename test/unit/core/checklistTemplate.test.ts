import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { checklistTemplate, piecesFrom, templateFrom } from "../../../src/core/checklistTemplate.js";
import { editFields } from "../../../src/core/fields.js";
import { addItem, editItem, setItemState } from "../../../src/core/items.js";
import { type Offboarding, reasons, sizes } from "../../../src/core/offboarding.js";
import { addPiece } from "../../../src/core/pieces.js";
import { after } from "../../support/operations.js";
import { sampleOffboarding } from "../../support/sample.js";

describe("a checklist as a template", () => {
  it("gives back the list that it was made from, open", () => {
    for (const reason of reasons)
      for (const size of sizes) {
        const document = sampleOffboarding({ reason, size });
        const ticked = after(document, setItemState("goodbye-draft", { state: "done" }));
        assert.deepEqual(piecesFrom(templateFrom(ticked, "x")), document.pieces, `${reason} ${size}`);
      }
  });

  it("says nothing of the client that it was made with", () => {
    const document: Offboarding = after(
      {
        ...sampleOffboarding(),
        client: { name: "Acme Ltd", contacts: [{ id: "jane", name: "Jane Doe" }] },
      },
      editItem("jobs", { owner: "Jane Doe", due: "2026-12-01", note: "Jane pays late", link: "https://acme.example" }),
      editItem("guide", { owner: "Mika" }),
      addPiece({ title: "Photos" }),
      addItem({ piece: "photos", title: "Send them", due: "T-3d", owner: "acme ltd", indent: 1 }),
      editFields({ "meeting.promises": [{ text: "Send the contract to Jane", who: "me", by: "2026-12-16" }] }),
    );
    const template = templateFrom(document, "Bakeries");
    assert.doesNotMatch(JSON.stringify(template), /jane|acme|2026-|contract to/i);
    const items = template.pieces.flatMap((piece) => piece.items);
    const found = (id: string) => items.find((item) => item.id === id);
    assert.deepEqual([found("jobs")?.owner, found("jobs")?.due, found("guide")?.owner], ["client", undefined, "Mika"]);
    assert.deepEqual(found("send-them"), {
      id: "send-them",
      title: "Send them",
      need: "optional",
      due: "T-3d",
      owner: "client",
      indent: 1,
    });
    assert.equal(checklistTemplate.safeParse(template).success, true);
  });
});
