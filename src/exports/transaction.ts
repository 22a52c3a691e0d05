import { nothingChanged, UserError } from "../core/errors.js";

/*
 * Writing many files so that all of them are replaced or none, whatever happens in between: an empty journal says that something is
 * on its way, the files are staged, the journal is written, then each file is moved into its place. Whoever finds a journal finishes
 * it and clears what was staged; one without steps, or one that cannot be read, means that nothing was replaced yet.
 */

/** The disk, as far as an export needs it. Paths are seen from the workspace folder, with `/`; folders are made where they are missing. */
export interface Disk {
  /** The bytes; undefined if there is no file. */
  read(path: string): Promise<Uint8Array | undefined>;
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** Moves a file to where there is none. */
  move(from: string, to: string): Promise<void>;
  /** Removes a file, or a folder with all that is in it; nothing happens if there is none. */
  remove(path: string): Promise<void>;
  /** SHA-256, in hex. */
  hash(bytes: Uint8Array): string;
}

/** Where the journal is kept: outside of the repository, since what it says is carried out without asking. */
export interface JournalFile {
  read(): Promise<string | undefined>;
  write(text: string): Promise<void>;
  remove(): Promise<void>;
}

/** A file as it shall be; null bytes: it shall be gone. */
export interface Change {
  readonly path: string;
  readonly bytes: Uint8Array | null;
}

/** One line of the journal: hashes of what was there and of what shall be there; null: no file. */
interface Step {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

interface Journal {
  readonly version: 1;
  readonly staging: string;
  readonly steps: readonly Step[];
}

/** Thrown when a failure half way could not be taken back: what is missing is done at the next start. */
export class HalfDone extends Error {
  override readonly name = "HalfDone";

