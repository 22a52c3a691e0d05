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

/** Moves the selected lines in or out by one level: as wide as the mark of a list is, else two spaces. */
export function indentLines({ text, start, end }: Selected, way: "in" | "out"): Edited | undefined {
  const from = lineStart(text, start);
  const lines = text.slice(from, lineEnd(text, Math.max(start, end - 1))).split("\n");
  const moved = lines.map((line) => (way === "in" ? indented(line) : outdented(line)));
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

function indented(line: string): string {
  return line.trim() === "" ? line : " ".repeat(levelOf(line)) + line;
}

function outdented(line: string): string {
  if (line.trim() === "") return line;
  const most = levelOf(line);
  if (line.startsWith("\t")) return line.slice(1);
  const spaces = /^ */.exec(line)?.[0].length ?? 0;
  return line.slice(Math.min(most, spaces));
}

/** What stands below `1. ` has to begin behind it; below `- `, too. */
function levelOf(line: string): number {
  const { mark } = lineMarks(line);
  return mark === "" ? 2 : mark.length + 1;
}
