import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { shownPieces } from "../../../src/core/carriers.js";
import { flow } from "../../../src/core/flow.js";
import { addItem, moveItem } from "../../../src/core/items.js";
import type { Offboarding } from "../../../src/core/offboarding.js";
import { targetOfMoveDown, targetOfMoveUp, targetOfPieceDown, targetOfPieceUp } from "../../../src/core/neighbours.js";
import { addPiece, combinePieces, movePiece, presets } from "../../../src/core/pieces.js";
import { after } from "../../support/operations.js";
import { sampleOffboarding } from "../../support/sample.js";

type Direction = "up" | "down";

function moveItems(document: Offboarding, ids: string | readonly string[], to: Direction): Offboarding | undefined {
  const found = (to === "up" ? targetOfMoveUp : targetOfMoveDown)(document, ids);
  return found && after(document, moveItem(found.items, found.target));
}

function movePieceTo(document: Offboarding, ids: string | readonly string[], to: Direction): Offboarding | undefined {
  const found = (to === "up" ? targetOfPieceUp : targetOfPieceDown)(document, ids);
  return found && after(document, movePiece(ids, found.before));
}

/** The rows as they stand in the sidebar: pieces as `[id]`, with their items. */
function rows(document: Offboarding): readonly string[] {
  return shownPieces(document).flatMap(({ id, items }) => [`[${id}]`, ...items.map((item) => item.id)]);
}

function idsIn(document: Offboarding | undefined, piece: string): readonly string[] {
  return document?.pieces.find(({ id }) => id === piece)?.items.map(({ id }) => id) ?? [];
}

