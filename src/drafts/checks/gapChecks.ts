import { isEmailKind, isForDeveloper } from "../../core/drafts.js";
import type { Offboarding } from "../../core/offboarding.js";
import { fieldOf } from "../draftParts.js";
import { countConflicts } from "../mergeDraft.js";
import { type CheckedText, isDefined, type TextLine } from "./checkedText.js";
import { gaps as known } from "../gaps.js";
import type { Words } from "../words.js";
import type { Check, Fix, Found } from "./finding.js";

/** Square brackets that are no link, no picture, no box of a task, no footnote and not escaped. */
const brackets = /(?<![\\!\]])\[(?![ xX]\])(?!\d+\])(?!\^)([^[\]\n\\]{1,80})\](?![([:])/g;
const leftOvers = /\b(?:TODO|TBD|FIXME|XXX+)\b|\blorem ipsum\b|\bundefined\b|\[object Object\]|\{\{[^}\n]{0,200}\}\}/g;

/** What is still to be filled in, and what a refresh could not decide. */
export const gaps: Check = (text, input) => [
  ...unfilled(text, input),
  ...leftOver(text, input),
  ...conflicts(text.text),
  ...frontMatter(text, input),
];

/** What was left to be written later; but not the notes in the code that the next developer gets, each with its place. */
const leftOver: Check = ({ text, noCode }, { kind }) =>
  [...noCode.matchAll(leftOvers)]
    .filter(({ index }) => !(isForDeveloper(kind) && noteInCode.test(lineAt(text, index))))
    .map((found) => gap(found[0], found.index));

const noteInCode = /^\s*[-*+] .*`[^`]+:\d+`\s*$/;

const unfilled: Check = (checked, { offboarding }) => {
  const { text, bodyAt, prose, fields } = checked;
  const listed = Object.keys(fields).filter((field) => Array.isArray(fields[field]));
  return [...text.matchAll(brackets)]
    .filter(({ 0: found, 1: inner = "", index }) =>
      index < bodyAt
        ? // A list of YAML's own.
          !listed.some((field) => lineAt(text, index).startsWith(`${field}: ${found}`))
        : // In code and addresses, brackets are theirs; a link may be called by its name alone.
          prose.slice(index, index + found.length) === found && !isDefined(checked, inner),
    )
    .map(({ 0: found, index }) => {
      const isAddress = index < bodyAt && /^(?:to|cc):[^\n]*$/m.test(lineAt(text, index));
      const fix = fixOf(found, offboarding);
      return isAddress
        ? {
            ...gap(found, index),
            ...(fix && { fix }),
            severity: "warning",
            message: `Nobody's address is known yet: ${found}. Add one to the contact, or type it when you send.`,
          }
        : { ...gap(found, index), ...(fix && { fix }) };
    });
};

/** The tab of the details form where what a gap stands for is filled in. */
const tabs: readonly (readonly [tab: string, ...gaps: readonly Words[]])[] = [
  ["client", known.clientEmail],
  ["deliverables", known.deliverables, known.benefit, known.remaining],
  ["tasks", known.jobs],
  ["access", known.accounts],
  ["invoices", known.balance, known.invoiceDue],
  ["issues", known.issues],
  ["needs", known.referral, known.referralService],
  ["support", known.restart],
];

/** What every offboarding has from My Details. */
const ofMine = [known.yourName, known.yourContact, known.howToPay].map(({ raw }) => raw);

function fixOf(found: string, { provider }: Offboarding): Fix | undefined {
  const details = "Open the details";
  // Once there is a copy of My Details, the copy counts.
  if (ofMine.includes(found))
    return provider ? { title: details, tab: "support" } : { title: "Enter My Details…", mine: true };
  const [tab] = tabs.find(([, ...gapsOf]) => gapsOf.some(({ raw }) => raw === found)) ?? [];
  return tab === undefined ? undefined : { title: details, tab };
}

function lineAt(text: string, index: number): string {
  const end = text.indexOf("\n", index);
  return text.slice(text.lastIndexOf("\n", index) + 1, end === -1 ? text.length : end);
}

function gap(found: string, offset: number): Found {
  return {
    rule: "gap",
    severity: "error",
    message: `Still to be filled in: ${found}.`,
    offset,
    length: found.length,
  };
}

/** Both texts stand in the file where the user's and the new one contradict each other. */
function conflicts(text: string): readonly Found[] {
  if (countConflicts(text) === 0) return [];
  return [...text.matchAll(/^<{7} [^\r\n]*/gm)].map(({ 0: found, index }) => ({
    rule: "gap",
    severity: "error",
    message: "Both your text and the new one stand here. Keep one of them, and take the marks out.",
    offset: index,
    length: found.length,
  }));
}

const frontMatter: Check = ({ fields, problem, bodyAt }, { kind }) => {
  const place = { rule: "gap", offset: 0, length: Math.min(3, bodyAt) } as const;
  if (problem !== undefined)
    return [{ ...place, severity: "error", message: `The lines before the text cannot be read: ${problem}` }];
  return isEmailKind(kind) && fieldOf(fields, "subject").trim() === ""
    ? [{ ...place, severity: "warning", message: "This email has no subject." }]
    : [];
};

/** A heading with nothing below it. */
export const emptySections: Check = (checked) => {
  const lines = checked.lines.filter(({ text }) => text.trim() !== "");
  return lines.flatMap((line, index) => {
    const level = levelOf(checked, line);
    if (level === 0) return [];
    const next = lines[index + 1];
    const nextLevel = next ? levelOf(checked, next) : 1;
    // The title of a document may be followed by its first part, and a part by its first section.
    if (next && (nextLevel === 0 || nextLevel > level)) return [];
    return [
      {
        rule: "empty-section",
        severity: "warning",
        message: `Nothing stands below “${line.text.replace(/^#+\s*|\s*#+$/g, "")}”.`,
        offset: line.offset,
        length: line.text.length,
        ...(next || checked.lines.length > 1 ? { fix: { title: "Remove the heading", text: "" } } : {}),
      },
    ];
  });
};

/** 0 for a line that is no heading; in code, `#` begins a remark. */
function levelOf({ noCode }: CheckedText, { offset, text }: TextLine): number {
  return /^ {0,3}(#{1,6})(?:\s|$)/.exec(noCode.slice(offset, offset + text.length))?.[1]?.length ?? 0;
}
