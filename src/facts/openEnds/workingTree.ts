import type { Missing, OpenEnd, RepoFacts } from "../../core/facts.js";
import { type Git, isGitError, orElse } from "../git.js";

/** Where open ends of git are looked for. */
export interface WorkingTree {
  readonly folder: string;
  readonly name: string;
  readonly prefix: string;
  /** Sendoff's own folders, seen from `folder`. */
  readonly ignore: readonly string[];
}

/**
 * What is neither committed nor pushed nor merged: nothing that a clone of the remote would hold. What git cannot tell, as of a damaged
 * clone, stands in `missing`, and so does how much the remote has more.
 */
export async function readGitOpenEnds(git: Git, tree: WorkingTree, signal?: AbortSignal): Promise<Ends> {
  const ask: Ask = (...args) => git.run(tree.folder, args, signal);
  const { name: repository } = tree;
  const local = ask("for-each-ref", `--format=${localFormat}`, "refs/heads", stash).then(toRefs);
  const ofBranches = `what is not pushed or merged in ${repository}`;
  const all = await Promise.all([
    orMissing(`what is not committed in ${repository}`, readUncommitted(git, tree, signal)),
    orMissing(`what is stashed in ${repository}`, stashEnds(ask, local, repository)),
    orMissing(ofBranches, unpushedEnds(ask, local, repository)),
    orMissing(ofBranches, loneEnds(ask, repository)),
    orMissing(ofBranches, branchEnds(ask, local, repository)),
  ]);
  const missing = all.flatMap((each) => each.missing);
  return {
    openEnds: all.flatMap((each) => each.openEnds),
    missing: [
      ...missing.filter(({ what }, nth) => missing.findIndex((each) => each.what === what) === nth),
      ...newerHistory(await orElse(local, [])),
    ],
  };
}

type Ends = Pick<RepoFacts, "openEnds" | "missing">;
type Ask = (...args: string[]) => Promise<string>;

async function orMissing(what: string, reading: Promise<readonly OpenEnd[]>): Promise<Ends> {
  try {
    return { openEnds: await reading, missing: [] };
  } catch (error) {
    if (!isGitError(error)) throw error;
    return { openEnds: [], missing: [{ what, why: error.message }] };
  }
}

/** What git answers to a question that begins at HEAD: nothing where nothing is committed yet. */
async function fromHead(ask: Ask, ...args: string[]): Promise<string> {
  try {
    return await ask(...args);
  } catch (error) {
    const head = isGitError(error) ? await orElse(ask("rev-parse", "--verify", "--quiet", "HEAD"), "") : "HEAD";
    if (head === "") return "";
    throw error;
  }
}

/** A branch, or the newest of what is stashed. */
interface Ref {
  /** The whole name, such as refs/heads/main. */
  readonly ref: string;
  readonly tip: string;
  /** The whole name of what it is pushed to; empty without one. */
  readonly upstream: string;
  readonly track: string;
  /** Whether it is what is checked out. */
  readonly isHead: boolean;
}

const stash = "refs/stash";

const localFormat = "%(refname)%00%(objectname)%00%(upstream)%00%(upstream:track,nobracket)%00%(HEAD)";

function toRefs(listed: string): readonly Ref[] {
  return listed.split("\n").flatMap((line) => {
    const [ref = "", tip = "", upstream = "", track = "", head] = line.split("\0");
    return ref === "" ? [] : [{ ref, tip, upstream, track, isHead: head === "*" }];
  });
}

/** Whether a branch is one of a remote's; some follow another branch of this clone. */
function isOnRemote(ref: string): boolean {
  return ref.startsWith("refs/remotes/");
}

/** How much more the remote has of what is checked out. */
function newerHistory(local: readonly Ref[]): readonly Missing[] {
  const { upstream = "", track = "" } = local.find(({ isHead }) => isHead) ?? {};
  const behind = isOnRemote(upstream) ? Number(/behind (\d+)/.exec(track)?.[1] ?? 0) : 0;
  if (behind === 0) return [];
  const commits = behind === 1 ? "1 commit" : `${String(behind)} commits`;
  const why = `The branch on the remote has ${commits} more. Run “git pull”, then read again.`;
  return [{ what: "newer history", why }];
}

/** Which branches have commits that no branch of a remote has: a branch that was merged and deleted there has none, nor one that nobody committed to. */
async function unpushedEnds(ask: Ask, local: Promise<readonly Ref[]>, repository: string): Promise<readonly OpenEnd[]> {
  const toEnd = (text: string): OpenEnd => ({ kind: "unpushed", text, repository });
  const [refs, remotes] = await Promise.all([local, ask("remote")]);
  if (remotes.trim() === "") return [toEnd("There is no remote: the work exists only here.")];
  const listed = await ask("rev-list", "--branches", "--not", "--remotes", "--");
  const nowhere = new Set(listed.split("\n"));
  return refs.flatMap(({ ref, tip, upstream, track }) =>
    ref !== stash && nowhere.has(tip) ? [toEnd(`${branchName(ref)}: ${whyUnpushed(upstream, track)}`)] : [],
  );
}

