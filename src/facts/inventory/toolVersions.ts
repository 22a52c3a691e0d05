import type { Evidence } from "../../core/facts.js";
import { lineAt } from "../files.js";

/** A language, runtime or package manager that a file asks for. */
export interface ToolVersion {
  readonly name: string;
  /** As it is written; left out where the file asks for the tool alone. */
  readonly version?: string;
  /** It is built for that version; other files of the same product may be built for others. */
  readonly isTarget?: true;
  readonly evidence: Evidence;
}

/**
 * Where versions stand, file by file; the first group of a pattern is the version. Files are somebody else's and may have megabytes, so
 * no two repetitions in a row of a pattern fit the same signs: that would take for ever where nothing is found.
 */
const places: readonly (readonly [file: RegExp, tool: string, version: RegExp])[] = [
  [/(^|\/)\.(nvmrc|node-version)$/, "Node.js", /^\s*v?([\w./*-]+)/],
  [/(^|\/)\.python-version$/, "Python", /^[ \t]*(?:c?python-?)?(\d[\w.]*)/m],
  [/(^|\/)runtime\.txt$/, "Python", /^\s*python-(\d[\w.]*)/],
  [/(^|\/)Pipfile$/, "Python", /^[ \t]*python_(?:full_)?version[ \t]*=[ \t]*["']([^"'\n]+)["']/m],
  [/(^|\/)setup\.cfg$/, "Python", /^[ \t]*python_requires[ \t]*=[ \t]*([^\s#][^#\n]*)/m],
  [/(^|\/)setup\.py$/, "Python", /\bpython_requires\s*=\s*["']([^"'\n]+)["']/],
  [/(^|\/)\.ruby-version$/, "Ruby", /^\s*(?:ruby-)?(\d[\w.-]*)/],
  [/(^|\/)\.java-version$/, "Java", /^\s*(?:[a-z][\w.]*-)?(\d[\w.]*)/],
  [/(^|\/)\.go-version$/, "Go", /^\s*(?:go)?(\d[\w.]*)/],
  [/(^|\/)\.php-version$/, "PHP", /^\s*(\d[\w.]*)/],
  [/(^|\/)composer\.json$/, "PHP", /"platform"\s*:\s*\{[^{}]*?"php"\s*:\s*"([^"]+)"/],
  [/(^|\/)package\.json$/, "Node.js", /"volta"\s*:\s*\{[^{}]*?"node"\s*:\s*"([^"]+)"/],
  ...["Node.js", "Python", "Ruby", "PHP", "Go"].map(
    (name) =>
      [
        /(^|\/)netlify\.toml$/,
        name,
        new RegExp(`\\b${name.replace(".js", "").toUpperCase()}_VERSION\\s*=\\s*["']?v?(\\d[\\w.]*)`),
      ] as const,
  ),
  [/(^|\/)\.terraform-version$/, "Terraform", /^\s*v?(\d[\w.-]*)/],
  [/(^|\/)Gemfile$/, "Ruby", /^[ \t]*ruby[ \t]*(?:\([ \t]*)?["']([^"']+)["']/m],
  [/(^|\/)Gemfile\.lock$/, "Ruby", /^RUBY VERSION\s+ruby (\d+(?:\.\d+)*)/m],
  [/\.gemspec$/, "Ruby", /\.required_ruby_version\s*=\s*(?:Gem::Requirement\.new\s*(?:\(\s*)?)?["']([^"']+)["']/],
  [/(^|\/)go\.mod$/, "Go", /^go[ \t]+(\d\S*)/m],
  [/(^|\/)Cargo\.toml$/, "Rust", /^[ \t]*rust-version[ \t]*=[ \t]*["']([^"']+)["']/m],
  [/(^|\/)rust-toolchain$/, "Rust", /^\s*(\w[\w.-]*)\s*$/],
  [/(^|\/)rust-toolchain(\.toml)?$/, "Rust", /^[ \t]*channel[ \t]*=[ \t]*["']([\w.-]+)["']/m],
  [/(^|\/)pom\.xml$/, "Java", /<(?:java\.version|maven\.compiler\.(?:release|source|target))>\s*([\d.]+)\s*</],
  [
    /(^|\/)build\.gradle(\.kts)?$/,
    "Java",
    /\b(?:JavaLanguageVersion\.of\(\s*|sourceCompatibility\s*(?:=\s*)?["']?(?:JavaVersion\.VERSION_)?)([\d._]+)/,
  ],
  [/(^|\/)global\.json$/, ".NET SDK", /"sdk"\s*:\s*\{[^}]*?"version"\s*:\s*"([^"]+)"/],
  [/\.(cs|fs|vb)proj$/, "ASP.NET Core", /<Project\s+Sdk="Microsoft\.NET\.Sdk\.(?:Web|BlazorWebAssembly)()"/],
  ...["npm", "pnpm", "Yarn", "Bun"].map(
    (name) =>
      [
        /(^|\/)package\.json$/,
        name,
        new RegExp(`"packageManager"\\s*:\\s*"${name.toLowerCase()}@([^"+]+)[^"]*"`),
      ] as const,
  ),
];

/** What asdf and mise call tools whose names are others. */
const asdf: Readonly<Record<string, string>> = {
  nodejs: "Node.js",
  node: "Node.js",
  python: "Python",
  ruby: "Ruby",
  golang: "Go",
  go: "Go",
  java: "Java",
  php: "PHP",
  rust: "Rust",
  elixir: "Elixir",
  erlang: "Erlang",
  dotnet: ".NET SDK",
  "dotnet-core": ".NET SDK",
  terraform: "Terraform",
  pnpm: "pnpm",
  yarn: "Yarn",
  bun: "Bun",
  deno: "Deno",
};

const toolList = /(^|\/)\.tool-versions$/;
const dotnetProject = /\.(cs|fs|vb)proj$|(^|\/)Directory\.Build\.props$/;

/** Whether a file may say which version of a language or tool is used. */
export function namesTools(path: string): boolean {
  return toolList.test(path) || dotnetProject.test(path) || places.some(([file]) => file.test(path));
}

/** The languages and tools, with their versions, that a file asks for. */
export function toolVersionsIn(path: string, text: string): readonly ToolVersion[] {
  const tool = (name: string, version: string, at: number): ToolVersion => ({
    name,
    ...(version !== "" && { version }),
    evidence: { file: path, line: lineAt(text, at) },
  });
  const placed = places.flatMap(([file, name, pattern]) => {
    const found = file.test(path) ? pattern.exec(text) : null;
    return found ? [tool(name, (found[1] ?? "").replaceAll("_", "."), firstWord(found))] : [];
  });
  const listed = toolList.test(path)
    ? [...text.matchAll(/^[ \t]*([\w-]+)[ \t]+([^\s#]+)/gm)].flatMap((found) => {
        const [, called = "", version = ""] = found;
        const name = Object.hasOwn(asdf, called) ? asdf[called] : undefined;
        return name === undefined ? [] : [tool(name, version, firstWord(found))];
      })
    : [];
  const frameworks = dotnetProject.test(path)
    ? [...text.matchAll(/<TargetFrameworks?(?:\s[^<>]*)?>([^<]+)</g)].flatMap((found) => {
        const versions = new Map<string, Set<string>>();
        for (const each of (found[1] ?? "").split(";")) {
          const [name, version] = dotnet(each.trim()) ?? [];
          if (name !== undefined && version !== undefined)
            versions.set(name, (versions.get(name) ?? new Set()).add(version));
        }
        // Several are built for: a choice for whoever uses it.
        return [...versions].map(([name, all]) => ({
          ...tool(name, [...all].join(" || "), found.index),
          isTarget: true as const,
        }));
      })
    : [];
  return [...placed, ...listed, ...frameworks];
}

/** Where what was found begins to say something: patterns may take blank lines before it. */
function firstWord(found: RegExpMatchArray): number {
  return (found.index ?? 0) + found[0].search(/\S/);
}

/** What `net8.0-windows`, `net472`, `netcoreapp3.1` and `netstandard2.0` are called. */
function dotnet(moniker: string): readonly [name: string, version: string] | undefined {
  const [, standard, core, current, framework] =
    /^(?:netstandard([\d.]+)|netcoreapp([\d.]+)|net(\d+\.\d+)|net(\d{2,3}))(?:-|$)/i.exec(moniker) ?? [];
  if (standard !== undefined) return [".NET Standard", standard];
  if (core !== undefined) return [".NET Core", core];
  if (current !== undefined) return [".NET", current];
  return framework === undefined ? undefined : [".NET Framework", framework.split("").join(".")];
}
