import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { addItem } from "../../src/core/items.js";
import type { Offboarding } from "../../src/core/offboarding.js";
import type { Context } from "../../src/core/operation.js";
import { newText, startOffboarding } from "../../src/core/start.js";

/** How many offboardings there are, and how many items each has. */
export interface Load {
  readonly offboardings: number;
  readonly items: number;
}

const dayMs = 86_400_000;

/** An ISO day, seen from today, so that the same is (not) overdue whenever the benchmark runs. */
function dayFromNow(days: number): string {
  return new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);
}

/** A full checklist that goes on to `items` items, spread over all pieces. Nothing is done and nothing is overdue. */
export function benchOffboarding(number: number, items: number): Offboarding {
  const name = String(number).padStart(3, "0");
  const today = dayFromNow(0);
  const context: Context = { today, now: `${today}T09:30:00Z`, newId: () => `bench-${name}` };
  const beginning = {
    client: `Client ${name}`,
    project: `Project ${name}`,
    reason: "complete",
    size: "standard",
  } as const;
  let offboarding = startOffboarding({ ...beginning, lastDay: dayFromNow(100) }, context);
  const count = offboarding.pieces.reduce((sum, piece) => sum + piece.items.length, 0);
  if (count > items)
    throw new Error(`The checklist has ${String(count)} items already; there cannot be ${String(items)}.`);
  for (let added = count; added < items; added++) {
    const piece = offboarding.pieces[added % offboarding.pieces.length]?.id ?? "";
    const title = `One more thing for this project, number ${String(added + 1)}`;
    offboarding = addItem({ piece, title, due: `T-${String(1 + (added % 20))}d`, owner: "me" })(
      offboarding,
      context,
    ).offboarding;
  }
  return offboarding;
}

/** Puts offboardings into a folder, as Sendoff would have written them: `.sendoff/client-001/offboarding.json` and so on. */
export async function putOffboardings(folder: string, { offboardings, items }: Load): Promise<void> {
  for (let number = 1; number <= offboardings; number++) {
    const file = fileOf(folder, number);
    await mkdir(join(file, ".."), { recursive: true });
    await writeFile(file, newText(benchOffboarding(number, items)));
  }
}

/** Path of the document of one of these offboardings; the first is 1. */
export function fileOf(folder: string, number: number): string {
  return join(folder, ".sendoff", `client-${String(number).padStart(3, "0")}`, "offboarding.json");
}
