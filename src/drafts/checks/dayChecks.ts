import { wasHeld } from "../../core/meeting.js";
import { inProse, sentenceAround } from "./checkedText.js";
import { namedDays } from "./days.js";
import type { Check } from "./finding.js";

/** “Until” a day; but not who did it: “decided by you on …”, how long it went: “ran until …”, nor what has been due since. */
const deadline =
  /\b(?:(?<!\p{L}ed |done |paid |made |sent |written )by|(?<!\b(?:ran|lasted|worked|went on) )(?:until|till)|before|due(?! since)|no later than|not later than|latest|see you)\b[^.!?\n]{0,16}$/iu;
const ahead = /\b(?:will|shall|going to|is|are|am|meet|meets|starts?|ends?|begins?|goes|expires?|next)\b/i;
const behind = /\b(?:was|were|had|did|has|have|sent|since|ran|paid|made|ago|\p{L}+ed)\b|\bof\s+$/iu;

/** Something that is to happen on a day that has passed. What was, may be in the past: “sent on”, “since”. */
export const pastDays: Check = (text, { kind, offboarding, today }) => {
  // Once the meeting has been, its text is the notes of it.
  if (kind === "meeting" && wasHeld(offboarding.meeting ?? {})) return [];
  return namedDays(text, offboarding.client.language ?? "en")
    .filter(({ iso, offset }) => {
      if (iso >= today) return false;
      const { before } = sentenceAround(text, offset);
      return deadline.test(before) || (ahead.test(before) && !behind.test(before));
    })
    .map(({ iso, offset, length }) => ({
      rule: "past-date",
      severity: "warning",
      message: `${text.text.slice(offset, offset + length)} has passed (${iso}).`,
      offset,
      length,
    }));
};

const promise =
  /\b(?:I|we)(?:['’]ll|\s+(?:will|shall|am going to|are going to|promise to|promise that))(?!\s+(?:not|never|remember|miss|always|be (?:glad|happy|there|my last)))\b|\byou(?:['’]ll|\s+will)\s+(?:get|receive|hear)\b/gi;
const someDay =
  /\b(?:today|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|this week|next week|this month|next month|end of (?:the|this|next) (?:week|month|year)|within \w+ (?:hours?|days?|weeks?|months?)|in \w+ (?:hours?|days?|weeks?|months?)|on my last day|once a (?:week|month|year)|every (?:day|week|month|year))\b/i;

/** A promise without a day: nobody can hold anybody to it. */
export const openPromises: Check = (text, { offboarding }) => {
  const days = namedDays(text, offboarding.client.language ?? "en");
  return inProse(text, promise)
    .filter(({ found, offset }) => {
      const { before, after } = sentenceAround(text, offset);
      const hasDay = days.some((day) => day.offset >= offset - before.length && day.offset < offset + after.length);
      return !hasDay && !someDay.test(before + after) && !/\[[^\]]*\]/.test(after) && found !== "";
    })
    .map(({ offset }) => {
      const { after } = sentenceAround(text, offset);
      return {
        rule: "open-promise",
        severity: "warning",
        message: "A promise without a day. Say until when.",
        offset,
        length: after.trimEnd().length,
      };
    });
};
