/** A text as part of a pattern that fits just this text. (`RegExp.escape` is not in Node 20.) */
export function quotePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
