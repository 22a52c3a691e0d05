import type { TextChange } from "../../protocol/textChange.js";

/**
 * Puts a snippet in place of `length` units from `offset`. One of several lines (a chart, a list, the steps of a job) begins a
 * paragraph of its own, whatever stands around it: behind words, or behind the mark of a list that has no words yet, its first line
 * would belong to them and the rest to nobody (CommonMark 0.31, 4.5 and 5.2). Such a mark goes; a list goes on with a list.
 */
export function insertSnippet(body: string, offset: number, length: number, snippet: string): TextChange {
  if (!snippet.includes("\n")) return { offset, length, text: snippet };
  const line = body.slice(body.lastIndexOf("\n", offset - 1) + 1, offset);
  const mark = /^[ \t>]*(?:(?<list>[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?$/.exec(line);
  const from = offset - (mark ? line.length : (/[ \t]*$/.exec(line)?.[0].length ?? 0));
  const end = offset + length + (/^[ \t]*/.exec(body.slice(offset + length))?.[0].length ?? 0);
  const goesOn = mark?.groups?.list !== undefined && /^[-*+] /.test(snippet);
  const before = lineEnds(/\n{0,2}$/.exec(body.slice(0, from)), from === 0 ? 0 : goesOn ? 1 : 2);
  const after = lineEnds(/^\n{0,2}/.exec(body.slice(end)), end === body.length ? 0 : 2);
  return { offset: from, length: end - from, text: before + snippet + after };
}

/** The line ends that are missing where `found` has some of `wanted`. */
function lineEnds(found: RegExpExecArray | null, wanted: number): string {
  return "\n".repeat(Math.max(0, wanted - (found?.[0].length ?? 0)));
}
