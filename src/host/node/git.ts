import { spawn } from "node:child_process";
import { type Git, GitError } from "../../facts/git.js";

/**
 * Before the command: nothing in the repository's own configuration may run a program (fsmonitor, signatures, pagers), and
 * file names come as they are.
 */
const always = [
  "--no-pager",
  "--no-optional-locks",
  "-c",
  "core.quotePath=false",
  "-c",
  "core.fsmonitor=false",
  "-c",
  "core.hooksPath=/dev/null",
  "-c",
  "log.showSignature=false",
  "-c",
  "diff.external=",
  "-c",
  "protocol.allow=never",
];

/** Git as a child process without a shell. */
export const nodeGit: Git = {
  run(folder, args, signal) {
    return new Promise((resolve, reject) => {
      const child = spawn("git", [...always, ...args], {
        cwd: folder,
        env: { ...process.env, LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0", GIT_NO_LAZY_FETCH: "1" },
        stdio: ["ignore", "pipe", "pipe"],
        windowsHide: true,
        ...(signal && { signal }),
      });
      const out: Buffer[] = [];
      const err: Buffer[] = [];
      child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
      child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
      child.on("error", (error: NodeJS.ErrnoException) => {
        reject(error.code === "ENOENT" ? new GitError("Git is not installed.", "no-git") : error);
      });
      child.on("close", (code) => {
        if (code === 0) resolve(Buffer.concat(out).toString("utf8"));
        else reject(toError(Buffer.concat(err).toString("utf8"), code));
      });
    });
  },
};

function toError(stderr: string, code: number | null): GitError {
  if (/not a git repository/i.test(stderr))
    return new GitError("This folder is not a git repository.", "no-repository");
  return new GitError(`Git stopped with ${String(code)}: ${stderr.trim().split("\n").at(-1) ?? ""}`, "failed");
}
