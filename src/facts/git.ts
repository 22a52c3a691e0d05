/** Runs git, reading only: no adapter may let a repository's own configuration, attributes or hooks run a program. */
export interface Git {
  /**
   * The standard output of `git` with these arguments in this folder (a path). Rejects with a GitError when git fails, and
   * when `signal` is aborted, leaving no process behind.
   */
  run(folder: string, args: readonly string[], signal?: AbortSignal): Promise<string>;
  /**
   * The standard output piece by piece, as git writes it. What came before a failure has been handed out when the GitError is
   * thrown. Leaving the loop, or aborting `signal`, ends the process.
   */
  stream(folder: string, args: readonly string[], signal?: AbortSignal): AsyncIterable<Uint8Array>;
}

/** Git is not there, or said no. */
export class GitError extends Error {
  override readonly name = "GitError";

  constructor(
    message: string,
    readonly kind: "no-git" | "no-repository" | "failed",
  ) {
    super(message);
  }
}

/** Whether an error is a GitError. By its name: a chunk that is loaded later has a class of its own, made from the same code. */
export function isGitError(error: unknown): error is GitError {
  return error instanceof Error && error.name === "GitError";
}

/** What git says, or a value of one's own where it fails. */
export async function orElse<T, U>(asked: Promise<T>, fallback: U): Promise<T | U> {
  try {
    return await asked;
  } catch (error) {
    if (isGitError(error)) return fallback;
    throw error;
  }
}
