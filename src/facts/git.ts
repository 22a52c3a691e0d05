/** Runs git, reading only. */
export interface Git {
  /**
   * The standard output of `git` with these arguments in this folder (a path). Rejects with a GitError when git fails, and
   * when `signal` is aborted, leaving no process behind.
   */
  run(folder: string, args: readonly string[], signal?: AbortSignal): Promise<string>;
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
