import type { Change } from "../core/changes.js";

/** A change that can be undone: what was done, where. */
export interface Step {
  readonly uri: string;
  /** Id of the document: the same folder may hold another offboarding by now. */
  readonly document: string;
  readonly label: string;
  readonly changes: readonly Change[];
}

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

  /** Takes the newest change off, to undo it. */
  takeDone(): Step | undefined {
    return this.done.pop();
  }

  /** Takes off the change that was undone last, to make it again. */
  takeUndone(): Step | undefined {
    return this.undone.pop();
  }

  /** Back to where it was taken from: it could not be carried out now. */
  putBack(step: Step, direction: "undo" | "redo"): void {
    (direction === "undo" ? this.done : this.undone).push(step);
  }

  /** To the other side: it was carried out. */
  putAcross(step: Step, direction: "undo" | "redo"): void {
    (direction === "undo" ? this.undone : this.done).push(step);
  }
}
