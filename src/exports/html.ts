import { renderTemplate } from "../drafts/template.js";
import { toHtml } from "../drafts/toHtml.js";
import { accentStyle } from "./accent.js";
import { draftText } from "./draftText.js";
import type { HandoffInput } from "./handoff.js";
import style from "./handover.css";
import type { Output } from "./output.js";

/** The owner's page: the five answers, then the account and the details. One file that asks nothing of any network. */
export function htmlOutputs({ model, drafts }: HandoffInput): readonly Output[] {
  const content = renderTemplate("handover.html", {
    ...model,
    style: `${accentStyle(model.provider.colour)}${style}`,
    account: account(draftText("summary", model, drafts)),
    hasSteps: model.jobs.all.some(({ steps }) => steps.length > 0),
    callable: model.client.others.all.length + model.needs.referrals.length > 0,
  });
  return [{ path: "handover.html", content, format: "html", reader: "owner" }];
}

/** The summary as a section of the page: its title becomes the section's, or the section gets one. */
function account(markdown: string): string {
  const html = toHtml(markdown, { headingsFrom: 2 });
  return html.startsWith("<h2>") ? html : `<h2>The full account</h2>\n${toHtml(markdown, { headingsFrom: 3 })}`;
}
