/** Names that Windows refuses for files, and the folder of team templates beside the offboardings. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d|templates)$/;

/**
 * The folder name for a client: NFKD, marks removed, lower case, every run of what is neither letter nor digit (of any script)
 * becomes `-`, at most 40 characters; `client` if nothing is left. `isTaken` says which exist already.
 */
export function slugFor(name: string, isTaken: (slug: string) => boolean = () => false): string {
  const base = slugify(name, 40) || "client";
  const safe = reserved.test(base) ? `${base}-client` : base;
  return firstFree(safe, isTaken);
}

/** A readable id for an item, piece or record: made from its name, not taken by any of `taken`. */
export function idFor(name: string, taken: Iterable<string>): string {
  const known = taken instanceof Set ? taken : new Set(taken);
  return firstFree(slugify(name, 40) || "item", (id) => known.has(id));
}

function slugify(name: string, length: number): string {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-");
  const trimmed = trimDashes(words);
  // By code points, so that no surrogate pair is cut; the cut may leave a dash at the end.
  return trimDashes(Array.from(trimmed).slice(0, length).join(""));
}

function trimDashes(words: string): string {
  return words.replace(/^-+|-+$/g, "");
}

function firstFree(name: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(name)) return name;
  for (let count = 2; ; count++) if (!isTaken(`${name}-${String(count)}`)) return `${name}-${String(count)}`;
}
