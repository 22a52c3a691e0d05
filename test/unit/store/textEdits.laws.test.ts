import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import type { Json } from "../../../src/core/json.js";
import { applyEdits, textEdits } from "../../../src/store/textEdits.js";
import { containersOf, type Operation, operate, operation, tagsOf } from "./documentOperations.js";
import { parsed, runs } from "./editing.js";
import { anyDocument, type Container, type Document, toJson } from "./jsoncDocuments.js";
import { type Comment, marksOf, writeDocument } from "./writeDocument.js";

const operations = fc.array(operation, { minLength: 1, maxLength: 6 });

/** The document after each operation, itself first. */
function steps(document: Document, todo: readonly Operation[]): readonly Container[] {
  const roots = [document.root];
  todo.forEach((one, i) => {
    const done = operate(roots.at(-1) ?? document.root, one, 1000 * (i + 1));
    if (done) roots.push(done.root);
  });
  return roots;
}

function assertHolds(text: string, value: Json): void {
  assert.deepEqual(parsed(text), value);
}

/** A document in whose text some elements have no id; new ones always have. */
function withoutIds(node: Container, some: number): Container {
  const children = node.children
    .filter(({ fixed, key, tag }) => !(fixed && key === "id" && tag < 1000 && (some >> (tag % 31)) % 2 === 1))
    .map((child) => (child.node.kind === "scalar" ? child : { ...child, node: withoutIds(child.node, some) }));
  return { ...node, children };
}

function withoutGeneratedIds(value: Json): Json {
  const keep = (key: string, inner: unknown): unknown =>
    key === "id" && typeof inner === "string" && /^e\d+$/.test(inner) ? undefined : inner;
  return JSON.parse(JSON.stringify(value), keep) as Json;
}

/** Asserts that exactly the comments are left that belong to something that is, and in order if nothing was moved. */
function assertComments(
  text: string,
  comments: readonly Comment[],
  result: string,
  after: Container,
  todo: readonly Operation[],
): void {
  const alive = new Set(tagsOf(after));
  const certain = comments.filter(({ loose }) => !loose);
  const expected = new Set(
    certain.filter(({ owners }) => owners.every((tag) => alive.has(tag))).map(({ mark }) => mark),
  );
  const marks = new Set(certain.map(({ mark }) => mark));
  const survivors = marksOf(result).filter((mark) => marks.has(mark));
  assert.deepEqual(survivors.toSorted(), [...expected].toSorted());
  if (todo.some(({ kind }) => kind === "move")) return;
  assert.deepEqual(
    survivors,
    marksOf(text).filter((mark) => expected.has(mark)),
  );
}

describe("textEdits, laws", function () {
  this.timeout(100 * runs.numRuns);

  it("the generated documents are what they should be", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { text, comments } = writeDocument(document);
        assertHolds(text, toJson(document.root));
        assert.deepEqual(marksOf(text).toSorted(), comments.map(({ mark }) => mark).toSorted());
      }),
      runs,
    );
  });

  it("the result holds exactly what it should", () => {
    fc.assert(
      fc.property(anyDocument, operations, (document, todo) => {
        const { text } = writeDocument(document);
        const after = toJson(steps(document, todo).at(-1) ?? document.root);
        assertHolds(applyEdits(text, textEdits(text, parsed(text), after)), after);
      }),
      runs,
    );
  });

  it("any value can become any other", () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (one, other) => {
        const { text } = writeDocument(one);
        const after = toJson(other.root);
        assertHolds(applyEdits(text, textEdits(text, parsed(text), after)), after);
      }),
      runs,
    );
  });

  it("comments go with what they belong to, and only with that, and keep their order", () => {
    fc.assert(
      fc.property(anyDocument, operations, (document, todo) => {
        const { text, comments } = writeDocument(document);
        const after = steps(document, todo).at(-1) ?? document.root;
        const result = applyEdits(text, textEdits(text, parsed(text), toJson(after)));
        assertComments(text, comments, result, after, todo);
      }),
      runs,
    );
  });

  it("comments belong after a change to what they belonged to before", () => {
    fc.assert(
      fc.property(anyDocument, operations, (document, todo) => {
        const { text, comments } = writeDocument(document);
        const roots = steps(document, todo);
        const result = roots.reduce((now, root) => applyEdits(now, textEdits(now, parsed(now), toJson(root))), text);
        assertComments(text, comments, result, roots.at(-1) ?? document.root, todo);
      }),
      runs,
    );
  });

  it("ids completed in memory are not written by the way", () => {
    fc.assert(
      fc.property(anyDocument, operations, fc.nat(), (document, todo, some) => {
        const bare = withoutIds(document.root, some);
        const { text } = writeDocument({ ...document, root: bare });
        const after = steps(document, todo).at(-1) ?? document.root;
        const result = applyEdits(text, textEdits(text, toJson(document.root), toJson(after)));
        const expected = toJson(withoutIds(after, some));
        // Where elements have no ids at all, what is inside one may have to be written anew, with all that it has.
        if (containersOf(document.root).some(({ kind }) => kind === "loose"))
          assert.deepEqual(withoutGeneratedIds(parsed(result)), withoutGeneratedIds(expected));
        else assertHolds(result, expected);
      }),
      runs,
    );
  });

  it("edits are ordered, apart, and the same one by one from the end", () => {
    fc.assert(
      fc.property(anyDocument, operations, (document, todo) => {
        const { text } = writeDocument(document);
        const after = toJson(steps(document, todo).at(-1) ?? document.root);
        const edits = textEdits(text, parsed(text), after);
        const oneByOne = edits.reduceRight((result, edit) => applyEdits(result, [edit]), text);
        assert.equal(oneByOne, applyEdits(text, edits));
        for (const [i, edit] of edits.entries()) {
          assert.ok(edit.length > 0 || edit.text !== "");
          const next = edits[i + 1];
          if (next) assert.ok(edit.offset + edit.length < next.offset, "edits that touch are one edit");
        }
        assert.deepEqual(textEdits(text, parsed(text), parsed(text)), []);
      }),
      runs,
    );
  });

  it("a change after a change holds too", () => {
    fc.assert(
      fc.property(anyDocument, operations, (document, todo) => {
        let { text } = writeDocument(document);
        for (const root of steps(document, todo)) {
          text = applyEdits(text, textEdits(text, parsed(text), toJson(root)));
          assertHolds(text, toJson(root));
        }
      }),
      runs,
    );
  });
});
