import { carrierOf } from "../../core/carriers.js";
import { isExplained } from "../../core/jobs.js";
import { line } from "../words.js";
import type { TextLine } from "./checkedText.js";
import type { Check } from "./finding.js";

/**
 * A job in the list of the training, or of what carries it, that nothing says how to do. The text has no heading for it, as nothing
 * would stand below; here the developer still hears of it.
 */
export const unexplainedJobs: Check = ({ lines }, { kind, offboarding }) => {
  const training = offboarding.pieces.find((piece) => piece.kind === "training");
  const isGuide = kind === "training" || (training && carrierOf(training, offboarding)?.kind === kind);
  if (!isGuide) return [];
  const headings = new Set(lines.flatMap(({ text }) => /^#+ +(.*)$/.exec(text)?.[1]?.trim() ?? []));
  const rows = lines.filter(({ text }) => text.startsWith("|"));
  return (offboarding.tasks ?? []).flatMap((task) => {
    const name = String(line(task.name));
    // The user's own heading may say it; if it does not, that is an empty section.
    if (isExplained(task) || headings.has(name)) return [];
    const row = rows.find((each) => isRowOf(name, each));
    if (!row) return [];
    return [
      {
        rule: "empty-section",
        severity: "warning",
        message: `Nothing says how “${task.name}” is done. Write its steps in the details, or here.`,
        offset: row.offset,
        length: row.text.length,
        fix: { title: "Open the details", tab: "tasks" },
      },
    ];
  });
};

/** Whether the first cell of a table's row is this name. */
function isRowOf(name: string, { text }: TextLine): boolean {
  const first = text.slice(1).trimStart();
  return first.startsWith(name) && first.slice(name.length).trimStart().startsWith("|");
}
