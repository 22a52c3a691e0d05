import { lineAt } from "../files.js";
import type { YamlValue } from "../yaml.js";
import type { PipelineFile } from "./pipelines.js";
import type { ToolVersion } from "./toolVersions.js";

/** Languages by what pipelines call them, and the manifests of what is written in them: whoever only runs a tool is not built with it. */
const languages: readonly (readonly [called: string, travis: string, name: string, manifest: RegExp])[] = [
  ["python", "python", "Python", /(^|\/)(requirements[^/]*\.txt|pyproject\.toml|setup\.(py|cfg)|Pipfile|manage\.py)$/],
  ["node", "node_js", "Node.js", /(^|\/)package\.json$/],
  ["ruby", "rvm", "Ruby", /(^|\/)Gemfile$|\.gemspec$/],
  ["php", "php", "PHP", /(^|\/)composer\.json$|(^|\/)wp-content\//],
  ["go", "go", "Go", /(^|\/)go\.mod$/],
  ["java", "jdk", "Java", /(^|\/)(pom\.xml|build\.gradle(\.kts)?)$/],
  ["dotnet", "dotnet", ".NET SDK", /\.(cs|fs|vb)proj$/],
];

/**
 * The versions of languages that pipelines test with, such as `python-version: [3.9, 3.10]`, where nothing else says which one it is.
 * Several are a choice (`3.9 || 3.10`).
 */
export function testedVersions(pipelines: readonly PipelineFile[], paths: readonly string[]): readonly ToolVersion[] {
  const used = languages.filter(([, , , manifest]) => paths.some((path) => manifest.test(path)));
  if (used.length === 0) return [];
  return pipelines.flatMap(({ host, file, text, documents }) => {
    const named = namedIn(documents);
    return used.flatMap(([called, travis, name]) => {
      const { written, line } =
        inLines(text, host === "Travis CI" ? `^${travis}` : `^[ \\t]*(?:-[ \\t]+)?["']?${called}-versions?["']?`) ??
        inMaps(named, called) ??
        {};
      const versions = [...(written ?? "").matchAll(/(?<![\w.$-])\d+(?:\.(?:\d+|x))*(?![\w.])/g)].map(([each]) => each);
      if (line === undefined || versions.length === 0) return [];
      return [{ name, version: [...new Set(versions)].join(" || "), evidence: { file, line } }];
    });
  });
}

interface Written {
  readonly written: string;
  readonly line: number;
}

/** What stands beside the first key that a pattern finds, or in the list below it; undefined for a variable. */
function inLines(text: string, key: string): Written | undefined {
  const found = new RegExp(`${key}[ \\t]*:[ \\t]*([^\\n]*)((?:\\n[ \\t]*-[^\\n]*)*)`, "m").exec(text);
  const [whole = "", beside = "", below = ""] = found ?? [];
  const written = beside.replace(/#.*$/, "") || below;
  if (!found || beside.includes("$") || !/\d/.test(written)) return undefined;
  return { written, line: lineAt(text, found.index + whole.search(/\S/)) };
}

/** All keys that may name versions: those of a matrix, which are called as one likes, and others that say `version`. */
function namedIn(documents: readonly YamlValue[]): readonly (readonly [key: string, value: YamlValue])[] {
  return documents.flatMap(({ parts }) =>
    parts.flatMap((part) => [
      ...(part.get("matrix")?.entries ?? []),
      ...[...part.entries].filter(([key]) => /-versions?$/.test(key)),
    ]),
  );
}

/** As in `matrix: { node: [18, 20] }`. */
function inMaps(named: ReturnType<typeof namedIn>, called: string): Written | undefined {
  const key = new RegExp(`^${called}(?:[-_]?versions?)?$`, "i");
  return named
    .filter(([name]) => key.test(name))
    .map(([, { items, line }]) => ({ written: items.map(({ text }) => text ?? "").join(" "), line }))
    .find(({ written }) => /\d/.test(written) && !written.includes("$"));
}
