import { parse as parseToml } from "smol-toml";
import type { Evidence } from "../../core/facts.js";
import { lineOf } from "../files.js";

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
  readonly read: (text: string) => readonly (readonly [name: string, version: string])[];
}

export const manifestKinds: readonly ManifestKind[] = [
  {
    name: /(^|\/)package\.json$/,
    ecosystem: "npm",
    locks: ["package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lockb", "bun.lock"],
    read: (text) => tables(JSON.parse(text), ["dependencies", "devDependencies", "peerDependencies", "engines"]),
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
    read: (text) => pairs(text, /^\s*(?:gem|ruby)\s+["']([^"']+)["'](?:\s*,\s*["']([^"']+)["'])?/gm),
  },
  {
    name: /(^|\/)go\.mod$/,
    ecosystem: "go",
    locks: ["go.sum"],
    read: (text) => pairs(text, /^\s*(?:require\s+)?([\w.-]+\.[\w./-]+)\s+(v[\w.+-]+)/gm),
  },
  {
    name: /(^|\/)Cargo\.toml$/,
    ecosystem: "cargo",
    locks: ["Cargo.lock"],
    read: (text) => tables(parseToml(text), ["dependencies", "dev-dependencies"]),
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
    read: (text) => pairs(text, /["']([\w.-]+:[\w.-]+)(?::([\w.${}-]+))?["']/g),
  },
  {
    name: /\.(cs|fs|vb)proj$/,
    ecosystem: "nuget",
    locks: ["self", "packages.lock.json"],
    read: (text) => pairs(text, /<PackageReference\s+Include="([^"]+)"(?:\s+Version="([^"]+)")?/g),
  },
];

/** What a manifest asks for; undefined if it cannot be read. */
export function dependenciesOf(path: string, text: string): readonly Dependency[] | undefined {
  const kind = manifestKinds.find(({ name }) => name.test(path));
  if (!kind) return [];
  const asked = parsed(kind, text);
  return asked?.map(([name, version]) => {
    const line = lineOf(text, `"${name}"`) ?? lineOf(text, name);
    return { ecosystem: kind.ecosystem, name, version, evidence: { file: path, ...(line !== undefined && { line }) } };
  });
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

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function tables(manifest: unknown, names: readonly string[]): readonly (readonly [string, string])[] {
  if (!isObject(manifest)) return [];
  return names.flatMap((name) => {
    const table = manifest[name];
    if (!isObject(table)) return [];
    return Object.entries(table).map(([key, value]) => [key, versionIn(value)] as const);
  });
}

function versionIn(value: unknown): string {
  if (typeof value === "string") return value;
  return isObject(value) && typeof value.version === "string" ? value.version : "";
}

function pairs(text: string, pattern: RegExp): readonly (readonly [string, string])[] {
  return [...text.matchAll(pattern)].map(([, name = "", version = ""]) => [name.trim(), version.trim()] as const);
}

function readPyproject(text: string): readonly (readonly [string, string])[] {
  const file = parseToml(text);
  const project = isObject(file.project) ? file.project : {};
  const tool = isObject(file.tool) ? file.tool : {};
  const poetry = isObject(tool.poetry) ? tool.poetry : {};
  const listed = [
    project.dependencies,
    ...(isObject(project["optional-dependencies"]) ? Object.values(project["optional-dependencies"]) : []),
    ...(isObject(file["dependency-groups"]) ? Object.values(file["dependency-groups"]) : []),
  ];
  const groups = isObject(poetry.group) ? Object.values(poetry.group) : [];
  const python = project["requires-python"];
  return [
    ...(typeof python === "string" ? [["python", python] as const] : []),
    ...listed
      .flatMap((list) => (Array.isArray(list) ? list : []))
      .flatMap((each) => (typeof each === "string" ? requirement(each) : [])),
    ...tables(poetry, ["dependencies", "dev-dependencies"]),
    ...groups.flatMap((group) => tables(group, ["dependencies"])),
  ];
}

/** A requirement as pip writes it: `Django[argon2]>=4.2,<5 ; python_version > "3.8"`. */
function requirement(text: string): readonly (readonly [string, string])[] {
  const [, name, version = ""] = /^\s*([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*([=<>!~][^;#]*)?/.exec(text) ?? [];
  return name === undefined ? [] : [[name, version.trim()]];
}
