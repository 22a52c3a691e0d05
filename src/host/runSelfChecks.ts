import type { DraftKind } from "../core/drafts.js";
import { draftKinds } from "../core/drafts.js";
import type { Offboarding } from "../core/offboarding.js";
import type { CheckRow } from "../facts/checks/runChecks.js";
import { readAllowedSecrets } from "../private/allowedSecrets.js";
import type { Entry } from "../store/store.js";
import { type App, asReadHere } from "./app.js";
import { clientRepositories, openFolders } from "./clientRepositories.js";
import { checkDraftText } from "./draftChecks.js";
import { readDraft } from "./draftFiles.js";

/** Runs all self-checks of an offboarding; reads its repositories anew. */
export async function runSelfChecks(
  app: App,
  entry: Entry,
  offboarding: Offboarding,
  signal?: AbortSignal,
): Promise<readonly CheckRow[]> {
  const { open, closed } = clientRepositories(await openFolders(app.history, [offboarding]), entry, offboarding);
  const [read, errors] = await Promise.all([
    app.facts.readEach({ folders: open, ...(signal && { signal }) }),
    draftErrors(app, entry, offboarding),
  ]);
  const { runChecks } = await app.factsChunk();
  const repositories = await Promise.all(
    read.map(async ({ name, uri, facts }) => {
      const newest = await app.facts.newestCommit(uri, signal);
      // What was said of a folder's secrets is remembered once, for all offboardings that are about it.
      const keeper = app.facts.keeperOf(uri) ?? offboarding;
      const allowed = new Set(Object.keys(readAllowedSecrets(app.keyValues, keeper.id)));
      return { name, facts, allowed, ...(newest !== undefined && { newest }) };
    }),
  );
  const rows = runChecks({
    offboarding: asReadHere(app, offboarding),
    repositories,
    closed,
    draftErrors: (kind) => errors.get(kind),
  });
  app.checks.set(entry.uri, rows, (last) => renewed(app, entry.uri, last));
  return rows;
}

/** The answers as they are by now, those about repositories as they were. */
async function renewed(app: App, uri: string, rows: readonly CheckRow[]): Promise<readonly CheckRow[]> {
  const entry = app.store.get(uri);
  // What cannot be read says nothing new.
  if (!entry?.offboarding) return rows;
  const { offboarding } = entry;
  const { renewedRows } = await app.factsChunk();
  const errors = await draftErrors(app, entry, offboarding);
  return renewedRows(rows, { offboarding: asReadHere(app, offboarding), draftErrors: (kind) => errors.get(kind) });
}

/** The errors of each draft that a check asks for and that exists. */
async function draftErrors(
  app: App,
  entry: Entry,
  { pieces }: Offboarding,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const asked = pieces.flatMap(({ items }) =>
    items.flatMap(({ check }) => /^draft-clean:(.+)$/.exec(check ?? "")?.[1] ?? []),
  );
  const kinds = draftKinds.filter((kind: DraftKind) => asked.includes(kind));
  const found = await Promise.all(
    kinds.map(async (kind) => {
      const draft = await readDraft(entry, kind);
      if (!draft) return [];
      const findings = await checkDraftText(app, entry, kind, draft.text);
      const errors = findings.filter(({ severity }) => severity === "error").map(({ message }) => message);
      return [[kind, errors] as const];
    }),
  );
  return new Map(found.flat());
}
