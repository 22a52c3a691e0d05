// Builds everything into dist/: the extension for both hosts, the chunks that are loaded when a command is first
// called and when a document is first made, the webviews, the JSON schema, and the tests. `--production` minifies and leaves source maps out.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import Handlebars from "handlebars";

const production = process.argv.includes("--production");
rmSync("dist", { recursive: true, force: true });

/** Files below `folder` whose name ends with `ending`, as paths from here. */
function filesBelow(folder, ending) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(relative(".", entry.parentPath ?? entry.path), entry.name))
    .sort();
}

/**
 * `import templates from "templates:en"` gives each `templates/en/**.hbs`, precompiled, under its path without the
 * ending ("email/complete", "partials/jobs"), so that neither the compiler nor `eval` is shipped.
 */
const precompiledTemplates = {
  name: "templates",
  setup(esbuild) {
    esbuild.onResolve({ filter: /^templates:/ }, (found) => ({
      path: found.path.slice("templates:".length),
      namespace: "templates",
    }));
    esbuild.onLoad({ filter: /.*/, namespace: "templates" }, (found) => {
      const [language, form] = found.path.split("?");
      const folder = join("templates", language);
      const files = filesBelow(folder, ".hbs");
      const entries = files.map((file) => {
        const name = relative(folder, file).slice(0, -".hbs".length).replaceAll("\\", "/");
        const html = name.endsWith(".html");
        const text = readFileSync(file, "utf8").replaceAll("\r\n", "\n");
        if (form === "text") return `${JSON.stringify(name)}: ${JSON.stringify(text)}`;
        // Markdown is escaped by helpers that know Markdown; only the HTML page wants HTML escapes.
        const compiled = Handlebars.precompile(text, { noEscape: !html, strict: false, srcName: undefined });
        return `${JSON.stringify(name)}: ${compiled}`;
      });
      return {
        contents: `export default {${entries.join(",\n")}};`,
        loader: "js",
        watchFiles: files,
        watchDirs: [folder],
      };
    });
  },
};

/**
 * pdfkit for both hosts. Compressed fonts (WOFF2) are not read: what would read them is as large as the rest of it. Pictures are
 * unpacked at once, not in a worker that neither host may start.
 */
const pdfkitForBothHosts = {
  name: "pdfkit-for-both-hosts",
  setup(esbuild) {
    const namespace = "pdfkit-for-both-hosts";
    esbuild.onResolve({ filter: /^brotli(?:\/|$)/ }, () => ({ path: "brotli", namespace }));
    esbuild.onResolve({ filter: /^fflate$/ }, ({ importer }) =>
      /[\\/]png-js[\\/]/.test(importer) ? { path: "unzlib", namespace } : undefined,
    );
    esbuild.onLoad({ filter: /^brotli$/, namespace }, () => ({
      contents: "module.exports = () => { throw new Error('WOFF2 fonts cannot be read; use TTF or OTF.'); };",
    }));
    esbuild.onLoad({ filter: /^unzlib$/, namespace }, () => ({
      contents: `import { unzlibSync } from "fflate";
        export const unzlib = (bytes, done) => done(null, unzlibSync(bytes));`,
      resolveDir: process.cwd(),
    }));
  },
};

const shared = {
  bundle: true,
  target: "es2022",
  mainFields: ["module", "main"],
  minify: production,
  sourcemap: production ? false : "linked",
  legalComments: "none",
  logLevel: "warning",
  metafile: true,
  loader: { ".css": "text", ".svg": "text", ".txt": "text" },
  plugins: [precompiledTemplates],
};

const nodeHost = { ...shared, platform: "node", format: "cjs", external: ["vscode"] };
// Papa Parse asks for `stream` only when it is given a Node stream, which nobody here does; neither host ever resolves it.
const webHost = { ...shared, platform: "browser", format: "cjs", external: ["vscode", "stream"] };
const webviews = filesBelow("src", "main.tsx").filter((file) => file.includes("webview"));

