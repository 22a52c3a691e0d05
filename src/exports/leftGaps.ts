import { gaps } from "../drafts/gaps.js";
import type { Output } from "./output.js";

/** What a reader of the files would find in square brackets, because nobody has filled it in yet: each once, as it stands there. */
export function leftGaps(outputs: readonly Output[]): readonly string[] {
  const texts = outputs.map(({ content, shown }) => shown ?? (typeof content === "string" ? content : ""));
  return Object.values(gaps)
    .map(({ raw }) => raw)
    .filter((gap) => texts.some((text) => text.includes(gap)));
}