describe("moving items up and down", () => {
  const document = sampleOffboarding();

  it("goes past the neighbour", () => {
    assert.deepEqual(idsIn(document, "summary"), ["deliverables", "summary-draft", "known-issues", "jobs"]);
    assert.deepEqual(idsIn(moveItems(document, "known-issues", "up"), "summary"), [
      "deliverables",
      "known-issues",
      "summary-draft",
      "jobs",
    ]);
    assert.deepEqual(idsIn(moveItems(document, "summary-draft", "down"), "summary"), [
      "deliverables",
      "known-issues",
      "summary-draft",
      "jobs",
    ]);
    assert.deepEqual(idsIn(moveItems(document, "known-issues", "down"), "summary").at(-1), "known-issues");
  });

  it("goes over to the next piece that is shown", () => {
    const up = moveItems(document, "feedback-asked", "up");
    assert.deepEqual(idsIn(up, "invoices"), ["final-invoice", "balance", "feedback-asked"]);
    const down = moveItems(document, "balance", "down");
    assert.deepEqual(idsIn(down, "meeting"), [], "the meeting is empty, so it has no row");
    assert.deepEqual(idsIn(down, "feedback"), ["balance", "feedback-asked"]);
    const own = after(document, addPiece({ title: "Photos" }));
    assert.deepEqual(idsIn(moveItems(own, "feedback-asked", "down"), "photos"), ["feedback-asked"]);
  });

  it("ends at the top and the bottom of the list", () => {
    assert.equal(targetOfMoveUp(document, "deliverables"), undefined);
    assert.equal(targetOfMoveDown(document, "goodbye-sent"), undefined);
    assert.equal(targetOfMoveUp(document, []), undefined);
    assert.equal(targetOfMoveDown(document, []), undefined);
    assert.throws(() => targetOfMoveUp(document, ["jobs", "nothing"]), /^UserError: item: there is no item “nothing”/);
  });

  it("takes several together, in the order of the list", () => {
    const ids = ["jobs", "summary-draft"];
    assert.deepEqual(targetOfMoveUp(document, ids)?.items, ["summary-draft", "jobs"]);
    assert.deepEqual(idsIn(moveItems(document, ids, "up"), "summary"), [
      "summary-draft",
      "jobs",
      "deliverables",
      "known-issues",
    ]);
    assert.deepEqual(idsIn(moveItems(document, ["known-issues", "deliverables"], "down"), "summary"), [
      "summary-draft",
      "jobs",
      "deliverables",
      "known-issues",
    ]);
    assert.deepEqual(idsIn(moveItems(document, ["guide", "deliverables"], "down"), "access").slice(0, 2), [
      "deliverables",
      "guide",
    ]);
  });

  it("follows the rows where pieces are combined", () => {
    const combined = after(document, combinePieces({ piece: "feedback", within: "email" }));
    assert.deepEqual(rows(combined).slice(-6), [
      "[email]",
      "support-window",
      "goodbye-draft",
      "goodbye-sent",
      "[feedback]",
      "feedback-asked",
    ]);
    assert.deepEqual(idsIn(moveItems(combined, "goodbye-sent", "down"), "feedback"), [
      "goodbye-sent",
      "feedback-asked",
    ]);
  });

  it("takes along what is indented below an item, and goes past a neighbour with all that is below that", () => {
    const indents: Readonly<Record<string, number>> = { a: 0, a1: 1, a2: 2, b: 0, b1: 1, c: 0 };
    const nested: Offboarding = {
      ...document,
      pieces: document.pieces.map((piece) =>
        piece.id === "summary"
          ? {
              ...piece,
              items: Object.entries(indents).map(([id, indent]) => ({
                id,
                title: id,
                need: "optional",
                state: "open",
                indent,
              })),
            }
          : piece,
      ),
    };
    const order = (ids: string | readonly string[], to: Direction): string =>
      idsIn(moveItems(nested, ids, to), "summary").join(" ");
    assert.equal(order("b", "up"), "b b1 a a1 a2 c");
    assert.equal(order("a", "down"), "b b1 a a1 a2 c");
    assert.equal(order("c", "up"), "a a1 a2 c b b1");
    assert.equal(order("a1", "up"), "a1 a2 a b b1 c");
    assert.equal(order("a1", "down"), "a b a1 a2 b1 c");
    assert.equal(order("b1", "down"), "a a1 a2 b c b1");
    assert.equal(order(["a", "a1"], "down"), "b b1 a a1 a2 c");
    assert.deepEqual(idsIn(moveItems(nested, "b", "down"), "summary"), ["a", "a1", "a2", "c", "b", "b1"]);
    const over = moveItems(nested, "a", "up");
    assert.equal(over, undefined, "it is at the top of the list already");
  });

  it("steps over what a filter hides", () => {
    const isVisible = (id: string): boolean => ["deliverables", "jobs", "pushed", "balance"].includes(id);
    const up = targetOfMoveUp(document, "jobs", isVisible);
    assert.deepEqual(up, { items: ["jobs"], target: { before: "deliverables" } });
    const down = targetOfMoveDown(document, "deliverables", isVisible);
    assert.deepEqual(down, { items: ["deliverables"], target: { piece: "summary" } });
    assert.deepEqual(targetOfMoveDown(document, "jobs", isVisible)?.target, {
      before: document.pieces.find(({ id }) => id === "repo")?.items[0]?.id,
    });
    assert.deepEqual(targetOfMoveUp(document, "pushed", isVisible)?.target, { piece: "summary" });
    assert.deepEqual(targetOfPieceUp(document, "invoices", isVisible), { before: "repo" });
    assert.deepEqual(targetOfPieceUp(document, "repo", isVisible), { before: "summary" });
    assert.deepEqual(targetOfPieceDown(document, "summary", isVisible), { before: "invoices" });
  });

  it("takes an item through all of the list, and back the same way", () => {
    const start = after(
      sampleOffboarding({ size: "standard" }),
      combinePieces({ preset: "meeting-carries" }),
      addPiece({ title: "Photos", before: "repo" }),
      addItem({ piece: "plan", title: "Wanderer", before: "plan-agreement" }),
    );
    const path: (readonly string[])[] = [];
    let now: Offboarding | undefined = start;
    for (let next: Offboarding | undefined = start; next; next = moveItems(next, "wanderer", "down")) {
      path.push(rows(next));
      now = next;
    }
    assert.equal(rows(now).at(-1), "wanderer");
    // Each step is past one row, of an item or a piece.
    assert.equal(path.length, rows(start).length - 1);
    const places = path.map((each) => each.indexOf("wanderer"));
    assert.deepEqual(
      places,
      places.map((_, index) => index + 1),
    );
    for (let back = moveItems(now, "wanderer", "up"); back; back = moveItems(back, "wanderer", "up")) now = back;
    assert.deepEqual(now, start);
  });
});