const results = await Promise.all([
  build({ ...nodeHost, entryPoints: { extension: "src/extension.ts" }, outdir: "dist" }),
  build({ ...webHost, entryPoints: { "extension.web": "src/extension.web.ts" }, outdir: "dist" }),
  // Chunks for both hosts: they may use neither Node nor the DOM.
  build({ ...webHost, external: [], entryPoints: { documents: "src/exports/documents.ts" }, outdir: "dist" }),
  build({ ...webHost, external: [], entryPoints: { compiler: "src/drafts/compiler.ts" }, outdir: "dist" }),
  build({
    ...webHost,
    external: [],
    entryPoints: { facts: "src/facts/facts.ts" },
    alias: {
      // secretlint's rules ask Node for one function, the last part of a path.
      "node:path": "./src/facts/scan/path.ts",
      "@secretlint/profiler": "./src/facts/scan/noProfiler.ts",
    },
    mainFields: ["browser", "module", "main"],
    outdir: "dist",
  }),
  build({
    ...webHost,
    external: [],
    plugins: [pdfkitForBothHosts],
    define: { "import.meta.url": '"file:///"' },
    entryPoints: { pdf: "src/exports/pdf/pdf.ts" },
    outdir: "dist",
  }),
  build({ ...webHost, entryPoints: { commands: "src/commands/index.ts" }, outdir: "dist" }),
  build({ ...webHost, entryPoints: { editors: "src/panels/editors.ts" }, outdir: "dist" }),
  build({ ...webHost, entryPoints: { factsPanel: "src/panels/facts/facts.ts" }, outdir: "dist" }),
  build({ ...nodeHost, entryPoints: { scanWorker: "src/host/node/scanWorker.ts" }, outdir: "dist" }),
  ...webviews.map((entry) =>
    build({
      ...shared,
      format: "iife",
      platform: "browser",
      loader: { ".css": "css", ".svg": "text" },
      entryPoints: [entry],
      outdir: `dist/webview/${basename(join(entry, ".."))}`,
    }),
  ),
]);
// What each file is made of stands beside it.
for (const { metafile } of results)
  for (const file of Object.keys(metafile.outputs).filter((name) => name.endsWith(".js")))
    writeFileSync(file.replace(/\.js$/, ".meta.json"), JSON.stringify(metafile));

/** The schema that VS Code validates and completes with, made from the zod schema (the only other truth). */
await build({
  ...shared,
  platform: "node",
  format: "esm",
  minify: false,
  entryPoints: { jsonSchema: "src/core/jsonSchema.ts" },
  outExtension: { ".js": ".mjs" },
  outdir: "dist/build",
});
const { offboardingJsonSchema } = await import(pathToFileURL("dist/build/jsonSchema.mjs").href);
writeFileSync("dist/offboarding.schema.json", `${JSON.stringify(offboardingJsonSchema(), null, 2)}\n`);
rmSync("dist/build", { recursive: true });

// Tests and the tools around them. Test libraries stay outside; everything of ours is bundled in, so that a test
// sees the same code (and the same precompiled templates) as the extension.
const testExternals = [
  "mocha",
  "fast-check",
  "playwright-core",
  "@vscode/test-electron",
  "axe-core",
  "esbuild",
  "typescript",
  "node-ical",
  "pdfkit",
  "fflate",
];
const tests = { ...shared, minify: false, sourcemap: "linked" };
await Promise.all([
  build({
    ...tests,
    platform: "node",
    format: "esm",
    splitting: true,
    outExtension: { ".js": ".mjs" },
    // CommonJS packages in an ES module ask for `require`.
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    external: [...testExternals, "vscode"],
    entryPoints: ["unit", "ui", "oracles", "bench", "support"].flatMap((folder) =>
      filesBelow(join("test", folder), ".ts"),
    ),
    outbase: "test",
    outdir: "dist/test",
  }),
  build({
    ...tests,
    platform: "node",
    format: "cjs",
    external: ["vscode", "mocha"],
    entryPoints: {
      "integration/node": "test/integration/index.ts",
      "integration/endless": "test/integration/endless.ts",
    },
    outdir: "dist/test",
  }),
  build({
    ...tests,
    platform: "browser",
    format: "cjs",
    // What only the Node host runs is never loaded in the browser.
    external: ["vscode", "node:*"],
    // Mocha's own browser build; its Node entry reads files.
    alias: { mocha: "./test/integration/browserMocha.ts", "mocha/mocha.js": "./node_modules/mocha/mocha.js" },
    define: { global: "globalThis" },
    entryPoints: { "integration/web": "test/integration/index.ts" },
    outdir: "dist/test",
  }),
]);
