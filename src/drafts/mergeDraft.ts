import { diff3Merge } from "node-diff3";
import { draftParts, fieldOf, withBody } from "./draftParts.js";
import { type HeaderField, headerFields, withHeaderField } from "./editFrontMatter.js";
import { splitFrontMatter } from "./frontMatter.js";
import { namedLines } from "./namedLines.js";

/** What came of a merge. */
export interface MergedDraft {
  readonly text: string;
  /** How many places hold both texts, marked. */
  readonly conflicts: number;
}

/** The three texts of a draft. */
export interface DraftVersions {
  /** As it was last generated. */
  readonly base: string;
  /** As the user has it now. */
  readonly mine: string;
  /** As it would be generated today. */
  readonly fresh: string;
}

const mineMark = "<<<<<<< your text";
const middleMark = "=======";
const freshMark = ">>>>>>> new text";

/**
 * Brings what is new into a draft, line by line. What the user changed stays; where the new text changed the same lines, both stay,
 * between marks that VS Code knows (it offers to take one, the other, or both) and that the checks hold the sending for. In the fields of
 * an email, where marks would make all of them unreadable, a field that the user changed is the user's. The line ends are the user's.
 */
export function mergeDraft({ base, mine, fresh }: DraftVersions): MergedDraft {
  const end = /\r\n|\n|\r/.exec(mine)?.[0] ?? "\n";
  const texts = { base: normal(base), mine: normal(mine), fresh: normal(fresh) };
  const whole = mergeLines(texts);
  const { text, conflicts } = whole.conflicts === 0 ? whole : (mergeParts(texts) ?? whole);
  return { text: end === "\n" ? text : text.replaceAll("\n", end), conflicts };
}

function mergeLines({ base, mine, fresh }: DraftVersions): MergedDraft {
  const { old, others, textOf } = namedLines(base.split("\n"), mine.split("\n"), fresh.split("\n"));
  const [own = [], now = []] = others;
  let conflicts = 0;
  const lines = diff3Merge([...own], [...old], [...now]).flatMap((region) => {
    if (region.ok) return region.ok.map(textOf);
    const { a = [], b = [] } = region.conflict ?? {};
    const [ours, theirs] = [a.map(textOf), b.map(textOf)];
    // Both have written the same.
    if (sameLines(ours, theirs)) return ours;
    conflicts++;
    return [mineMark, ...ours, middleMark, ...theirs, freshMark];
  });
  return { text: lines.join("\n"), conflicts };
}

function sameLines(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, index) => line === other[index]);
}

/** Fields and body each by themselves; undefined if one of the texts has no fields, or such that nobody can read. */
function mergeParts({ base, mine, fresh }: DraftVersions): MergedDraft | undefined {
  const [old, own, now] = [draftParts(base), draftParts(mine), draftParts(fresh)];
  const parts = [old, own, now];
  if (parts.some(({ front }) => front === "" || splitFrontMatter(front).problem !== undefined)) return undefined;
  const { data } = splitFrontMatter(now.front);
  const front = headerFields
    .filter((field) => written(own.front, field) === written(old.front, field))
    .reduce((before, field) => withHeaderField(before, field, fieldOf(data, field)), own.front);
  const body = mergeLines({ base: old.body, mine: own.body, fresh: now.body });
  return { ...body, text: withBody(front, body.text) };
}

/** A field of an email that the user and the facts changed to different values since the draft was last generated. */
export interface FieldConflict {
  readonly field: HeaderField;
  /** The user's value: it stays. */
  readonly mine: string;
  /** What the new text has; empty if it has none. */
  readonly fresh: string;
}

/** The fields that `mergeDraft` decides for the user although there is something new in them. None where fields cannot be read. */
export function fieldConflicts(versions: DraftVersions): readonly FieldConflict[] {
  const [old, own, now] = [versions.base, versions.mine, versions.fresh].map((text) => {
    const { front } = draftParts(normal(text));
    return { front, ...splitFrontMatter(front) };
  });
  if (!old || !own || !now || [old, own, now].some(({ problem }) => problem !== undefined)) return [];
  return headerFields.flatMap((field) => {
    const [was, mine, fresh] = [old.data, own.data, now.data].map((data) => fieldOf(data, field));
    const isTheirs = written(own.front, field) !== written(old.front, field);
    if (mine === undefined || fresh === undefined || !isTheirs || fresh === was || fresh === mine) return [];
    return [{ field, mine, fresh }];
  });
}

/**
 * The text that the next merge starts from: the fresh one, but with what the fields had before where the user has not decided yet. So
 * what is new in them is found again, however often the draft is refreshed and the window closed.
 */
export function nextBase({ base, fresh }: Omit<DraftVersions, "mine">, undecided: readonly FieldConflict[]): string {
  const [was, now] = [base, fresh].map((text) => splitFrontMatter(text).data);
  return undecided
    .map(({ field }) => ({ field, old: fieldOf(was ?? {}, field) }))
    .filter(({ field, old }) => old !== fieldOf(now ?? {}, field))
    .reduce((text, { field, old }) => withHeaderField(text, field, old), fresh);
}

/** A field as it is written: its line with any remark behind it, and what goes on below it. */
function written(front: string, field: string): string | undefined {
  return new RegExp(`^${field}:.*(?:\\n(?!---)(?:[ \\t-].*)?)*`, "m").exec(front)?.[0].trimEnd();
}

/** How many places of a text hold both versions, marked. */
export function countConflicts(text: string): number {
  const starts = text.match(/^<{7} /gm) ?? [];
  return /^>{7} /m.test(text) ? starts.length : 0;
}

function normal(text: string): string {
  return text.replace(/\r\n|\r/g, "\n");
}
