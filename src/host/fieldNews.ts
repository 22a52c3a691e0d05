import type { FieldConflict } from "../drafts/mergeDraft.js";

/**
 * What the details say of fields of emails that the user has written themselves, by the draft's URI. Kept in memory only: once a refresh
 * is over, the draft on the disk has the user's value and nothing more to decide.
 */
export class FieldNews {
  private readonly byDraft = new Map<string, readonly FieldConflict[]>();

  of(uri: string): readonly FieldConflict[] {
    return this.byDraft.get(uri) ?? [];
  }

  /** These were found, beside those that are known. */
  add(uri: string, found: readonly FieldConflict[]): void {
    const others = this.of(uri).filter(({ field }) => found.every((each) => each.field !== field));
    this.byDraft.set(uri, [...others, ...this.told(uri, found)]);
  }

  /** A refresh found these, and settled what was known before. */
  replace(uri: string, found: readonly FieldConflict[]): void {
    this.byDraft.set(uri, this.told(uri, found));
  }

  /** Whoever was told already and has written another value since is not told of the same news again. */
  private told(uri: string, found: readonly FieldConflict[]): readonly FieldConflict[] {
    const known = this.of(uri);
    return found.map((each) => known.find(({ field, fresh }) => field === each.field && fresh === each.fresh) ?? each);
  }
}
