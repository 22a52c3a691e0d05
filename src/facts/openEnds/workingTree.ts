import type { OpenEnd } from "../../core/facts.js";
import { type Git, orElse } from "../git.js";

/** Where open ends of git are looked for. */
export interface WorkingTree {
  readonly folder: string;
  readonly name: string;
  readonly prefix: string;
  /** Sendoff's own folders, seen from `folder`. */
  readonly ignore: readonly string[];
}

/** What is neither committed nor pushed nor merged: nothing that a clone of the remote would hold. Rejects with a GitError. */
export async function readGitOpenEnds(git: Git, tree: WorkingTree, signal?: AbortSignal): Promise<readonly OpenEnd[]> {
  const ask = (...args: string[]): Promise<string> => git.run(tree.folder, args, signal);
  const [uncommitted, stashes, local, remotes, onNoBranch, unmerged] = await Promise.all([
    readUncommitted(git, tree, signal),
    orElse(ask("log", "-g", "-z", "--no-color", "--date=short", "--format=%gs%x00%cd", "refs/stash", "--"), ""),
    ask("for-each-ref", `--format=${localFormat}`, "refs/heads"),
    ask("remote"),
    // Where nothing is committed yet there is no HEAD.
    orElse(ask("rev-list", "--count", "HEAD", "--not", "--branches", "--remotes", "--"), "0"),
    orElse(
      ask(
        "for-each-ref",
        "--no-merged=HEAD",
        "--sort=-committerdate",
        `--format=${branchFormat}`,
        "refs/heads",
        "refs/remotes",
      ),
      "",
    ),
  ]);
  const { name: repository } = tree;
  const branches = local.split("\n").flatMap(toBranch);
  const unpushed =
    remotes.trim() === "" ? ["There is no remote: the work exists only here."] : await unpushedBranches(ask, branches);
  const lone = Number(onNoBranch);
  if (lone > 0) unpushed.push(`HEAD: ${commitsAre(lone)} on no branch`);
  // What it is behind of is no other branch, but itself: `openRepository` says so.
  const itself = branches.find(({ isHead }) => isHead)?.upstream;
  return [
    ...uncommitted,
    ...stashEnds(stashes, repository),
    ...unpushed.map((text) => ({ kind: "unpushed" as const, text, repository })),
    ...branchEnds(unmerged, repository, itself),
  ];
}

interface LocalBranch {
  readonly name: string;
  readonly tip: string;
  /** The whole name of what it is pushed to; empty without one. */
  readonly upstream: string;
  readonly track: string;
  /** Whether it is what is checked out. */
  readonly isHead: boolean;
}

const localFormat = "%(refname:lstrip=2)%00%(objectname)%00%(upstream)%00%(upstream:track,nobracket)%00%(HEAD)";

function toBranch(line: string): readonly LocalBranch[] {
  const [name = "", tip = "", upstream = "", track = "", head] = line.split("\0");
  return name === "" ? [] : [{ name, tip, upstream, track, isHead: head === "*" }];
}

/** Which branches have commits that no branch of a remote has: a branch that was merged and deleted there has none, nor one that nobody committed to. */
async function unpushedBranches(
  ask: (...args: string[]) => Promise<string>,
  branches: readonly LocalBranch[],
): Promise<string[]> {
  const listed = await ask("rev-list", "--branches", "--not", "--remotes", "--");
  const nowhere = new Set(listed.split("\n"));
  return branches.flatMap(({ name, tip, upstream, track }) =>
    nowhere.has(tip) ? [`${name}: ${whyUnpushed(upstream, track)}`] : [],
  );
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
  if (!upstream.startsWith("refs/remotes/")) return "never pushed";
  if (track === "gone") return "its branch on the remote is gone";
  return `${commitsAre(Number(/ahead (\d+)/.exec(track)?.[1]))} not pushed`;
}

function commitsAre(count: number): string {
  return count === 1 ? "1 commit is" : `${String(count)} commits are`;
}

function stashEnds(listed: string, repository: string): readonly OpenEnd[] {
  const fields = listed.split("\0");
  return Array.from({ length: Math.floor(fields.length / 2) }, (_, nth) => ({
    kind: "stash" as const,
    text: `Stashed on ${fields[nth * 2 + 1] ?? ""}: ${fields[nth * 2] ?? ""}`,
    repository,
  }));
}

/** Branches that are not merged, but for one (`itself`); one that exists here and on the remote is one. */
function branchEnds(listed: string, repository: string, itself: string | undefined): readonly OpenEnd[] {
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
