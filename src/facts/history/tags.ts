import type { Missing, Tag } from "../../core/facts.js";
import { type Git, orElse } from "../git.js";

const format = "%(refname:lstrip=2)%00%(creatordate:short)%00%(objectname)%00%(*objectname)%00%(*objecttype)";

/** Tags as they were read, by HEAD and all tags that there are: comparing them with a long history takes a while. */
export type TagCache = Map<string, readonly Tag[]>;

/** The tags that are merged into HEAD, oldest first; `missing` says when git could not tell. */
export async function readTags(
  git: Git,
  { folder, head }: { readonly folder: string; readonly head: string },
  cache: TagCache,
  signal?: AbortSignal,
): Promise<{ tags: readonly Tag[]; missing: readonly Missing[] }> {
  if (head === "") return { tags: [], missing: [] };
  const all = await orElse(
    git.run(folder, ["for-each-ref", "--format=%(objectname) %(refname)", "refs/tags"], signal),
    undefined,
  );
  const key = JSON.stringify([folder, head, all]);
  const known = cache.get(key);
  if (known) return { tags: known, missing: [] };
  const args = ["for-each-ref", "--merged=HEAD", "--sort=creatordate", `--format=${format}`, "refs/tags"];
  const listed = all === "" ? "" : await orElse(git.run(folder, args, signal), undefined);
  if (listed === undefined)
    return {
      tags: [],
      missing: [{ what: "tags", why: "Git could not tell which of them are part of what is checked out." }],
    };
  const lines = listed.split("\n").filter((line) => line !== "");
  const tags = await Promise.all(
    lines.map(async (line) => {
      const [name = "", date = "", object = "", peeled = "", type = ""] = line.split("\0");
      // A tag of a tag: git peels one layer only.
      const nested =
        type === "tag"
          ? await orElse(git.run(folder, ["rev-parse", "--verify", `${peeled}^{commit}`], signal), "")
          : "";
      return { name, date, commit: nested.trim() || peeled || object };
    }),
  );
  cache.clear();
  cache.set(key, tags);
  return { tags, missing: [] };
}
