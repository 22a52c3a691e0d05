import { type Missing, openEndKinds, type RepoFacts, type SecretFact } from "../core/facts.js";
import { few } from "./checks/finding.js";
import type { Files } from "./files.js";
import { type Git, isGitError } from "./git.js";
import { type GitFiles, gitFiles } from "./gitFiles.js";
import { nothingAbove } from "./inventory/above.js";
import { type HistoryCache, type HistoryRequest, type HistoryResult, readHistory } from "./history/readHistory.js";
import { noFacts } from "./mergeFacts.js";
import { readInventory } from "./inventory/readInventory.js";
import { readGitOpenEnds } from "./openEnds/workingTree.js";
import { readHistorySecrets } from "./scan/historySecrets.js";
import { readCode, type Scan } from "./scan/readCode.js";
import { resolveRange } from "./history/range.js";
import { folderInRepository } from "./repositoryPlace.js";

/** One folder, and how it is read. */
export interface FactsSource {
  readonly request: HistoryRequest;
  readonly git: Git | { readonly missing: string };
  readonly files: Files;
  /** The names of folders directly in this one that are repositories of their own; asked where it is none itself. */
  readonly repositoriesIn: () => Promise<readonly string[]>;
  /** Reads all files, beside everything else. */
  readonly scan: Scan;
  /** Asked for when the first secret is looked for. */
  readonly salt: () => Promise<string>;
  readonly cache: HistoryCache;
  /** Leaves out what takes longest, the secrets of the history. */
  readonly quick?: boolean;
  readonly signal?: AbortSignal;
  /** All that is known so far, and which parts of it are complete. */
  readonly onProgress?: (facts: RepoFacts, done: readonly FactsPart[]) => void;
}

/** What is read by itself: commits; what they changed; manifests and the like; the text of all files; what git holds back; secrets that were taken out. */
export type FactsPart = (typeof partsInOrder)[number];
const partsInOrder = ["commits", "history", "inventory", "code", "openEnds", "oldSecrets"] as const;

/**
 * Everything that one folder says. What cannot be read stands in `missing`. Rejects with a UserError for a range that does not exist,
 * and when it is cancelled.
 */
export async function readFacts(source: FactsSource): Promise<RepoFacts> {
  const { signal, onProgress } = source;
  let facts = noFacts;
  const parts = new Set<FactsPart>();
  // Which part is faster never changes what stands where.
  const missingIn = new Map<FactsPart | undefined, readonly Missing[]>();
  const know: Know = (more, ...done) => {
    const { missing = [], openEnds = [], secrets = [], ...rest } = more;
    if (missing.length > 0) missingIn.set(done[0], missing);
    facts = {
      ...facts,
      ...rest,
      missing: distinct([undefined, ...partsInOrder].flatMap((part) => missingIn.get(part) ?? [])),
      openEnds: [...facts.openEnds, ...openEnds].sort(
        (a, b) => openEndKinds.indexOf(a.kind) - openEndKinds.indexOf(b.kind),
      ),
      secrets: [...facts.secrets, ...secrets],
    };
    for (const part of done) parts.add(part);
    signal?.throwIfAborted();
    onProgress?.(facts, [...parts]);
  };
  const program = usableGit(source, know);
  // What the files say is read beside the longer of the two readings of the history, so that it need not wait for that.
  let isThere = (): void => undefined;
  const begun = new Promise<boolean>((resolve) => {
    isThere = () => {
      resolve(true);
    };
  });
  const reading = historyOf(source, program, know, isThere);
  const hasRepository = await Promise.race([begun, reading.then((found) => found !== undefined)]);
  // Where there is no repository, git has nothing else to tell.
  const git = hasRepository ? program : undefined;
  const [history] = await Promise.all([reading, readWorkingTree(source, git, know)]);
  if (git && history && history.repository.head !== "" && source.quick !== true)
    know(await secretsOfHistory(source, git, history, facts.secrets), "oldSecrets");
  else know({}, "oldSecrets");
  return facts;
}

type Know = (more: Partial<RepoFacts>, ...done: readonly FactsPart[]) => void;

/** What lies there now: the files, what they say, and what git holds that nobody else has. */
async function readWorkingTree(source: FactsSource, git: Git | undefined, know: Know): Promise<void> {
  const { request, files, signal } = source;
  // Asked once; whoever needs it says for itself what cannot be told without.
  const placed = git && { git, prefix: folderInRepository(git, request.folder, signal) };
  const { listed, above, unlisted } = await listFiles(source, placed);
  const paths = listed.filter((path) => !isOwn(path, request.ignore));
  const { documentedEnv, disabledJobs, ...inventory } = await readInventory(files, paths, above);
  const openEnds = disabledJobs.map(({ text, file, line }) => ({
    kind: "disabled-job" as const,
    text: `${file}: ${text}`,
    evidence: { file, ...(line !== undefined && { line }) },
    repository: request.name,
  }));
  const submodules = paths.includes(".gitmodules") ? submodulesIn((await files.read(".gitmodules")) ?? "") : [];
  const missing = [
    ...unlisted,
    ...inventory.missing,
    ...submodules.map((path) => ({
      what: `submodule ${path}`,
      why: "It is a repository of its own. Open its folder, too, to read it.",
    })),
  ];
  know({ ...inventory, missing, openEnds }, "inventory");
  const code = async (): Promise<void> => {
    know(await readCode(source, git, paths, documentedEnv), "code");
  };
  await Promise.all([code(), readGitEnds(source, placed, know)]);
}

