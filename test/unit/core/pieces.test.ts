import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { carriedBy, carrierOf, shownPieces } from "../../../src/core/carriers.js";
import { flow } from "../../../src/core/flow.js";
import { goesWithEmail } from "../../../src/core/holds.js";
import { addItem } from "../../../src/core/items.js";
import { type Offboarding, offboarding as schema, type Piece, pieceKinds } from "../../../src/core/offboarding.js";
import type { Operation } from "../../../src/core/operation.js";
import {
  addPiece,
  combinePieces,
  movePiece,
  presets,
  removePiece,
  renamePiece,
  separatePiece,
} from "../../../src/core/pieces.js";
import { after, attempt } from "../../support/operations.js";
import { fixedContext, sampleOffboarding } from "../../support/sample.js";

const context = fixedContext();

function run<R>(operation: Operation<R>, document = sampleOffboarding()) {
  return operation(document, context);
}

function order(document: Offboarding): readonly string[] {
  return document.pieces.map(({ id }) => id);
}

/** The pieces that are inside another, by id. */
function carried(document: Offboarding): Readonly<Record<string, string>> {
  return Object.fromEntries(
    document.pieces.flatMap((piece) => {
      const carrier = carrierOf(piece, document);
      return carrier ? [[piece.id, carrier.id]] : [];
    }),
  );
}

/** A file that somebody wrote by hand: pieces with these fields changed. */
function handEdited(changes: Readonly<Record<string, Partial<Piece>>>): Offboarding {
  const document = sampleOffboarding();
  return { ...document, pieces: document.pieces.map((piece) => ({ ...piece, ...changes[piece.id] })) };
}

describe("addPiece", () => {
  it("puts it before the email, or before another, with a readable id that is free", () => {
    const first = run(addPiece({ title: "Photos & films" }));
    assert.equal(first.result.piece, "photos-films");
    assert.deepEqual(order(first.offboarding).slice(-4), ["referrals", "photos-films", "email", "aftercare"]);
    assert.deepEqual(first.offboarding.pieces.at(-3), {
      id: "photos-films",
      kind: "custom",
      title: "Photos & films",
      items: [],
    });
    const second = run(addPiece({ title: "Photos, films", before: "plan" }), first.offboarding);
    assert.equal(second.result.piece, "photos-films-2");
    assert.equal(order(second.offboarding)[0], "photos-films-2");
    assert.equal(order(run(addPiece({ title: "Email", before: "email" })).offboarding).at(-3), "email-2");
  });

  it("says what is wrong with its arguments", () => {
    assert.throws(() => run(addPiece({ title: " " })), /^UserError: title: must not be empty/);
    assert.throws(() => run(addPiece({ title: "x", before: "nowhere" })), /^UserError: before: there is no piece/);
    assert.throws(
      () => run(addPiece({ title: "x", before: "aftercare" })),
      /^UserError: before: nothing comes between/,
    );
  });
});

