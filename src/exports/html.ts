import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { renderTemplate } from "../drafts/template.js";
import { toHtml } from "../drafts/toHtml.js";
import { accentStyle } from "./accent.js";
import { draftText } from "./draftText.js";
import type { HandoffInput } from "./handoff.js";
import style from "./handover.css";
import script from "./keepTicks.script.txt";
import type { Output } from "./output.js";

/**
 * The owner's page: the five answers, then the account and the details. One file that asks nothing of any network; its only script
 * keeps what is ticked, in the reader's own browser.
 */
export function htmlOutputs({ model, view, drafts }: HandoffInput): readonly Output[] {
  const content = renderTemplate("handover.html", {
    ...model,
    style: `${accentStyle(model.provider.colour)}${style}`,
    script,
    scriptHash: btoa(String.fromCharCode(...sha256(utf8ToBytes(script)))),
    id: view.id,
    account: section(draftText("summary", model, drafts), "The full account"),
    guide: section(draftText("training", model, drafts), "How it is run"),
    hasTicks: model.jobs.all.length + model.access.toMove.all.length + model.balance.invoices.length > 0,
    callable: model.client.others.all.length + model.needs.referrals.length > 0,
  });
  return [{ path: "handover.html", content, format: "html", reader: "owner" }];
}

/** A draft as a section of the page: its title becomes the section's, or the section gets one. */
function section(markdown: string, title: string): string {
  const html = toHtml(markdown, { headingsFrom: 2 });
  return html.startsWith("<h2>") ? html : `<h2>${title}</h2>\n${toHtml(markdown, { headingsFrom: 3 })}`;
}
