import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { filtered, type ItemFilter } from "../../../src/core/filters.js";
import { type Offboarding, type Piece, pieceKinds } from "../../../src/core/offboarding.js";
import { newText } from "../../../src/core/start.js";
import type { Row } from "../../../src/host/row.js";
import { Store } from "../../../src/store/store.js";
import { mostRecords, Rows } from "../../../src/tree/rows.js";
import { MemoryBackups, MemoryFiles } from "../../support/memoryFiles.js";
import { fixedContext, sampleOffboarding } from "../../support/sample.js";

/** A row and those below it. */
type Tree = string | readonly [string, readonly Tree[]];

const item = (id: string, more = {}) => ({ id, title: id, need: "optional" as const, state: "open" as const, ...more });

/** A document whose pieces have just these items; the others of the eleven are empty. */
function withPieces(
  pieces: Readonly<Partial<Record<string, Partial<Piece>>>>,
  more: Partial<Offboarding> = {},
): Offboarding {
  return {
    ...sampleOffboarding(),
    ...more,
    pieces: pieceKinds.map((kind) => ({ id: kind, kind, title: kind, items: [], ...pieces[kind] })),
  };
}

async function rowsOf(documents: readonly Offboarding[], filter?: ItemFilter): Promise<Rows> {
  const files = new MemoryFiles();
  documents.forEach((document, index) => {
    files.texts.set(
      `memory:/.sendoff/c${String(index)}/offboarding.json`,
      newText({ ...document, id: `id-${String(index)}` }),
    );
  });
  const store = new Store({ files, backups: new MemoryBackups(), context: () => fixedContext() }, assert.ifError);
  await store.ready();
  return new Rows(store, (document) => filter && filtered(document, filter, "2026-11-23"));
}

async function treeOf(documents: readonly Offboarding[], filter?: ItemFilter): Promise<readonly Tree[]> {
  const rows = await rowsOf(documents, filter);
  const below = (row: Row): Tree => {
    const children = rows.children(row);
    for (const child of children) assert.equal(rows.parent(child), row, "a row's parent is the row it is below");
    const name = row.what.kind === "offboarding" ? (row.uri.split("/").at(-2) ?? "") : row.what.id;
    return children.length === 0 ? name : [name, children.map(below)];
  };
  return rows.children().map(below);
}

describe("the rows of the sidebar", () => {
  it("are clients, pieces in the flow's order, items, records; empty pieces are left out", async () => {
    const document = withPieces(
      {
        email: { items: [item("send")] },
        summary: { items: [item("a"), item("b")] },
        aftercare: { items: [item("hello")] },
      },
      { invoices: [{ id: "inv", number: "7", currency: "EUR", total: 100 }] },
    );
    assert.deepEqual(await treeOf([document, withPieces({})]), [
      [
        "c0",
        [
          ["summary", ["a", "b"]],
          ["invoices", ["inv"]],
          ["email", ["send"]],
          ["aftercare", ["hello"]],
        ],
      ],
      "c1",
    ]);
  });

  it("are of thousands of records the first ones, and one that stands for the others", async () => {
    const invoices = Array.from({ length: mostRecords + 2 }, (_, index) => {
      // Two that have the same id are two rows all the same.
      const id = index === 1 ? "i0" : `i${String(index)}`;
      return { id, number: String(index), currency: "EUR", total: 100 };
    });
    const [client] = await treeOf([withPieces({}, { invoices })]);
    const [, pieces] = client as readonly [string, readonly Tree[]];
    const [, rows] = pieces[0] as readonly [string, readonly Tree[]];
    assert.deepEqual([rows.length, rows.slice(0, 3), rows.at(-1)], [mostRecords + 1, ["i0", "i0", "i2"], "invoice"]);
  });

  it("nest a piece under the one that carries it, one level only", async () => {
    const document = withPieces({
      summary: { items: [item("a")], within: "meeting" },
      training: { items: [item("t")], within: "email" },
      meeting: { items: [item("m")] },
      email: { items: [item("send")], within: "meeting" },
    });
    assert.deepEqual(await treeOf([document]), [
      [
        "c0",
        [
          ["meeting", ["m", ["summary", ["a"]]]],
          ["email", ["send", ["training", ["t"]]]],
        ],
      ],
    ]);
  });

  it("are only those that a filter shows, with the pieces they stand in", async () => {
    const document = withPieces({
      summary: { items: [item("mine", { owner: "me" }), item("done", { state: "done" })], within: "meeting" },
      access: { items: [item("theirs", { owner: "client" }), item("late", { owner: "me", due: "2026-11-16" })] },
      meeting: { items: [item("held", { state: "done" })] },
    });
    assert.deepEqual(await treeOf([document], "client"), [["c0", [["access", ["theirs"]]]]]);
    assert.deepEqual(await treeOf([document], "mine"), [
      [
        "c0",
        [
          ["access", ["late"]],
          ["meeting", [["summary", ["mine"]]]],
        ],
      ],
    ]);
    assert.deepEqual(await treeOf([document], "overdue"), [["c0", [["access", ["late"]]]]]);
    assert.deepEqual(await treeOf([withPieces({})], "open"), ["c0"]);
  });

  it("know which of them a filter hides", async () => {
    const document = withPieces({
      summary: { items: [item("mine", { owner: "me" }), item("done", { state: "done" })], within: "meeting" },
      access: { items: [item("theirs", { owner: "client" })] },
    });
    const uri = "memory:/.sendoff/c0/offboarding.json";
    const shown = async (filter?: ItemFilter) => {
      const rows = await rowsOf([document], filter);
      const items = ["mine", "done"].map((id) => rows.row(uri, { kind: "item", id, piece: "summary" }));
      const pieces = ["summary", "access"].map((id) => rows.row(uri, { kind: "piece", id }));
      return [rows.row(uri, { kind: "offboarding" }), ...pieces, ...items].map((row) => rows.isShown(row));
    };
    assert.deepEqual(await shown(), [true, true, true, true, true]);
    assert.deepEqual(await shown("mine"), [true, true, false, true, false]);
    assert.deepEqual(await shown("client"), [true, false, true, false, false]);
    assert.equal((await rowsOf([])).isShown((await rowsOf([document])).row(uri, { kind: "offboarding" })), false);
  });
});
