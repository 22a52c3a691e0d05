import type { Missing, SecretFact } from "../../core/facts.js";
import { type Git, isGitError } from "../git.js";
import { secretsIn } from "./scanFiles.js";

/** What a line has in it if any rule finds something; so that the other lines of a long history cost next to nothing. */
const hint =
  /AKIA|ASIA|A3T[A-Z0-9]|AIza|gh[pousr]_|github_pat_|glpat-|xox[abeprs]|hooks\.slack\.com|[rsp]k_live_|[rs]k_test_|SG\.|npm_|_authToken|AccountKey=|eyJ|-----BEGIN|:\/\/[^\s/:@]{0,80}:[^\s/@]{3,80}@|sk-[a-zA-Z0-9]|sk-ant-|shp(?:at|ss|ca|pa)_|dop_v1_|lin_api_|ops_|hf_|aws.{0,20}(?:secret|key)|private_key/i;

const mostBytes = 400 * 1024 * 1024;

/**
 * Secrets in what the commits of a range added, read as git tells it; of a merge, what none of its parents had. `ignore` says which paths
 * do not count. Never rejects for what git cannot read, but keeps what came.
 */
export async function readHistorySecrets(
  git: Git,
  {
    folder,
    revisions,
    salt,
    ignore,
  }: { folder: string; revisions: readonly string[]; salt: string; ignore: (path: string) => boolean },
  signal?: AbortSignal,
): Promise<{ secrets: readonly SecretFact[]; missing: readonly Missing[] }> {
  const args = (prefix: string): readonly string[] => [
    "log",
    "--no-color",
    "--no-notes",
    "--no-ext-diff",
    "--no-textconv",
    "--no-renames",
    "--cc",
    "-p",
    "--unified=0",
    // Whatever the repository's configuration would put before a path.
    "--src-prefix=a/",
    "--dst-prefix=b/",
    "--submodule=short",
    "--format=",
    // Of a folder all commits, also of branches that were merged away; `--relative` would do nothing for merges.
    ...(prefix === "" ? [...revisions, "--"] : ["--full-history", ...revisions, "--", "."]),
  ];
  const found = new Map<string, SecretFact>();
  const missing: Missing[] = [];
  const added = new AddedLines();
  let prefix = "";
  const look = async (): Promise<void> => {
    for (const { path: whole, text } of added.take()) {
      const path = whole.slice(prefix.length);
      if (ignore(path)) continue;
      for (const { rule, masked, fingerprint } of await secretsIn(path, text, salt))
        if (!found.has(fingerprint))
          found.set(fingerprint, { rule, masked, fingerprint, evidence: { file: path }, inHistory: true });
    }
  };
  let bytes = 0;
  const decoder = new TextDecoder();
  try {
    prefix = (await git.run(folder, ["rev-parse", "--show-prefix"], signal)).replace(/\n$/, "");
    for await (const chunk of git.stream(folder, args(prefix), signal)) {
      bytes += chunk.length;
      added.push(decoder.decode(chunk, { stream: true }));
      await look();
      if (bytes <= mostBytes) continue;
      missing.push({
        what: "secrets in the oldest history",
        why: "It is very long; the newest 400 MB of changes were read.",
      });
      break;
    }
  } catch (error) {
    if (!isGitError(error)) throw error;
    missing.push({ what: "secrets in part of the history", why: error.message });
  }
  added.end();
  await look();
  return { secrets: [...found.values()], missing };
}

const longestLine = 100_000;

/** Collects from a patch the added lines that may hold a secret, file by file. A private key is several lines, so what follows its beginning is kept, too. */
class AddedLines {
  private rest = "";
  private path = "";
  private isHeader = true;
  /** What stands before an added line: a sign for each parent of the commit. */
  private sign = "+";
  private kept: string[] = [];
  private following = 0;
  private ready: { path: string; text: string }[] = [];

  push(text: string): void {
    const all = this.rest + text;
    const end = all.lastIndexOf("\n");
    this.rest = end < 0 ? all.slice(0, longestLine) : all.slice(end + 1);
    if (end < 0) return;
    for (const line of all.slice(0, end).split("\n")) this.line(line);
  }

  end(): void {
    if (this.rest !== "") this.line(this.rest);
    this.flush();
  }

  take(): readonly { path: string; text: string }[] {
    const { ready } = this;
    this.ready = [];
    return ready;
  }

  /** Only between files can a line name one: in a hunk every line has a sign before it, whatever it says. */
  private line(line: string): void {
    if (/^diff --(?:git|cc|combined) /.test(line)) {
      this.flush();
      this.isHeader = true;
    } else if (this.isHeader) {
      if (line.startsWith("+++ "))
        this.path = line
          .slice(4)
          .replace(/^"?b\//, "")
          .replace(/"?\t?$/, "");
      else if (line.startsWith("@@")) {
        this.isHeader = false;
        this.sign = "+".repeat(line.search(/[^@]/) - 1);
      }
    } else if (line.startsWith(this.sign)) this.added(line.slice(this.sign.length));
  }

  private added(line: string): void {
    if (line.includes("-----BEGIN")) this.following = 120;
    if (this.following > 0 || hint.test(line)) this.kept.push(line.slice(0, longestLine));
    this.following--;
  }

  private flush(): void {
    if (this.kept.length > 0) this.ready.push({ path: this.path, text: this.kept.join("\n") });
    this.kept = [];
    this.following = 0;
  }
}
