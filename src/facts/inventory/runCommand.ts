import { upsOf } from "./above.js";

/** The package managers of npm's packages by their lock files; where there are two, npm's own is the one that was left lying. */
const locks: readonly (readonly [file: string, manager: string])[] = [
  ["pnpm-lock.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
  ["package-lock.json", "npm"],
  ["npm-shrinkwrap.json", "npm"],
];

/**
 * How scripts of a package.json are run: as the nearest manifest that names a package manager says, else as the nearest lock file does.
 * `texts` and `paths` are those of the folder and of what lies above it, the nearest first.
 */
export function runCommand(
  texts: readonly (readonly [file: string, text: string])[],
  paths: readonly string[],
): string {
  const manifests = texts.filter(([path]) => /^(\.\.\/)*package\.json$/.test(path));
  const named = manifests.map(([, text]) => /"packageManager"\s*:\s*"(\w+)@/.exec(text)?.[1]);
  const known = new Set(paths);
  const folders = [...new Set(paths.map(upsOf))].sort((a, b) => a.length - b.length);
  const locked = folders.flatMap((ups) => locks.filter(([file]) => known.has(`${ups}${file}`))).map(([, each]) => each);
  const manager = [...named, ...locked].find((each) => each !== undefined) ?? "npm";
  return manager === "yarn" ? "yarn" : `${manager} run`;
}