/** Git, and what leads to the folder from the root of its repository. */
interface Placed {
  readonly git: Git;
  readonly prefix: Promise<string>;
}

/** The files that git follows or would; where its index is damaged, those that lie there. */
async function listFiles(
  { request, files, signal }: FactsSource,
  placed: Placed | undefined,
): Promise<GitFiles & { unlisted: readonly Missing[] }> {
  if (!placed) return { listed: await files.list(signal), above: nothingAbove, unlisted: [] };
  try {
    return { ...(await gitFiles(placed.git, request.folder, await placed.prefix, signal)), unlisted: [] };
  } catch (error) {
    if (!isGitError(error)) throw error;
    const what = `which files git follows in ${request.name}`;
    return { listed: await files.list(signal), above: nothingAbove, unlisted: [{ what, why: error.message }] };
  }
}

function usableGit({ git, request }: FactsSource, know: Know): Git | undefined {
  if (!("missing" in git)) return git;
  know({ missing: [{ what: `history of ${request.name}`, why: git.missing }] });
  return undefined;
}

/** `isThere` is called as soon as it is certain that there is a repository. */
async function historyOf(
  source: FactsSource,
  git: Git | undefined,
  know: Know,
  isThere: () => void,
): Promise<HistoryResult | undefined> {
  const { request, files, cache, signal } = source;
  if (!git) {
    know({}, "history", "commits");
    return undefined;
  }
  try {
    const onCommits = ({ repository }: HistoryResult, isAll: boolean): void => {
      know({ repositories: [repository] }, ...(isAll ? (["commits"] as const) : []));
      // Not before: nothing is to be read beside what one waits for.
      if (isAll) isThere();
    };
    const result = await readHistory(git, request, { cache, files, onCommits, ...(signal && { signal }) });
    know({ repositories: [result.repository], missing: result.missing }, "history", "commits");
    return result;
  } catch (error) {
    if (!isGitError(error)) throw error;
    const inside = error.kind === "no-repository" ? await source.repositoriesIn() : [];
    const here = inside.length > 0 && { here: openThese(inside) };
    know({ missing: [{ what: `history of ${request.name}`, why: error.message, ...here }] }, "history", "commits");
    return undefined;
  }
}

/** What to do where a folder is no repository, but holds some. */
function openThese(names: readonly string[]): string {
  const [these, them] = names.length === 1 ? ["This one in it is", "it"] : ["These in it are", "them"];
  return `${these}: ${few(names, 10)}. Add ${them} to the workspace (File > Add Folder to Workspace…).`;
}

function isOwn(path: string, ignore: readonly string[]): boolean {
  return ignore.some((folder) => path.startsWith(`${folder}/`));
}

/** The folders that a .gitmodules names. */
function submodulesIn(text: string): readonly string[] {
  return [...text.matchAll(/^[ \t]*path[ \t]*=[ \t]*"?([^"\n]+?)"?[ \t]*$/gm)].map(([, path = ""]) => path);
}

async function readGitEnds({ request, signal }: FactsSource, placed: Placed | undefined, know: Know): Promise<void> {
  if (!placed) {
    know({}, "openEnds");
    return;
  }
  try {
    const { git, prefix } = placed;
    know(await readGitOpenEnds(git, { ...request, prefix: await prefix }, signal), "openEnds");
  } catch (error) {
    if (!isGitError(error)) throw error;
    know(
      { missing: [{ what: `what is not committed, pushed or merged in ${request.name}`, why: error.message }] },
      "openEnds",
    );
  }
}

/** Those that are not in the files any more. */
async function secretsOfHistory(
  { request, salt, signal }: FactsSource,
  git: Git,
  { repository }: HistoryResult,
  inFiles: readonly SecretFact[],
): Promise<Pick<RepoFacts, "secrets" | "missing">> {
  const { revisions } = await resolveRange(git, { folder: request.folder, head: repository.head }, request, signal);
  const ignore = (path: string): boolean => isOwn(path, request.ignore);
  const found = await readHistorySecrets(
    git,
    { folder: request.folder, revisions, salt: await salt(), ignore },
    signal,
  );
  const known = new Set(inFiles.map(({ fingerprint }) => fingerprint));
  return { ...found, secrets: found.secrets.filter(({ fingerprint }) => !known.has(fingerprint)) };
}

function distinct(missing: readonly Missing[]): readonly Missing[] {
  return missing.filter(
    (each, nth) => missing.findIndex(({ what, why }) => what === each.what && why === each.why) === nth,
  );
}
