import { writeChecklist } from "../checklists/writeChecklist.js";
import { documentText, draftText } from "./draftText.js";
import type { HandoffInput } from "./handoff.js";
import { exportedKinds, type Output } from "./output.js";

/** The developer's files: where to start, and the rest, which that one leads to. */
export function markdownOutputs(input: HandoffInput): readonly Output[] {
  const { model, drafts, view } = input;
  const texts: Readonly<Record<string, string>> = {
    ...Object.fromEntries(exportedKinds.map((kind) => [kind, draftText(kind, model, drafts)])),
    access: documentText("access", input).text,
    // Work that only pauses is not accepted; it goes on.
    ...(!model.reason.paused && { acceptance: documentText("acceptance", input).text }),
    checklist: writeChecklist(view),
  };
  const readme = documentText("README", input, { files: texts }).text;
  return Object.entries({ README: readme, ...texts }).map(([name, content]) => ({
    path: `${name}.md`,
    content,
    format: "markdown",
    reader: "developer",
  }));
}
