import { cpus, loadavg } from "node:os";

const spinMs = 1_000;

/** How much of a processor this process gets when it asks for one, 0 to 1: the less, the more everything else here is others' doing. */
export function shareOfProcessor(): number {
  const before = process.cpuUsage();
  const started = performance.now();
  while (performance.now() - started < spinMs);
  const { user, system } = process.cpuUsage(before);
  return Math.min((user + system) / 1000 / (performance.now() - started), 1);
}

/** The machine, for whoever compares results. */
export function machine(): { processors: number; model: string; load: number; node: string; platform: string } {
  const all = cpus();
  const { platform, version: node } = process;
  return { processors: all.length, model: all[0]?.model ?? "", load: loadavg()[0] ?? 0, node, platform };
}
