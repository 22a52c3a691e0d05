import { applyChanges, type Change, diff, invert } from "../core/changes.js";
import { isUserError, UserError } from "../core/errors.js";
import { type Offboarding, offboarding as offboardingSchema } from "../core/offboarding.js";
import { type Context, type Operation, refuseIfClosed } from "../core/operation.js";
import { Emitter } from "./emitter.js";
import type { Problem } from "./problem.js";
import { type Reading, readDocument } from "./readDocument.js";
import { textEdits } from "./textEdits.js";
import type { Place, Snapshot, TextFiles } from "./textFiles.js";
import { type Step, UndoStack } from "./undoStack.js";

/** One offboarding as it was last read. A broken one keeps what it was when it could still be read. */
export interface Entry extends Place {
  /** The document; undefined while the file cannot be read. */
  readonly offboarding?: Offboarding;
  readonly lastGood?: Offboarding;
  readonly problems: readonly Problem[];
  /** The file is open with unsaved changes, and this is what the editor holds. */
  readonly unsaved: boolean;
}

/** What a change is called when it is undone; a function is given the document before it. */
export type Label = string | ((before: Offboarding) => string);

interface Changed<R> {
  readonly before: Offboarding;
  readonly result: R;
  readonly changes: readonly Change[];
}

/** How often a change is tried again when the file was changed by somebody else in the meantime. */
const attempts = 5;

/** The one owner of all offboarding.json files: reads and watches them, and makes every change, one after the other. */
export class Store {
  private entries = new Map<string, Entry>();
  private readonly texts = new Map<string, string>();
  private readonly queues = new Map<string, Promise<unknown>>();
  private readonly undoStack = new UndoStack();
  private readonly changed = new Emitter<string | undefined>();
  private readonly watching: { dispose(): void };
  private firstScan: Promise<void> | undefined;
  private scanning: Promise<unknown> = Promise.resolve();
  /** Which files the listeners know of. */
  private announced = "";

  /** Fires with the URI of the offboarding that changed; without one when offboardings came or went. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly files: TextFiles,
    private readonly context: () => Context,
    /** Told of errors that happen while nobody waits for an answer. */
    private readonly report: (error: unknown) => void,
  ) {
    this.watching = files.onDidChange((uri) => {
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
    return [...this.entries.values()];
  }

  get(uri: string): Entry | undefined {
    return this.entries.get(uri);
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
   * Makes a change to the newest document and resolves once it is written (or stands in the editor with unsaved changes).
   * Rejects with a UserError, and changes nothing, if the file cannot be read or the operation refuses.
   */
  async update<R>(uri: string, label: Label, operation: Operation<R>): Promise<R> {
    const { before, result, changes } = await this.inQueue(uri, () => this.change(uri, operation));
    if (changes.length > 0)
      this.undoStack.push({
        uri,
        document: before.id,
        label: typeof label === "string" ? label : label(before),
        changes,
      });
    return result;
  }

  /** Undoes the newest change of this window; undefined if there is none. Rejects if somebody changed the same thing since. */
  async undo(): Promise<string | undefined> {
    return this.replay(this.undoStack.takeDone(), "undo");
  }

  /** Makes the change that was undone last once more; undefined if there is none. */
  async redo(): Promise<string | undefined> {
    return this.replay(this.undoStack.takeUndone(), "redo");
  }

  private async replay(step: Step | undefined, direction: "undo" | "redo"): Promise<string | undefined> {
    if (!step) return undefined;
    const { uri, label } = step;
    const changes = direction === "undo" ? invert(step.changes) : step.changes;
    let overtaken: string | undefined;
    const operation: Operation<undefined> = (offboarding) => {
      refuseIfClosed(offboarding);
      if (offboarding.id !== step.document) {
        overtaken = "the offboarding";
        return { offboarding, result: undefined };
      }
      const applied = applyChanges(offboarding, changes);
      overtaken = applied.ok ? problemIn(applied.value) : applied.path;
      return {
        offboarding: applied.ok && overtaken === undefined ? (applied.value as unknown as Offboarding) : offboarding,
        result: undefined,
      };
    };
    try {
      await this.inQueue(uri, () => this.change(uri, operation));
    } catch (error) {
      // A disk that refuses may accept it later.
      this.undoStack.putBack(step, direction);
      throw error;
    }
    if (overtaken !== undefined)
      throw new UserError(`the ${direction} of “${label}” does nothing: ${overtaken} was changed since`, direction);
    this.undoStack.putAcross(step, direction);
    return label;
  }

  private async change<R>(uri: string, operation: Operation<R>): Promise<Changed<R>> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const snapshot = await this.files.read(uri);
      if (!snapshot) throw new UserError("this offboarding is gone; its file was moved or deleted", "offboarding");
      const before = readable(readDocument(snapshot.text));
      const { offboarding: after, result } = operation(before, this.context());
      const changes = diff(before, after);
      if (changes.length === 0) return { before, result, changes };
      const edits = textEdits(snapshot.text, before, after);
      const written = await this.files.write(uri, snapshot.text, edits);
      if (written) {
        const known = this.entries.get(uri);
        if (known) this.remember(known, written);
        return { before, result, changes };
      }
    }
    throw new UserError(
      "the file keeps being changed by somebody else; nothing was changed. Try again.",
      "offboarding",
    );
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
    const places = await this.files.find();
    await Promise.all(places.map((place) => this.load(place)));
    const found = places.flatMap(({ uri }) => this.entries.get(uri) ?? []);
    this.entries = new Map(found.map((entry) => [entry.uri, entry]));
    for (const uri of this.texts.keys()) if (!this.entries.has(uri)) this.texts.delete(uri);
    const announced = [...this.entries.keys()].join("\n");
    if (announced === this.announced) return;
    this.announced = announced;
    this.changed.fire(undefined);
  }

  /** Reads one file, behind the changes to it that are under way, so that they are not taken for somebody else's. */
  private load(place: Place): Promise<boolean> {
    return this.inQueue(place.uri, async () => {
      const snapshot = await this.files.read(place.uri).catch((error: unknown) => this.unreadable(place, error));
      if (snapshot) this.remember(place, snapshot);
      else if (snapshot === undefined) this.entries.delete(place.uri);
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
    if (known) this.changed.fire(place.uri);
    return null;
  }

  private remember(place: Place, snapshot: Snapshot): void {
    const { uri } = place;
    const known = this.entries.get(uri);
    if (known && this.texts.get(uri) === snapshot.text && known.unsaved === snapshot.unsaved) return;
    this.texts.set(uri, snapshot.text);
    this.entries.set(uri, toEntry(place, snapshot, known));
    if (known) this.changed.fire(uri);
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

function toEntry({ uri, slug, folder }: Place, { text, unsaved }: Snapshot, known: Entry | undefined): Entry {
  const reading = readDocument(text);
  const place = { uri, slug, folder, unsaved, problems: reading.problems };
  if (reading.ok) return { ...place, offboarding: reading.offboarding };
  const lastGood = known?.offboarding ?? known?.lastGood;
  return { ...place, ...(lastGood && { lastGood }) };
}

function readable(reading: Reading): Offboarding {
  if (reading.ok) return reading.offboarding;
  const [problem] = reading.problems;
  throw new UserError(
    `offboarding.json cannot be read, so nothing was changed. Open it and mend this first: ${problem?.message ?? "it is not valid"}`,
    "offboarding",
  );
}

/** Where a value is no valid document, if it is none: two changes that are each fine need not be so together. */
function problemIn(value: unknown): string | undefined {
  const issue = offboardingSchema.safeParse(value).error?.issues[0];
  return issue?.path.join(".");
}
