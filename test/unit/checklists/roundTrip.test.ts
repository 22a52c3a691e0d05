import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { readChecklist } from "../../../src/checklists/readChecklist.js";
import { writeChecklist } from "../../../src/checklists/writeChecklist.js";
import { flow, stateOf } from "../../../src/core/flow.js";
import { importItems } from "../../../src/core/importItems.js";
import {
  type Item,
  itemStates,
  notNeededCodes,
  offboarding as schema,
  type Offboarding,
  type Piece,
  reasons,
  sizes,
} from "../../../src/core/offboarding.js";
import { line, link as linkSchema } from "../../../src/core/primitives.js";
import { fullOffboarding } from "../../support/builders.js";
import { hostile, odd } from "../../support/hostileText.js";
import { fixedContext, sampleOffboarding } from "../../support/sample.js";

/** What a checklist that was written has to bring back: pieces in order, and of each item whatever a person sees. */
type Shown = readonly {
  readonly piece: string;
  readonly title: string;
  readonly items: readonly Partial<Item>[];
}[];

function shownBefore(offboarding: Offboarding): Shown {
  return flow(offboarding)
    .filter(({ items }) => items.length > 0)
    .map(({ id, title, items }) => ({
      piece: id,
      title: holdable(title),
      items: items.map((item) => ({
        id: item.id,
        title: holdable(item.title),
        need: item.need,
        state: stateOf(item, offboarding),
        indent: item.indent ?? 0,
        ...(item.due !== undefined && { due: item.due }),
        ...(item.owner !== undefined && { owner: holdable(item.owner) }),
        ...(item.state === "not-needed" && item.notNeeded && { notNeeded: item.notNeeded }),
        ...(item.note !== undefined && item.note !== "" && { note: holdable(item.note) }),
        ...(item.link !== undefined && { link: holdable(item.link) }),
      })),
    }));
}

function shownAfter(markdown: string): Shown {
  const { items, skipped, duplicates } = readChecklist(markdown);
  assert.deepEqual({ skipped, duplicates }, { skipped: [], duplicates: [] });
  const lines = markdown.split("\n");
  const pieces: { piece: string; title: string; items: Partial<Item>[] }[] = [];
  for (const { line: number, heading = "", piece = "", ...item } of items) {
    assert.match(lines[number - 1] ?? "", new RegExp(`^ *- \\[[ x]\\] `));
    if (pieces.at(-1)?.piece !== piece) pieces.push({ piece, title: heading, items: [] });
    pieces.at(-1)?.items.push(item);
  }
  return pieces;
}

/** No file can hold NUL or half of a surrogate pair. */
function holdable(text: string): string {
  return text.replace(/\p{Cs}|\0/gu, "\ufffd");
}

function assertSame(offboarding: Offboarding): void {
  const markdown = writeChecklist(offboarding);
  assert.deepEqual(shownAfter(markdown), shownBefore(offboarding), markdown);
}

function withItems(items: readonly Item[]): Offboarding {
  const document = sampleOffboarding();
  return {
    ...document,
    pieces: document.pieces.map((piece) => ({ ...piece, items: piece.id === "repo" ? items : [] })),
  };
}

const anyText = fc.oneof(
  odd,
  fc.constantFrom(...hostile),
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "_(required)_",
    "x _(optional, by T)_",
    "~~gone~~ _(not needed)_",
    "<!-- sendoff:x -->",
    "a <!-- sendoff:x indent:2 -->",
    "[Jane] call",
    "call [Jane]",
    "[x] done",
    "  two  spaces\t ",
    "\u00a0no break\u00a0",
    "&nbsp;&nbsp;x",
    "&#32;",
    "لا تستخدم \u202eRTL",
    "client",
    "required",
    "T-3d",
    "by T",
    "for me, you",
    "a, b",
    "https://shop.example",
    "<https://shop.example>",
    "docs/my file (1).md",
    "*".repeat(400),
    "a\n\n\nb\r\n c \n\n",
    "\n",
    "- [ ] a\n- [x] b",
    "## x\n\n- [ ] y",
  ),
  fc.array(odd, { maxLength: 4 }).map((parts) => parts.join("\n")),
);
const anyLine = anyText
  .map((text) => text.replace(/[\r\n\u2028\u2029]+/g, " "))
  .filter((text) => line.safeParse(text).success);
