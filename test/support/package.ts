// npm run package: makes dist/sendoff.vsix and looks into it: all that is needed and nothing else, at most 3 MB.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { projectRoot } from "./vscode/projectRoot.js";
import { zipEntries } from "./zipEntries.js";

const limitMB = 3;
const needed = [
  "package.json",
  "README.md",
  "LICENSE",
  "dist/extension.js",
  "dist/extension.web.js",
  "dist/commands.js",
  "dist/editors.js",
  "dist/factsPanel.js",
  "dist/webview/details/main.js",
  "dist/webview/details/main.css",
  "dist/webview/draft/main.js",
  "dist/webview/draft/main.css",
  "dist/documents.js",
  "dist/facts.js",
  "dist/pdf.js",
  "media/fonts/SendoffSans-Regular.ttf",
  "media/fonts/SendoffSans-Semibold.ttf",
  "media/fonts/SendoffSans-Italic.ttf",
  "media/fonts/SendoffSerif-Semibold.ttf",
  "media/fonts/OFL.txt",
  "dist/scanWorker.js",
  "dist/offboarding.schema.json",
];
/** The only files that may be in besides; .vscodeignore lets in the same. */
const allowed = [
  /^(CHANGELOG\.md|package\.nls(\.[\w-]+)?\.json)$/,
  /^(media|l10n)\//,
  /^dist\/[\w.-]+\.js$/,
  /^dist\/webview\/[\w/.-]+\.(js|css)$/,
  /^dist\/[\w.-]+\.(ttf|otf|woff2?)$/,
];

const root = projectRoot();
const vsix = join(root, "dist", "sendoff.vsix");
const vsce = fileURLToPath(import.meta.resolve("@vscode/vsce/vsce"));
// There is no repository to point the README's pictures to; they stay links into the package.
const noRepository = ["--allow-missing-repository", "--no-rewrite-relative-links"];
const args = ["package", "--no-dependencies", ...noRepository, "--out", vsix];
const { status } = spawnSync(process.execPath, [vsce, ...args], { cwd: root, stdio: "inherit" });
if (status !== 0) process.exit(1);

const files = zipEntries(readFileSync(vsix))
  .filter(({ name }) => name.startsWith("extension/"))
  // vsce renames these two.
  .map(({ name, size }) => ({ name: renamed(name.slice("extension/".length)), size }));
for (const { name, size } of files) console.log(`${(size / 1024).toFixed(1).padStart(8)} KB  ${name}`);

const names = files.map(({ name }) => name);
const problems = [
  ...needed.filter((name) => !names.includes(name)).map((name) => `${name} is missing.`),
  ...names
    .filter((name) => !needed.includes(name) && !allowed.some((pattern) => pattern.test(name)))
    .map((name) => `${name} must not be in.`),
];
const megabytes = readFileSync(vsix).length / 1024 / 1024;
console.log(`${vsix}: ${String(files.length)} files, ${megabytes.toFixed(2)} MB`);
if (megabytes > limitMB) problems.push(`It has ${megabytes.toFixed(2)} MB; the limit is ${String(limitMB)}.`);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

function renamed(name: string): string {
  if (name.toLowerCase() === "readme.md") return "README.md";
  if (name.toLowerCase() === "changelog.md") return "CHANGELOG.md";
  return /^license(\.txt|\.md)?$/i.test(name) ? "LICENSE" : name;
}
