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

/** Moves the selected lines in or out by one level: as wide as the mark of their list and of the item above is, else two spaces. */
export function indentLines({ text, start, end }: Selected, way: "in" | "out"): Edited | undefined {
  const from = lineStart(text, start);
  const lines = text.slice(from, lineEnd(text, Math.max(start, end - 1))).split("\n");
  const above = levelAbove(text.slice(0, from).split("\n"));
  const move = way === "in" ? indented : outdented;
  const moved = lines.map((line) => move(line, Math.max(above, levelOf(line))));
  const written = moved.join("\n");
  const length = lines.join("\n").length;
  if (written.length === length) return undefined;
  const first = (moved[0]?.length ?? 0) - (lines[0]?.length ?? 0);
  return {
    change: { offset: from, length, text: written },
    start: Math.max(from, start + first),
    end: Math.max(from, end + written.length - length),
  };
}

function indented(line: string, level: number): string {
  return line.trim() === "" ? line : " ".repeat(level) + line;
}

function outdented(line: string, level: number): string {
  if (line.trim() === "") return line;
  if (line.startsWith("\t")) return line.slice(1);
  const spaces = /^ */.exec(line)?.[0].length ?? 0;
  return line.slice(Math.min(level, spaces));
}

/** How far in something stands that belongs to the item of a list above; 0 behind anything else. */
function levelAbove(lines: readonly string[]): number {
  const item = lines.findLast((line) => /^[^ \t]/.test(line) || lineMarks(line).mark !== "");
  return item === undefined || lineMarks(item).mark === "" ? 0 : levelOf(item);
}

/** What stands below `1. ` has to begin behind it; below `- `, too. */
function levelOf(line: string): number {
  const { mark } = lineMarks(line);
  return mark === "" ? 2 : mark.length + 1;
}
