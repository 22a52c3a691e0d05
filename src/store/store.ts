import { isUserError, UserError } from "../core/errors.js";
import type { Offboarding } from "../core/offboarding.js";
import type { Operation } from "../core/operation.js";
import type { Cause } from "./backups.js";
import { changeBack, changeDocument, changeText, GoneError, type Label, type Tools, type Written } from "./changing.js";
import { copiesMarked } from "./copies.js";
import { Emitter } from "./emitter.js";
import { migratedText, type Versions, versions as ours } from "./migrations.js";
import type { Problem } from "./problem.js";
import { readDocument } from "./readDocument.js";
import type { Place, Snapshot } from "./textFiles.js";
import { Turns } from "./turns.js";
import { type Direction, type Step, UndoStack } from "./undoStack.js";

/** One offboarding as it was last read. A broken one keeps what it was when it could still be read. */
export interface Entry extends Place {
  /** The document; undefined while the file cannot be read. */
  readonly offboarding?: Offboarding;
  readonly lastGood?: Offboarding;
  readonly problems: readonly Problem[];
  /** The file is open with unsaved changes, and this is what the editor holds. */
  readonly unsaved: boolean;
}

/** The one owner of all offboarding.json files: reads and watches them, and makes every change, one after the other. */
export class Store {
  private entries = new Map<string, Entry>();
  /** The entries as they are shown: copies of one another are marked. */
  private shown: ReadonlyMap<string, Entry> = this.entries;
  private readonly texts = new Map<string, string>();
  private readonly queues = new Map<string, Promise<unknown>>();
  private readonly undoStack = new UndoStack();
  private readonly turns = new Turns();
  private readonly changed = new Emitter<string | undefined>();
  private readonly watching: { dispose(): void };
  private readonly tools: Tools;
  private firstScan: Promise<void> | undefined;
  private scanning: Promise<unknown> = Promise.resolve();
  /** Which files the listeners know of. */
  private announced = "";

  /** Fires with the URI of the offboarding that changed; without one when offboardings came or went. */
  readonly onDidChange = this.changed.event;

  constructor(
    tools: Omit<Tools, "versions"> & { readonly versions?: Versions },
    /** Told of errors that happen while nobody waits for an answer. */
    private readonly report: (error: unknown) => void,
  ) {
    this.tools = { versions: ours, ...tools };
    this.watching = this.tools.files.onDidChange((uri) => {
      this.reload(uri).catch(this.report);
    });
  }

  dispose(): void {
    this.watching.dispose();
    this.changed.dispose();
  }

  /** Resolves when all files have been read once; one that failed is tried again when it is asked for again. */
  ready(): Promise<void> {
    this.firstScan ??= this.scan().catch((error: unknown) => {
      this.firstScan = undefined;
      throw error;
    });
    return this.firstScan;
  }

  /** All offboardings, broken ones too, in a stable order. */
  list(): readonly Entry[] {
    return [...this.shown.values()];
  }

  get(uri: string): Entry | undefined {
    return this.shown.get(uri);
  }

  /** The text that an entry was read from; empty if it could not be had. Its problems' offsets count in it. */
  textOf(uri: string): string {
    return this.texts.get(uri) ?? "";
  }

  /** The newest change of this window, to tell later whether it still is; undefined if there is none. */
  newestStep(): Step | undefined {
    return this.undoStack.newest();
  }

  /** Looks again at the newest texts: of all files, or of one. */
  async reload(uri?: string): Promise<void> {
    const place = uri === undefined ? undefined : this.entries.get(uri);
    if (!place || !(await this.load(place))) await this.scan();
  }

  /**
   * Makes a change to the newest document and resolves once it is written (or stands in the editor with unsaved changes). With a
   * cause, the old bytes are kept first. Rejects with a UserError, and changes nothing, if the file cannot be read or the
   * operation refuses.
   */
  async update<R>(uri: string, label: Label, operation: Operation<R>, cause?: Cause): Promise<R> {
    const { result } = await this.change(uri, () =>
      changeDocument(this.tools, { uri, label, ...(cause && { cause }) }, operation),
    );
    return result;
  }

  /**
   * Replaces the text of a file as a whole, be it broken: for what the user asked to restore, to resolve or to update. The old
   * bytes are kept first. `rewrite` is given the newest text; undefined if its bytes are no text.
   */
  async rewrite(
    uri: string,
    label: string,
    cause: Cause,
    rewrite: (text: string | undefined) => string,
  ): Promise<void> {
    await this.change(uri, () => changeText(this.tools, { uri, label, cause }, rewrite));
  }

  /** Updates a file that an older Sendoff wrote. Rejects with a UserError if it is none. */
  async migrate(uri: string, label: string): Promise<void> {
    await this.rewrite(uri, label, "migration", (text) => {
      const after = text === undefined ? undefined : migratedText(text, this.tools.versions);
      if (after === undefined) throw new UserError("this file was not written by an older Sendoff", "offboarding");
      return after;
    });
  }

  /** Undoes the newest change of this window; undefined if there is none. Rejects if somebody changed the same thing since. */
  undo(): Promise<string | undefined> {
    return this.turns.goBack(() => this.replay("undo"));
  }

  /** Makes the change that was undone last once more; undefined if there is none. */
  redo(): Promise<string | undefined> {
    return this.turns.goBack(() => this.replay("redo"));
  }

