import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { run } from "./vscode/commands.js";

/** A repository made for one test, with git's own words about it to compare with. */
export class GitRepo {
  private constructor(readonly folder: string) {}

  static make(): Promise<GitRepo> {
    return GitRepo.in(mkdtempSync(join(tmpdir(), "sendoff-git-")));
  }

  /** Makes one of a folder that is there. */
  static async in(folder: string): Promise<GitRepo> {
    const repo = new GitRepo(folder);
    await repo.git("init", "--quiet", "--initial-branch=main");
    return repo;
  }

  /** What git answers, without the settings of this machine. Its last line end is cut. */
  async git(...args: string[]): Promise<string> {
    return this.gitWith({}, ...args);
  }

  async gitWith(more: NodeJS.ProcessEnv, ...args: string[]): Promise<string> {
    const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"));
    const env = {
      ...Object.fromEntries(inherited),
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_CONFIG_NOSYSTEM: "1",
      ...identity("Mara Vos", "mara@studio.example", "2026-03-01T12:00:00Z"),
      ...more,
    };
    return (await run("git", args, { cwd: this.folder, env })).replace(/\n$/, "");
  }

  write(path: string, text: string | Uint8Array): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Commits files (all that changed if none are given) by somebody on a day. */
  async commit(
    message: string,
    { files = {}, name = "Mara Vos", email = "mara@studio.example", at = "2026-03-01T12:00:00Z" }: CommitOptions = {},
  ): Promise<string> {
    for (const [path, text] of Object.entries(files)) this.write(path, text);
    await this.git("add", "--all");
    const quiet = ["--quiet", "--allow-empty", "--allow-empty-message", "--cleanup=verbatim"];
    await this.gitWith(identity(name, email, at), "commit", ...quiet, `--message=${message}`);
    return this.git("rev-parse", "HEAD");
  }

  /** Commits quickly, one after the other, on `main`; files are given by the commit that brings them, and HEAD is checked out. */
  async commitAll(commits: readonly (CommitOptions & { readonly message: string })[]): Promise<void> {
    await this.gitWith({}, "config", "core.protectNTFS", "false");
    const stream = commits.map(toStream).join("");
    const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
    await run("git", ["fast-import", "--quiet", "--date-format=raw"], { cwd: this.folder, env, input: stream });
    await this.git("reset", "--quiet", "--hard", "main");
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

interface CommitOptions {
  readonly files?: Readonly<Record<string, string>>;
  readonly name?: string;
  readonly email?: string;
  readonly at?: string;
}

function identity(name: string, email: string, at: string): NodeJS.ProcessEnv {
  return {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_AUTHOR_DATE: at,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
    GIT_COMMITTER_DATE: at,
  };
}

function toStream(
  {
    message,
    files = {},
    name = "Mara Vos",
    email = "mara@studio.example",
    at = "2026-03-01T12:00:00Z",
  }: CommitOptions & { readonly message: string },
  nth: number,
): string {
  const when = `${String(Date.parse(at) / 1000)} +0000`;
  const data = (text: string): string => `data ${String(Buffer.byteLength(text))}\n${text}\n`;
  const quoted = (path: string): string => `"${path.replace(/["\\]/g, "\\$&").replaceAll("\n", "\\n")}"`;
  return [
    nth === 0 ? "reset refs/heads/main\n" : "",
    "commit refs/heads/main\n",
    `author ${name} <${email}> ${when}\ncommitter ${name} <${email}> ${when}\n`,
    data(message),
    ...Object.entries(files).map(([path, text]) => `M 100644 inline ${quoted(path)}\n${data(text)}`),
    "\n",
  ].join("");
}
