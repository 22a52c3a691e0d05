import { UserError } from "../../core/errors.js";
import { type Git, orElse } from "../git.js";
import type { Repository } from "./repository.js";

/** Which part of the history: commits (anything that git can resolve) or ISO days; left out, the beginning and HEAD. */
export interface RangeRequest {
  readonly from?: string;
  readonly to?: string;
}

/** The range as the facts name it, and as git is asked for it. */
export interface Range {
  readonly from: string | null;
  readonly to: string;
  readonly revisions: readonly string[];
}

const dayForm = /^\d{4}-\d\d-\d\d$/;

/** Whether a text is an ISO day that exists. */
export function isDay(text: string): boolean {
  if (!dayForm.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/**
 * Resolves a range. Days are whole days in UTC, by the commit's date, as `git rev-list --since` has it. Rejects with a UserError that
 * names the field for what is neither a day nor a commit of this repository.
 */
export async function resolveRange(
  git: Git,
  { folder, head }: Pick<Repository, "folder" | "head">,
  { from, to }: RangeRequest,
  signal?: AbortSignal,
): Promise<Range> {
  const resolve = async (field: "from" | "to", name: string): Promise<string> => {
    const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`];
    const found = await orElse(git.run(folder, args, signal), "");
    const hash = found.trim().split("\n").at(-1) ?? "";
    if (/^[0-9a-f]{40,64}$/.test(hash)) return hash;
    throw new UserError(`“${name}” is neither an ISO day nor a commit of this repository`, field);
  };
  const until = to === undefined ? head : isDay(to) ? to : await resolve("to", to);
  const since = from === undefined ? null : isDay(from) ? from : await resolve("from", from);
  return {
    from: since,
    to: until,
    revisions: [
      ...(since !== null && isDay(since) ? [`--since=${since}T00:00:00Z`] : []),
      ...(isDay(until) ? [`--until=${until}T23:59:59Z`, head] : [until]),
      ...(since !== null && !isDay(since) ? [`^${since}`] : []),
    ],
  };
}
