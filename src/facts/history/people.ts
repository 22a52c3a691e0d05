/** Whose commits and which folders are ours; what is left out means all. */
export interface Ours {
  /** Names or addresses. */
  readonly people?: readonly string[];
  /** Folders or files, seen from the repository's root. */
  readonly paths?: readonly string[];
}

/** Names and addresses of programs that commit. */
const botMarks = [
  /\[bot\]/i,
  /(^|[^a-z])(dependabot|renovate|greenkeeper|snyk|semantic-release|allcontributors|imgbot|weblate|transifex|crowdin|pre-commit-ci|codecov|mergify|github[ -]actions?|gitlab[ -]?(ci|bot)|travis[ -]?ci|circleci|jenkins|release-please|sentry-io)([^a-z]|$)/i,
  /(^|[^a-z])(ro)?bot([^a-z]|$)/i,
];

/** One word such as jekyllbot, in the name and in the address; people are called Talbot or Abbot. */
function isCalledBot(name: string, email: string): boolean {
  const called = /^[\w.-]*[a-z0-9]bot$/i;
  const person = /(tal|ab|ca|tur|gil|her|guil|lam)bot$/i;
  return called.test(name) && !person.test(name) && called.test(email.replace(/@.*$/, "").replace(/^\d+\+/, ""));
}

/** Whether an author is a program. */
export function isBot(name: string, email: string): boolean {
  if (isCalledBot(name, email)) return true;
  return botMarks.some((mark) => mark.test(name) || mark.test(email.replace(/@(?!.*\[bot\]).*$/, "")));
}

/** A test for our people. Without a list everybody is ours who is not a program; a program only if it is named. */
export function ourPeople({ people }: Ours): (name: string, email: string) => boolean {
  const known = new Set((people ?? []).map(plain));
  if (known.size === 0) return (name, email) => !isBot(name, email);
  return (name, email) => known.has(plain(name)) || known.has(plain(email)) || known.has(plain(`${name} <${email}>`));
}

function plain(text: string): string {
  return text.normalize("NFC").trim().toLowerCase();
}

/** A path as git has it: `./shop/` is `shop`. */
export function plainPath(path: string): string {
  return path.replace(/^\.?\/+|\/+$/g, "");
}

/** A test for our files; without a list all are. */
export function ourPaths({ paths }: Ours): ((path: string) => boolean) | undefined {
  const folders = (paths ?? []).map(plainPath).filter((path) => path !== "" && path !== ".");
  if (folders.length === 0) return undefined;
  return (path) => folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
}
