import assert from "node:assert/strict";
import { type Token, lexer, type Tokens } from "marked";
import { describe, it } from "mocha";
import { readChecklist } from "../../../src/checklists/readChecklist.js";
import { writeChecklist } from "../../../src/checklists/writeChecklist.js";
import type { Item, Offboarding, Piece } from "../../../src/core/offboarding.js";
import { hostile } from "../../support/hostileText.js";
import { sampleOffboarding } from "../../support/sample.js";

const task = { need: "required", state: "open" } as const;

function withPieces(pieces: readonly Piece[]): Offboarding {
  return { ...sampleOffboarding(), pieces };
}

function withItems(items: readonly Item[]): Offboarding {
  return withPieces([{ id: "access", kind: "access", title: "Access", items }]);
}

/** Every token of a document, inline ones too. */
function flat(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) => [
    token,
    ...flat(token.type === "list" ? (token as Tokens.List).items : "tokens" in token ? (token.tokens ?? []) : []),
  ]);
}

describe("writeChecklist", () => {
  it("writes headings in the order of the flow, and what people need to know of each item", () => {
    const document = withPieces([
      {
        id: "email",
        kind: "email",
        title: "Goodbye",
        items: [{ ...task, id: "sent", title: "Send it", auto: "email-sent" }],
      },
      { id: "training", kind: "training", title: "Training", items: [] },
      {
        id: "access",
        kind: "access",
        title: "Access & ownership",
        items: [
          {
            ...task,
            id: "domain",
            title: "Hand over the domain",
            owner: "client",
            due: "T-8d",
            note: "Ask Jane.\nShe has the card.\n\nSee https://dns.example",
          },
          { ...task, id: "dns", title: "Check DNS", state: "done", indent: 1, need: "optional", owner: "Doe, Jane" },
          {
            ...task,
            id: "wiki",
            title: "Move the wiki",
            state: "not-needed",
            notNeeded: "already-theirs",
            owner: "me",
            link: "https://wiki.example/a",
          },
          { ...task, id: "old", title: "Old site", state: "not-needed" },
          { ...task, id: "deep", title: "Backups", indent: 3 },
        ],
      },
    ]);
    const provider = { name: "Anna Berg" };
    assert.equal(
      writeChecklist({ ...document, provider }),
      `# Acme Ltd: Acme shop

T is the last day, 2026-12-11; T-1d is the working day before it. “me” is Anna Berg.

## Access & ownership <!-- sendoff:access -->

- [ ] Hand over the domain _(required, client, by T-8d)_ <!-- sendoff:domain -->

  Ask Jane.\\
  She has the card.

  See <https://dns.example>

  - [x] Check DNS _(optional, for Doe\\, Jane)_ <!-- sendoff:dns -->
- [x] ~~[Move the wiki](https://wiki.example/a)~~ _(required, me, not needed: already theirs)_ <!-- sendoff:wiki -->
- [x] ~~Old site~~ _(required, not needed)_ <!-- sendoff:old -->
  - [ ] Backups _(required)_ <!-- sendoff:deep indent:3 -->

## Goodbye <!-- sendoff:email -->

- [ ] Send it _(required)_ <!-- sendoff:sent -->
`,
    );
  });

  it("has no pieces without items, and no legend for what is not used", () => {
    assert.equal(writeChecklist(withItems([])), "# Acme Ltd: Acme shop\n");
    assert.ok(!writeChecklist(withItems([{ ...task, id: "a", title: "a", owner: "me" }])).includes("“me”"));
  });

  it("writes nothing of an item that it does not know", () => {
    const secret = { ...task, id: "a", title: "a", privateWords: "they never pay", doneBy: "Sam Field" };
    const markdown = writeChecklist(withItems([secret]));
    assert.ok(!markdown.includes("never") && !markdown.includes("Sam"));
  });

  it("lets no title, note or name become a link, an element, a heading or a task", () => {
    const items = hostile.map((text, index): Item => {
      const title = text.replace(/[\r\n\u2028\u2029]+/g, " ");
      return {
        ...task,
        id: `i${String(index)}`,
        title,
        owner: title,
        note: text.replaceAll(/https?:|www\.|ftp:|\S+@\S+/g, ""),
      };
    });
    const tokens = flat(
      lexer(writeChecklist({ ...withItems(items), client: { name: "# <b>Acme</b>", contacts: [] } })),
    );
    const count = (type: string): number => tokens.filter((token) => token.type === type).length;
    assert.deepEqual(
      [
        "heading",
        "list_item",
        "checkbox",
        "em",
        "link",
        "image",
        "strong",
        "del",
        "code",
        "codespan",
        "table",
        "hr",
      ].map(count),
      [2, items.length, items.length, items.length, 0, 0, 0, 0, 0, 0, 0, 0],
    );
    const html = tokens.filter((token) => token.type === "html").map(({ raw }) => raw.trim());
    assert.deepEqual(html, ["<!-- sendoff:access -->", ...items.map(({ id }) => `<!-- sendoff:${id} -->`)]);
  });

  it("is understood with what a person changed in it", () => {
    const edited = writeChecklist(withItems([{ ...task, id: "domain", title: "Hand over the domain", due: "T" }]))
      .replace("[ ] Hand over", "[x] Hand over")
      .concat("- [ ] Buy flowers _(client, by 2026-12-01)_\n");
    assert.deepEqual(
      readChecklist(edited).items.map(({ id, title, state, piece, due, owner }) => [
        id,
        title,
        state,
        piece,
        due,
        owner,
      ]),
      [
        ["domain", "Hand over the domain", "done", "access", "T", undefined],
        [undefined, "Buy flowers", "open", "access", "2026-12-01", "client"],
      ],
    );
  });
});
