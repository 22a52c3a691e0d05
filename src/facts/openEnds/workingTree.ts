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
  const [uncommitted, stashes, refs, remotes, unmerged] = await Promise.all([
    readUncommitted(git, tree, signal),
    orElse(ask("log", "-g", "-z", "--no-color", "--date=short", "--format=%gs%x00%cd", "refs/stash", "--"), ""),
    ask("for-each-ref", "--format=%(refname:lstrip=2)%00%(upstream)%00%(upstream:track,nobracket)", "refs/heads"),
    ask("remote"),
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
  const hasRemote = remotes.trim() !== "";
  const unpushed = refs.split("\n").flatMap((line) => {
    const [branch = "", upstream = "", track = ""] = line.split("\0");
    const why = branch === "" ? undefined : whyUnpushed(upstream, track, hasRemote);
    return why === undefined ? [] : [{ kind: "unpushed" as const, text: `${branch}: ${why}`, repository }];
  });
  const nowhere: OpenEnd[] = hasRemote
    ? []
    : [{ kind: "unpushed", text: "There is no remote: the work exists only here.", repository }];
  return [
    ...uncommitted,
    ...stashEnds(stashes, repository),
    ...nowhere,
    ...unpushed,
    ...branchEnds(unmerged, repository),
  ];
}

const branchFormat = "%(refname)%00%(committerdate:short)%00%(authorname)%00%(subject)";

async function readUncommitted(
  git: Git,
  { folder, name, prefix, ignore }: WorkingTree,
  signal?: AbortSignal,
): Promise<readonly OpenEnd[]> {
  const args = ["status", "--porcelain=v1", "-z", "--untracked-files=all", "--ignore-submodules=all", "--no-renames"];
  const entries = (await git.run(folder, args, signal)).split("\0").filter((entry) => entry !== "");
  const own = ignore.map((each) => `${prefix}${each}/`);
  return entries.flatMap((entry) => {
    const path = entry.slice(3);
    if (own.some((each) => path.startsWith(each))) return [];
    const what = entry.startsWith("??")
      ? "not in git"
      : /[UD]U|U[AD]|AA|DD/.test(entry.slice(0, 2))
        ? "in conflict"
        : entry.slice(0, 2).includes("D")
          ? "deleted, not committed"
          : "changed, not committed";
    const file = path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
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

function whyUnpushed(upstream: string, track: string, hasRemote: boolean): string | undefined {
  if (upstream === "") return hasRemote ? "never pushed" : undefined;
  if (track === "gone") return "its branch on the remote is gone";
  const ahead = /ahead (\d+)/.exec(track)?.[1];
  return ahead === undefined ? undefined : `${ahead} ${ahead === "1" ? "commit is" : "commits are"} not pushed`;
}

function stashEnds(listed: string, repository: string): readonly OpenEnd[] {
  const fields = listed.split("\0");
  return Array.from({ length: Math.floor(fields.length / 2) }, (_, nth) => ({
    kind: "stash" as const,
    text: `Stashed on ${fields[nth * 2 + 1] ?? ""}: ${fields[nth * 2] ?? ""}`,
    repository,
  }));
}

/** Branches that are not merged; one that exists here and on the remote is one. */
function branchEnds(listed: string, repository: string): readonly OpenEnd[] {
  const seen = new Set<string>();
  return listed.split("\n").flatMap((line) => {
    const [ref = "", date = "", author = "", subject = ""] = line.split("\0");
    const name = ref.replace(/^refs\/(heads|remotes\/[^/]+)\//, "");
    if (ref === "" || name === "HEAD" || seen.has(name)) return [];
    seen.add(name);
    return [{ kind: "branch" as const, text: `${name} is not merged (${author}, ${date}: ${subject})`, repository }];
  });
}
