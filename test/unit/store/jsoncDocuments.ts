import fc from "fast-check";
import type { Json } from "../../../src/core/json.js";

/*
 * Documents for the laws of textEdits: a model whose parts have tags, dressed with comments and odd spacing, that can be
 * written as text and as value. Who owns a comment is known from how it was written, not from the code under test.
 */

export type Scalar = null | boolean | number | string;

/** A property (with a key) or element, and how it is dressed in the text. */
export interface Child {
  readonly tag: number;
  readonly key?: string;
  readonly node: Model;
  readonly dress: ChildDress;
  /** Operations leave it alone: an id, or something that was replaced already. */
  readonly fixed?: boolean;
}

/** `list`: objects with ids; `loose`: scalars and objects without ids. */
export interface Container {
  readonly kind: "object" | "list" | "loose";
  readonly tag: number;
  readonly children: readonly Child[];
  readonly dress: ContainerDress;
}

export type Model = Container | { readonly kind: "scalar"; readonly value: Scalar };

export interface ChildDress {
  /** Comments on lines of their own before it; a blank line before them. */
  readonly lead: number;
  readonly blank: boolean;
  /** Comments on its line: before it, behind it, behind its comma. */
  readonly before: boolean;
  readonly trail: boolean;
  readonly after: "none" | "line" | "block" | "long";
  readonly space: boolean;
  /** It stands on the line of the one before it, if that has no comment behind its comma. */
  readonly joined: boolean;
}

export interface ContainerDress {
  readonly lines: boolean;
  readonly trailing: boolean;
  readonly commasFirst: boolean;
  readonly head: "none" | "line" | "block";
  readonly tail: number;
  /** The closing bracket stands on the line of the last child, if no comment is in the way. */
  readonly hugs: boolean;
  readonly pad: string;
  readonly colon: string;
}

export interface Document {
  readonly root: Container;
  readonly eol: string;
  readonly unit: string;
  readonly top: boolean;
  readonly finalBreak: boolean;
}

export const plainChild: ChildDress = {
  lead: 0,
  blank: false,
  before: false,
  trail: false,
  after: "none",
  space: false,
  joined: false,
};
export const plainContainer: ContainerDress = {
  lines: true,
  trailing: false,
  commasFirst: false,
  head: "none",
  tail: 0,
  hugs: false,
  pad: "",
  colon: ": ",
};

const childDress: fc.Arbitrary<ChildDress> = fc.record({
  lead: fc.constantFrom(0, 0, 1, 2),
  blank: fc.boolean(),
  before: fc.boolean(),
  trail: fc.boolean(),
  after: fc.constantFrom("none", "none", "line", "block", "long"),
  space: fc.boolean(),
  joined: fc.constantFrom(false, false, false, true),
});
const containerDress: fc.Arbitrary<ContainerDress> = fc.record({
  lines: fc.constantFrom(true, true, false),
  trailing: fc.boolean(),
  commasFirst: fc.constantFrom(false, false, false, true),
  head: fc.constantFrom("none", "none", "line", "block"),
  tail: fc.constantFrom(0, 0, 1, 2),
  hugs: fc.boolean(),
  pad: fc.constantFrom("", " "),
  colon: fc.constantFrom(": ", ":", " : "),
});
const prettyChild = childDress.map((dress) => ({ ...dress, joined: false }));
const prettyContainer = containerDress.map((dress) => ({
  ...dress,
  lines: true,
  commasFirst: false,
  hugs: false,
  colon: ": ",
}));

const clean = (value: string): string => value.replaceAll("§", "");
export const scalar: fc.Arbitrary<Scalar> = fc.oneof(
  fc.constantFrom(null, true, false, 0, -1.5e300, "", "/* no comment */", "// none", "a\nb", "Grüße, 客户 🙂"),
  fc.string({ unit: "grapheme" }).map(clean),
  fc.integer(),
);
const oddKeys = ["title", "state", "é", "a b", "__proto__", "constructor", "toString", "//", "", "ids"];
const key = fc.oneof(fc.constantFrom(...oddKeys), fc.string({ minLength: 1 }).map(clean));

interface Recipe {
  readonly key: string;
  readonly node: Model;
  readonly dress: ChildDress;
}

function models(childDress: fc.Arbitrary<ChildDress>, dress: fc.Arbitrary<ContainerDress>): fc.Arbitrary<Container> {
  const { object } = fc.letrec<{ node: Model; object: Container }>((tie) => {
    const child: fc.Arbitrary<Recipe> = fc.record({ key, node: tie("node"), dress: childDress });
    const leaf: fc.Arbitrary<Model> = scalar.map((value) => ({ kind: "scalar", value }));
    const object = fc
      .tuple(fc.uniqueArray(child, { maxLength: 4, selector: (one) => one.key }), dress)
      .map(([children, style]) =>
        container(
          "object",
          children.filter((one) => !isIndex(one.key)),
          style,
        ),
      );
    const element = fc.record({ key: fc.constant(""), node: tie("object"), dress: childDress });
    const loose = fc.record({ key: fc.constant(""), node: fc.oneof(leaf, leaf, tie("object")), dress: childDress });
    return {
      object,
      node: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        leaf,
        object,
        fc.tuple(fc.array(element, { maxLength: 5 }), dress).map(([list, style]) => container("list", list, style)),
        fc.tuple(fc.array(loose, { maxLength: 4 }), dress).map(([list, style]) => container("loose", list, style)),
      ),
    };
  });
  return object;
}

/** JavaScript puts such keys first, whatever the text says. */
function isIndex(name: string): boolean {
  return /^\d+$/.test(name) || name === "id";
}

function container(kind: Container["kind"], recipes: readonly Recipe[], dress: ContainerDress): Container {
  const children = recipes.map((one): Child => {
    const child = { tag: 0, node: one.node, dress: one.dress };
    return kind === "object" ? { ...child, key: one.key } : child;
  });
  return { kind, tag: 0, children, dress };
}

/** Numbers all parts, and gives the elements of lists their ids. */
function tagged(root: Container): Container {
  let tag = 0;
  const visit = (node: Container, id?: string): Container => {
    const own = ++tag;
    const children = node.children.map((child): Child => {
      const childTag = ++tag;
      const name = node.kind === "list" ? `e${String(childTag)}` : undefined;
      return { ...child, tag: childTag, node: child.node.kind === "scalar" ? child.node : visit(child.node, name) };
    });
    return { ...node, tag: own, children: id === undefined ? children : [idChild(id, ++tag), ...children] };
  };
  return visit(root);
}

export function idChild(id: string, tag: number): Child {
  return { tag, key: "id", node: { kind: "scalar", value: id }, dress: plainChild, fixed: true };
}

function documents(childDress: fc.Arbitrary<ChildDress>, dress: fc.Arbitrary<ContainerDress>): fc.Arbitrary<Document> {
  return fc.record({
    root: models(childDress, dress).map(tagged),
    eol: fc.constantFrom("\n", "\n", "\r\n"),
    unit: fc.constantFrom("  ", "    ", "\t"),
    top: fc.boolean(),
    finalBreak: fc.boolean(),
  });
}

/** Documents in every style. */
export const anyDocument = documents(childDress, containerDress);
/** Documents with one property or element a line, but with comments and blank lines. */
export const prettyDocument = documents(prettyChild, prettyContainer);

export function toJson(model: Model): Json {
  if (model.kind === "scalar") return model.value;
  if (model.kind !== "object") return model.children.map((child) => toJson(child.node));
  return Object.fromEntries(model.children.map((child) => [child.key ?? "", toJson(child.node)] as const));
}