  private change<T extends Written>(uri: string, make: () => Promise<T>): Promise<T> {
    return this.turns.change(async () => {
      const done = await this.inQueue(uri, () => this.remembering(uri, make()));
      if (done.step) this.undoStack.push(done.step);
      return done;
    });
  }

  private async replay(direction: Direction): Promise<string | undefined> {
    const step = this.undoStack.take(direction);
    if (!step) return undefined;
    try {
      await this.inQueue(step.uri, () => this.remembering(step.uri, changeBack(this.tools, step, direction)));
    } catch (error) {
      // Told once, not for each of its changes: they would stand before those to other files, and never get out of the way.
      if (error instanceof GoneError) this.undoStack.forget(step.uri);
      // What was overtaken never fits again; a disk that refuses, or a file that is broken now, may do later.
      if (!(isUserError(error) && error.field === direction)) this.undoStack.putBack(step, direction);
      throw error;
    }
    this.undoStack.putAcross(step, direction);
    return step.label;
  }

  private async remembering<T extends Written>(uri: string, written: Promise<T>): Promise<T> {
    const done = await written;
    const known = this.entries.get(uri);
    if (known && done.snapshot) this.remember(known, done.snapshot);
    return done;
  }

  /** One scan at a time, so that an older look at the folders never replaces a newer one. */
  private scan(): Promise<void> {
    const next = this.scanning.then(
      () => this.scanNow(),
      () => this.scanNow(),
    );
    this.scanning = next.catch(() => undefined);
    return next;
  }

  private async scanNow(): Promise<void> {
    const places = await this.tools.files.find();
    await Promise.all(places.map((place) => this.load(place)));
    const found = places.flatMap(({ uri }) => this.entries.get(uri) ?? []);
    this.entries = new Map(found.map((entry) => [entry.uri, entry]));
    for (const uri of this.texts.keys()) if (!this.entries.has(uri)) this.texts.delete(uri);
    this.mark();
    const announced = [...this.entries.keys()].join("\n");
    if (announced === this.announced) return;
    this.announced = announced;
    this.changed.fire(undefined);
  }

  /** Reads one file, behind the changes to it that are under way, so that they are not taken for somebody else's. */
  private load(place: Place): Promise<boolean> {
    return this.inQueue(place.uri, async () => {
      const snapshot = await this.tools.files.read(place.uri).catch((error: unknown) => this.unreadable(place, error));
      if (snapshot) this.remember(place, snapshot);
      else if (snapshot === undefined) {
        this.entries.delete(place.uri);
        this.mark();
      }
      return snapshot !== undefined;
    });
  }

  /** A disk that refuses to give the text makes a row that says so, like any other broken file. */
  private unreadable(place: Place, error: unknown): null {
    if (!isUserError(error)) throw error;
    const known = this.entries.get(place.uri);
    const lastGood = known?.offboarding ?? known?.lastGood;
    const problem: Problem = { message: error.message, offset: 0, length: 0, severity: "error", code: "unreadable" };
    this.texts.delete(place.uri);
    this.entries.set(place.uri, { ...place, problems: [problem], unsaved: false, ...(lastGood && { lastGood }) });
    this.announce(place.uri, known);
    return null;
  }

  private remember(place: Place, snapshot: Snapshot): void {
    const { uri } = place;
    const known = this.entries.get(uri);
    if (known && this.texts.get(uri) === snapshot.text && known.unsaved === snapshot.unsaved) return;
    this.texts.set(uri, snapshot.text);
    this.entries.set(uri, toEntry(place, snapshot, known, this.tools.versions));
    this.announce(uri, known);
  }

  /** Says that a file changed; one that is new is announced with all others that came, at the end of the scan. */
  private announce(uri: string, known: Entry | undefined): void {
    const others = this.mark();
    if (!known) return;
    this.changed.fire(uri);
    for (const other of others) if (other !== uri) this.changed.fire(other);
  }

  /** Marks copies anew; answers with the files that became one, or no longer are. */
  private mark(): readonly string[] {
    const before = this.shown;
    this.shown = copiesMarked(this.entries, (uri) => this.textOf(uri));
    const isMarked = (entry: Entry | undefined): boolean =>
      entry?.problems.some(({ code }) => code === "same-document") ?? false;
    return [...this.shown].flatMap(([uri, entry]) => (isMarked(entry) === isMarked(before.get(uri)) ? [] : [uri]));
  }

  /** One thing at a time for each file, in the order in which they were asked for. */
  private inQueue<T>(uri: string, task: () => Promise<T>): Promise<T> {
    const before = this.queues.get(uri) ?? Promise.resolve();
    const after = before.then(task, task);
    const settled = after.catch(() => undefined);
    this.queues.set(uri, settled);
    void settled.then(() => {
      if (this.queues.get(uri) === settled) this.queues.delete(uri);
    });
    return after;
  }
}

function toEntry(
  { uri, slug, folder }: Place,
  { text, unsaved }: Snapshot,
  known: Entry | undefined,
  versions: Versions,
): Entry {
  const reading = readDocument(text, versions);
  const place = { uri, slug, folder, unsaved, problems: reading.problems };
  if (reading.ok) return { ...place, offboarding: reading.offboarding };
  const lastGood = reading.readOnly ?? known?.offboarding ?? known?.lastGood;
  return { ...place, ...(lastGood && { lastGood }) };
}
