import assert from "node:assert/strict";
import fc from "fast-check";
import type { Node } from "jsonc-parser";
import { describe, it } from "mocha";
import { childrenOf, readTree, valueNodeOf } from "../../../src/store/jsonTree.js";
import { applyEdits, type TextEdit, textEdits } from "../../../src/store/textEdits.js";
import { type Done, type Operation, operate, operation } from "./documentOperations.js";
import { parsed, runs } from "./editing.js";
import { anyDocument, type Container, type Document, type Model, prettyDocument, toJson } from "./jsoncDocuments.js";
import { writeDocument } from "./writeDocument.js";

interface Edited extends Done {
  readonly text: string;
  readonly result: string;
  readonly edits: readonly TextEdit[];
  /** The container that was changed, and its children, in the old text. */
  readonly node: Node;
  readonly children: readonly Node[];
}

/** Carries out one operation of a kind on a document's text, if there is something it can be done to. */
function editOnce(document: Document, todo: Operation, kind: Operation["kind"]): Edited | undefined {
  const done = operate(document.root, { ...todo, kind }, 1000);
  if (!done) return undefined;
  const { text } = writeDocument(document);
  const edits = textEdits(text, parsed(text), toJson(done.root));
  const node = nodeOf(document.root, readTree(text).root, done.container.tag);
  assert.ok(node);
  return { ...done, text, edits, result: applyEdits(text, edits), node, children: childrenOf(node) };
}

function nodeOf(model: Model, node: Node | undefined, tag: number): Node | undefined {
  if (!node || model.kind === "scalar") return undefined;
  if (model.tag === tag) return node;
  for (const [i, child] of model.children.entries()) {
    const inner = childrenOf(node)[i];
    const found = nodeOf(child.node, inner?.type === "property" ? valueNodeOf(inner) : inner, tag);
    if (found) return found;
  }
  return undefined;
}

const endOf = ({ offset, length }: { offset: number; length: number }): number => offset + length;

/** Asserts that all edits are between what precedes position `first` and what follows position `last`. */
function assertBetween({ edits, node, children }: Edited, first: number, last: number): void {
  const before = children[first - 1];
  const low = before ? endOf(before) : node.offset + 1;
  const high = children[last + 1]?.offset ?? endOf(node) - 1;
  for (const edit of edits) assert.ok(edit.offset >= low && endOf(edit) <= high, "an edit is elsewhere");
}

/** A law about single operations of one kind. */
function law(kind: Operation["kind"], documents: fc.Arbitrary<Document>, check: (edited: Edited) => void): void {
  fc.assert(
    fc.property(documents, operation, (document, todo) => {
      const edited = editOnce(document, todo, kind);
      fc.pre(edited !== undefined);
      check(edited);
    }),
    runs,
  );
}

const kindOf = ({ container }: Done): Container["kind"] => container.kind;

describe("textEdits, where the edits are", function () {
  this.timeout(100 * runs.numRuns);

  it("a changed scalar is one edit of its own range", () => {
    law("set", anyDocument, ({ edits, children, index, text, root, container }) => {
      const child = children[index];
      const value = child?.type === "property" ? valueNodeOf(child) : child;
      assert.ok(value);
      const inner = JSON.stringify(toJson(container.children[index]?.node ?? root));
      if (edits.length === 0) {
        assert.equal(inner, text.slice(value.offset, endOf(value)));
        return;
      }
      assert.deepEqual(
        edits.map(({ offset, length }) => ({ offset, length })),
        [{ offset: value.offset, length: value.length }],
      );
    });
  });

  it("an addition is between its neighbours", () => {
    law("add", anyDocument, (edited) => {
      // Two equal values side by side: which of them is new cannot be told.
      if (kindOf(edited) !== "loose") assertBetween(edited, edited.index, edited.index - 1);
    });
  });

  it("a removal is between its neighbours", () => {
    law("remove", anyDocument, (edited) => {
      if (kindOf(edited) !== "loose") assertBetween(edited, edited.index, edited.index);
    });
  });

  it("a move takes one element, and leaves all beyond where it was and where it is alone", () => {
    law("move", anyDocument, (edited) => {
      const { from, index, edits, children } = edited;
      if (kindOf(edited) === "loose") return;
      assertBetween(edited, Math.min(from, index), Math.max(from, index));
      const touched = children.filter((child) =>
        edits.some((edit) => edit.offset < endOf(child) && endOf(edit) > child.offset),
      );
      assert.ok(touched.length <= 1, "more than one element moved");
    });
  });

  it("with one thing a line, a removal takes whole lines and a comma", () => {
    law("remove", prettyDocument, (edited) => {
      if (edited.children.length === 1 || kindOf(edited) === "loose") return;
      assertSubsequence(bareLines(edited.result), bareLines(edited.text));
    });
  });

  it("with one thing a line, an addition adds whole lines and a comma", () => {
    law("add", prettyDocument, (edited) => {
      if (edited.children.length > 0) assertSubsequence(bareLines(edited.text), bareLines(edited.result));
    });
  });
});

/** The lines that say something, without commas. */
function bareLines(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replaceAll(",", ""))
    .filter((line) => line.trim() !== "");
}

function assertSubsequence(few: readonly string[], many: readonly string[]): void {
  let at = 0;
  for (const line of few) {
    at = many.indexOf(line, at) + 1;
    assert.ok(at > 0, `this line is not the same: ${line}`);
  }
}
