import { parse as parseToml } from "smol-toml";
import { parseYaml } from "../yaml.js";

/** Something that a manifest asks for: its name, and the version as it is written, empty where none is. */
export type Asked = readonly [name: string, version: string];

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The entries of some tables of a manifest. */
export function tables(manifest: unknown, names: readonly string[]): readonly Asked[] {
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

/** What a pattern finds: its first group is a name, its second a version. */
export function pairs(text: string, pattern: RegExp): readonly Asked[] {
  return [...text.matchAll(pattern)].map(([, name = "", version = ""]) => [name.trim(), version.trim()] as const);
}

/** Of a pyproject.toml: the lists of the standard, its groups, and the tables of Poetry. Throws for what is no TOML. */
export function readPyproject(text: string): readonly Asked[] {
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
export function requirement(text: string): readonly Asked[] {
  const [, name, version = ""] = /^\s*([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*([=<>!~][^;#]*)?/.exec(text) ?? [];
  // A line of pip's may go on with hashes and a backslash.
  return name === undefined ? [] : [[name, version.replace(/\s*(?:\\|--).*$/s, "").trim()]];
}

/**
 * Of a Cargo.toml: what it needs to run, to be tested and to be built, on every system, and what its workspace shares. Throws for what
 * is no TOML.
 */
export function readCargo(text: string): readonly Asked[] {
  const file = parseToml(text);
  const targets = isObject(file.target) ? Object.values(file.target) : [];
  return [file, file.workspace, ...targets].flatMap((part) =>
    tables(part, ["dependencies", "dev-dependencies", "build-dependencies"]),
  );
}

/** Of a version catalog of Gradle: libraries (`group:name`) and plugins, with the versions that they refer to. Throws for what is no TOML. */
export function readCatalog(text: string): readonly Asked[] {
  const file = parseToml(text);
  const versions = isObject(file.versions) ? file.versions : {};
  const version = (entry: Readonly<Record<string, unknown>>): string => {
    const { version: named } = entry;
    return isObject(named) && typeof named.ref === "string" ? richVersion(versions[named.ref]) : richVersion(named);
  };
  return [file.libraries, file.plugins].flatMap((table) =>
    Object.values(isObject(table) ? table : {}).flatMap((entry): readonly Asked[] => {
      if (typeof entry === "string") {
        const end = entry.lastIndexOf(":");
        return end < 0 ? [] : [[entry.slice(0, end), entry.slice(end + 1)]];
      }
      if (!isObject(entry)) return [];
      const { module, group, name, id } = entry;
      const called =
        typeof group === "string" && typeof name === "string"
          ? `${group}:${name}`
          : typeof module === "string"
            ? module
            : id;
      return typeof called === "string" ? [[called, version(entry)]] : [];
    }),
  );
}

/** Of the catalogs of a pnpm-workspace.yaml, from which the packages of a workspace take versions. Throws for what cannot be read. */
export function readCatalogs(text: string): readonly Asked[] {
  const documents = parseYaml(text);
  if (!documents) throw new SyntaxError("This is no YAML.");
  return documents.flatMap((workspace) => {
    const named = [...(workspace.get("catalogs")?.entries.values() ?? [])];
    const catalogs = [workspace.get("catalog"), ...named];
    return catalogs.flatMap((catalog) =>
      [...(catalog?.entries ?? [])].flatMap(([name, { text: version }]) =>
        version === undefined ? [] : [[name, version] as const],
      ),
    );
  });
}

/** A version of a catalog: a text, or a table that says how strictly it is meant. */
function richVersion(value: unknown): string {
  if (typeof value === "string") return value;
  if (!isObject(value)) return "";
  const named = [value.strictly, value.require, value.prefer].find((each) => typeof each === "string");
  return typeof named === "string" ? named : "";
}
