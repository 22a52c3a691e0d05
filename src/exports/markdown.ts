import { writeChecklist } from "../checklists/writeChecklist.js";
import { renderTemplate } from "../drafts/template.js";
import { draftText } from "./draftText.js";
import type { HandoffInput } from "./handoff.js";
import { exportedKinds, type Output } from "./output.js";

/** The developer's files: where to start, and the rest, which that one leads to. */
export function markdownOutputs({ model, drafts, view }: HandoffInput): readonly Output[] {
  const texts: Readonly<Record<string, string>> = {
    ...Object.fromEntries(exportedKinds.map((kind) => [kind, draftText(kind, model, drafts)])),
    access: renderTemplate("access", model),
    // Work that only pauses is not accepted; it goes on.
    ...(!model.reason.paused && { acceptance: renderTemplate("acceptance", model) }),
    checklist: writeChecklist(view),
  };
  const readme = renderTemplate("README", { ...model, files: texts });
  return Object.entries({ README: readme, ...texts }).map(([name, content]) => ({
    path: `${name}.md`,
    content,
    format: "markdown",
    reader: "developer",
  }));
}
