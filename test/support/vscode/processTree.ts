import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

/** Starts a program as the head of a process group of its own, so that `endTree` reaches its children as well. */
export function spawnTree(program: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  return spawn(program, args, { ...options, detached: process.platform !== "win32" });
}

/** Ends a program started with `spawnTree` and all it started: kindly, then (after `graceMs`) for good. */
export async function endTree(child: ChildProcess, graceMs = 2_000): Promise<void> {
  if (child.pid === undefined) return;
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, "exit");
    signalTree(child.pid, "SIGTERM");
    await Promise.race([ended, sleep(graceMs, undefined, { ref: false })]);
  }
  // Also when the head is gone: a child of it may have stayed.
  signalTree(child.pid, "SIGKILL");
}

function signalTree(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(process.platform === "win32" ? pid : -pid, signal);
  } catch (error) {
    // Nobody left to end is what we want.
    if (!(error instanceof Error && "code" in error && (error.code === "ESRCH" || error.code === "EPERM"))) throw error;
  }
}