const anyLink = fc
  .oneof(anyLine, fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.constant("mailto:a@b.example"))
  .filter((text) => linkSchema.safeParse(text).success);
const anyId = fc
  .oneof(fc.string({ unit: "grapheme", minLength: 1 }), fc.constantFrom("a--b", "-->", "--", "a>", "%2d;", "x,y"))
  .filter((text) => /^\S+$/u.test(text) && text === holdable(text));

const anyItem: fc.Arbitrary<Item> = fc
  .record(
    {
      id: anyId,
      title: anyLine,
      need: fc.constantFrom("required" as const, "optional" as const),
      due: fc.constantFrom("T", "T-8d", "T+2d", "2026-12-01"),
      owner: fc.oneof(fc.constantFrom("me", "client", "both"), anyLine),
      state: fc.constantFrom(...itemStates),
      notNeeded: fc.constantFrom(...notNeededCodes),
      note: anyText,
      link: anyLink,
      indent: fc.integer({ min: 0, max: 3 }),
      auto: fc.constantFrom("balance" as const, "email-sent" as const),
    },
    { requiredKeys: ["id", "title", "need", "state"] },
  )
  .map(({ notNeeded, auto, ...item }) => ({
    ...item,
    ...(item.state === "not-needed" ? notNeeded && { notNeeded } : auto && { auto }),
  }));

const anyPiece: fc.Arbitrary<Piece> = fc.record({
  id: anyId,
  kind: fc.constant("custom" as const),
  title: anyLine,
  items: fc.array(anyItem, { maxLength: 6 }),
});

const anyOffboarding: fc.Arbitrary<Offboarding> = fc
  .tuple(anyLine, fc.uniqueArray(anyPiece, { maxLength: 4, selector: ({ id }) => id }))
  .map(([name, pieces]) => {
    const document = sampleOffboarding();
    const email = document.pieces.filter(({ kind }) => kind === "email");
    const taken = new Set(email.flatMap(({ items }) => items.map(({ id }) => id)));
    const unique = pieces.map((piece) => ({
      ...piece,
      items: piece.items.filter(({ id }) => !taken.has(id) && taken.add(id)),
    }));
    return { ...document, client: { ...document.client, name }, pieces: [...email, ...unique] };
  });

describe("a checklist that is written", () => {
  it("is read as the same tree, whatever its titles, notes and names are made of", () => {
    fc.assert(
      fc.property(anyOffboarding, (offboarding) => {
        schema.parse(offboarding);
        assertSame(offboarding);
      }),
      { numRuns: 400 },
    );
  }).timeout(20_000);

  it("is read as the same tree for each reason and size", () => {
    for (const reason of reasons) for (const size of sizes) assertSame(sampleOffboarding({ reason, size }));
    assertSame(fullOffboarding());
  });

  it("keeps each hostile title, note and link alone", () => {
    const base = { id: "a", need: "required", state: "open" } as const;
    for (const text of [...hostile, "x  ", " [x]", "\ttab", "# no heading", "`code` [link](https://x.example)"]) {
      const title = text.replace(/[\r\n\u2028\u2029]+/g, " ");
      assertSame(withItems([{ ...base, title, note: text, owner: title }]));
      const link = linkSchema.safeParse(title).success ? title : "docs/a.md";
      assertSame(withItems([{ ...base, title, link, state: "not-needed", notNeeded: "other" }]));
    }
  });

  it("imports back to the same tree: into itself nothing is new, into another offboarding all of it", () => {
    fc.assert(
      fc.property(anyOffboarding, (offboarding) => {
        const { items } = readChecklist(writeChecklist(offboarding));
        const again = importItems(items)(offboarding, fixedContext());
        assert.deepEqual(again, { offboarding, result: { added: [], updated: [] } });

        const empty = {
          ...sampleOffboarding(),
          pieces: sampleOffboarding().pieces.map((piece) => ({ ...piece, items: [] })),
        };
        const copy = importItems(items)(empty, fixedContext()).offboarding;
        const custom = ({ piece }: Shown[number]): boolean =>
          copy.pieces.some(({ id, kind }) => id === piece && kind === "custom");
        assert.deepEqual(shownBefore(copy).filter(custom), shownAfter(writeChecklist(copy)).filter(custom));
        assert.equal(copy.pieces.flatMap((piece) => piece.items).length, items.length);
      }),
      { numRuns: 150 },
    );
  }).timeout(20_000);
});
