import type { Node } from "jsonc-parser";
import type { Json } from "../core/json.js";
import { entriesOf, isList, isObject, type JsonObject, own, sameJson } from "../core/jsonShape.js";
import { alignLists } from "./alignLists.js";
import type { TextEdit } from "./applyEdits.js";
import { containerEdits, type Slot, type Source } from "./containerEdits.js";
import { isInsideLine } from "./containerStyle.js";
import { childrenOf, keyOf, valueNodeOf } from "./jsonTree.js";
import { lineIndent, renderBlock, renderLine } from "./textStyle.js";

/** The edits that turn the value at `node`, which is `before`, into `after`; none where both are the same. */
export function valueEdits(source: Source, node: Node, before: Json | undefined, after: Json): readonly TextEdit[] {
  if (before === after) return [];
  if (node.type === "object" && isObject(before) && isObject(after)) return objectEdits(source, node, before, after);
  if (node.type === "array" && isList(before) && isList(after)) return listEdits(source, node, before, after);
  if (sameJson(before, after)) return [];
  const text = isInsideLine(source.text, node)
    ? renderLine(after, false)
    : renderBlock(after, source.style, lineIndent(source.text, node.offset));
  return [{ offset: node.offset, length: node.length, text }];
}

function objectEdits(source: Source, node: Node, before: JsonObject, after: JsonObject): readonly TextEdit[] {
  const properties = childrenOf(node);
  // Of a repeated key the last one counts.
  const last = new Map(properties.map((property, index) => [keyOf(property), index]));
  const { first, behind } = newProperties(last, before, after);
  const slots: Slot[] = [...first];
  properties.forEach((property, index) => {
    const key = keyOf(property);
    const value = own(after, key);
    if (value === undefined) return;
    const valueNode = last.get(key) === index ? valueNodeOf(property) : undefined;
    const edits = valueNode ? valueEdits(source, valueNode, own(before, key), value) : [];
    slots.push({ kind: "stay", index, edits }, ...(behind.get(index) ?? []));
  });
  return containerEdits(source, node, slots);
}

/** The properties that the text lacks, each behind the nearest one before it in `after` that the text has. */
function newProperties(
  last: ReadonlyMap<string, number>,
  before: JsonObject,
  after: JsonObject,
): { readonly first: readonly Slot[]; readonly behind: ReadonlyMap<number, readonly Slot[]> } {
  const first: Slot[] = [];
  const behind = new Map<number, Slot[]>();
  let run = first;
  for (const [key, value] of entriesOf(after)) {
    const index = last.get(key);
    if (index !== undefined) behind.set(index, (run = []));
    // A value that both sides have and the text lacks is an id completed in memory; it is not ours to write.
    else if (!sameJson(own(before, key), value)) run.push({ kind: "new", key, value });
  }
  return { first, behind };
}

function listEdits(source: Source, node: Node, before: readonly Json[], after: readonly Json[]): readonly TextEdit[] {
  const elements = childrenOf(node);
  const origins = alignLists(before, after);
  const slots = after.flatMap((value, i): readonly Slot[] => {
    const origin = origins[i];
    if (!origin || origin.kind === "new") return [{ kind: "new", value }];
    const element = elements[origin.index];
    const edits = element ? valueEdits(source, element, before[origin.index], value) : [];
    return [{ ...origin, edits }];
  });
  return containerEdits(source, node, slots);
}
