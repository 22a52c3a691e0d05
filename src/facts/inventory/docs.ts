import type { DocKind, RepoFacts } from "../../core/facts.js";
import { lineAt } from "../files.js";

const byPath: readonly (readonly [path: RegExp, kind: DocKind])[] = [
  [/^readme(\.\w+)?$/i, "readme"],
  [/^(licen[cs]e|copying|unlicense)([.-]\w+)*$/i, "licence"],
  [/^(changelog|changes|history|news|releases)(\.\w+)?$/i, "changelog"],
  [/^(\.github\/|docs?\/)?contributing(\.\w+)?$/i, "contributing"],
  [/^(\.github\/|docs?\/)?security(\.\w+)?$/i, "security"],
  [/^(docs?\/)?(architecture|design|adr\/.+)(\.\w+)?$/i, "architecture"],
  [
    /(^|\/)(deploy(ing|ment)?|operations?|ops|runbook|hosting|release|releasing|backup|restore|rollback|maintenance)[^/]*\.(md|rst|adoc|txt)$/i,
    "operations",
  ],
  [
    /(^|\/)(install(ation|ing)?|setup|getting[-_]?started|development|quick[-_]?start)[^/]*\.(md|rst|adoc|txt)$/i,
    "setup",
  ],
  [/^(install|building|hacking|setup|development)$/i, "setup"],
  [/^docs?\/(?!requirements)[^/]+\.(md|rst|adoc|txt|html)$/i, "docs"],
];

/** What headings of the README are about. */
const sections: readonly (readonly [heading: RegExp, kind: DocKind])[] = [
  [
    /^(?:#{1,4}\s*|=*\s*)(?:[\d.]+\s*)?(?:\p{Extended_Pictographic}\s*)?(?:.*\b)?(install(ation|ing)?|set-?up|getting started|quick ?start|running|run locally|local development|development|usage|requirements|einrichten|installation|démarrage|instalación)\b/iu,
    "setup",
  ],
  [
    /^(?:#{1,4}\s*|=*\s*)(?:[\d.]+\s*)?(?:\p{Extended_Pictographic}\s*)?(?:.*\b)?(deploy(ment|ing)?|releas(e(?! (notes|history))|ing)|operations?|hosting|publish(ing)?|backups?|restor(e|ing)|rollback|production)\b/iu,
    "operations",
  ],
];

/** A command somebody can type, in a block of code or after a prompt. */
const command = /(^|\n)(```|~~~|\s{4}|\$ |\.\. code)/;

/** The documents that are there. A README counts as setup or operations where it has such a heading with something to type below. */
export function docsIn(
  paths: readonly string[],
  readme: { path: string; text: string } | undefined,
): RepoFacts["docs"] {
  const files = paths.flatMap((file) => {
    const kind = byPath.find(([pattern]) => pattern.test(file))?.[1];
    return kind ? [{ kind, evidence: { file } }] : [];
  });
  const inReadme = readme ? sections.flatMap(([heading, kind]) => sectionOf(readme, heading, kind)) : [];
  return [...files, ...inReadme];
}

function sectionOf({ path, text }: { path: string; text: string }, heading: RegExp, kind: DocKind): RepoFacts["docs"] {
  const headings = [...text.matchAll(/^(?:#{1,4} .+|[^\n#].{0,80}\n[=~-]{3,}\s*)$/gm)];
  const found = headings.find((each, nth) => {
    if (!heading.test(each[0])) return false;
    const body = text.slice(each.index + each[0].length, headings[nth + 1]?.index ?? text.length);
    // For an end that is told in prose there must at least be some of it.
    return command.test(body) || body.trim().length > 80;
  });
  return found ? [{ kind, evidence: { file: path, line: lineAt(text, found.index) } }] : [];
}
