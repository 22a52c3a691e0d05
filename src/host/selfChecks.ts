import type { CheckRow } from "../facts/checks/runChecks.js";
import { Emitter } from "../store/emitter.js";

type Rows = readonly CheckRow[];

/** What was said of an offboarding, and how to say it anew. */
interface Known {
  readonly rows: Rows;
  readonly renew: (rows: Rows) => Promise<Rows>;
}

/** What the self-checks last said in this window, so that the sidebar can warn. Nothing is ever unticked by it. */
export class SelfChecks {
  private readonly known = new Map<string, Known>();
  private readonly asked = new Map<string, number>();
  private readonly changed = new Emitter<string>();
  readonly onDidChange = this.changed.event;

  /** `renew` gives the answers anew as far as that takes no repository, which is read when the user asks for it. */
  set(uri: string, rows: Rows, renew: Known["renew"]): void {
    this.known.set(uri, { rows, renew });
    this.changed.fire(uri);
  }

  /** Something changed: a warning that was heeded goes. Does nothing where nobody has checked anything. */
  async renew(uri: string): Promise<void> {
    const known = this.known.get(uri);
    if (!known) return;
    const nth = (this.asked.get(uri) ?? 0) + 1;
    this.asked.set(uri, nth);
    const rows = await known.renew(known.rows);
    const isLatest = this.known.get(uri) === known && this.asked.get(uri) === nth;
    if (isLatest && JSON.stringify(rows) !== JSON.stringify(known.rows)) this.set(uri, rows, known.renew);
  }

  /** What speaks against an item, in words; undefined if nothing does, or nobody has looked. */
  against(uri: string, item: string): string | undefined {
    return this.known.get(uri)?.rows.find((row) => row.item === item && row.result === "fail")?.evidence;
  }
}
