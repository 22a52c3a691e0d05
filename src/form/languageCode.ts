/** The codes of languages by what they are called in English and in themselves, in small letters; made when a name is first typed. */
let codes: ReadonlyMap<string, string> | undefined;

/** The code of a language that was typed by its name (“Dutch”, “Nederlands”); anything else is answered as it is. */
export function languageCode(typed: string): string {
  if (/^[a-z]{2,3}(?:-|$)/i.test(typed)) return typed;
  codes ??= namedCodes();
  return codes.get(typed.toLowerCase()) ?? typed;
}

function namedCodes(): ReadonlyMap<string, string> {
  const letter = (index: number): string => String.fromCharCode(97 + index);
  const pairs = Array.from({ length: 26 * 26 }, (_, index) => `${letter(Math.floor(index / 26))}${letter(index % 26)}`);
  const english = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
  const found = new Map<string, string>();
  for (const code of pairs) {
    const name = english.of(code);
    // What has been replaced answers with the name of what replaced it: `iw` is `he` by now.
    if (name === undefined || Intl.getCanonicalLocales(code)[0] !== code) continue;
    const own = new Intl.DisplayNames(code, { type: "language", fallback: "none" }).of(code);
    for (const each of [name, own ?? name]) if (!found.has(each.toLowerCase())) found.set(each.toLowerCase(), code);
  }
  return found;
}
