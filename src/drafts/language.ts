import type { Offboarding } from "../core/offboarding.js";

type Client = Pick<Offboarding["client"], "language">;

/** The language that the built-in templates are in. */
const builtIn = "en";

/** A client's language, one that this machine's Intl accepts; English where they have none. */
export function languageOf({ language = builtIn }: Client): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? builtIn;
  } catch {
    // Well-formed for the schema, but not for Intl.
    return builtIn;
  }
}

/**
 * The language of a text whose template is in the client's language, or else in English, with the days, numbers and money in it. It is
 * as the client's country writes it where that is their language (`en-GB`), and plain English for everybody else: a German day in an
 * English sentence is read with ease by nobody.
 */
export function textLanguage(client: Client, template = builtIn): string {
  const theirs = languageOf(client);
  return baseOf(theirs) === baseOf(template) ? theirs : builtIn;
}

function baseOf(language: string): string {
  return language.toLowerCase().split("-")[0] ?? "";
}
