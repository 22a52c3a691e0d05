import type { Json } from "../core/json.js";
import { entriesOf, idOf, isList, isObject, own, sameJson } from "../core/jsonShape.js";
import { applyEdits, type TextEdit } from "./applyEdits.js";
import { readTree, valueOf } from "./jsonTree.js";
import { parseText } from "./parseText.js";
import { styleOf } from "./textStyle.js";
import { valueEdits } from "./valueEdits.js";

export { applyEdits, type TextEdit };

/**
 * The smallest edits after which `text` (JSON with comments, no byte order mark), which holds `before`, holds `after`: in
 * order, not overlapping. All else stays byte for byte: comments, order, indentation, line ends, trailing commas. A list's
 * elements may have in `before` an `id` that the text lacks (completed in memory); it is not written by the way.
 * Throws, so that a wrong file can never be written, if the text cannot be parsed, does not hold `before` with all its unknown
 * fields, or would not hold `after`.
 */
export function textEdits(text: string, before: Json, after: Json): readonly TextEdit[] {
  const { root, errors } = readTree(text);
  if (!root || errors.length > 0) throw new Error("The text is not valid JSON, so it cannot be edited.");
  const value = valueOf(root);
  const completed = completedIds(value, before);
  if (!holds(value, before, completed)) throw new Error("The text does not hold the value that is to be changed.");
  const edits = valueEdits({ text, style: styleOf(text, root) }, root, before, after);
  const result = parseText(applyEdits(text, edits));
  if (!result.ok || !holds(result.value, after, completed))
    throw new Error("The edited text would not hold what it should, so nothing was changed.");
  return edits;
}

/** The ids that elements of `before` have and those of the text's value lack. */
function completedIds(
  value: Json | undefined,
  before: Json | undefined,
  found = new Set<string>(),
): ReadonlySet<string> {
  if (isList(value) && isList(before)) {
    value.forEach((element, i) => {
      const id = idOf(before[i]);
      if (id !== undefined && isObject(element) && own(element, "id") === undefined) found.add(id);
      completedIds(element, before[i], found);
    });
  } else if (isObject(value) && isObject(before)) {
    for (const [key, inner] of entriesOf(value)) completedIds(inner, own(before, key), found);
  }
  return found;
}

/** Whether the value of a text is `wanted`, but for ids that were completed in memory. */
function holds(value: Json | undefined, wanted: Json | undefined, completed: ReadonlySet<string>): boolean {
  if (completed.size === 0) return sameJson(value, wanted);
  if (isList(value) && isList(wanted))
    return value.length === wanted.length && value.every((element, i) => holds(element, wanted[i], completed));
  if (!isObject(value) || !isObject(wanted)) return sameJson(value, wanted);
  const id = own(value, "id") === undefined ? idOf(wanted) : undefined;
  const expected = entriesOf(wanted).filter(([key]) => !(key === "id" && id !== undefined && completed.has(id)));
  return (
    entriesOf(value).length === expected.length &&
    expected.every(([key, inner]) => holds(own(value, key), inner, completed))
  );
}
