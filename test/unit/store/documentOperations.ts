import fc from "fast-check";
import {
  type Child,
  type Container,
  idChild,
  type Model,
  plainChild,
  plainContainer,
  type Scalar,
  scalar,
} from "./jsoncDocuments.js";

/** Something done to a document; the numbers choose among what is there. */
export interface Operation {
  readonly kind: "set" | "replace" | "add" | "remove" | "move";
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly value: Scalar;
}

export const operation: fc.Arbitrary<Operation> = fc.record({
  kind: fc.constantFrom("set", "replace", "add", "remove", "move"),
  at: fc.nat(),
  from: fc.nat(),
  to: fc.nat(),
  value: scalar,
});

/** What an operation did: in which container, to which position, and for a move from which. */
export interface Done {
  readonly root: Container;
  readonly container: Container;
  readonly index: number;
  readonly from: number;
}

/** Carries out an operation; undefined if there is nothing that it could be done to. New parts get tags from `tag` on. */
export function operate(root: Container, { kind, at, from, to, value }: Operation, tag: number): Done | undefined {
  const container = pick(
    containersOf(root).filter((one) => suits(kind, one)),
    at,
  );
  if (!container) return undefined;
  const { children } = container;
  const index =
    pick(
      [...children.keys()].filter((i) => changes(kind, children[i])),
      from,
    ) ?? 0;
  const done = (next: readonly Child[], position: number): Done => ({
    root: replaced(root, container.tag, { ...container, children: next }),
    container,
    index: position,
    from: index,
  });
  const child = children[index];
  if (kind === "add" || !child) {
    const position = to % (children.length + 1);
    return done(children.toSpliced(position, 0, newChild(container.kind, tag, value)), position);
  }
  if (kind === "remove") return done(children.toSpliced(index, 1), index);
  if (kind === "set") return done(children.with(index, { ...child, node: { kind: "scalar", value } }), index);
  if (kind === "replace")
    return done(children.with(index, { ...child, fixed: true, node: other(child.node, tag, value) }), index);
  const position = to % children.length;
  return done(children.toSpliced(index, 1).toSpliced(position, 0, child), position);
}

function pick<T>(candidates: readonly T[], at: number): T | undefined {
  return candidates[at % candidates.length];
}

/** All objects and lists of a document, the outermost first. */
export function containersOf(node: Model): readonly Container[] {
  return node.kind === "scalar" ? [] : [node, ...node.children.flatMap((child) => containersOf(child.node))];
}

/** The tags of all parts of a document. */
export function tagsOf(node: Model): readonly number[] {
  if (node.kind === "scalar") return [];
  return [node.tag, ...node.children.flatMap((child) => [child.tag, ...tagsOf(child.node)])];
}

function suits(kind: Operation["kind"], container: Container): boolean {
  if (kind === "add") return true;
  if (kind === "move") return container.kind !== "object" && container.children.length > 1;
  if (kind === "replace" && container.kind !== "object") return false;
  return container.children.some((child) => changes(kind, child));
}

function changes(kind: Operation["kind"], child: Child | undefined): boolean {
  return child !== undefined && !child.fixed && (kind !== "set" || child.node.kind === "scalar");
}

function other(node: Model, tag: number, value: Scalar): Model {
  if (node.kind !== "scalar") return { kind: "scalar", value };
  return { kind: "object", tag, children: [newChild("object", tag + 1, value)], dress: plainContainer };
}

function newChild(kind: Container["kind"], tag: number, value: Scalar): Child {
  const node: Model = { kind: "scalar", value };
  const name = `new ${String(tag)}`;
  if (kind === "object") return { tag, key: name, node, dress: plainChild };
  if (kind === "loose") return { tag, node, dress: plainChild };
  const children = [idChild(name, tag + 1), { tag: tag + 2, key: "value", node, dress: plainChild }];
  return { tag, node: { kind: "object", tag: tag + 3, children, dress: plainContainer }, dress: plainChild };
}

function replaced(node: Container, tag: number, by: Container): Container {
  if (node.tag === tag) return by;
  const children = node.children.map((child) =>
    child.node.kind === "scalar" ? child : { ...child, node: replaced(child.node, tag, by) },
  );
  return { ...node, children };
}
