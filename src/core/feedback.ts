import questions from "../../templates/questions.json" with { type: "json" };
import { whyNot } from "./drafts.js";
import type { Reason } from "./offboarding.js";

/** Three to five questions that fit the reason; when one side cancelled they ask for no praise, and for nobody's recommendation. */
export function questionsFor(reason: Reason): readonly string[] {
  return questions[reason];
}

/** Why a client must not be asked for a review or a testimonial; undefined if they may. */
export function whyNoTestimonial(reason: Reason): string | undefined {
  return whyNot("review", reason);
}
