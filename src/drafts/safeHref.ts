/*
 * Where a link in a document may lead: web, mail, telephone, or a file beside the document. Everything else (scripts, data,
 * other programs' schemes, a Windows share that would be told who opens it) becomes plain text.
 */

const allowed = new Set(["http", "https", "mailto", "tel"]);

/**
 * The few named entities that could hide a scheme, and those that people type; a name that we don't know stays text, and can
 * then be no scheme either.
 */
const named = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", "\u00a0"],
  ["colon", ":"],
  ["sol", "/"],
  ["bsol", "\\"],
  ["Tab", "\t"],
  ["NewLine", "\n"],
  ["ndash", "–"],
  ["mdash", "—"],
  ["hellip", "…"],
  ["copy", "©"],
  ["euro", "€"],
  ["times", "×"],
]);

/** Text with its character references read: `&amp;`, `&#58;`, `&#x3a;`. An unknown name stays as it is. */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w+));/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return named.get(name) ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
      return code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)
        ? "\ufffd"
        : String.fromCodePoint(code);
    },
  );
}

/** The address that a link may lead to, not yet escaped for HTML; undefined if it may not be a link at all. */
export function safeHref(href: string): string | undefined {
  const decoded = decodeEntities(href).trim();
  // Browsers skip these characters while they look for a scheme, so they must not hide one.
  const bare = decoded.replace(/[\p{C}\p{Z}\s]/gu, "");
  if (bare === "" || /^[/\\]{2}|^[^/?#]*\\/.test(bare)) return undefined;
  const scheme = /^([^/?#]*?):/.exec(bare)?.[1];
  if (scheme !== undefined && !allowed.has(scheme.toLowerCase())) return undefined;
  return decoded.replace(/\p{Cc}/gu, "").replace(/\s/gu, (space) => encodeURIComponent(space));
}
