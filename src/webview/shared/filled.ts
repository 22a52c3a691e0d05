/** Words with what is put in for `{0}`, `{1}` and on. */
export function filled(words: string, ...values: readonly string[]): string {
  return words.replace(/\{(\d)\}/g, (_, nth: string) => values[Number(nth)] ?? "");
}
