import { decodeEntities } from "../markdown/entities.js";

/*
 * Where a link in a document may lead: web, mail, telephone, or a file beside the document. Everything else (scripts, data,
 * other programs' schemes, a Windows share that would be told who opens it) becomes plain text.
 */

const allowed = new Set(["http", "https", "mailto", "tel"]);

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
