/** What the documents need from the repository's history. Days are ISO days; commits are counted, never named. */
export interface HistoryFacts {
  /** Author day of the first and last commit of the work; null without one. */
  readonly first: string | null;
  readonly last: string | null;
  /** Tags that are part of the history, oldest first. */
  readonly releases: readonly { readonly name: string; readonly date: string }[];
  /** What was worked on, most first. `product`: a part that the client knows, not tests, tools or setup. */
  readonly areas: readonly { readonly name: string; readonly product: boolean; readonly commits: number }[];
  /** What could not be read, and why: no git, Restricted Mode, web, a shallow clone. */
  readonly missing: readonly { readonly what: string; readonly why: string }[];
}