describe("movePiece", () => {
  it("moves a piece before another, or to the end before the email", () => {
    assert.deepEqual(run(movePiece("meeting", "summary")).result.pieces.slice(0, 4), [
      "plan",
      "meeting",
      "summary",
      "training",
    ]);
    for (const before of [null, "email"]) {
      const outcome = run(movePiece("plan", before));
      assert.deepEqual(outcome.result.pieces.slice(-4), ["referrals", "plan", "email", "aftercare"]);
      assert.deepEqual(order(outcome.offboarding), outcome.result.pieces);
    }
    assert.deepEqual(run(movePiece("plan", "plan")).offboarding, sampleOffboarding());
    assert.deepEqual(run(movePiece("repo", "invoices")).offboarding, sampleOffboarding());
  });

  it("moves several together in the order in which they stand, also before one of themselves", () => {
    const order = (ids: readonly string[], before: string | null) =>
      run(movePiece(ids, before)).result.pieces.slice(0, 5);
    assert.deepEqual(order(["repo", "training"], "plan"), ["training", "repo", "plan", "summary", "access"]);
    assert.deepEqual(order(["plan", "summary"], "summary"), ["plan", "summary", "training", "access", "repo"]);
    assert.deepEqual(order(["plan", "training"], "training"), ["summary", "plan", "training", "access", "repo"]);
    assert.deepEqual(run(movePiece(["plan", "summary"], null)).result.pieces.slice(-4, -2), ["plan", "summary"]);
    assert.throws(() => run(movePiece(["plan", "email"], "repo")), /^UserError: piece: “Goodbye email” stays last/);
  });

  it("leaves the email last and the aftercare behind it", () => {
    assert.throws(() => run(movePiece("email", "plan")), /^UserError: piece: “Goodbye email” stays last/);
    assert.throws(() => run(movePiece("aftercare", null)), /^UserError: piece: “After the goodbye” stays behind/);
    assert.throws(() => run(movePiece("plan", "aftercare")), /^UserError: before: nothing comes between/);
    assert.throws(() => run(movePiece("plan", "nowhere")), /^UserError: before: there is no piece “nowhere”/);
    assert.throws(() => run(movePiece("nowhere", null)), /^UserError: piece: there is no piece “nowhere”/);
  });

  it("puts a file right whose email is not last", () => {
    const document = sampleOffboarding();
    const outcome = run(movePiece("plan", "repo"), { ...document, pieces: [...document.pieces].reverse() });
    assert.deepEqual(outcome.result.pieces, [
      "referrals",
      "feedback",
      "meeting",
      "invoices",
      "plan",
      "repo",
      "access",
      "training",
      "summary",
      "email",
      "aftercare",
    ]);
  });
});

describe("renamePiece", () => {
  it("gives any piece another title, and keeps all else", () => {
    const before = sampleOffboarding();
    const { offboarding, result } = run(renamePiece("email", "Farewell"));
    assert.deepEqual(result, { changed: ["title"] });
    assert.deepEqual(run(renamePiece("email", "Goodbye email"), offboarding).offboarding, before);
    assert.deepEqual(run(renamePiece("email", "Goodbye email"), before).result, { changed: [] });
  });

  it("takes one line with something on it", () => {
    for (const title of ["", " ", "a\nb"]) assert.throws(() => run(renamePiece("plan", title)), /^UserError: title: /);
    assert.throws(() => run(renamePiece("nowhere", "x")), /^UserError: piece: there is no piece/);
  });
});

describe("removePiece", () => {
  it("takes a piece of one's own with its items", () => {
    const document = after(
      sampleOffboarding(),
      addPiece({ title: "Photos" }),
      addItem({ piece: "photos", title: "Send them" }),
    );
    const outcome = run(removePiece("photos"), document);
    assert.deepEqual(outcome.result.removed, ["photos", "send-them"]);
    assert.deepEqual(outcome.offboarding, sampleOffboarding());
  });

  it("leaves nothing inside of what is gone, also in a file written by hand", () => {
    const document = after(sampleOffboarding(), addPiece({ title: "Photos" }));
    const pieces = document.pieces.map((piece) => (piece.id === "summary" ? { ...piece, within: "photos" } : piece));
    assert.deepEqual(run(removePiece("photos"), { ...document, pieces }).offboarding, sampleOffboarding());
  });

  it("takes no other", () => {
    for (const kind of pieceKinds)
      assert.throws(() => run(removePiece(kind)), /^UserError: piece: .* is part of every offboarding; mark/);
    assert.throws(() => run(removePiece("nowhere")), /^UserError: piece: there is no piece/);
  });
});

