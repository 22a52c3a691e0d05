import type { RepoFacts } from "../../core/facts.js";
import { versionWords } from "../../core/versionWords.js";
import type { ComposeImage } from "./compose.js";
import type { Dependency } from "./dependencies.js";
import { frameworks, stackFiles } from "./knownStack.js";
import type { ToolVersion } from "./toolVersions.js";

/** What it is built with, file by file: who names a version is heard before who names none. */
export function stackOf(
  named: readonly (Dependency | ToolVersion)[],
  images: readonly ComposeImage[],
  paths: readonly string[],
): RepoFacts["stack"] {
  const stack = new Map<string, RepoFacts["stack"][number]>();
  for (const each of named) {
    const name = "ecosystem" in each ? frameworkOf(each.name) : each.name;
    if (name === undefined || name === "") continue;
    const version = versionWords(each.version ?? "") === undefined ? undefined : each.version;
    const known = stack.get(name);
    if (known && (known.version !== undefined || version === undefined)) continue;
    stack.set(name, { name, ...(version !== undefined && { version }), evidence: each.evidence });
  }
  for (const { stack: name, version, evidence } of images)
    if (name !== undefined && stack.get(name)?.version === undefined)
      stack.set(name, { name, ...(version !== undefined && { version }), evidence });
  for (const { file: pattern, name, beside, unless } of stackFiles) {
    if (stack.has(name) || (unless !== undefined && stack.has(unless))) continue;
    const file = paths.find((path) => pattern.test(path));
    if (file !== undefined && (!beside || paths.some((path) => beside.test(path))))
      stack.set(name, { name, evidence: { file } });
  }
  return [...stack.values()];
}

function frameworkOf(dependency: string): string | undefined {
  return [dependency, dependency.toLowerCase()]
    .filter((name) => Object.hasOwn(frameworks, name))
    .map((name) => frameworks[name])[0];
}
