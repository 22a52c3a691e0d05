import { isEmailKind } from "../../core/drafts.js";
import { findSecrets } from "../../secrets/findSecrets.js";
import { countWords } from "../countWords.js";
import { addresses } from "./addressChecks.js";
import { balanceRules } from "./balanceChecks.js";
import { checkedText } from "./checkedText.js";
import { openPromises, pastDays } from "./dayChecks.js";
import type { Check, CheckInput, Finding } from "./finding.js";
import { emptySections, gaps } from "./gapChecks.js";
import { unexplainedJobs } from "./jobChecks.js";
import { links } from "./linkChecks.js";
import { names } from "./nameChecks.js";
import { ownWords } from "./ownWords.js";
import { reasonRules } from "./reasonChecks.js";
import { jargon, rude } from "./wordChecks.js";

/** The most words that an email should have: one screen. */
const mostWords = 400;

const length: Check = (text, { kind, offboarding }) => {
  const all = countWords(text.text.slice(text.bodyAt));
  const first = text.lines.find(({ text: line }) => line.trim() !== "");
  if (!isEmailKind(kind) || all <= mostWords || !first) return [];
  const words = kind === "email" ? ownWords(text, offboarding) : all;
  if (words <= mostWords) return [];
  const what = words === all ? "words" : `words without the parts that it carries (${String(all)} with them)`;
  return [
    {
      rule: "length",
      severity: "warning",
      message: `${String(words)} ${what}; an email over ${String(mostWords)} is not read to its end.`,
      offset: first.offset,
      length: first.text.length,
    },
  ];
};

const secrets: Check = ({ text }) =>
  findSecrets(text).map(({ rule, masked, offset, length: size }) => ({
    rule: "secret",
    severity: "error",
    message: `This looks like a secret (${rule}, ${masked}). Pass it on by a vault or a one-time link.`,
    offset,
    length: size,
  }));

const checks: readonly Check[] = [
  gaps,
  addresses,
  emptySections,
  unexplainedJobs,
  names,
  pastDays,
  openPromises,
  jargon,
  length,
  secrets,
  links,
  balanceRules,
  rude,
  reasonRules,
];

/** Everything in a draft that should be looked at, from top to bottom. Pure, and quick enough for every keystroke. */
export function checkDraft(input: CheckInput): readonly Finding[] {
  const text = checkedText(input.text);
  const found = checks.flatMap((check) => check(text, input)).sort((a, b) => a.offset - b.offset);
  let line = 1;
  let counted = 0;
  return found.map((each) => {
    line += (input.text.slice(counted, each.offset).match(/\r\n|\n|\r/g) ?? []).length;
    counted = each.offset;
    return { ...each, line };
  });
}
