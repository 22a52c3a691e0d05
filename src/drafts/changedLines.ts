import { diffIndices } from "node-diff3";
import { namedLines } from "./namedLines.js";

/** A line that would go, or one that would come. */
export interface ChangedLine {
  readonly kind: "added" | "removed";
  readonly text: string;
}

/** The lines in which two texts differ, from top to bottom; blank ones are left out. */
export function changedLines(before: string, after: string): readonly ChangedLine[] {
  const { old, others, textOf } = namedLines(before.split(/\r?\n/), after.split(/\r?\n/));
  const changes = diffIndices([...old], [...(others[0] ?? [])]);
  return changes
    .flatMap(({ buffer1Content, buffer2Content }) => [
      ...buffer1Content.map((name): ChangedLine => ({ kind: "removed", text: textOf(name) })),
      ...buffer2Content.map((name): ChangedLine => ({ kind: "added", text: textOf(name) })),
    ])
    .filter(({ text }) => text.trim() !== "");
}
