import type { OpenEnd, OpenEndKind } from "../../core/facts.js";

/** What is to be done about an open end, as an item of the list says it. */
export function titleOfEnd({ kind, text, evidence, isDefault }: OpenEnd): string {
  const where = evidence?.line === undefined ? "" : ` (${evidence.file}:${String(evidence.line)})`;
  const titles: Readonly<Record<OpenEndKind, string>> = {
    uncommitted: `Commit or drop: ${text}`,
    stash: `Apply or drop: ${text}`,
    unpushed: `Push: ${text}`,
    // The main branch stays: it is what is checked out that belongs into it, or lags behind.
    branch: isDefault ? `Bring together with what is checked out: ${text}` : `Merge or delete: ${text}`,
    todo: `Settle${where}: ${text}`,
    "skipped-test": `Bring back the test${where}: ${text}`,
    "disabled-job": `Enable or remove: ${text}`,
    "large-file": `Decide where this belongs: ${text}`,
  };
  return titles[kind];
}
