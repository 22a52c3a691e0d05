import { isEmailKind } from "../../core/drafts.js";
import { safeHref } from "../safeHref.js";
import type { Check, Found } from "./finding.js";

const inline = /(?<![\\!])\[([^\]\n]*)\]\(([^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)/g;
const reference = /(?<![\\!])\[([^[\]\n]+)\]\[([^[\]\n]*)\]/g;
const automatic = /<([a-z][a-z0-9+.-]*:[^\s<>]*)>/gi;
const bare = /(?<![<(\w:/])https?:\/\/[^\s<>()]*/gi;
const inHere =
  /^(?:https?:\/\/)?(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\]|192\.168\.\d+\.\d+|10\.\d+\.\d+\.\d+|[^/]+\.local)(?:[:/]|$)/i;

/** Links that lead nowhere, or nowhere where the client is. */
export const links: Check = ({ text, bodyAt }, { kind }) => {
  const body = text.slice(bodyAt);
  const found: Found[] = [];
  const judge = (target: string, offset: number, length: number): void => {
    const problem = problemOf(
      target
        .trim()
        .replace(/^<|>$/g, "")
        .replace(/\s+["'(].*$/, ""),
      isEmailKind(kind),
    );
    if (problem) found.push({ rule: "link", ...problem, offset: bodyAt + offset, length });
  };
  for (const match of body.matchAll(inline)) judge(match[2] ?? "", match.index, match[0].length);
  for (const match of body.matchAll(automatic)) judge(match[1] ?? "", match.index, match[0].length);
  for (const match of body.matchAll(bare)) judge(match[0], match.index, match[0].length);
  for (const match of body.matchAll(reference)) {
    const name = (match[2] === "" ? match[1] : match[2]) ?? "";
    if (!hasDefinition(body, name))
      found.push({
        rule: "link",
        severity: "error",
        message: `Nothing says where “${name}” leads.`,
        offset: bodyAt + match.index,
        length: match[0].length,
      });
  }
  return found;
};

function hasDefinition(body: string, name: string): boolean {
  const wanted = name.trim().toLowerCase();
  return [...body.matchAll(/^ {0,3}\[([^\]\n]+)\]:\s*\S/gm)].some(
    ([, defined]) => defined?.trim().toLowerCase() === wanted,
  );
}

function problemOf(target: string, isEmail: boolean): Pick<Found, "severity" | "message"> | undefined {
  if (target === "" || target === "#") return { severity: "error", message: "This link leads nowhere." };
  if (safeHref(target) === undefined)
    return { severity: "error", message: "This link leads to something that no document may open." };
  const web = /^https?:(.*)$/i.exec(target);
  if (web && !/^\/\/[^\s/?#]*[^\s/?#.:][^\s]*$/.test(web[1] ?? ""))
    return { severity: "error", message: "This address is not complete." };
  if (web && !/^\/\/[^/]*(?:\.|localhost|\[)/i.test(web[1] ?? ""))
    return { severity: "error", message: "This address is not complete." };
  if (inHere.test(target)) return { severity: "error", message: "This address works on your machine or network only." };
  if (/[\s\\]/.test(target)) return { severity: "error", message: "An address has no spaces in it." };
  if (isEmail && !/^[a-z][a-z0-9+.-]*:/i.test(target) && !target.startsWith("#"))
    return { severity: "warning", message: "This leads to a file, and an email has no files beside it." };
  return undefined;
}