describe("moving pieces up and down", () => {
  const shown = (document: Offboarding | undefined) => document && shownPieces(document).map(({ id }) => id);

  it("goes past the piece that is shown next, whatever is hidden in between", () => {
    const document = sampleOffboarding();
    assert.deepEqual(shown(document), ["summary", "training", "access", "repo", "invoices", "feedback", "email"]);
    const swapped = ["summary", "training", "access", "repo", "feedback", "invoices", "email"];
    assert.deepEqual(shown(movePieceTo(document, "feedback", "up")), swapped);
    assert.deepEqual(shown(movePieceTo(document, "invoices", "down")), swapped);
  });

  it("ends at the top and before the email, which itself stays with the aftercare", () => {
    const document = sampleOffboarding({ size: "standard" });
    assert.equal(targetOfPieceUp(document, "plan"), undefined);
    assert.equal(targetOfPieceDown(document, "referrals"), undefined);
    for (const piece of ["email", "aftercare"]) {
      assert.equal(targetOfPieceUp(document, piece), undefined);
      assert.equal(targetOfPieceDown(document, piece), undefined);
    }
    assert.throws(() => targetOfPieceUp(document, "nowhere"), /^UserError: piece: there is no piece/);
  });

  it("moves several together, in their order, whatever the order they were selected in", () => {
    const document = sampleOffboarding();
    const order = shown(document);
    const [first = "", second = "", third = "", fourth = ""] = order ?? [];
    const down = movePieceTo(document, [second, first], "down");
    assert.deepEqual(shown(down)?.slice(0, 4), [third, first, second, fourth]);
    assert.deepEqual(shown(down && movePieceTo(down, [first, second], "up")), order);
    const gathered = movePieceTo(document, [fourth, second], "up");
    assert.deepEqual(shown(gathered)?.slice(0, 4), [second, fourth, first, third]);
    assert.equal(movePieceTo(document, [first, third], "up"), undefined);
  });

  it("stays inside the carrier", () => {
    const document = after(sampleOffboarding(), combinePieces({ preset: "meeting-carries" }));
    assert.equal(targetOfPieceUp(document, "summary"), undefined);
    assert.equal(targetOfPieceDown(document, "training"), undefined);
    assert.deepEqual(shown(movePieceTo(document, "summary", "down")), [
      "access",
      "repo",
      "invoices",
      "meeting",
      "training",
      "summary",
      "feedback",
      "email",
    ]);
  });

  it("goes exactly one row down and the same row up, however the pieces stand", () => {
    const id = fc.constantFrom("plan", "summary", "training", "access", "repo", "invoices", "meeting", "feedback");
    const shuffle = fc.array(
      fc.oneof(
        fc.tuple(id, fc.option(id)).map(([piece, before]) => movePiece(piece, before)),
        fc.constantFrom(...presets).map((preset) => combinePieces({ preset })),
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(shuffle, id, fc.constantFrom("quick" as const, "full" as const), (operations, piece, size) => {
        const document = after(sampleOffboarding({ size }), ...operations);
        const moved = movePieceTo(document, piece, "down");
        if (!moved) return;
        const beside = (each: Offboarding) =>
          shownPieces(each).flatMap(({ id: other, within }) =>
            within === document.pieces.find((one) => one.id === piece)?.within ? [other] : [],
          );
        const before = beside(document);
        const at = before.indexOf(piece);
        assert.ok(at >= 0);
        assert.deepEqual(beside(moved), [...before.slice(0, at), before[at + 1], piece, ...before.slice(at + 2)]);
        const back = movePieceTo(moved, piece, "up");
        assert.ok(back);
        assert.deepEqual(shown(back), shown(document));
        assert.deepEqual(flow(back), back.pieces);
      }),
    );
  });
});
