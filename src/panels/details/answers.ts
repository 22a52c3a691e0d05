import type { DetailsState } from "../../protocol/details.js";

/** What became of drafts, as a state says it. */
export type Answer = Pick<DetailsState, "dealtWith" | "problems" | "created">;

const nothingDone: Answer = { dealtWith: 0, problems: {}, created: [] };

/**
 * What became of drafts, told never before the document has them. An edit is on its way for a while, and a state may be asked for in the
 * meantime: one that says of a new row that it has arrived, and does not show it, would take it from under whoever types in it.
 */
export class Answers {
  private settled = nothingDone;
  private expected: { readonly answer: Answer; readonly text: string } | undefined;

  /** What goes with this text of the document. */
  for(text: string): Answer {
    if (this.expected?.text === text) this.settle();
    return this.settled;
  }

  /** New rows that arrived, and where. */
  get created(): Answer["created"] {
    return this.settled.created;
  }

  get problems(): Answer["problems"] {
    return this.settled.problems;
  }

  /** An edit was worked out; it is made when the document has this text. What was expected before is not any more. */
  expect(answer: Answer, text: string): void {
    this.expected = { answer, text };
  }

  /** The edit was made. */
  settle(): void {
    this.settled = this.expected?.answer ?? this.settled;
    this.expected = undefined;
  }

  /** The edit was not made. */
  giveUp(): void {
    this.expected = undefined;
  }

  /** The page is loaded anew and counts from the beginning. Rows that arrived keep their place: it may not have heard of it. */
  beginAnew(): void {
    this.settled = { ...nothingDone, created: this.settled.created };
  }
}
