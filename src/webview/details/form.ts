import type {
  Address,
  DetailsAction,
  DetailsKept,
  DetailsMessage,
  DetailsState,
  DetailsTab,
  Row,
  Warning,
} from "../../protocol/details.js";
import { stable } from "../shared/stable.js";
import { type Held, heldAfter, isInNewRow, isWithin, keyOf } from "./drafts.js";

/** After so long without a key what was typed is written, so that one undo takes back a run of typing, not a letter. */
const pause = 400;

/**
 * What the form knows: the state as the host last said it, and what was typed and is not in the file yet. Nothing in it knows of the
 * page; components listen to it.
 */
export class Form {
  state: DetailsState | undefined;
  /** Rows that are not in the file yet, by their address. */
  newRows: readonly Address[] = [];
  private held: ReadonlyMap<string, Held> = new Map();
  private unfolded: ReadonlySet<string>;
  private tab: DetailsTab | undefined;
  private seq = 0;
  /** The field that one is in; empty if one is in none. */
  private typing: Address = [];
  private waiting: ReturnType<typeof setTimeout> | undefined;
  /** Under which key a row was drawn first, so that it stays the same one when the file has it. */
  private readonly drawnAs = new Map<string, string>();
  private readonly listeners = new Map<string, Set<() => void>>();

  constructor(
    private readonly post: (message: DetailsMessage) => void,
    private readonly keep: (kept: DetailsKept) => void,
    /** Draws the whole form. */
    private readonly draw: () => void,
    kept: DetailsKept | undefined,
  ) {
    this.tab = kept?.tab;
    this.unfolded = new Set(kept?.unfolded);
    this.newRows = kept?.newRows ?? [];
    this.held = new Map(kept?.drafts.map((draft) => [keyOf(draft.at), { ...draft, seq: 0 }]));
    post({ type: "ready", ...(this.tab && { tab: this.tab }) });
    if (this.held.size > 0) this.say();
  }

  /** The host says how everything is. */
  take(next: DetailsState): void {
    const before = this.state;
    this.state = stable(before, next);
    this.tab = next.tab;
    for (const { row, at } of next.created) this.arrived(row, at);
    const touched = new Set([...this.held.keys(), ...Object.keys(before?.problems ?? {})]);
    this.held = new Map(
      [...this.held].flatMap(([key, held]) => {
        const after = heldAfter(held, next, key === this.typingAt);
        return after ? [[key, after]] : [];
      }),
    );
    this.draw();
    for (const key of [...touched, ...Object.keys(next.problems)]) this.tell(key);
    this.keepAll();
    // What had to wait for the file to be readable again.
    if (before?.problem !== undefined && next.problem === undefined && this.held.size > 0) this.say();
  }

  /** Calls back when what was typed into a field, or what is wrong with it, changes. */
  listen(at: Address, listener: () => void): () => void {
    const key = keyOf(at);
    const all = this.listeners.get(key) ?? new Set();
    this.listeners.set(key, all.add(listener));
    return () => all.delete(listener);
  }

  typedAt(at: Address): string | undefined {
    return this.held.get(keyOf(at))?.text;
  }

  problemAt(at: Address): string | undefined {
    const held = this.held.get(keyOf(at));
    return held && held.accepted === undefined ? this.state?.problems[keyOf(at)] : undefined;
  }

  /** What is odd about what the file has at an address, and below it. */
  warningsIn(at: Address): readonly Warning[] {
    return this.state?.warnings.filter((warning) => isWithin(warning.at, at)) ?? [];
  }

  /** What a new row lacks, once something in it was left. */
  missingIn(row: Address): string | undefined {
    const isLeft = [...this.held.values()].some(({ at, write }) => write && isWithin(at, row));
    return isLeft ? this.state?.problems[keyOf(row)] : undefined;
  }

  /** Something was typed, or chosen (then it is done with). */
  type(at: Address, text: string, isDone = false): void {
    this.hold({ at, text, seq: 0, write: isDone });
    this.say();
    clearTimeout(this.waiting);
    if (!isDone)
      this.waiting = setTimeout(() => {
        this.write((held) => !isInNewRow(held.at));
      }, pause);
  }

  enter(at: Address): void {
    this.typing = at;
  }

  /** A field was left, or Enter was pressed in it. */
  leave(at: Address): void {
    const key = keyOf(at);
    this.typing = [];
    if (this.held.get(key)?.accepted !== undefined) this.letGo(key);
    this.write((held) => keyOf(held.at) === key || !isInNewRow(held.at));
  }

