import { lineAt } from "../files.js";
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
  return pipelines.flatMap(({ host, file, text }) =>
    used.flatMap(([called, travis, name]) => {
      const key = host === "Travis CI" ? `^${travis}` : `^[ \\t]*(?:-[ \\t]+)?["']?${called}-versions?["']?`;
      const found = new RegExp(`${key}[ \\t]*:[ \\t]*([^\\n]*)((?:\\n[ \\t]*-[^\\n]*)*)`, "m").exec(text);
      const [, beside = "", below = ""] = found ?? [];
      const versions = [...(beside.replace(/#.*$/, "") || below).matchAll(/(?<![\w.$-])\d+(?:\.(?:\d+|x))*(?![\w.])/g)];
      if (!found || versions.length === 0 || beside.includes("$")) return [];
      const version = [...new Set(versions.map(([each]) => each))].join(" || ");
      return [{ name, version, evidence: { file, line: lineAt(text, found.index + found[0].search(/\S/)) } }];
    }),
  );
}
