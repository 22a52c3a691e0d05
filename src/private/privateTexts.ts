import type { KeyValues } from "./keyValues.js";
import { readWords } from "./privateWords.js";

/** Every text that is kept of an offboarding for the developer alone, for those who see to it that none goes out. */
export function privateTexts(keyValues: KeyValues, offboarding: string): readonly string[] {
  return textsIn(readWords(keyValues, offboarding));
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
