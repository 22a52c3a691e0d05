/** What is longer was written by nobody who wanted to be read. */
const longest = 200;

/**
 * A version as it is written in a manifest, in words that stand in a sentence: `==3.2.25` and `^3.2.25` are “3.2.25” (which of the later
 * ones comes is the lock file's), `>=3.8,<4` is “3.8 or newer but below 4”, `^18 || 20.x` is “18 or 20”. What is no version at all
 * (any, an address, a folder, a variable) is undefined; what nobody can read stays as it is.
 */
export function versionWords(written: string): string | undefined {
  const text = written.replace(/^npm:@?[^@]+@/, "").trim();
  if (text.length > longest) return text;
  if (/^(\*|x|any|latest)?$/i.test(text)) return undefined;
  const [, lts] = /^lts\/(\*|[\w-]+)$/.exec(text) ?? [];
  if (lts !== undefined) return lts === "*" ? "the newest LTS" : `LTS ${lts.charAt(0).toUpperCase()}${lts.slice(1)}`;
  if (/[/:$]|^file|^git/.test(text)) return undefined;
  const choices = text.split(/\s*\|\|?\s*/).map(choiceWords);
  return choices.every((choice) => choice !== undefined) ? [...new Set(choices)].join(" or ") : text;
}

/** One of several ranges that will do; undefined if it cannot be read. */
function choiceWords(choice: string): string | undefined {
  const bracket = /^([[(])\s*([^,\s]*)\s*(?:(,)\s*([^,\s]*)\s*)?([\])])$/.exec(choice);
  if (bracket) return bracketWords(bracket);
  const [, low, high] = /^v?(\d[\w.+-]*)\s+-\s+v?(\d[\w.+-]*)$/.exec(choice) ?? [];
  if (low !== undefined && high !== undefined) return `${low} to ${high}`;
  const parts = choice
    .replace(/([=<>!~^])\s+/g, "$1")
    .split(/\s*,\s*|\s+/)
    .map(partWords);
  return parts.every((part) => part !== undefined) ? parts.join(" but ") : undefined;
}

/** A range as Maven and NuGet have it: `[1.0]`, `[1.0,2.0)`, `(,2.0]`. */
function bracketWords([, open, low = "", comma, high = "", close]: RegExpExecArray): string | undefined {
  if (comma === undefined) return low === "" ? undefined : low;
  const least = low === "" ? [] : [open === "[" ? `${low} or newer` : `newer than ${low}`];
  const most = high === "" ? [] : [close === "]" ? `up to ${high}` : `below ${high}`];
  return least.length + most.length === 0 ? undefined : [...least, ...most].join(" but ");
}

const signs: Readonly<Record<string, (version: string) => string>> = {
  ">=": (version) => `${version} or newer`,
  ">": (version) => `newer than ${version}`,
  "<=": (version) => `up to ${version}`,
  "<": (version) => `below ${version}`,
  "!=": (version) => `not ${version}`,
};

function partWords(part: string): string | undefined {
  // Composer's marks of stability say nothing to a reader.
  const [, sign = "", version] = /^(={0,3}|[<>!~]=|~>|[<>~^])v?(\d[\w.*+-]*?)(?:\.[*xX])*(?:@\w+)?$/.exec(part) ?? [];
  if (version === undefined) return undefined;
  return Object.hasOwn(signs, sign) ? signs[sign]?.(version) : version;
}
