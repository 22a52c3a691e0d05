import type { Missing, OpenEnd, RepoFacts, SecretFact } from "../../core/facts.js";
import type { Git } from "../git.js";
import type { HistoryRequest } from "../history/readHistory.js";
import { LanguageTally } from "../inventory/languages.js";
import { blame } from "../openEnds/blame.js";
import type { ScannedFile } from "./scanFiles.js";

/** Reads all files, and hands out what was found, batch by batch. */
export type Scan = (
  paths: readonly string[],
  onBatch: (files: readonly ScannedFile[]) => void,
  signal?: AbortSignal,
) => Promise<void>;

interface Source {
  readonly request: HistoryRequest;
  readonly scan: Scan;
  readonly signal?: AbortSignal;
}

const large = 5 * 1024 * 1024;

/** What the text of the files says, with who wrote the notes in it where there is git. `documented`: variables that are told of somewhere. */
export async function readCode(
  { scan, request, signal }: Source,
  git: Git | undefined,
  paths: readonly string[],
  documented: ReadonlySet<string>,
): Promise<Pick<RepoFacts, "languages" | "env" | "openEnds" | "secrets" | "missing">> {
  const languages = new LanguageTally();
  const env = new Map<string, RepoFacts["env"][number]>();
  const withoutDefault = new Set<string>();
  const secrets: SecretFact[] = [];
  const ends: OpenEnd[] = [];
  const notes: { file: string; line: number; text: string }[] = [];
  const { name: repository } = request;
  await scan(
    paths,
    (files) => {
      for (const { path: file, lines, size, ...found } of files) {
        languages.add(file, lines);
        for (const { name, line, hasDefault } of found.env) {
          if (!env.has(name)) env.set(name, { name, documented: documented.has(name), evidence: { file, line } });
          if (!hasDefault) withoutDefault.add(name);
        }
        for (const { line, ...secret } of found.secrets)
          secrets.push({ ...secret, evidence: { file, line }, inHistory: false });
        for (const { text, line } of found.notes) notes.push({ file, line, text });
        for (const { text, line } of found.skipped)
          ends.push({ kind: "skipped-test", text, evidence: { file, line }, repository });
        if (size >= large)
          ends.push({
            kind: "large-file",
            text: `${file} has ${String(Math.round(size / 1024 / 1024))} MB`,
            evidence: { file },
            repository,
          });
      }
    },
    signal,
  );
  const blamed = git && (await blame(git, request.folder, notes, signal));
  const todos = notes.map(({ file, line, text }): OpenEnd => {
    const by = blamed?.found.get(`${file}:${String(line)}`);
    return {
      kind: "todo",
      text: by ? `${text} (${by.author}, ${by.day})` : text,
      evidence: { file, line },
      repository,
    };
  });
  return {
    languages: languages.all,
    env: [...env.values()]
      .map((each) => (withoutDefault.has(each.name) ? each : { ...each, hasDefault: true as const }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    openEnds: [...ends, ...todos],
    secrets,
    missing: blamed && blamed.unasked > 0 ? [unasked(blamed.unasked, repository)] : [],
  };
}

function unasked(notes: number, repository: string): Missing {
  return {
    what: `author and day of ${String(notes)} notes (TODO and the like) in ${repository}`,
    why: "The first 100 files, and 50 notes in each, were looked up in git.",
  };
}
