import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** Clock ticks of the kernel in a second, as /proc counts processor time; 100 on all that Node runs on. */
const ticksPerSecond = 100;

/** The extension hosts of one VS Code server. Only Linux tells of them, in /proc; elsewhere there seem to be none. */
export class ExtensionHosts {
  /** `serverFolder`: what the server was given as its own folder; its processes have it in their environment. */
  constructor(private readonly serverFolder: string) {}

  pids(): readonly number[] {
    if (process.platform !== "linux") return [];
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name) && this.isOurs(name))
      .map(Number);
  }

  private isOurs(pid: string): boolean {
    return (
      read(`/proc/${pid}/cmdline`).includes("--type=extensionHost") &&
      read(`/proc/${pid}/environ`).includes(`TMPDIR=${this.serverFolder}/`)
    );
  }

  /** Waits until a host is there that is not among `before`, and has nothing more to do. */
  async settled(before: readonly number[]): Promise<number | undefined> {
    if (process.platform !== "linux") {
      await sleep(5_000);
      return undefined;
    }
    for (let waited = 0; waited < 60_000; waited += 100) {
      const pid = this.pids().find((candidate) => !before.includes(candidate));
      if (pid !== undefined) {
        await idle(pid);
        return pid;
      }
      await sleep(100);
    }
    throw new Error("No extension host was started within a minute.");
  }
}

/** Waits until a process has used next to no processor time for a second (or half a minute has passed). */
export async function idle(pid: number | undefined): Promise<void> {
  if (pid === undefined) {
    await sleep(3_000);
    return;
  }
  let calm = 0;
  for (let waited = 0; waited < 30_000 && calm < 2; waited += 500) {
    const before = processorTime(pid) ?? 0;
    await sleep(500);
    calm = (processorTime(pid) ?? 0) - before <= 20 ? calm + 1 : 0;
  }
}

/** The processor time that a process has used so far, in ms (in steps of 10); undefined where nobody can tell. */
export function processorTime(pid: number | undefined): number | undefined {
  if (pid === undefined) return undefined;
  // The second field is the program's name, in parentheses and with any characters in it.
  const fields = read(`/proc/${String(pid)}/stat`)
    .replace(/^.*\)/s, "")
    .trim()
    .split(" ");
  const [user, system] = [fields[11], fields[12]];
  return user === undefined || system === undefined
    ? undefined
    : ((Number(user) + Number(system)) * 1000) / ticksPerSecond;
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // Processes come and go while we look.
    return "";
  }
}
