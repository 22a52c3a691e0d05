import { parse as parseToml } from "smol-toml";
import type { Evidence } from "../../core/facts.js";
import {
  type Asked,
  pairs,
  readCargo,
  readCatalog,
  readCatalogs,
  readPyproject,
  requirement,
  tables,
} from "./manifestReaders.js";

/** Something that a manifest asks for. */
export interface Dependency {
  readonly ecosystem: Ecosystem;
  readonly name: string;
  /** As it is written; empty where none is. */
  readonly version: string;
  readonly evidence: Evidence;
}

export type Ecosystem = "npm" | "pip" | "composer" | "gem" | "go" | "cargo" | "maven" | "nuget";

/** Manifests by name, the lock files that pin what they ask for, and how they are read. */
interface ManifestKind {
  readonly name: RegExp;
  readonly ecosystem: Ecosystem;
  readonly locks: readonly string[];
  readonly read: (text: string) => readonly Asked[];
}

export const manifestKinds: readonly ManifestKind[] = [
  {
    name: /(^|\/)package\.json$/,
    ecosystem: "npm",
    locks: ["package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lockb", "bun.lock"],
    read: (text) => tables(JSON.parse(text), ["dependencies", "devDependencies", "peerDependencies", "engines"]),
  },
  {
    name: /(^|\/)pnpm-workspace\.yaml$/,
    ecosystem: "npm",
    locks: ["pnpm-lock.yaml"],
    read: readCatalogs,
  },
  {
    name: /(^|\/)composer\.json$/,
    ecosystem: "composer",
    locks: ["composer.lock"],
    read: (text) => tables(JSON.parse(text), ["require", "require-dev"]),
  },
  {
    name: /(^|\/)pyproject\.toml$/,
    ecosystem: "pip",
    locks: ["uv.lock", "poetry.lock", "pdm.lock", "requirements.txt"],
    read: readPyproject,
  },
  {
    name: /(^|\/)requirements([-_./]?\w+)?\.txt$/,
    ecosystem: "pip",
    locks: ["self", "uv.lock", "poetry.lock"],
    read: (text) => text.split("\n").flatMap(requirement),
  },
  {
    name: /(^|\/)Pipfile$/,
    ecosystem: "pip",
    locks: ["Pipfile.lock"],
    read: (text) => tables(parseToml(text), ["packages", "dev-packages"]),
  },
  {
    name: /(^|\/)Gemfile$/,
    ecosystem: "gem",
    locks: ["Gemfile.lock"],
    read: (text) => pairs(text, /^[ \t]*gem[ \t]*(?:\([ \t]*)?["']([^"']+)["'](?:\s*,\s*["']([^"']+)["'])?/gm),
  },
  {
    name: /\.gemspec$/,
    ecosystem: "gem",
    locks: ["Gemfile.lock"],
    read: (text) =>
      pairs(
        text,
        /\.add_(?:runtime_|development_)?dependency\s*(?:\(\s*)?["']([^"']+)["'](?:\.freeze)?(?:\s*,\s*\[?["']([^"']+)["'])?/g,
      ),
  },
  {
    name: /(^|\/)go\.mod$/,
    ecosystem: "go",
    locks: ["go.sum"],
    read: (text) => pairs(text, /^[ \t]*(?:require[ \t]+)?([\w-]+\.[\w./-]+)[ \t]+(v[\w.+-]+)/gm),
  },
  {
    name: /(^|\/)Cargo\.toml$/,
    ecosystem: "cargo",
    locks: ["Cargo.lock"],
    read: readCargo,
  },
  {
    name: /(^|\/)pom\.xml$/,
    ecosystem: "maven",
    locks: ["self"],
    read: (text) => pairs(text, /<artifactId>([^<]+)<\/artifactId>\s*(?:<version>([^<]+)<\/version>)?/g),
  },
  {
    name: /(^|\/)build\.gradle(\.kts)?$/,
    ecosystem: "maven",
    locks: ["self", "gradle.lockfile"],
    read: (text) => [
      ...pairs(text, /["']([\w.-]+:[\w.-]+)(?::([\w.${}-]+))?["']/g),
      ...pairs(text, /\bid\s*(?:\(\s*)?["']([\w.-]+)["']\s*(?:\)\s*)?(?:version\s*(?:\(\s*)?["']([^"']+)["'])?/g),
    ],
  },
  {
    name: /(^|\/)gradle\/[\w.-]+\.versions\.toml$/,
    ecosystem: "maven",
    locks: ["self", "gradle.lockfile"],
    read: readCatalog,
  },
  {
    name: /\.(cs|fs|vb)proj$/,
    ecosystem: "nuget",
    locks: ["self", "packages.lock.json"],
    read: (text) => pairs(text, /<PackageReference\s+Include="([^"]+)"(?:\s+Version="([^"]+)")?/g),
  },
  {
    name: /(^|\/)Directory\.Packages\.props$/,
    ecosystem: "nuget",
    locks: ["self", "packages.lock.json"],
    read: (text) =>
      pairs(text, /<(?:Global)?Package(?:Version|Reference)\s+Include="([^"]+)"(?:\s+Version="([^"]+)")?/g),
  },
];

/** What a manifest asks for; undefined if it cannot be read. */
export function dependenciesOf(path: string, text: string): readonly Dependency[] | undefined {
  const kind = manifestKinds.find(({ name }) => name.test(path));
  if (!kind) return [];
  const asked = parsed(kind, text);
  const lines = text.split("\n");
  return asked?.map(([name, version]) => {
    const line = lineWith(lines, name, version);
    return { ecosystem: kind.ecosystem, name, version, evidence: { file: path, ...(line !== undefined && { line }) } };
  });
}

/** The line that asks for it: its name, not as a part of another, beside its version; else what comes nearest to that. */
function lineWith(lines: readonly string[], name: string, version: string): number | undefined {
  const isBeside = (line: string): boolean => line.includes(version);
  const signs: readonly ((line: string) => boolean)[] = [
    (line) => isBeside(line) && hasWhole(line, name),
    (line) => version !== "" && isBeside(line) && line.includes(name),
    (line) => hasWhole(line, name),
    (line) => line.includes(name),
  ];
  for (const sign of signs) {
    const at = lines.findIndex(sign);
    if (at >= 0) return at + 1;
  }
  return undefined;
}

/** Whether a line has a name that is no part of another. Without a pattern: names may be too long for one. */
function hasWhole(line: string, name: string): boolean {
  if (name === "") return false;
  for (let at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1))
    if (!/[\w./@-]/.test(line.charAt(at - 1)) && !/[\w./-]/.test(line.charAt(at + name.length))) return true;
  return false;
}

/** A manifest is somebody's file; what its parser says about it does not matter to us. */
function parsed({ read }: ManifestKind, text: string): ReturnType<ManifestKind["read"]> | undefined {
  try {
    return read(text);
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}