/** Commits that are checked out and on no branch. */
async function loneEnds(ask: Ask, repository: string): Promise<readonly OpenEnd[]> {
  const lone = Number(await fromHead(ask, "rev-list", "--count", "HEAD", "--not", "--branches", "--remotes", "--"));
  return lone > 0 ? [{ kind: "unpushed", text: `HEAD: ${commitsAre(lone)} on no branch`, repository }] : [];
}

const branchFormat = "%(refname)%00%(symref)%00%(committerdate:short)%00%(authorname)%00%(subject)";

/** What the main branch is called where no remote says so. */
const usualDefaults = ["main", "master"];

async function readUncommitted(
  git: Git,
  { folder, name, prefix, ignore }: WorkingTree,
  signal?: AbortSignal,
): Promise<readonly OpenEnd[]> {
  // Of a submodule only which commit it is at: what lies in it is its own, and may have git run programs.
  const args = ["status", "--porcelain=v2", "-z", "--untracked-files=all", "--ignore-submodules=dirty", "--no-renames"];
  const entries = (await git.run(folder, args, signal)).split("\0").filter((entry) => entry !== "");
  const own = ignore.map((each) => `${prefix}${each}/`);
  return entries.flatMap((entry) => {
    const { path, what, isFile } = changed(entry);
    if (own.some((each) => path.startsWith(each))) return [];
    const file = isFile && path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
    return [
      {
        kind: "uncommitted" as const,
        text: `${path}: ${what}`,
        repository: name,
        ...(file !== undefined && { evidence: { file } }),
      },
    ];
  });
}

/** An entry of `git status --porcelain=v2 -z`: `? path`, `1 XY sub …` with the path as the ninth, `u XY sub …` as the eleventh field. */
function changed(entry: string): { readonly path: string; readonly what: string; readonly isFile: boolean } {
  const [kind = "", states = "", submodule = ""] = entry.split(" ", 3);
  if (kind === "?") {
    const path = entry.slice("? ".length);
    const isFile = !path.endsWith("/");
    return { path, what: isFile ? "not in git" : "a repository of its own, not in git", isFile };
  }
  const path = entry
    .split(" ")
    .slice(kind === "u" ? 10 : 8)
    .join(" ");
  const isFile = !submodule.startsWith("S");
  if (kind === "u") return { path, what: "in conflict", isFile };
  if (states.includes("D")) return { path, what: "deleted, not committed", isFile };
  return { path, what: isFile ? "changed, not committed" : "a submodule at another commit, not committed", isFile };
}

function whyUnpushed(upstream: string, track: string): string {
  // One that follows a branch of this clone is pushed nowhere by that.
  if (!isOnRemote(upstream)) return "never pushed";
  if (track === "gone") return "its branch on the remote is gone";
  return `${commitsAre(Number(/ahead (\d+)/.exec(track)?.[1]))} not pushed`;
}

function commitsAre(count: number): string {
  return count === 1 ? "1 commit is" : `${String(count)} commits are`;
}

async function stashEnds(ask: Ask, local: Promise<readonly Ref[]>, repository: string): Promise<readonly OpenEnd[]> {
  if (!(await local).some(({ ref }) => ref === stash)) return [];
  const listed = await ask("log", "-g", "-z", "--no-color", "--date=short", "--format=%gs%x00%cd", stash, "--");
  const fields = listed.split("\0");
  return Array.from({ length: Math.floor(fields.length / 2) }, (_, nth) => ({
    kind: "stash" as const,
    text: `Stashed on ${fields[nth * 2 + 1] ?? ""}: ${fields[nth * 2] ?? ""}`,
    repository,
  }));
}

/** Branches that are not merged; one that exists here and on the remote is one. */
async function branchEnds(ask: Ask, local: Promise<readonly Ref[]>, repository: string): Promise<readonly OpenEnd[]> {
  const options = ["--no-merged=HEAD", "--sort=-committerdate", `--format=${branchFormat}`];
  const [refs, listed] = await Promise.all([
    local,
    fromHead(ask, "for-each-ref", ...options, "refs/heads", "refs/remotes"),
  ]);
  // What is checked out is behind of no other branch, but of itself: that is newer history.
  const itself = refs.find(({ isHead }) => isHead)?.upstream;
  const branches = listed.split("\n").flatMap((line) => {
    const [ref = "", symref = "", date = "", author = "", subject = ""] = line.split("\0");
    return ref === "" ? [] : [{ ref, symref, name: branchName(ref), about: `${author}, ${date}: ${subject}` }];
  });
  // The HEAD of a remote is no branch, but names its main one.
  const told = branches.flatMap(({ name, symref }) => (name === "HEAD" && symref !== "" ? [branchName(symref)] : []));
  const defaults = told.length > 0 ? told : usualDefaults;
  const seen = new Set<string>();
  return branches.flatMap(({ ref, name, about }) => {
    if (ref === itself || name === "HEAD" || seen.has(name)) return [];
    seen.add(name);
    const isDefault = defaults.includes(name) && { isDefault: true as const };
    return [{ kind: "branch" as const, text: `${name} is not merged (${about})`, repository, ...isDefault }];
  });
}

function branchName(ref: string): string {
  return ref.replace(/^refs\/(heads|remotes\/[^/]+)\//, "");
}
