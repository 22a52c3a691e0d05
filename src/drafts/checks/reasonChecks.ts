import { isForDeveloper } from "../../core/drafts.js";
import type { Offboarding } from "../../core/offboarding.js";
import type { CheckedText } from "./checkedText.js";
import { type Check, type Found, foundInProse } from "./finding.js";

const asking =
  /\b(?:(?:public |online |google )?reviews?|testimonials?|portfolio|case study|recommend (?:me|us)|refer (?:me|us)|referrals?|tell others|word of mouth|spread the word)\b/giu;
const grievances =
  /\b(?:unfortunately|disappoint\p{L}*|frustrat\p{L}*|unacceptable|unreasonable|unprofessional|never (?:answered|paid|replied|listened)|constantly|repeatedly|again and again|late payments?|paid late|impossible to work|broken promises?|unfair|regret(?:tably)?|your mistake|should have listened)\b/giu;
const acceptance = /\b(?:final acceptance|acceptance|accepted the work|work was accepted|sign[- ]off)\b/giu;

/** What must not be said, or has to be, for the reason why it ends. */
export const reasonRules: Check = (text, { kind, offboarding }) => {
  const { reason, project } = offboarding;
  const cancelled = reason === "client-cancelled" || reason === "we-cancelled";
  const who = reason === "client-cancelled" ? "the client cancelled" : "you ended the work";
  const found: Found[] = [];
  if (cancelled && !isForDeveloper(kind)) {
    found.push(
      ...foundInProse(withoutGaps(text), asking, ({ found: said }) => ({
        rule: "reason",
        severity: "error",
        message: `Don't ask for “${said}” when ${who}.`,
      })),
      ...foundInProse(text, grievances, ({ found: said }) => ({
        rule: "reason",
        severity: "warning",
        message: `“${said}” sounds like a grievance. Facts are enough when ${who}.`,
      })),
    );
  }
  if (reason === "paused")
    found.push(
      ...foundInProse(text, acceptance, ({ found: said }) => ({
        rule: "reason",
        severity: "warning",
        message: `“${said}”: a pause has no final acceptance.`,
      })),
    );
  return [...found, ...letterRules(text, kind, reason, project.lastDay)];
};

/** A gap such as `[referral: name]` asks the developer, not the client. */
function withoutGaps(text: CheckedText): CheckedText {
  return { ...text, prose: text.prose.replace(/\[[^[\]\n]*\](?!\()/g, (gap) => " ".repeat(gap.length)) };
}

/** “clause 9.2”, “§ 9”, “section IV”. */
const clause = /(?:\b(?:clauses?|sections?|articles?|paragraphs?)\s+|§+\s*)(?:\d|[IVX]+\b)/i;

/** What the goodbye itself has to say, and the letter in which we end the work. */
function letterRules(
  text: CheckedText,
  kind: string,
  reason: Offboarding["reason"],
  lastDay: string,
): readonly Found[] {
  const isNotice = kind === "notice" && reason === "we-cancelled";
  if (kind !== "email" && !isNotice) return [];
  const body = text.text.slice(text.bodyAt);
  const at = (message: string): Found => ({
    rule: "reason",
    severity: "warning",
    message,
    offset: text.bodyAt,
    length: body.split("\n")[0]?.length ?? 0,
  });
  if (reason === "paused" && !/see you/i.test(body)) return [at("A pause ends with “See you on …”.")];
  if (reason !== "we-cancelled") return [];
  const year = lastDay.slice(0, 4);
  const opening = body
    .split(/\n\s*\n/)
    .slice(0, 2)
    .join(" ");
  return [
    ...(opening.includes(year) ? [] : [at("Say that you end the work, and your last day, in the first two lines.")]),
    ...(clause.test(body)
      ? []
      : [
          {
            ...at("Name the clause of the contract that lets you end it: here, or in the details of the project."),
            fix: { title: "Open the details", tab: "client" },
          },
        ]),
  ];
}
