import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, it } from "mocha";

/*
 * A folder is a layer or a runtime, and this test holds the walls. `from` lists the folders of src that a layer may import
 * besides itself; `packages` the npm packages, `vscode` and `node:` modules. Types may come from further up where the
 * architecture says so (protocol).
 */
interface Layer {
  readonly from: readonly string[];
  readonly packages: readonly string[];
  /** Layers that it may know by their types alone. */
  readonly types?: readonly string[];
}

const pure = ["core", "secrets", "markdown", "checklists", "csv", "drafts", "exports", "facts", "store", "private"];

const layers: Readonly<Record<string, Layer>> = {
  core: { from: [], packages: ["zod/mini", "date-fns", "dinero.js/currencies"] },
  secrets: {
    from: ["core"],
    packages: [
      "@secretlint/core",
      "@secretlint/secretlint-rule-preset-recommend",
      "@noble/hashes/sha2.js",
      "@noble/hashes/utils.js",
    ],
  },
  private: { from: ["core"], packages: ["zod/mini"] },
  store: { from: ["core"], packages: ["jsonc-parser", "zod/mini", "@noble/hashes/sha2.js", "@noble/hashes/utils.js"] },
  markdown: { from: [], packages: [] },
  csv: { from: ["core", "secrets"], packages: ["papaparse"] },
  checklists: { from: ["core", "markdown"], packages: ["marked"] },
  drafts: {
    from: ["core", "markdown", "secrets"],
    packages: [
      "handlebars/dist/cjs/handlebars.js",
      "handlebars/dist/cjs/handlebars.runtime.js",
      "marked",
      "node-diff3",
      "yaml",
      "zod/mini",
    ],
  },
  exports: {
    from: ["core", "checklists", "markdown", "drafts", "secrets"],
    packages: ["marked", "ical.js", "fflate", "date-fns", "pdfkit", "@noble/hashes/sha2.js", "@noble/hashes/utils.js"],
  },
  facts: { from: ["core", "secrets"], packages: ["smol-toml", "spdx-expression-parse", "yaml"] },
  host: { from: pure, packages: ["vscode", "@noble/hashes/sha2.js", "@noble/hashes/utils.js"] },
  "host/node": { from: [...pure, "host"], packages: ["vscode", "node:"] },
  "host/web": { from: [...pure, "host"], packages: ["vscode"] },
  tree: { from: [...pure, "host"], packages: ["vscode"] },
  editor: { from: [...pure, "host"], packages: ["vscode"] },
  commands: { from: [...pure, "form", "host", "protocol"], packages: ["vscode", "zod/mini"] },
  protocol: { from: [], types: ["core"], packages: ["zod/mini"] },
  form: { from: ["core", "secrets"], packages: ["zod/mini"] },
  panels: { from: [...pure, "form", "host", "protocol"], packages: ["vscode", "zod/mini"] },
  webview: {
    from: ["protocol"],
    types: ["core"],
    packages: [
      "zod/mini",
      "preact",
      "preact/hooks",
      "dompurify",
      "@vscode-elements/elements/dist/",
      "d3-scale",
      "d3-shape",
      "d3-time",
    ],
  },
};

/** The entries and what they share may import everything; nobody imports them. */
const entries = ["extension.ts", "extension.web.ts", "activate.ts"];

const root = process.cwd();
const source = join(root, "src");

function sourceFiles(): string[] {
  return readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
    (file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts"),
  );
}

function importsOf(file: string): { specifier: string; isType: boolean }[] {
  const text = readFileSync(join(source, file), "utf8");
  const found = [...text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^"';]*?from\s+)?"([^"]+)"/gm)];
  const dynamic = [...text.matchAll(/\bimport\("([^"]+)"\)/g)];
  return [
    ...found.map(([, type, specifier = ""]) => ({ specifier, isType: type !== undefined })),
    ...dynamic.map(([, specifier = ""]) => ({ specifier, isType: false })),
  ];
}

function layerOf(file: string): string {
  const folders = dirname(file).replaceAll("\\", "/");
  return Object.keys(layers)
    .filter((name) => folders === name || folders.startsWith(`${name}/`))
    .reduce((longest, name) => (name.length > longest.length ? name : longest), "");
}

/** What is wrong with the imports of one file. */
export function violations(file: string): string[] {
  const layer = layers[layerOf(file)];
  if (entries.includes(file)) return [];
  if (!layer) return [`${file} is in no layer`];
  return importsOf(file).flatMap(({ specifier, isType }) => {
    if (!specifier.startsWith(".")) {
      const isAllowed = layer.packages.some(
        (name) => specifier === name || (/[:/]$/.test(name) && specifier.startsWith(name)),
      );
      return isAllowed || specifier.startsWith("templates:") ? [] : [`${file} imports ${specifier}`];
    }
    const target = relative(source, resolve(source, dirname(file), specifier)).replaceAll("\\", "/");
    if (target.startsWith("../templates/")) return layerOf(file) === "core" ? [] : [`${file} imports ${target}`];
    if (entries.includes(target.replace(/\.js$/, ".ts"))) return [`${file} imports an entry`];
    const other = layerOf(target);
    const isOwn = other === layerOf(file);
    const isTypeOnly = isType && layer.types?.includes(other) === true;
    return isOwn || isTypeOnly || layer.from.includes(other) ? [] : [`${file} imports ${target}`];
  });
}

describe("layers", () => {
  it("import only what they may", () => {
    assert.deepEqual(sourceFiles().flatMap(violations), []);
  });

  it("keep the lazy chunk lazy: nobody but the documents themselves imports them, except as types", () => {
    const lazy = sourceFiles()
      .filter((file) => !/^(drafts|exports|checklists)\b/.test(file))
      .flatMap((file) =>
        importsOf(file)
          .filter(({ specifier, isType }) => !isType && /\/(drafts|exports|checklists)\//.test(specifier))
          .map(({ specifier }) => `${file} imports ${specifier}`),
      );
    assert.deepEqual(lazy, []);
  });

  it("keep commands and panels lazy: those who register them know them by their types alone", () => {
    const eager = ["activate.ts", "commands/register.ts", "panels/register.ts"].flatMap((file) =>
      importsOf(file)
        .filter(({ specifier, isType }) => !isType && /\/(index|call|editors|facts)\.js$/.test(specifier))
        .map(({ specifier }) => `${file} imports ${specifier}`),
    );
    assert.deepEqual(eager, []);
  });

  it("reads imports as they are written", () => {
    assert.deepEqual(
      importsOf("extension.ts").map(({ specifier }) => specifier),
      ["vscode", "./activate.js", "./host/node/platform.js"],
    );
  });
});
