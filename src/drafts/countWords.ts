/** How many words a text has: what stands between spaces and has a letter or a digit. Addresses count as one. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** How long it takes to read so many words, in whole minutes; at least one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / 200));
}
