import type { RepoFacts } from "../../core/facts.js";
import { versionWords } from "../../core/versionWords.js";
import type { ComposeImage } from "./compose.js";
import type { Dependency } from "./dependencies.js";
import { frameworks, stackFiles } from "./knownStack.js";
import type { ToolVersion } from "./toolVersions.js";

/**
 * What it is built with, file by file: who names a version is heard before who names none. There may be many files: others may have
 * their turn (`breathe`) after each look through them.
 */
export async function stackOf(
  named: readonly (Dependency | ToolVersion)[],
  images: readonly ComposeImage[],
  paths: readonly string[],
  breathe: () => Promise<void>,
): Promise<RepoFacts["stack"]> {
  const stack = new Map<string, RepoFacts["stack"][number]>();
  const targets = new Set<string>();
  for (const each of named) {
    const name = "ecosystem" in each ? frameworkOf(each.name) : each.name;
    if (name === undefined || name === "") continue;
    const version = versionWords(each.version ?? "") === undefined ? undefined : each.version;
    const known = stack.get(name);
    // Several projects of one solution, each with a target of its own: all are told.
    if ("isTarget" in each && targets.has(name) && known?.version !== undefined && version !== undefined) {
      stack.set(name, { ...known, version: choiceOf(known.version, version) });
      continue;
    }
    if (known && (known.version !== undefined || version === undefined)) continue;
    stack.set(name, { name, ...(version !== undefined && { version }), evidence: each.evidence });
    if ("isTarget" in each) targets.add(name);
  }
  for (const { stack: name, version, evidence } of images)
    if (name !== undefined && stack.get(name)?.version === undefined)
      stack.set(name, { name, ...(version !== undefined && { version }), evidence });
  for (const { file: pattern, name, beside, unless } of stackFiles) {
    await breathe();
    if (stack.has(name) || (unless !== undefined && stack.has(unless))) continue;
    const file = paths.find((path) => pattern.test(path));
    if (file !== undefined && (!beside || paths.some((path) => beside.test(path))))
      stack.set(name, { name, evidence: { file } });
  }
  return [...stack.values()];
}

/** Both as a choice, each version once. */
function choiceOf(known: string, more: string): string {
  return [...new Set([known, more].flatMap((versions) => versions.split(" || ")))].join(" || ");
}

function frameworkOf(dependency: string): string | undefined {
  return [dependency, dependency.toLowerCase()]
    .filter((name) => Object.hasOwn(frameworks, name))
    .map((name) => frameworks[name])[0];
}
