import { people, type Edit, type SampleCommit } from "./commit.js";

type Files = ReadonlyMap<string, string>;

/** The branch all others start from and come back to. */
export const newestOfMain = "main";

/**
 * The commits as input for `git fast-import`, in the given order. Branches that were merged are removed at the end.
 *
 * @throws Error when an edit does not fit its file.
 */
export function fastImport(commits: readonly SampleCommit[]): string {
  const output: string[] = [];
  const tips = new Map<string, { mark: number; files: Files; edited: Set<string> }>();
  commits.forEach((commit, index) => {
    const mark = index + 1;
    const branch = commit.branch ?? newestOfMain;
    const main = tips.get(newestOfMain);
    const parent = tips.get(branch) ?? main;
    const other = commit.merges === undefined ? undefined : tips.get(commit.merges);
    // What the branch did not touch stays as it is on main; our branches and main never edit the same file meanwhile.
    const brought = new Map([...(other?.edited ?? [])].map((path) => [path, textOf(other?.files, path)]));
    const before: Files = new Map([...(parent?.files ?? []), ...brought]);
    const files = apply(before, commit);
    const changed = [...new Set([...brought.keys(), ...commit.edits.map(({ path }) => path)])];
    const header = [`commit refs/heads/${branch}`, `mark :${String(mark)}`, ...signatures(commit)];
    output.push(...header, data(`${commit.message}\n`));
    if (parent !== undefined) output.push(`from :${String(parent.mark)}`);
    if (other !== undefined) output.push(`merge :${String(other.mark)}`);
    for (const path of changed)
      output.push(`M ${path.endsWith(".sh") ? "100755" : "100644"} inline ${path}`, data(textOf(files, path)));
    output.push("");
    if (commit.tag !== undefined) output.push(...tag(commit.tag, mark, commit));
    const edited = branch === newestOfMain ? [] : [...(tips.get(branch)?.edited ?? []), ...changed];
    tips.set(branch, { mark, files, edited: new Set(edited) });
  });
  for (const { merges } of commits)
    if (merges !== undefined) output.push(`reset refs/heads/${merges}`, `from ${"0".repeat(40)}`, "");
  return `${output.join("\n")}\n`;
}

function apply(before: Files, { edits, message }: SampleCommit): Files {
  const files = new Map(before);
  for (const edit of edits) {
    const text = files.get(edit.path) ?? "";
    if ("from" in edit && !text.includes(edit.from))
      throw new Error(`"${message}": ${edit.path} has no ${JSON.stringify(edit.from)}.`);
    files.set(edit.path, edited(text, edit));
  }
  return files;
}

function edited(text: string, edit: Edit): string {
  return "append" in edit ? text + edit.append : text.replace(edit.from, () => edit.to);
}

function textOf(files: Files | undefined, path: string): string {
  const text = files?.get(path);
  if (text === undefined) throw new Error(`There is no ${path}.`);
  return text;
}

function signatures(commit: SampleCommit): string[] {
  return [`author ${signature(commit)}`, `committer ${signature(commit)}`];
}

function tag(name: string, mark: number, commit: SampleCommit): string[] {
  return [
    `tag ${name}`,
    `from :${String(mark)}`,
    `tagger ${signature(commit)}`,
    data(`Brot & Butter ${name.slice(1)}\n`),
  ];
}

/** A name with the time in seconds and the zone: that of Berlin, near enough for a sample. */
function signature({ who, at }: SampleCommit): string {
  const month = Number(at.slice(5, 7));
  const zone = month >= 4 && month <= 10 ? "+0200" : "+0100";
  const time = Date.parse(`${at.replace(" ", "T")}:00${zone}`) / 1000;
  return `${people[who]} ${String(time)} ${zone}`;
}

function data(text: string): string {
  return `data ${String(Buffer.byteLength(text))}\n${text}`;
}
