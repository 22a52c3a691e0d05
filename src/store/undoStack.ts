import type { Change } from "../core/changes.js";
import type { Offboarding } from "../core/offboarding.js";
import type { AnchoredEdit } from "./anchors.js";

/** A change that can be undone: what was done, where. */
export interface Step {
  readonly uri: string;
  readonly label: string;
  /** The file's text on both sides, so that a file nobody touched since gets back every byte, comments included. */
  readonly exact: Exact;
  /** What was changed by meaning, for a file that others went on editing; undefined if the text as a whole was replaced. */
  readonly meaning?: Meaning;
}

interface Exact {
  /** Fingerprints of the text before and after; the texts themselves would be too much to keep. */
  readonly before: string;
  readonly after: string;
  readonly redo: readonly AnchoredEdit[];
  readonly undo: readonly AnchoredEdit[];
}

interface Meaning {
  /** Id of the document: the same folder may hold another offboarding by now. */
  readonly document: string;
  readonly changes: readonly Change[];
  /** Open or closed, before and after: what was closed since is frozen. */
  readonly status: { readonly before: Offboarding["status"]; readonly after: Offboarding["status"] };
}

export type Direction = "undo" | "redo";

const longest = 200;

/** The changes of this window, newest last. In memory only: another window, or the next start, begins anew. */
export class UndoStack {
  private done: Step[] = [];
  private undone: Step[] = [];

  /** A new change; what was undone before can no longer be redone. */
  push(step: Step): void {
    this.done = [...this.done, step].slice(-longest);
    this.undone = [];
  }

  /** The newest change that can be undone. */
  newest(): Step | undefined {
    return this.done.at(-1);
  }

  /** Takes the newest change off, to undo it, or the one that was undone last, to make it again. */
  take(direction: Direction): Step | undefined {
    return (direction === "undo" ? this.done : this.undone).pop();
  }

  /** Back to where it was taken from: it could not be carried out now. */
  putBack(step: Step, direction: Direction): void {
    (direction === "undo" ? this.done : this.undone).push(step);
  }

  /** Forgets the changes to a file that is gone. */
  forget(uri: string): void {
    const isElsewhere = (step: Step): boolean => step.uri !== uri;
    this.done = this.done.filter(isElsewhere);
    this.undone = this.undone.filter(isElsewhere);
  }

  /** To the other side: it was carried out. */
  putAcross(step: Step, direction: Direction): void {
    (direction === "undo" ? this.undone : this.done).push(step);
  }
}
