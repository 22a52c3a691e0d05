/** Folders that say what a file is for, rather than which part of the product it belongs to. */
const meanings: readonly (readonly [RegExp, string])[] = [
  [/(^|\/)(tests?|specs?|__tests__|e2e|cypress)\//i, "Tests"],
  [/[._-](test|spec)\.[a-z]+$/i, "Tests"],
  [/^\.(github|gitlab|circleci|husky|buildkite)\//i, "Automation"],
  [/^(ci|deploy(ment)?|infra(structure)?|terraform|ansible|docker|k8s|helm)\//i, "Deployment"],
  [/(^|\/)docs?\//i, "Documentation"],
  [/\.(md|rst|adoc|txt)$/i, "Documentation"],
];

/** Folders that hold everything, so that the next one tells more. */
const holders =
  /^(src|source|app|apps|lib|libs|packages|modules|components|pages|public|web|client|server|backend|frontend|main|internal|cmd|pkg)$/i;

/**
 * The part of the product that a file (path from the repository's root, with `/`) belongs to, in words: its meaning
 * ("Documentation", "Tests"), else the first telling folder ("Opening hours"), else "Setup" for files at the top.
 */
export function areaOf(path: string): string {
  const meaning = meanings.find(([pattern]) => pattern.test(path));
  if (meaning) return meaning[1];
  const folders = path
    .split("/")
    .slice(0, -1)
    .filter((folder) => folder.trim() !== "");
  if (folders.length === 0) return "Setup";
  const telling = folders.find((folder) => !holders.test(folder));
  return telling === undefined ? "Code" : inWords(telling);
}

function inWords(folder: string): string {
  const words = folder
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/[-_.\s]+/g, " ")
    .trim();
  return words === "" ? folder : words.charAt(0).toUpperCase() + words.slice(1);
}
