import { type DraftKind, isEmailKind, isForDeveloper } from "../../core/drafts.js";
import { safeHref } from "../safeHref.js";
import { isDefined } from "./checkedText.js";
import type { Check, Found } from "./finding.js";

const inline = /(?<![\\!])\[([^\]\n]{0,500})\]\(([^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)/g;
const reference = /(?<![\\!])\[([^[\]\n]+)\]\[([^[\]\n]*)\]/g;
const automatic = /<([a-z][a-z0-9+.-]*:[^\s<>]*)>/gi;
const bare = /(?<![<(\w:/])https?:\/\/[^\s<>()]*/gi;
const inHere =
  /^(?:https?:\/\/)?(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\]|192\.168\.\d+\.\d+|10\.\d+\.\d+\.\d+|[^/]+\.local)(?:[:/]|$)/i;

/** Links that lead nowhere, or nowhere where the client is. */
export const links: Check = (checked, { kind }) => {
  const { text, noCode, bodyAt } = checked;
  const body = noCode.slice(bodyAt);
  const found: Found[] = [];
  const judge = (target: string, offset: number, length: number): void => {
    const problem = problemOf(
      target
        .trim()
        .replace(/^<|>$/g, "")
        .replace(/\s+["'(].*$/, ""),
      kind,
    );
    if (problem) found.push({ rule: "link", ...problem, offset: bodyAt + offset, length });
  };
  for (const match of body.matchAll(inline)) judge(match[2] ?? "", match.index, match[0].length);
  for (const match of body.matchAll(automatic)) judge(match[1] ?? "", match.index, match[0].length);
  // An owner may follow an address in code, too; what the next developer reads in code is for a terminal.
  const followed = isForDeveloper(kind) ? body : text.slice(bodyAt);
  for (const match of followed.matchAll(bare)) judge(match[0], match.index, match[0].length);
  for (const match of body.matchAll(reference)) {
    // As it was written: code may be a part of it.
    const [, words = "", label = ""] = new RegExp(reference, "").exec(text.slice(bodyAt + match.index)) ?? match;
    const name = label === "" ? words : label;
    if (!isDefined(checked, name))
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

function problemOf(target: string, kind: DraftKind): Pick<Found, "severity" | "message"> | undefined {
  if (target === "" || target === "#") return { severity: "error", message: "This link leads nowhere." };
  if (safeHref(target) === undefined)
    return { severity: "error", message: "This link leads to something that no document may open." };
  const web = /^https?:(.*)$/i.exec(target);
  if (web && !/^\/\/[^\s/?#]*[^\s/?#.:][^\s]*$/.test(web[1] ?? ""))
    return { severity: "error", message: "This address is not complete." };
  if (web && !/^\/\/[^/]*(?:\.|localhost|\[)/i.test(web[1] ?? ""))
    return { severity: "error", message: "This address is not complete." };
  // The next developer runs it on a machine of their own.
  if (inHere.test(target) && !isForDeveloper(kind))
    return { severity: "error", message: "This address works on your machine or network only." };
  if (/[\s\\]/.test(target)) return { severity: "error", message: "An address has no spaces in it." };
  if (isEmailKind(kind) && !/^[a-z][a-z0-9+.-]*:/i.test(target) && !target.startsWith("#"))
    return { severity: "warning", message: "This leads to a file, and an email has no files beside it." };
  return undefined;
}
