import type { FieldConflict } from "../drafts/mergeDraft.js";

/**
 * Which news of the details this window has told of fields of emails that the user has written themselves, by the draft's URI. That there
 * are some is found in the draft and its base each time; what the user had when they were told is known here only.
 */
export class FieldNews {
  private readonly byDraft = new Map<string, readonly FieldConflict[]>();
  /** What the last refresh left to the user. */
  private readonly byRefresh = new Map<string, readonly FieldConflict[]>();

  /** What was found, as it was when it was told first: whoever has written another value since has decided, and is not told again. */
  told(uri: string, found: readonly FieldConflict[]): readonly FieldConflict[] {
    const known = this.byDraft.get(uri) ?? [];
    const told = found.map(
      (each) => known.find(({ field, fresh }) => field === each.field && fresh === each.fresh) ?? each,
    );
    this.byDraft.set(uri, told);
    return told;
  }

  /**
   * Those of what a refresh found that stay news after it: what the user has not decided yet. They were not asked to: with the refresh
   * after the one that left it to them, theirs is what they want.
   */
  left(uri: string, found: readonly FieldConflict[]): readonly FieldConflict[] {
    const told = this.told(uri, found);
    const before = this.byRefresh.get(uri) ?? [];
    const left = found.filter(
      ({ field, mine, fresh }, index) =>
        mine === told[index]?.mine && !before.some((each) => each.field === field && each.fresh === fresh),
    );
    this.byRefresh.set(uri, left);
    return left;
  }
}
