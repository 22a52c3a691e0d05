import type { RepoFacts } from "../../core/facts.js";
import { lineAt, lineOf } from "../files.js";

type Script = RepoFacts["scripts"][number];

/** Files that say what can be run. */
export const scriptFiles =
  /(^|\/)(package\.json|composer\.json|Makefile|makefile|GNUmakefile|justfile|Justfile|Taskfile\.ya?ml|Procfile|pyproject\.toml|Rakefile)$/;

/** Scripts at the top, or in the folder that is there for them; those that others call are further down. */
const shellScript = /^((scripts?|bin)\/)?\w[\w.-]*\.(sh|bash|ps1|cmd|bat)$|^script\/[\w-]+$/;

/** What can be run by itself, as one would type it. */
export function shellScripts(paths: readonly string[]): readonly Script[] {
  return paths
    .filter((file) => shellScript.test(file))
    .map((file) => ({ name: `./${file}`, command: "", evidence: { file } }));
}

/** What can be run by what such a file says, as one would type it. `run` names the package manager of npm's scripts. */
export function scriptsOf(path: string, text: string, run = "npm run"): readonly Script[] {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (name === "package.json") return jsonScripts(path, text, run);
  if (name === "composer.json") return jsonScripts(path, text, "composer run");
  if (/^(GNU)?[Mm]akefile$/.test(name))
    return targets(path, text, /^([a-zA-Z][\w-]*)\s*:(?![=:])[^\n]*\n((?:\t[^\n]*\n?)*)/gm, "make");
  if (/^[jJ]ustfile$/.test(name))
    return targets(path, text, /^([a-zA-Z][\w-]*)[^\n:=]*:(?!=)[^\n]*\n((?:[ \t]+[^\n]*\n?)*)/gm, "just");
  if (name === "Procfile") return targets(path, text, /^([\w-]+):\s*([^\n]+)/gm, "");
  if (name === "Rakefile")
    return targets(path, text, /^\s*(?:desc\s+["'][^"'\n]*["']\s*\n\s*)?task\s+:?["']?([\w:]+)["']?([^\n]*)/gm, "rake");
  if (name === "pyproject.toml")
    return targets(
      path,
      sectionOf(text, /^\[(?:project\.scripts|tool\.poetry\.scripts|tool\.poe\.tasks|tool\.pdm\.scripts)\]/m),
      /^([\w-]+)\s*=\s*["']([^"'\n]+)["']/gm,
      "",
      text,
    );
  return [];
}

/** What npm and Composer run on their own when packages come, go or are published; nobody types it. */
const calledByTools =
  /^((pre|post)(install|uninstall|publish|pack|prepare)|prepare|prepublishOnly|prepack|dependencies|(pre|post)-(install|update|status|archive|autoload|package|operations|command|file|pool|root|create|dependencies)[\w-]*)$/;

function jsonScripts(path: string, text: string, run: string): readonly Script[] {
  const scripts = scriptTable(text);
  const from = Math.max(text.indexOf('"scripts"'), 0);
  const typed = Object.entries(scripts).filter(([name]) => !calledByTools.test(name));
  return typed.map(([name, command]) => {
    const at = text.indexOf(JSON.stringify(name), from);
    return {
      name: `${run} ${name}`,
      command: Array.isArray(command) ? command.map(String).join(" && ") : String(command),
      evidence: { file: path, ...(at >= 0 && { line: lineAt(text, at) }) },
    };
  });
}

function scriptTable(text: string): Readonly<Record<string, unknown>> {
  try {
    const manifest = JSON.parse(text) as { scripts?: unknown } | null;
    const scripts = manifest?.scripts;
    return typeof scripts === "object" && scripts !== null ? (scripts as Record<string, unknown>) : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

function targets(path: string, text: string, pattern: RegExp, run: string, whole = text): readonly Script[] {
  return [...text.matchAll(pattern)].map((found) => {
    const [matched, name = "", body = ""] = found;
    const first =
      body
        .split("\n")
        .map((line) => line.trim())
        .find((line) => line !== "") ?? "";
    const line = whole === text ? lineAt(text, found.index) : lineOf(whole, matched.trim());
    return {
      name: `${run} ${name}`.trim(),
      command: first.replace(/^[@-]+/, ""),
      evidence: { file: path, ...(line !== undefined && { line }) },
    };
  });
}

function sectionOf(text: string, heading: RegExp): string {
  const found = heading.exec(text);
  if (!found) return "";
  const rest = text.slice(found.index + found[0].length);
  const end = rest.search(/^\[/m);
  return end < 0 ? rest : rest.slice(0, end);
}
