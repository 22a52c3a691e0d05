import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../support/vscode/projectRoot.js";
import type { Figure } from "./report.js";
import { median, p95 } from "./statistics.js";

interface Probed {
  readonly pages: number;
  readonly all: readonly number[];
  readonly alone: readonly number[];
  readonly unchanged: readonly number[];
  /** The longest time of each round (ms) in which nothing else had its turn. */
  readonly blocked: readonly number[];
  readonly peakMB: number;
  readonly rendered: { readonly kind: string; readonly words: number; readonly times: readonly number[] };
}

/** An export of all formats, beside what the PDF library takes for the same words. */
export function exporting(): readonly Figure[] {
  const probe = join(projectRoot(), "dist", "test", "bench", "exportsProbe.mjs");
  const { pages, all, alone, unchanged, blocked, peakMB, rendered } = JSON.parse(
    execFileSync(process.execPath, [probe], { encoding: "utf8", cwd: projectRoot() }),
  ) as Probed;
  // Each round by itself: what else goes on on the machine meets both.
  const ratios = all.map((ms, index) => ms / (alone[index] ?? ms));
  const note = `${String(pages)} pages`;
  return [
    {
      what: "export, all formats, to the PDF library alone",
      figure: median(ratios),
      unit: "×",
      budget: 1.3,
      note,
      samples: ratios,
    },
    { what: "export, all formats, median", figure: median(all), unit: "ms", samples: all },
    { what: "export, longest time that others wait, median", figure: median(blocked), unit: "ms", samples: blocked },
    {
      what: "export of nothing new, without git and disk",
      figure: median(unchanged),
      unit: "ms",
      budget: 200,
      samples: unchanged,
    },
    {
      what: "template of the longest draft, p95",
      figure: p95(rendered.times),
      unit: "ms",
      budget: 20,
      note: `${rendered.kind}, ${String(rendered.words)} words`,
      samples: rendered.times,
    },
    { what: "export, memory at the peak", figure: peakMB, unit: "MB", budget: 250 },
  ];
}
