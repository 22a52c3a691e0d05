import type { CheckRow } from "../facts/checks/runChecks.js";
import { Emitter } from "../store/emitter.js";

/** What the self-checks last said in this window, so that the sidebar can warn. Nothing is ever unticked by it. */
export class SelfChecks {
  private readonly rows = new Map<string, readonly CheckRow[]>();
  private readonly changed = new Emitter<string>();
  readonly onDidChange = this.changed.event;

  set(uri: string, rows: readonly CheckRow[]): void {
    this.rows.set(uri, rows);
    this.changed.fire(uri);
  }

  /** What speaks against an item, in words; undefined if nothing does, or nobody has looked. */
  against(uri: string, item: string): string | undefined {
    return this.rows.get(uri)?.find((row) => row.item === item && row.result === "fail")?.evidence;
  }
}
