import { diffIndices } from "node-diff3";

/** A line that would go, or one that would come. */
export interface ChangedLine {
  readonly kind: "added" | "removed";
  readonly text: string;
}

/** The lines in which two texts differ, from top to bottom; blank ones are left out. */
export function changedLines(before: string, after: string): readonly ChangedLine[] {
  const changes = diffIndices(before.split(/\r?\n/), after.split(/\r?\n/));
  return changes
    .flatMap(({ buffer1Content, buffer2Content }) => [
      ...buffer1Content.map((text): ChangedLine => ({ kind: "removed", text })),
      ...buffer2Content.map((text): ChangedLine => ({ kind: "added", text })),
    ])
    .filter(({ text }) => text.trim() !== "");
}
