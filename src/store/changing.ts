import { isUserError, nothingChanged, UserError } from "../core/errors.js";
import type { Offboarding } from "../core/offboarding.js";
import type { Context, Operation } from "../core/operation.js";
import { sameJson } from "../core/jsonShape.js";
import { applyEdits, differingEdit } from "./applyEdits.js";
import type { Backups, Cause } from "./backups.js";
import type { Versions } from "./migrations.js";
import { readable, readDocument } from "./readDocument.js";
import { replay, stepOf } from "./replay.js";
import { textEdits } from "./textEdits.js";
import type { Snapshot, TextFiles } from "./textFiles.js";
import type { Direction, Step } from "./undoStack.js";

/** What changing a file needs. */
export interface Tools {
  readonly files: TextFiles;
  readonly backups: Backups;
  /** Day, moment, ids and user, asked for at each change. */
  readonly context: () => Context;
  readonly versions: Versions;
}

/** What a change is called when it is undone; a function is given the document before it. */
export type Label = string | ((before: Offboarding) => string);

/** The text after a change, and how to undo it; neither if nothing was to be changed. */
export interface Written {
  readonly snapshot?: Snapshot;
  readonly step?: Step;
}

/** How often a change is tried again when the file was changed by somebody else in the meantime. */
const attempts = 5;

/** Tries until nobody else was faster. An attempt that was overtaken answers undefined, and has changed nothing. */
async function persistently<T>(attempt: () => Promise<T | undefined>): Promise<T> {
  for (let count = 0; count < attempts; count++) {
    const done = await attempt();
    if (done !== undefined) return done;
  }
  throw new UserError("the file keeps being changed by somebody else; nothing was changed. Try again.", "offboarding");
}

/** Makes an operation on the newest document. With a cause, the old bytes are kept first. */
export function changeDocument<R>(
  tools: Tools,
  { uri, label, cause }: { readonly uri: string; readonly label: Label; readonly cause?: Cause },
  operation: Operation<R>,
): Promise<Written & { readonly result: R }> {
  return persistently(async () => {
    const text = await newestText(tools, uri);
    const before = readable(readDocument(text, tools.versions));
    const { offboarding: after, result } = operation(before, tools.context());
    if (sameJson(before, after)) return { result };
    const edits = textEdits(text, before, after);
    if (cause) await keep(tools, uri, cause);
    const snapshot = await keepingIfDamaged(tools, uri, text, tools.files.write(uri, text, edits));
    if (!snapshot) return undefined;
    const named = { uri, label: typeof label === "string" ? label : label(before) };
    const texts = { before: text, after: applyEdits(text, edits), edits };
    return { result, snapshot, step: stepOf(named, texts, { before, after }) };
  });
}

/**
 * Replaces the text as a whole, whatever it is; the old bytes are kept first. `rewrite` is given the newest text, or undefined if the
 * bytes are no text at all; those can only be had back from the backup.
 */
export function changeText(
  tools: Tools,
  { uri, label, cause }: { readonly uri: string; readonly label: string; readonly cause: Cause },
  rewrite: (text: string | undefined) => string,
): Promise<Written> {
  return persistently(async () => {
    const bytes = await newestBytes(tools, uri);
    const before = decode(bytes);
    const after = rewrite(before);
    if (before === after) return {};
    await tools.backups.keep(uri, bytes, cause, tools.context().now);
    const snapshot = await tools.files.overwrite(uri, bytes, after);
    if (!snapshot) return undefined;
    if (before === undefined) return { snapshot };
    return { snapshot, step: stepOf({ uri, label }, { before, after, edits: differingEdit(before, after) }) };
  });
}

/** What was to be undone or made again was in a file that is gone. */
export class GoneError extends UserError {
  constructor({ label }: Step, direction: Direction) {
    super(`the ${direction} of “${label}” does nothing: its offboarding was moved or deleted`, direction);
  }
}

/** Undoes a step, or makes it again, on the newest text. Throws a `GoneError` if there is none any more. */
export function changeBack(tools: Tools, step: Step, direction: Direction): Promise<Written> {
  return persistently(async () => {
    const snapshotBefore = await tools.files.read(step.uri);
    if (!snapshotBefore) throw new GoneError(step, direction);
    const { text } = snapshotBefore;
    const edits = replay(text, step, direction);
    const snapshot = await keepingIfDamaged(tools, step.uri, text, tools.files.write(step.uri, text, edits));
    return snapshot && { snapshot };
  });
}

/**
 * Awaits a write. If it failed so badly that the file is not as it was (a disk that emptied it and was full then), the text before is
 * kept, and the error says where.
 */
async function keepingIfDamaged<T>(tools: Tools, uri: string, text: string, write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    const now = await tools.files.bytes(uri).catch(() => undefined);
    if (now && decode(now) === text) throw error;
    await tools.backups.keep(uri, new TextEncoder().encode(text), "damage", tools.context().now);
    const why = (isUserError(error) ? error.message : String(error)).replace(nothingChanged, "").trim();
    throw new UserError(`${why} The file was damaged by that; “Restore…” brings back its text.`);
  }
}

async function keep({ files, backups, context }: Tools, uri: string, cause: Cause): Promise<void> {
  const bytes = await files.bytes(uri);
  if (bytes) await backups.keep(uri, bytes, cause, context().now);
}

async function newestText({ files }: Tools, uri: string): Promise<string> {
  const snapshot = await files.read(uri);
  if (!snapshot) throw gone();
  return snapshot.text;
}

async function newestBytes({ files }: Tools, uri: string): Promise<Uint8Array> {
  const bytes = await files.bytes(uri);
  if (!bytes) throw gone();
  return bytes;
}

function gone(): UserError {
  return new UserError(
    "this offboarding is gone; its file was moved or deleted. Bring it back, then try again",
    "offboarding",
  );
}

/** The text of bytes, without a byte order mark; undefined if they are not UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
