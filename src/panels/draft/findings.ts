import type { Finding, Missing } from "../../drafts/checks/finding.js";
import { type DraftField, draftFields, type DraftFinding } from "../../protocol/draft.js";
import { changeBetween, movedOffset, type TextChange } from "../../protocol/textChange.js";

/** A text that was looked through, with what was found in it. */
export interface Checked {
  readonly of: string;
  readonly findings: readonly Finding[];
}

/** What was found, at the places where it is in the text as it is now; the body begins at `bodyOffset`. */
export function findingsIn({ of, findings }: Checked, text: string, bodyOffset: number): DraftFinding[] {
  const change = changeBetween(of, text);
  const lineEnds = [...text.slice(bodyOffset).matchAll(/\n/g)].map(({ index }) => bodyOffset + index);
  return findings.map((finding) => {
    const { severity, message, fix } = finding;
    const { offset, length } = placeIn(finding, change);
    const isInBody = offset >= bodyOffset;
    const field = isInBody ? undefined : fieldAt(text, offset);
    return {
      id: idOf(finding),
      severity,
      message,
      line: isInBody ? lineEnds.filter((end) => end < offset).length + 1 : 0,
      ...(isInBody && { range: { offset: offset - bodyOffset, length } }),
      ...(field && { field }),
      ...(fix && { fix: fix.title }),
    };
  });
}

/** The field of the front matter that a place is in. */
function fieldAt(text: string, offset: number): DraftField | undefined {
  const end = text.indexOf("\n", offset);
  const lines = text.slice(0, end === -1 ? text.length : end).split("\n");
  const name = lines.findLast((line) => /^[a-z]+:/i.test(line));
  return draftFields.find((field) => name?.startsWith(`${field}:`));
}

/**
 * The change that a quick fix makes in the text as it is now, or where it is to be filled in; undefined if its place has been
 * changed since, or it is gone.
 */
export function fixIn({ of, findings }: Checked, text: string, id: string): TextChange | Missing | undefined {
  const finding = findings.find((each) => idOf(each) === id);
  if (!finding?.fix) return undefined;
  if ("mine" in finding.fix) return { mine: true };
  if ("tab" in finding.fix) return { tab: finding.fix.tab };
  const place = placeIn(finding, changeBetween(of, text));
  const before = of.slice(finding.offset, finding.offset + finding.length);
  if (text.slice(place.offset, place.offset + place.length) !== before) return undefined;
  return { ...place, text: finding.fix.text };
}

function idOf({ rule, offset, length }: Finding): string {
  return `${rule} ${String(offset)} ${String(length)}`;
}

/** Where a finding is after the text was changed. */
function placeIn({ offset, length }: Finding, change: TextChange | undefined): { offset: number; length: number } {
  if (!change) return { offset, length };
  const start = movedOffset(offset, change);
  return { offset: start, length: Math.max(0, movedOffset(offset + length, change) - start) };
}
