import { quotePattern } from "../../core/quotePattern.js";

/** Text that is put into another, before the character at `offset`. */
export interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/**
 * Adds an item to the list of a section (`## title`), behind what stands in it; where there is none, the section is made at the end.
 * `item` is Markdown on one line.
 */
export function addToSection(markdown: string, title: string, item: string): Insertion {
  const heading = new RegExp(`^## ${quotePattern(title)}[ \\t]*$`, "m").exec(markdown.replaceAll("\r", " "));
  if (!heading) {
    const { length } = markdown.trimEnd();
    return { offset: length, text: `${length === 0 ? "" : "\n\n"}## ${title}\n\n- ${item}` };
  }
  const start = heading.index + heading[0].length;
  const section = markdown.slice(0, nextHeading(markdown, start)).trimEnd();
  const isList = /(?:^|\n)[-*] [^\n]*$/.test(section);
  return { offset: section.length, text: `${isList ? "\n" : "\n\n"}- ${item}` };
}

/** Where the next section or document title begins, from a place outside of code on; undefined behind the last one. */
function nextHeading(markdown: string, from: number): number | undefined {
  let isCode = false;
  for (const { index, 0: mark } of markdown.slice(from).matchAll(/^(?:```|~~~|#{1,2} )/gm)) {
    if (!mark.startsWith("#")) isCode = !isCode;
    else if (!isCode) return from + index;
  }
  return undefined;
}
