import { carriedBy } from "../../core/carriers.js";
import type { Offboarding, Piece } from "../../core/offboarding.js";
import { countWords } from "../countWords.js";
import { line } from "../words.js";
import type { CheckedText } from "./checkedText.js";

/** What the built-in templates of the goodbye write above a part that it carries. */
const headings: Partial<Record<Piece["kind"], readonly string[]>> = {
  plan: ["What I still need from you"],
  summary: [
    "What changed",
    "What you have now",
    "What was not done",
    "Known issues",
    "What was decided",
    "What you may need next",
    "Versions",
    "Accepted",
  ],
  training: ["Your jobs", "How each job goes", "If something looks wrong", "What runs out when"],
  access: ["Where things are", "What keeps running meanwhile"],
  repo: ["The code"],
  meeting: ["In place of a meeting"],
  feedback: ["How was it for you?"],
  referrals: ["What else you may need"],
};

/**
 * The words of the goodbye itself. What it carries is a document by itself, put in by the user's choice, and does not make the letter
 * too long. A part is known by its heading: what stands under one of the user's own counts.
 */
export function ownWords({ lines }: CheckedText, offboarding: Offboarding): number {
  const email = offboarding.pieces.find(({ kind }) => kind === "email");
  const carried = new Set(email ? carriedBy(email, offboarding).flatMap(headingsOf) : []);
  let isCarried = false;
  const own = lines.filter(({ text }) => {
    const heading = /^##?\s+(.*)$/.exec(text)?.[1];
    if (heading !== undefined) isCarried = carried.has(heading.trim());
    return !isCarried;
  });
  return countWords(own.map(({ text }) => text).join("\n"));
}

function headingsOf({ kind, title }: Piece): readonly string[] {
  return headings[kind] ?? [line(title).toString()];
}
