// Runs inside the extension host, as VS Code runs tests: says how much memory is held, as often as it is asked.
import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** The environment variable with the folder for questions and answers. */
export const probeVariable = "SENDOFF_BENCH_PROBE";

/** Bytes, after everything that nobody needs has been collected. */
export interface Held {
  /** JavaScript objects and what they hold outside of V8's heap. */
  readonly heap: number;
  /** All of the process, as the system sees it. */
  readonly resident: number;
}

/** Never resolves: VS Code ends with its window. */
export async function run(): Promise<never> {
  const folder = process.env[probeVariable] ?? "";
  const question = join(folder, "question");
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  for (;;) {
    await sleep(100);
    if (!existsSync(question)) continue;
    rmSync(question);
    // What only finalizers let go needs another round.
    for (let round = 0; round < 4; round++) {
      collect();
      await sleep(50);
    }
    const { heapUsed, external, rss } = process.memoryUsage();
    const held: Held = { heap: heapUsed + external, resident: rss };
    const draft = join(folder, "draft");
    writeFileSync(draft, JSON.stringify(held));
    renameSync(draft, join(folder, "answer"));
  }
}
