import { fieldOf } from "./draftParts.js";
import { withRemark } from "./editFrontMatter.js";
import { splitFrontMatter } from "./frontMatter.js";
import type { FieldConflict } from "./mergeDraft.js";

/**
 * A draft, to be looked at, with what the details say of a field that the user has written as a remark below it. Where the user has
 * written another value since they were told, they have decided, and nothing is said.
 */
export function withFieldNews(
  text: string,
  news: readonly FieldConflict[],
  say: (news: FieldConflict) => string,
): string {
  const { data } = splitFrontMatter(text);
  return news
    .filter(({ field, mine }) => fieldOf(data, field) === mine)
    .reduce((before, each) => withRemark(before, each.field, say(each)), text);
}
