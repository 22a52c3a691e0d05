import { findSecrets } from "./findSecrets.js";

/*
 * What looks like a secret to a person, though no issuer gave it a form of its own: a password behind its name, and letters and digits
 * as nobody would write them. For the short texts of records; a whole repository would have too many such places.
 */

/** What people call a secret, in a few languages. */
const names =
  "pass(?:word|wort|phrase|code|wd)?|pwd?|pin|kennwort|mot de passe|contraseña|wachtwoord|senha|secret|api[ _-]?key|(?:access|auth|bearer|refresh)?[ _-]?token|(?:private|access|secret|client)[ _-]?(?:key|secret)";

/** The name and what stands behind it: `password: hunter2`, `DB_PWD=hunter2`, `the password is hunter2`. */
const named = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:\\w*_)?(?:${names})["']?(?:\\s*(=)\\s*|\\s*[:：]\\s*|\\s+(?:is|ist|lautet|est|es)\\s*:?\\s+)["'\`]?([^\\s"'\`,;]{3,})`,
  "giu",
);

/** Stands for a secret that is elsewhere: `<password>`, `$TOKEN`, `{{token}}`, `****`, `xxx`, `1Password`. */
const placeholder =
  /^(?:[<[({$%].*|[*•.…xX?_-]+|process\.env.*|(?:1password|bitwarden|lastpass|keepass\w*|dashlane|vault)[.:]?)$/i;

/** What may be as long and as odd as a key, and is none: addresses, images, hashes with their name. */
const harmless =
  /\b(?:https?|ftp|mailto|tel|ssh|git|file):\S+|\bdata:image\/[a-z+]+;base64,[A-Za-z0-9+/=]+|\b[\w.+-]+@[\w.-]+|\bsha(?:1|256|384|512)[:-]\S+/gi;

/** The rule by which a text looks like a secret; undefined if it does not. The secret itself is never repeated. */
export function whySecret(text: string): string | undefined {
  // Nothing shorter can hold one, and most texts are.
  if (text.length < 6) return undefined;
  // The patterns are slow on thousands of texts; without these signs none of them fits.
  const hasSigns = /[:=：@]|\s(?:is|ist|lautet|est|es)\s/i.test(text);
  const plain = hasSigns ? text.replace(harmless, " ") : text;
  const [known] = plain === text || !text.startsWith("data:image/") ? findSecrets(text) : [];
  if (known) return known.rule;
  if (hasSigns && [...plain.matchAll(named)].some(([, equals, value = ""]) => isPassword(value, equals !== undefined)))
    return "password";
  return (plain.match(/[A-Za-z0-9+/_-]{20,}={0,2}/g) ?? []).some(isRandom) ? "random-token" : undefined;
}

/** Behind `=` nearly everything is meant as a value; behind `:` or “is” only what is no plain word. */
function isPassword(value: string, isAssigned: boolean): boolean {
  const word = value.replace(/[.)!?]+$/, "");
  if (word.length < 3 || placeholder.test(word)) return false;
  if (isAssigned) return true;
  return word.length >= 4 && (/\d/.test(word) || /[a-z][A-Z]|[@#$%^&*!+=~|\\]/.test(word)) && !isDay(word);
}

function isDay(word: string): boolean {
  return /^\d{1,4}[-./]\d{1,2}([-./]\d{1,4})?$/.test(word);
}

/**
 * Letters and digits that change their kind as often as chance would have it. Words, even written together or with dashes between
 * them, rarely do; a commit's hash and what has capitals alone (an IBAN, an invoice number) is no secret.
 */
function isRandom(token: string): boolean {
  const parts = token.split(/[-_/+=]+/).filter((part) => part !== "");
  const run = parts.join("");
  if (run.length < 20 || run.length / parts.length < 6.5 || /^[\da-f]{40}$/.test(run)) return false;
  const has = (kind: RegExp): boolean => kind.test(run);
  if (!has(/\d/) || !has(/[a-z]/)) return false;
  const rate = changes(run) / (run.length - 1);
  return has(/[A-Z]/) ? rate >= 0.42 : run.length >= 24 && rate >= 0.25 && (run.match(/\d/g)?.length ?? 0) >= 5;
}

/** How often a lower case letter, a capital and a digit follow one another rather than themselves. */
function changes(run: string): number {
  return run.match(/\d(?=\D)|[a-z](?=[^a-z])|[A-Z](?=[^A-Z])/g)?.length ?? 0;
}

/** Where in a value of any shape something looks like a secret; `path` has keys and indexes. */
export interface SecretPlace {
  readonly path: readonly (string | number)[];
  readonly rule: string;
}

/** Every place in a value of any shape that looks like a secret, in its order. */
export function secretPlaces(value: unknown, path: SecretPlace["path"] = []): readonly SecretPlace[] {
  if (typeof value === "string") {
    const rule = whySecret(value);
    return rule === undefined ? [] : [{ path, rule }];
  }
  if (Array.isArray(value)) return value.flatMap((entry, index) => secretPlaces(entry, [...path, index]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => secretPlaces(inner, [...path, key]));
}
