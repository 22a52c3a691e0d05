import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { renderTemplate } from "../drafts/template.js";
import { toHtmlBlocks } from "../drafts/toHtml.js";
import type { DocumentModel } from "../drafts/model/documentModel.js";
import { accentStyle } from "./accent.js";
import { anchorOf, courseOf } from "./course.js";
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
    course: courseIn(model),
    account: section(draftText("summary", model, drafts), "The full account"),
    guide: section(draftText("training", model, drafts), "How it is run"),
    hasTicks:
      model.jobs.all.filter(({ triedAloneOn }) => !triedAloneOn).length +
        model.access.toMove.all.length +
        model.balance.invoices.length >
      0,
    callable: model.client.others.all.length + model.needs.referrals.length > 0,
  });
  return [{ path: "handover.html", content, format: "html", reader: "owner" }];
}

/** The course of the work as the page draws it: in percent, so that it is as wide as the page while its letters keep their size. */
function courseIn(model: DocumentModel): object | null {
  const course = courseOf(model);
  return (
    course && {
      said: course.said,
      stops: course.stops.map(({ at, place, ...stop }) => ({
        ...stop,
        x: `${String(Math.round(at * 1000) / 10)}%`,
        anchor: anchorOf(at),
        above: place === "above",
        below: place === "below",
        count: stop.count ?? null,
        radius: stop.count === undefined ? 5 : 9,
      })),
    }
  );
}

/** A draft as a section of the page: its title becomes the section's, or the section gets one. */
function section(markdown: string, title: string): string {
  const html = blocksOf(markdown, 2);
  return html.startsWith("<h2>") ? html : `<h2>${title}</h2>\n${blocksOf(markdown, 3)}`;
}

/** The blocks of a draft; what stands under an h4, such as a job, is one thing, which a printed page does not part. */
function blocksOf(markdown: string, headingsFrom: number): string {
  let html = "";
  let isOpen = false;
  for (const block of toHtmlBlocks(markdown, { headingsFrom })) {
    const [, level] = /^<h([234])>/.exec(block) ?? [];
    if (level !== undefined && isOpen) html += "</div>\n";
    if (level === "4") html += '<div class="whole">\n';
    isOpen = level === undefined ? isOpen : level === "4";
    html += block;
  }
  return isOpen ? `${html}</div>\n` : html;
}
