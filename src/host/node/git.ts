import { type ChildProcess, spawn } from "node:child_process";
import { dirname } from "node:path";
import { type Git, GitError } from "../../facts/git.js";
import { always, gitEnvironment, withoutPrograms } from "./gitEnvironment.js";

/** Git as a child process without a shell. */
export const nodeGit: Git = {
  async run(folder, args, signal) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of stream(folder, args, signal)) chunks.push(chunk);
    return Buffer.concat(chunks).toString("utf8");
  },
  stream,
};

/** Commands that look at files of the working tree pass them through the filters that attributes name. */
const looksAtFiles = new Set(["status", "blame", "diff-files", "ls-files"]);

async function* stream(folder: string, args: readonly string[], signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const keys = looksAtFiles.has(args[0] ?? "") ? await configurationKeys(folder, signal) : [];
  yield* output(folder, args, withoutPrograms(keys), signal);
}

async function configurationKeys(folder: string, signal: AbortSignal | undefined): Promise<readonly string[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of output(folder, ["config", "--list", "--name-only", "-z"], {}, signal)) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8").split("\0");
}

async function* output(
  folder: string,
  args: readonly string[],
  more: Readonly<Record<string, string>>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  signal?.throwIfAborted();
  const child = spawn("git", [...always, "-C", folder, ...args], {
    // Not the folder itself: Windows would look for `git.exe` there first.
    cwd: dirname(process.execPath),
    env: { ...gitEnvironment(), ...more },
    stdio: ["ignore", "pipe", "pipe"],
    windowsHide: true,
    ...(signal && { signal, killSignal: "SIGKILL" }),
  });
  const ended = ending(child);
  try {
    for await (const chunk of child.stdout) yield chunk as Uint8Array;
    const failure = await ended;
    signal?.throwIfAborted();
    if (failure) throw failure;
  } finally {
    // Whoever left the loop early wants no more of it.
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
    child.stdout.destroy();
  }
}

/** Resolves with what went wrong when the process is over. */
function ending(child: ChildProcess): Promise<Error | undefined> {
  let said = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said = `${said}${text}`.slice(-10_000);
  });
  return new Promise((resolve) => {
    child.on("error", (error: NodeJS.ErrnoException) => {
      resolve(
        error.code === "ENOENT" ? new GitError("Git is not installed. Install it, then read again.", "no-git") : error,
      );
    });
    child.on("close", (code) => {
      resolve(code === 0 ? undefined : toError(said, code));
    });
  });
}

function toError(stderr: string, code: number | null): GitError {
  if (/not a git repository/i.test(stderr))
    return new GitError(
      "This folder is not a git repository. Open the one that holds the work, if there is one.",
      "no-repository",
    );
  if (/detected dubious ownership/i.test(stderr))
    return new GitError(
      "Git does not trust this folder, since it belongs to another user. Name it under safe.directory in your own git settings, then read again.",
      "failed",
    );
  const [, unread] =
    /(?:(?:unable to|could not) read|bad object|missing (?:blob|tree|commit|object))\b[^\n]*?\b([0-9a-f]{40,64})\b/i.exec(
      stderr,
    ) ??
    /bad object (\S+)/i.exec(stderr) ??
    [];
  if (unread !== undefined)
    return new GitError(
      `A part of the repository is damaged, or not on this machine: git cannot read ${shortened(unread)}. Fetch it, or clone the repository anew.`,
      "failed",
    );
  const last = stderr.trim().split("\n").at(-1) ?? "";
  return new GitError(`Git stopped with ${String(code)}: ${last}`, "failed");
}

/** The first letters of a hash; the name of a branch or tag as it is. */
function shortened(name: string): string {
  return /^[0-9a-f]{40,64}$/i.test(name) ? name.slice(0, 10) : name;
}