  /** Takes back what is being typed, if the file does not have it; false if there is nothing of that kind, and the undo is the file's. */
  takeBack(): boolean {
    const held = this.held.get(this.typingAt);
    const isHeldBack = held && held.accepted === undefined && (!held.write || this.problemAt(held.at) !== undefined);
    if (!isHeldBack) return false;
    this.letGo(this.typingAt);
    this.say();
    return true;
  }

  /** Writes everything that can be: the window is about to save, to hide, or to close. */
  flush(): void {
    this.write(() => true);
  }

  act(action: DetailsAction, at: Address): void {
    this.flush();
    this.post({ type: "act", action, at: [...at] });
  }

  show(tab: DetailsTab): void {
    this.flush();
    this.post({ type: "show", tab });
  }

  tellHost(message: Extract<DetailsMessage, { type: "openText" | "reopen" }>): void {
    this.flush();
    this.post(message);
  }

  /** Adds a row to a list; the file has it once its fields are right. */
  add(list: Address): Address {
    // Never the name of an earlier one, whose place in the file the host remembers.
    const row = [...list, `new ${crypto.randomUUID()}`];
    this.newRows = [...this.newRows, row];
    this.keepAll();
    this.draw();
    return row;
  }

  /** Takes a new row away again. */
  discard(row: Address): void {
    this.newRows = this.newRows.filter((each) => keyOf(each) !== keyOf(row));
    this.held = new Map([...this.held].filter(([, { at }]) => !isWithin(at, row)));
    this.say();
    this.draw();
  }

  isUnfolded(at: Address): boolean {
    return this.unfolded.has(this.drawnKey(at));
  }

  fold(at: Address): void {
    const key = this.drawnKey(at);
    const unfolded = new Set(this.unfolded);
    if (!unfolded.delete(key)) unfolded.add(key);
    this.unfolded = unfolded;
    this.keepAll();
    this.draw();
  }

  /** The key of a row among its neighbours: the same before and after the file has it. */
  drawnKey(at: Address): string {
    const key = keyOf(at);
    return this.drawnAs.get(key) ?? key;
  }

  /** The rows of a list from an index on that were added here: they are drawn however many there are before them. */
  arrivedBehind(list: Address, rows: readonly Row[], from: number): readonly Row[] {
    if (this.drawnAs.size === 0) return [];
    return rows.slice(from).filter(({ step }) => this.drawnAs.has(keyOf([...list, step])));
  }

  /** A new row is in the file: what was typed into it since belongs to its place there. */
  private arrived(row: Address, at: Address): void {
    if (!this.newRows.some((each) => keyOf(each) === keyOf(row))) return;
    this.newRows = this.newRows.filter((each) => keyOf(each) !== keyOf(row));
    this.drawnAs.set(keyOf(at), keyOf(row));
    if (isWithin(this.typing, row)) this.typing = [...at, ...this.typing.slice(row.length)];
    const moved = [...this.held].map(([key, held]) => {
      if (!isWithin(held.at, row)) return [key, held] as const;
      const there = [...at, ...held.at.slice(row.length)];
      return [keyOf(there), { ...held, at: there }] as const;
    });
    this.held = new Map(moved);
  }

  private get typingAt(): string {
    return keyOf(this.typing);
  }

  private write(which: (held: Held) => boolean): void {
    clearTimeout(this.waiting);
    const waiting = [...this.held.values()].filter((held) => !held.write && which(held));
    if (waiting.length === 0) return;
    for (const held of waiting) this.hold({ ...held, write: true });
    this.say();
  }

  private hold(held: Held): void {
    const key = keyOf(held.at);
    this.held = new Map(this.held).set(key, held);
    this.tell(key);
  }

  private letGo(key: string): void {
    const held = new Map(this.held);
    held.delete(key);
    this.held = held;
    this.tell(key);
  }

  /** Says to the host all that the file does not have. */
  private say(): void {
    const seq = ++this.seq;
    this.held = new Map(
      [...this.held].map(([key, held]) => [key, held.accepted === undefined ? { ...held, seq } : held]),
    );
    this.post({ type: "drafts", seq, drafts: this.open() });
    this.keepAll();
  }

  private open(): { at: (string | number)[]; text: string; write: boolean }[] {
    return [...this.held.values()]
      .filter(({ accepted }) => accepted === undefined)
      .map(({ at, text, write }) => ({ at: [...at], text, write }));
  }

  private keepAll(): void {
    const newRows = this.newRows.map((row) => [...row]);
    this.keep({ ...(this.tab && { tab: this.tab }), drafts: this.open(), newRows, unfolded: [...this.unfolded] });
  }

  private tell(key: string): void {
    for (const listener of this.listeners.get(key) ?? []) listener();
  }
}
