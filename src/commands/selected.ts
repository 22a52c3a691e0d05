import type { App } from "../host/app.js";
import type { Row } from "../host/row.js";
import type { Entry } from "../store/store.js";
import { Cancelled, type Given } from "./command.js";
import { entryFor } from "./which.js";

/** What a command acts on in one offboarding. */
export interface Part {
  readonly entry: Entry;
  readonly ids: readonly string[];
}

/** The id of a row that a command is for; undefined for all others. */
export type IdOf = (row: Row) => string | undefined;

/** The rows that a hand means: those that were handed over or, with a key, those that are selected. */
export async function meantRows({ rows, selection }: Given): Promise<readonly Row[]> {
  return rows.length > 0 ? rows : selection();
}

/** What a hand means in this offboarding: the selected rows that the command is for, else the one it picks. */
export async function askIds(
  { uri }: Entry,
  given: Given,
  idOf: IdOf,
  pickOne: () => Promise<string>,
): Promise<readonly string[]> {
  const meant = await meantRows(given);
  const selected = idsIn(uri, meant, idOf);
  if (selected.length > 0) return selected;
  // A key on another kind of row means nothing; asking for one instead would surprise.
  if (meant.length > 0) throw new Cancelled();
  return [await pickOne()];
}

/** What is selected of other offboardings, for commands that act on all of them: each is a change, and a step to undo, of its own. */
export async function ofOthers(app: App, { uri: own }: Entry, given: Given, idOf: IdOf): Promise<readonly Part[]> {
  const meant = await meantRows(given);
  const uris = [...new Set(meant.map(({ uri }) => uri))].filter((uri) => uri !== own);
  return Promise.all(uris.map(async (uri) => ({ entry: await entryFor(app, uri), ids: idsIn(uri, meant, idOf) })));
}

function idsIn(uri: string, rows: readonly Row[], idOf: IdOf): readonly string[] {
  return rows.flatMap((row) => (row.uri === uri ? (idOf(row) ?? []) : []));
}
