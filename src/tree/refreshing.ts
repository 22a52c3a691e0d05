import type * as vscode from "vscode";
import { changedPieces } from "../core/changedPieces.js";
import type { App } from "../host/app.js";
import type { Row } from "../host/row.js";
import type { Entry } from "../store/store.js";
import { documentOf, type Rows } from "./rows.js";

/** How long (ms) after the last tick a client's own row may still show the old count. */
const pause = 250;

/**
 * Which rows are drawn anew when a file changes. VS Code draws a row with all that is below it, so a tick refreshes its part at
 * once, and the client, for the count beside its name, when it has been quiet for a moment.
 */
export class Refreshing implements vscode.Disposable {
  private readonly drawn = new Map<string, Entry>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(
    private readonly app: App,
    private readonly rows: Rows,
    private readonly fire: (rows: Row[] | undefined) => void,
  ) {}

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
  }

  /** A file changed; without a URI, all rows are drawn anew. */
  changed(uri: string | undefined): void {
    const entry = uri === undefined ? undefined : this.app.store.get(uri);
    if (uri === undefined || !entry) {
      this.fire(undefined);
      return;
    }
    const parts = this.changedParts(this.drawn.get(uri), entry);
    this.drawn.set(uri, entry);
    clearTimeout(this.timers.get(uri));
    const client = this.rows.row(uri, { kind: "offboarding" });
    if (!parts) {
      this.fire([client]);
      return;
    }
    if (parts.length > 0) this.fire(parts.map(({ id }) => this.rows.row(uri, { kind: "piece", id })));
    const later = setTimeout(() => {
      this.fire([client]);
    }, pause);
    this.timers.set(uri, later);
  }

  /** The parts in which all changes are; undefined if there are others, or a part could come or go under the filter. */
  private changedParts(before: Entry | undefined, after: Entry): ReturnType<typeof changedPieces> {
    const [was, is] = [documentOf(before), documentOf(after)];
    if (!before || !was || !is || this.app.filter.value !== undefined) return undefined;
    const sameState = before.unsaved === after.unsaved && before.problems.length + after.problems.length === 0;
    return sameState ? changedPieces(was, is) : undefined;
  }
}