describe("combinePieces", () => {
  it("puts a piece into the meeting or the email, and says where all of them are", () => {
    const outcome = run(combinePieces({ piece: "access", within: "email" }));
    assert.deepEqual(
      outcome.result.pieces,
      pieceKinds.map((id) => ({ id, within: id === "access" ? "email" : null })),
    );
    const [access] = outcome.offboarding.pieces.filter(({ id }) => id === "access");
    assert.ok(access && goesWithEmail(access, outcome.offboarding));
    assert.deepEqual(Object.keys(access), ["id", "kind", "title", "items", "within"]);
    const moved = run(combinePieces({ piece: "access", within: "meeting" }), outcome.offboarding).offboarding;
    assert.deepEqual(carried(moved), { access: "meeting" });
    const [inMeeting] = moved.pieces.filter(({ id }) => id === "access");
    assert.ok(inMeeting && !goesWithEmail(inMeeting, moved));
  });

  it("knows three presets, each for all pieces", () => {
    const expected = {
      "meeting-carries": { summary: "meeting", training: "meeting" },
      "email-carries": { summary: "email", feedback: "email" },
      separate: {},
    };
    const start = after(
      sampleOffboarding(),
      addPiece({ title: "Photos" }),
      combinePieces({ piece: "meeting", within: "email" }),
    );
    const mixed = run(combinePieces({ piece: "photos", within: "email" }), start).offboarding;
    for (const first of presets)
      for (const second of presets) {
        const one = run(combinePieces({ preset: first }), mixed).offboarding;
        assert.deepEqual(carried(run(combinePieces({ preset: second }), one).offboarding), expected[second]);
      }
  });

  it("refuses what would be two levels, a circle, or inside what cannot carry", () => {
    const combine = (piece: string, within: string, document?: Offboarding) => () =>
      run(combinePieces({ piece, within }), document);
    assert.throws(combine("meeting", "meeting"), /^UserError: within: .* cannot be inside itself/);
    assert.throws(combine("email", "email"), /^UserError: within: .* cannot be inside itself/);
    assert.throws(combine("email", "meeting"), /^UserError: piece: “Goodbye email” is never inside another/);
    assert.throws(combine("aftercare", "email"), /^UserError: piece: “After the goodbye” is never inside/);
    assert.throws(combine("plan", "summary"), /^UserError: within: “Summary” cannot carry.*meeting, email/);
    assert.throws(
      combine("plan", "nowhere"),
      /^UserError: within: there is no piece “nowhere”; there are meeting, email/,
    );
    assert.throws(combine("nowhere", "email"), /^UserError: piece: there is no piece/);
    const folded = after(sampleOffboarding(), combinePieces({ piece: "meeting", within: "email" }));
    assert.throws(combine("summary", "meeting", folded), /^UserError: within: .* is itself inside “Goodbye email”/);
    assert.throws(combine("email", "meeting", folded), /^UserError: piece: “Goodbye email” is never inside/);
    const carrying = after(sampleOffboarding(), combinePieces({ preset: "meeting-carries" }));
    assert.throws(combine("meeting", "email", carrying), /^UserError: piece: .* carries “Summary”; separate that/);
  });

  it("names the preset when the file lacks its carrier", () => {
    const document = sampleOffboarding();
    const lacking = { ...document, pieces: document.pieces.filter(({ kind }) => kind !== "meeting") };
    assert.throws(() => run(combinePieces({ preset: "meeting-carries" }), lacking), /^UserError: preset: there is no/);
  });
});

describe("separatePiece", () => {
  it("undoes combining to the letter, wherever the piece stands, and does nothing to one that stands alone", () => {
    for (const kind of pieceKinds.filter((each) => each !== "email" && each !== "aftercare"))
      for (const within of ["meeting", "email"].filter((each) => each !== kind)) {
        const together = after(sampleOffboarding(), combinePieces({ piece: kind, within }));
        const outcome = run(separatePiece(kind), together);
        assert.deepEqual(outcome.offboarding, sampleOffboarding());
        assert.ok(outcome.result.pieces.every((piece) => piece.within === null));
      }
    assert.deepEqual(run(separatePiece("plan")).offboarding, sampleOffboarding());
    assert.throws(() => run(separatePiece("nowhere")), /^UserError: piece: there is no piece/);
  });
});

