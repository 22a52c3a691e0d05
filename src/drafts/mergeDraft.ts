import { diff3Merge } from "node-diff3";

/** What came of a merge. */
export interface MergedDraft {
  readonly text: string;
  /** How many places hold both texts, marked. */
  readonly conflicts: number;
}

/** The three texts of a draft. */
export interface DraftVersions {
  /** As it was last generated. */
  readonly base: string;
  /** As the user has it now. */
  readonly mine: string;
  /** As it would be generated today. */
  readonly fresh: string;
}

const mineMark = "<<<<<<< your text";
const middleMark = "=======";
const freshMark = ">>>>>>> new text";

/**
 * Brings what is new into a draft, line by line. What the user changed stays; where the new text changed the same lines, both stay,
 * between marks that VS Code knows (it offers to take one, the other, or both) and that the checks hold the sending for. The line ends
 * are the user's.
 */
export function mergeDraft({ base, mine, fresh }: DraftVersions): MergedDraft {
  const end = /\r\n|\n|\r/.exec(mine)?.[0] ?? "\n";
  const regions = diff3Merge(linesOf(mine), linesOf(base), linesOf(fresh), { excludeFalseConflicts: true });
  let conflicts = 0;
  const lines = regions.flatMap((region) => {
    if (region.ok) return region.ok;
    const { a = [], b = [] } = region.conflict ?? {};
    conflicts++;
    return [mineMark, ...a, middleMark, ...b, freshMark];
  });
  return { text: lines.join(end), conflicts };
}

/** How many places of a text hold both versions, marked. */
export function countConflicts(text: string): number {
  const starts = text.match(/^<{7} /gm) ?? [];
  return /^>{7} /m.test(text) ? starts.length : 0;
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}
