import * as vscode from "vscode";
import type { DraftKind } from "../core/drafts.js";
import { draftKinds } from "../core/drafts.js";
import type { Offboarding } from "../core/offboarding.js";
import type { CheckRow } from "../facts/checks/runChecks.js";
import { type OpenFolder, repositoriesHere, type RepositoryHere } from "../facts/checks/repositoriesHere.js";
import { readAllowedSecrets } from "../private/allowedSecrets.js";
import type { Entry } from "../store/store.js";
import { type App, asReadHere } from "./app.js";
import { checkDraftText } from "./draftChecks.js";
import { readDraft } from "./draftFiles.js";

/** Runs all self-checks of an offboarding; reads its repositories anew. */
export async function runSelfChecks(
  app: App,
  entry: Entry,
  offboarding: Offboarding,
  signal?: AbortSignal,
): Promise<readonly CheckRow[]> {
  const named = await repositoriesOf(app, entry, offboarding);
  const folders = named.flatMap(({ name, folder, below }) => {
    if (!folder) return [];
    const uri = vscode.Uri.parse(folder.uri);
    return [{ name, uri: below === undefined ? uri : vscode.Uri.joinPath(uri, below) }];
  });
  const [read, errors] = await Promise.all([
    app.facts.readEach({ folders, ...(signal && { signal }) }),
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
    closed: named.flatMap(({ name, folder }) => (folder ? [] : [name])),
    draftErrors: (kind) => errors.get(kind),
  });
  app.checks.set(entry.uri, rows);
  return rows;
}

/** The repositories of an offboarding, each with the folder that it is here; its own folder if it names none. */
async function repositoriesOf(
  app: App,
  { folder }: Entry,
  { project }: Offboarding,
): Promise<readonly RepositoryHere[]> {
  const { repositories = [] } = project;
  const open = await Promise.all(
    (vscode.workspace.workspaceFolders ?? []).map(async ({ name, uri }): Promise<OpenFolder> => {
      const hosted = repositories.length === 0 ? undefined : await app.history.repositoryName(uri);
      return { name, uri: uri.toString(), ...(hosted !== undefined && { hosted }) };
    }),
  );
  const own = open.find(({ uri }) => uri === folder) ?? { name: project.name, uri: folder };
  return repositoriesHere(repositories, own, open);
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
