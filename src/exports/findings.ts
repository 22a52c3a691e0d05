import { quotePattern } from "../core/quotePattern.js";
import { findSecrets } from "../secrets/findSecrets.js";
import type { Output } from "./output.js";

/** A place in the handoff that must not go out: what looks like a secret, or words that are for the developer alone. */
export interface Finding {
  readonly path: string;
  /** Counted from 1; in files that are no text, of the text that they were made from. */
  readonly line: number;
  readonly rule: string;
  /** How it begins; the rest is never repeated. */
  readonly masked: string;
  /** What is remembered if it is allowed, the same for the same text in several files; it tells nobody the text. */
  readonly fingerprint: string;
}

export interface Guard {
  /** Words that are for the developer alone. */
  readonly privateWords: readonly string[];
  /** Fingerprints of findings that somebody has looked at and allowed. */
  readonly allowed: readonly string[];
  /** Makes fingerprints of different offboardings different. */
  readonly salt: string;
  readonly hash: (text: string) => string;
}

/** Fewer words, or shorter ones, than these stand in any text by chance. */
const fewest = 4;
const shortest = 20;

/** Everything in the files that must not go out, in their order. */
export function findingsIn(outputs: readonly Output[], guard: Guard): readonly Finding[] {
  const words = guard.privateWords
    .map(folded)
    .filter((each) => each.length >= shortest && each.split(" ").length >= fewest);
  return outputs
    .flatMap((output) => findingsOf(output, words, guard))
    .filter(({ fingerprint }) => !guard.allowed.includes(fingerprint));
}

function findingsOf(output: Output, words: readonly string[], { salt, hash }: Guard): readonly Finding[] {
  const text = typeof output.content === "string" ? output.content : (output.shown ?? "");
  const finding = (rule: string, masked: string, offset: number, found: string): Finding => ({
    path: output.path,
    line: text.slice(0, offset).split("\n").length,
    rule,
    masked,
    fingerprint: hash([salt, rule, found].join("\0")).slice(0, 32),
  });
  const secrets = findSecrets(text).map(({ rule, masked, offset, length }) =>
    finding(rule, masked, offset, text.slice(offset, offset + length)),
  );
  const shown = words.length === 0 ? "" : folded(text);
  const isThere = words.filter((word) => shown.includes(word));
  return [...secrets, ...isThere.map((word) => finding("private", mask(word), offsetOf(text, word), word))];
}

/** About where the words begin: where their first three stand. */
function offsetOf(text: string, word: string): number {
  const first = word.split(" ").slice(0, 3).map(quotePattern);
  return Math.max(0, text.search(new RegExp(first.join("[^\\p{L}\\p{N}]+"), "iu")));
}

/** Words and digits alone, in lower case: how a text is quoted, escaped or wrapped does not matter. */
function folded(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function mask(words: string): string {
  return `${words.slice(0, 4)}${"•".repeat(8)}`;
}
