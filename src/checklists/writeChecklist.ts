import { countsFromLastDay } from "../core/dueDates.js";
import { flow, stateOf } from "../core/flow.js";
import type { Item, Offboarding } from "../core/offboarding.js";
import { escapeExactly } from "../markdown/escapeMarkdown.js";
import { writeHref } from "./inlineText.js";
import { writeDetails, writeHidden } from "./marks.js";

/**
 * The checklist as Markdown with GitHub's task lists: a heading for each piece that has items, in the order of the flow, and
 * below it the items with who does them, when they are due (see marks.ts), and their notes. Whatever a title or note is made of,
 * it is shown literally, and `readChecklist` reads the same items from it. Takes the client-safe view, and writes of an item
 * nothing but its title, link, need, owner, due day, state, note and id.
 */
export function writeChecklist(offboarding: Offboarding): string {
  const pieces = flow(offboarding).filter(({ items }) => items.length > 0);
  const blocks = [
    `# ${escapeExactly(`${offboarding.client.name}: ${offboarding.project.name}`)}`,
    ...legend(offboarding),
    ...pieces.flatMap(({ id, title, items }) => [
      `## ${escapeExactly(title)} ${writeHidden({ id })}`,
      writeItems(items, offboarding),
    ]),
  ];
  return `${blocks.join("\n\n")}\n`;
}

/** What is short for what, as far as it is used. */
function legend({ pieces, project, provider }: Offboarding): readonly string[] {
  const items = pieces.flatMap((piece) => piece.items);
  const hasDue = items.some(({ due }) => countsFromLastDay(due));
  const isMine = items.some(({ owner }) => owner === "me" || owner === "both");
  const said = [
    ...(hasDue ? [`T is the last day, ${project.lastDay}; T-1d is the working day before it.`] : []),
    ...(isMine && provider ? [`“me” is ${escapeExactly(provider.name)}.`] : []),
  ];
  return said.length === 0 ? [] : [said.join(" ")];
}

function writeItems(items: readonly Item[], offboarding: Offboarding): string {
  let depth = -1;
  return items
    .map((item) => {
      const { indent = 0 } = item;
      depth = Math.min(indent, depth + 1);
      const hidden = { id: item.id, ...(depth !== indent && { indent }) };
      return writeItem(item, stateOf(item, offboarding), writeHidden(hidden), "  ".repeat(depth));
    })
    .join("\n")
    .trimEnd();
}

function writeItem(item: Item, state: Item["state"], hidden: string, margin: string): string {
  const { title, link, need, owner, due, notNeeded, note = "" } = item;
  const escaped = escapeExactly(title);
  const linked = link === undefined ? escaped : `[${asLabel(escaped)}](${writeHref(link)})`;
  const details = writeDetails({
    need,
    ...(owner !== undefined && { owner }),
    ...(due !== undefined && { due }),
    ...(state === "not-needed" && { state, ...(notNeeded && { notNeeded }) }),
  });
  const shown = state === "not-needed" ? `~~${linked}~~` : linked;
  const line = `${margin}- [${state === "open" ? " " : "x"}] ${shown} ${details} ${hidden}`;
  return note === "" ? line : `${line}\n\n${writeNote(note, `${margin}  `)}\n`;
}

/** Escaped text as the text of a link: marked finds no link around `\\[a\\](b)`. */
function asLabel(escaped: string): string {
  return escaped.replace(/\\(.)/gsu, (whole, sign) => (sign === "[" ? "&#91;" : sign === "]" ? "&#93;" : whole));
}

/** Paragraphs and line ends as they are; empty lines that Markdown would drop are written as characters. */
function writeNote(note: string, margin: string): string {
  return note
    .split(/(?<=[^\n])\n\n(?=[^\n])/)
    .map((paragraph) =>
      paragraph
        .split(/(?<=[^\n])\n(?=[^\n])/)
        .map((line) => margin + escapeExactly(line, { links: true }))
        .join("\\\n"),
    )
    .join("\n\n");
}