  constructor(
    readonly done: number,
    readonly total: number,
    override readonly cause: unknown,
  ) {
    super(`${String(done)} of ${String(total)} files were written`);
  }
}

export interface Transaction {
  readonly disk: Disk;
  readonly journal: JournalFile;
  /** A folder for what is on its way, on the same disk. */
  readonly staging: string;
  /** Told after each file that was staged; throws to cancel. Nothing is cancelled any more once the first file is replaced. */
  readonly staged?: (count: number) => void;
  /** Told why clearing up failed after all was done: the next start does it. */
  readonly uncleared?: (error: unknown) => void;
}

/**
 * Carries out the changes, all or none. Rejects with what went wrong after everything was put back, or with HalfDone if even that
 * was not possible. A journal of an earlier crash has to be finished before.
 */
export async function commit(changes: readonly Change[], transaction: Transaction): Promise<void> {
  const { disk, journal, staging, uncleared } = transaction;
  let steps: readonly Step[];
  try {
    await journal.write(JSON.stringify({ version: 1, staging, steps: [] } satisfies Journal));
    steps = await stage(changes, transaction);
    await journal.write(JSON.stringify({ version: 1, staging, steps } satisfies Journal));
  } catch (error) {
    // A journal that is only half there is none, but the next one must not be taken for it.
    await journal.remove();
    await disk.remove(staging);
    throw error;
  }
  await replaceAll(steps, transaction);
  try {
    // In this order: whoever is killed in between leaves a journal, and with it somebody who clears up.
    await disk.remove(staging);
    await journal.remove();
  } catch (error) {
    uncleared?.(error);
  }
}

/**
 * Finishes what a crash has left half done, and clears what was staged, at `staging` if the journal does not say where; true if there
 * was anything to finish. What the user changed since stays as it is.
 */
export async function finish(disk: Disk, journal: JournalFile, staging: string): Promise<boolean> {
  const text = await journal.read();
  if (text === undefined) return false;
  const found = readJournal(text) ?? { staging, steps: [] };
  for (const [index, step] of found.steps.entries()) await finishStep(step, index, found.staging, disk);
  await disk.remove(found.staging);
  await journal.remove();
  return found.steps.length > 0;
}

async function stage(changes: readonly Change[], { disk, staging, staged }: Transaction): Promise<readonly Step[]> {
  await disk.remove(staging);
  const steps: Step[] = [];
  for (const [index, { path, bytes }] of changes.entries()) {
    const before = await disk.read(path);
    const after = bytes ? disk.hash(bytes) : null;
    if (bytes) await writeWhole(`${staging}/new/${String(index)}`, bytes, disk);
    steps.push({ path, before: before ? disk.hash(before) : null, after });
    staged?.(index + 1);
  }
  return steps;
}

/** Some disks cut off what does not fit, and say nothing. */
async function writeWhole(path: string, bytes: Uint8Array, disk: Disk): Promise<void> {
  await disk.write(path, bytes);
  const there = await disk.read(path);
  if (there?.length !== bytes.length || disk.hash(there) !== disk.hash(bytes))
    throw new UserError(
      `the disk did not keep what was written to it. Free some space, then try again. ${nothingChanged}`,
    );
}

async function replaceAll(steps: readonly Step[], transaction: Transaction): Promise<void> {
  const { disk, staging, journal } = transaction;
  let done = 0;
  try {
    for (; done < steps.length; done++) {
      const step = steps[done];
      if (step) await replace(step, done, staging, disk);
    }
  } catch (error) {
    try {
      for (let index = Math.min(done, steps.length - 1); index >= 0; index--) {
        const step = steps[index];
        if (step) await putBack(step, index, staging, disk);
      }
      await journal.remove();
      await disk.remove(staging);
    } catch {
      throw new HalfDone(done, steps.length, error);
    }
    throw error;
  }
}

/** The old file is moved away, not overwritten: it is what an undo needs, and moving loses nothing if it stops half way. */
async function replace({ path, before, after }: Step, index: number, staging: string, disk: Disk): Promise<void> {
  if (before !== null) await disk.move(path, `${staging}/old/${String(index)}`);
  if (after !== null) await disk.move(`${staging}/new/${String(index)}`, path);
}

/** What is new goes back to where it was staged, so that it is still there if the undoing fails, too. */
async function putBack({ path, before, after }: Step, index: number, staging: string, disk: Disk): Promise<void> {
  const moved = `${staging}/new/${String(index)}`;
  const there = await disk.read(path);
  const isNew = there !== undefined && after === disk.hash(there) && !(await disk.read(moved));
  if (isNew) await disk.move(path, moved);
  await putOldBack({ path, before }, index, staging, disk);
}

async function putOldBack(
  { path, before }: Pick<Step, "path" | "before">,
  index: number,
  staging: string,
  disk: Disk,
): Promise<void> {
  const old = `${staging}/old/${String(index)}`;
  if (before !== null && !(await disk.read(path)) && (await disk.read(old))) await disk.move(old, path);
}

async function finishStep({ path, before, after }: Step, index: number, staging: string, disk: Disk): Promise<void> {
  const there = await disk.read(path);
  const found = there ? disk.hash(there) : null;
  if (found === after || (found !== null && found !== before)) return;
  const staged = after === null ? undefined : await disk.read(`${staging}/new/${String(index)}`);
  // Whoever may write the repository may write the staged file, too; the journal knows what it was.
  if (after !== null && (!staged || disk.hash(staged) !== after)) {
    await putOldBack({ path, before }, index, staging, disk);
    return;
  }
  if (there) await disk.remove(path);
  if (staged) await disk.move(`${staging}/new/${String(index)}`, path);
}

function readJournal(text: string): Journal | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return isJournal(read) ? read : undefined;
  } catch {
    // It was being written when everything stopped, so nothing was replaced yet.
    return undefined;
  }
}

function isJournal(value: unknown): value is Journal {
  return (
    isRecord(value) &&
    value.version === 1 &&
    typeof value.staging === "string" &&
    Array.isArray(value.steps) &&
    value.steps.every(isStep)
  );
}

function isStep(value: unknown): value is Step {
  return isRecord(value) && typeof value.path === "string" && isHash(value.before) && isHash(value.after);
}

function isHash(value: unknown): value is string | null {
  return value === null || typeof value === "string";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
