import { columnsOf, type ListPlace, listPlace } from "./listPlace.js";
import { type Edited, lineEnd, lineMarks, lineStart, type Selected } from "./selected.js";

const empty = "https://";

/** Makes a link of what is selected; its address, or if that is what was selected its text, is selected to be typed. */
export function insertLink({ text, start, end }: Selected): Edited {
  const chosen = text.slice(start, end);
  const isAddress = /^(?:https?:\/\/|mailto:)\S+$/.test(chosen);
  const written = isAddress ? `[](${chosen})` : `[${chosen}](${empty})`;
  const change = { offset: start, length: end - start, text: written };
  if (isAddress || chosen === "") return { change, start: start + 1, end: start + 1 };
  const address = start + chosen.length + 3;
  return { change, start: address, end: address + empty.length };
}

/**
 * Moves the selected lines in or out by one level, all as far as the first of them: below the text of the item before it, back to where
 * the item around it begins, and where there is no such item as wide as the mark of its own list, else two spaces.
 */
export function indentLines({ text, start, end }: Selected, way: "in" | "out"): Edited | undefined {
  const from = lineStart(text, start);
  const lines = text.slice(from, lineEnd(text, Math.max(start, end - 1))).split("\n");
  const first = lines.findIndex((line) => line.trim() !== "");
  if (first < 0) return undefined;
  const offset = lines.slice(0, first).reduce((sum, line) => sum + line.length + 1, from);
  const by = widthOf(lines[first] ?? "", listPlace(text, offset), way);
  const moved = lines.map((line) => (line.trim() === "" ? line : shifted(line, by, way)));
  const written = moved.join("\n");
  const length = lines.join("\n").length;
  if (written.length === length) return undefined;
  const ahead = (moved[0]?.length ?? 0) - (lines[0]?.length ?? 0);
  return {
    change: { offset: from, length, text: written },
    start: Math.max(from, start + ahead),
    end: Math.max(from, end + written.length - length),
  };
}

function widthOf(line: string, { parents, before }: ListPlace, way: "in" | "out"): number {
  const { indent, mark } = lineMarks(line);
  const column = columnsOf(indent);
  const parent = parents.at(-1);
  if (way === "in" && before) return before.content - column;
  if (way === "out" && parent?.content === column) return column - parent.column;
  return mark === "" ? 2 : mark.length + 1;
}

/** In a quote, it is what is quoted that moves. */
function shifted(line: string, by: number, way: "in" | "out"): string {
  const { quote, indent } = lineMarks(line);
  const rest = line.slice(quote.length);
  if (way === "in") return quote + (indent.startsWith("\t") ? "\t" : " ".repeat(by)) + rest;
  return quote + rest.slice(indent.startsWith("\t") ? 1 : Math.min(by, /^ */.exec(indent)?.[0].length ?? 0));
}