describe("carriers", () => {
  it("hold one level, whatever a file says", () => {
    const cases: [Readonly<Record<string, Partial<Piece>>>, Readonly<Record<string, string>>][] = [
      [{ summary: { within: "meeting" }, meeting: { within: "email" } }, { meeting: "email" }],
      [{ email: { within: "meeting" }, meeting: { within: "email" } }, { meeting: "email" }],
      [{ aftercare: { within: "email" }, plan: { within: "plan" } }, {}],
      [{ meeting: { within: "meeting" }, summary: { within: "meeting" } }, { summary: "meeting" }],
      [{ summary: { within: "nowhere" }, training: { within: "summary" } }, {}],
    ];
    for (const [changes, expected] of cases) {
      const document = handEdited(changes);
      assert.deepEqual(carried(document), expected, JSON.stringify(changes));
      for (const piece of document.pieces)
        for (const each of carriedBy(piece, document)) assert.equal(carrierOf(each, document), piece);
    }
  });

  it("show what is inside right below its carrier, and what is empty not at all", () => {
    const document = after(
      sampleOffboarding(),
      addPiece({ title: "Photos" }),
      combinePieces({ preset: "meeting-carries" }),
    );
    const ids = (offboarding: Offboarding) => shownPieces(offboarding).map(({ id }) => id);
    assert.deepEqual(ids(document), [
      "access",
      "repo",
      "invoices",
      "meeting",
      "summary",
      "training",
      "feedback",
      "photos",
      "email",
    ]);
    const bare: Offboarding = {
      ...document,
      pieces: document.pieces.map((piece) => ({ ...piece, items: [] })),
      access: [{ id: "host", name: "Host", kind: "hosting", ownerNow: "me", ownerAfter: "client" }],
    };
    assert.deepEqual(ids(bare), ["access", "photos"]);
  });
});

describe("operations on pieces", () => {
  it("refuse what is closed", () => {
    const closed: Offboarding = { ...sampleOffboarding(), status: "closed" };
    const operations: readonly Operation<unknown>[] = [
      addPiece({ title: "x" }),
      movePiece("plan", null),
      removePiece("plan"),
      renamePiece("plan", "Plans"),
      combinePieces({ preset: "separate" }),
      combinePieces({ piece: "plan", within: "email" }),
      separatePiece("plan"),
    ];
    for (const operation of operations)
      assert.throws(() => run(operation, closed), /^UserError: offboarding: Acme Ltd is closed/);
  });

  it("keep the email last, one level and every item, whatever the sequence", () => {
    const id = fc.constantFrom<string[]>(...pieceKinds, "photos", "photos-2", "nowhere");
    const operation: fc.Arbitrary<Operation<unknown>> = fc.oneof(
      fc.option(id, { nil: undefined }).map((before) => addPiece({ title: "Photos", ...(before && { before }) })),
      fc.tuple(id, fc.option(id)).map(([piece, before]) => movePiece(piece, before)),
      id.map(removePiece),
      fc
        .tuple(id, fc.constantFrom("meeting", "email", "plan"))
        .map(([piece, within]) => combinePieces({ piece, within })),
      fc.constantFrom(...presets).map((preset) => combinePieces({ preset })),
      id.map(separatePiece),
    );
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 25 }), (operations) => {
        let document = sampleOffboarding({ size: "standard" });
        const items = order(document).map((piece) => document.pieces.find((each) => each.id === piece)?.items);
        for (const each of operations) {
          const before = structuredClone(document);
          const result = attempt(document, each);
          schema.parse(result);
          assert.deepEqual(document, before, "the document that went in is not changed");
          document = result;
          assert.deepEqual(order(document).slice(-2), ["email", "aftercare"]);
          assert.deepEqual(flow(document), document.pieces);
          assert.equal(new Set(order(document)).size, document.pieces.length);
          for (const piece of document.pieces.filter(({ within }) => within !== undefined)) {
            const carrier = document.pieces.find((other) => other.id === piece.within);
            assert.ok(carrier && ["meeting", "email"].includes(carrier.id) && carrier.within === undefined);
          }
        }
        assert.deepEqual(
          pieceKinds.map((kind) => document.pieces.find((each) => each.id === kind)?.items),
          items,
        );
      }),
    );
  });

  it("give the order back, however pieces were combined in between", () => {
    const combine = fc
      .tuple(fc.constantFrom(...pieceKinds), fc.constantFrom("meeting", "email"))
      .map(([piece, within]) => combinePieces({ piece, within }));
    const preset = fc.constantFrom(...presets).map((each) => combinePieces({ preset: each }));
    fc.assert(
      fc.property(fc.array(fc.oneof(combine, preset), { maxLength: 8 }), (operations) => {
        const document = operations.reduce(attempt, sampleOffboarding());
        assert.deepEqual(run(combinePieces({ preset: "separate" }), document).offboarding, sampleOffboarding());
      }),
    );
  });
});
