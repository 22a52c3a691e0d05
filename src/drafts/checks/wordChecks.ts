import { isForDeveloper } from "../../core/drafts.js";
import type { Offboarding } from "../../core/offboarding.js";
import { inProse } from "./checkedText.js";
import { type Check, type Found, foundInProse } from "./finding.js";

/** Words of the trade, and what an owner would call them where there is such a word. */
const trade: Readonly<Record<string, string>> = {
  API: "",
  SDK: "",
  "CI/CD": "",
  CI: "",
  backend: "the part behind the pages",
  "back-end": "the part behind the pages",
  frontend: "the pages",
  "front-end": "the pages",
  deploy: "put online",
  deploys: "puts online",
  deployed: "put online",
  deploying: "putting online",
  deployment: "putting it online",
  commit: "change",
  commits: "changes",
  "pull request": "change",
  "pull requests": "changes",
  refactor: "tidy up",
  refactored: "tidied up",
  refactoring: "tidying up",
  codebase: "the code",
  endpoint: "",
  endpoints: "",
  webhook: "",
  webhooks: "",
  cron: "timer",
  cronjob: "timer",
  Docker: "",
  Kubernetes: "",
  middleware: "",
  ORM: "",
  schema: "",
  cache: "",
  CDN: "",
  staging: "test site",
  localhost: "",
  JSON: "",
  YAML: "",
  npm: "",
  regex: "",
  async: "",
  framework: "",
  "tech stack": "what it is built with",
  "technical debt": "what should be tidied up",
  "tech debt": "what should be tidied up",
  hotfix: "repair",
  rollback: "going back to the version before",
  "environment variable": "setting",
  "environment variables": "settings",
  linter: "",
  "unit test": "automatic check",
  "unit tests": "automatic checks",
  repo: "repository",
  repos: "repositories",
  bug: "fault",
  bugs: "faults",
  bugfix: "repair",
  SSH: "",
  SSL: "",
  TLS: "",
  DNS: "",
  SQL: "",
  UX: "",
  UI: "",
};
const capitals = Object.keys(trade).filter((word) => /^[A-Z/]+$/.test(word));
const others = Object.keys(trade).filter((word) => !capitals.includes(word));
/** Abbreviations count only in capitals: “ci” is Italian, “ui” is a syllable. */
const jargonPatterns = [wholeWords(capitals, "gu"), wholeWords(others, "giu")];

/** Words that an owner will not know; each is named once. */
export const jargon: Check = (text, { kind, offboarding }) => {
  if (isForDeveloper(kind)) return [];
  const seen = new Set<string>();
  return jargonPatterns
    .flatMap((pattern) => inProse(text, pattern))
    .sort((a, b) => a.offset - b.offset)
    .filter(({ found }) => {
      const word = found.toLowerCase();
      // What the client's own things are called, they know.
      const isNew = !seen.has(word) && !isOwnName(offboarding, word);
      seen.add(word);
      return isNew;
    })
    .map(({ found, offset }): Found => {
      const plain = Object.entries(trade).find(([word]) => word.toLowerCase() === found.toLowerCase())?.[1] ?? "";
      return {
        rule: "jargon",
        severity: "warning",
        message: `The owner may not know “${found}”.${plain === "" ? " Say it in other words." : ` Perhaps “${plain}”?`}`,
        offset,
        length: found.length,
        ...(plain !== "" && { fix: { title: `Write “${plain}”`, text: plain } }),
      };
    });
};

function isOwnName({ project, access = [], client }: Offboarding, word: string): boolean {
  const names = [project.name, client.name, ...access.map(({ name }) => name)];
  return names.some((name) =>
    name
      .toLowerCase()
      .split(/[^\p{L}\p{N}/-]+/u)
      .includes(word),
  );
}

const swearing = wholeWords(
  [
    "fuck",
    "fucks",
    "fucked",
    "fucking",
    "fucker",
    "wtf",
    "shit",
    "shitty",
    "bullshit",
    "crap",
    "crappy",
    "damn",
    "damned",
    "goddamn",
    "asshole",
    "arsehole",
    "bastard",
    "bitch",
    "dickhead",
    "moron",
    "moronic",
    "idiot",
    "idiots",
    "idiotic",
    "retard",
    "retarded",
    "piss",
    "pissed",
    "scheiße",
    "scheisse",
    "merde",
    "mierda",
    "kurwa",
  ],
  "giu",
);
const unkind = wholeWords(
  [
    "stupid",
    "dumb",
    "hate this",
    "i hate",
    "sucks",
    "ugly hack",
    "dirty hack",
    "horrible",
    "garbage",
    "incompetent",
    "your fault",
    "to blame",
    "nonsense",
    "ridiculous",
  ],
  "giu",
);

/** What nobody wants to read about their project: swearing in a commit's subject that was quoted, and hard words. */
export const rude: Check = (text) => [
  ...foundInProse(text, swearing, ({ found }) => ({
    rule: "rude",
    severity: "error",
    message: `“${found}” is rude; a client reads this.`,
  })),
  ...foundInProse(text, unkind, ({ found }) => ({
    rule: "rude",
    severity: "warning",
    message: `“${found}” sounds unkind; a client reads this.`,
  })),
];

function wholeWords(words: readonly string[], flags: string): RegExp {
  const alternatives = [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[/.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`(?<![\\p{L}\\p{N}_/.-])(?:${alternatives.join("|")})(?![\\p{L}\\p{N}_/-]|\\.\\p{L})`, flags);
}
