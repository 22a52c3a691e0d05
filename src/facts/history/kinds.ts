/** What a commit was for, in words; the conventional types and what people write instead of them. */
const types: Readonly<Record<string, string>> = {
  feat: "New",
  feature: "New",
  fix: "Fixes",
  bugfix: "Fixes",
  hotfix: "Fixes",
  perf: "Speed",
  docs: "Documentation",
  doc: "Documentation",
  test: "Tests",
  tests: "Tests",
  refactor: "Tidying up",
  style: "Tidying up",
  chore: "Upkeep",
  build: "Build and delivery",
  ci: "Build and delivery",
  deps: "Updates",
  dep: "Updates",
  release: "Releases",
  security: "Security",
  sec: "Security",
  revert: "Taken back",
  i18n: "Translation",
  a11y: "Accessibility",
  types: "Tidying up",
  typing: "Tidying up",
  workflow: "Build and delivery",
};

/** How people begin, in the languages that commit messages are mostly written in; first match wins. */
const beginnings: readonly (readonly [kind: string, words: RegExp])[] = [
  ["Taken back", /^(revert(s|ed|ing)?|roll(ed|ing)? ?back|undo|back ?out|r[üu]ckg[äa]ngig)\b/i],
  [
    "Releases",
    /^((bump|set|update|increment|new|prepare|tag)\b.{0,20}\bversion|releas(e|es|ed|ing)|version\b|v?\d+\.\d+(\.\d+)?([-.+][\w.-]+)?$|(prepare|bump)\b.*\brelease\b)/i,
  ],
  ["Security", /^(security|(fix|patch|mitigate|prevent)\w*\b.*\b(vulnerabilit|cve-|xss|csrf|injection))/i],
  [
    "Fixes",
    /^(fix(e[sd]|ing|up)?|hot-?fix|bug-?fix|bug|correct(s|ed|ing)?|repair|resolve[sd]?|clos(e|es|ed)|patch(ed|es)?|handle[sd]?|prevent(s|ed)?|avoid(s|ed)?|don'?t|do not|ensure[sd]?|make sure|typo|behebe?n?|behoben|korrigier\w*|korrektur|fehler|corrig\w*|corrección|arregl\w*|correction)\b/i,
  ],
  [
    "Documentation",
    /^(docs?|document(s|ed|ing|ation)?|readme|changelog|comment(s|ed)?|(add|update|fix|improve|edit|tweak|expand|clarify)(s|ed|ing)?\b.*\b(docs?|docstrings?|documentation|readme|changelog|history|comments?|licen[cs]e|contributing)\b|doku\w*)/i,
  ],
  ["Tests", /^(tests?|testing|spec|(add|update|fix|improve|more|extend)(s|ed|ing)?\b.*\b(tests?|specs?|coverage)\b)/i],
  [
    "Updates",
    /^(bump(s|ed|ing)?|upgrad(e|es|ed|ing)|(update|upgrade)[sd]?\b.*\b(dependenc(y|ies)|deps|requirements|packages?|lock ?files?|vendor|submodules?|to v?\d)|(composer|npm|yarn|bundle|pip|cargo) (update|upgrade)|dependenc(y|ies))\b/i,
  ],
  [
    "Build and delivery",
    /^(ci|build|travis|github actions?|docker\w*|deploy(s|ed|ing|ment)?|(add|update|fix|use)\w*\b.*\b(ci|travis|workflow|dockerfile|makefile|github actions?|pipeline)\b)\b/i,
  ],
  ["Speed", /^(optimi[sz]\w*|speed|perf(ormance)?|faster|cache|reduce memory)\b/i],
  [
    "Taken out",
    /^(remov(e|es|ed|ing|al)|delet(e|es|ed|ing)|drop(s|ped|ping)?|deprecat\w+|get rid of|strip|kill|unused|entfern\w*|lösch\w*|supprim\w*|elimin\w*)\b/i,
  ],
  [
    "Tidying up",
    /^(refactor\w*|clean\w*|tid(y|ied|ying)|renam(e|es|ed|ing)|mov(e|es|ed|ing)|simplif\w+|reformat\w*|format\w*|lint\w*|style|styling|pep ?8|whitespace|indent\w*|extract|split|reorgani[sz]e\w*|restructure\w*|rewrite|consolidate|isort|black|prettier|flake8|mypy|aufräum\w*|umbenan\w*)\b/i,
  ],
  [
    "New",
    /^(add(s|ed|ing)?|new|creat(e|es|ed|ing)|implement(s|ed|ing)?|introduc(e|es|ed|ing)|initial|init|first|support(s|ed)?|allow(s|ed)?|enabl(e|es|ed|ing)|provide[sd]?|start(s|ed|ing)?|begin|hinzu\w*|füge|neue?[rs]?|erste[rs]?|ajout\w*|nouvel\w*|añad\w*|agreg\w*|nuev[oa])\b/i,
  ],
  [
    "Changes",
    /^(updat(e|es|ed|ing)|chang(e|es|ed|ing)|improv(e|es|ed|ing|ements?)|tweak\w*|adjust\w*|modif\w+|edit(s|ed)?|us(e|es|ed|ing)|mak(e|es|ing)|made|set(s|ting)?|switch(es|ed)?|replac(e|es|ed|ing)|better|enhance\w*|extend\w*|convert\w*|merge|rework\w*|polish|minor|small|more|work(ing)?|wip|progress|continue|finish\w*|complete[sd]?|show|hide|disable[sd]?|only|always|änder\w*|anpass\w*|verbesser\w*|aktualisier\w*|modifi\w*|mise à jour|actualiz\w*|mejor\w*)\b/i,
  ],
];

/** Words that tell when the beginning does not. */
const anywhere: readonly (readonly [kind: string, words: RegExp])[] = [
  [
    "Fixes",
    /\b(fix(e[sd]|ing)?|bugs?|typos?|errors?|broken|crash(es)?|incorrect(ly)?|wrong|correctly|missing|issues?|problem|forgot(ten)?|regression|failing|failed)\b/i,
  ],
  ["Documentation", /\b(docs?|documentation|readme|changelog|docstrings?|phpdocs?)\b/i],
  ["Tests", /\b(tests?|specs?|coverage)\b/i],
  ["Updates", /\b(updates?|updated|upgrades?|upgraded|bump(ed)?)\b/i],
  ["Taken out", /\b(remov(e|es|ed|ing|al)|delet(e|ed)|unused|no need|unnecessary)\b/i],
  [
    "Tidying up",
    /\b(clean-?ups?|refactor\w*|tidy|renam\w+|lint\w*|whitespace|formatting|mypy|phpstan|flake8|pep ?8|moved?|cosmetic)\b/i,
  ],
  ["New", /\b(add(s|ed)?|new|support|option to|implement(s|ed)?|introduc\w+)\b/i],
  ["Changes", /\b(improve\w*|change[sd]?|tweaks?|better|instead of|default|should|allow)\b/i],
];

export const otherKind = "other";

/** What a commit was for: its conventional type, else how its text begins, with or without an `area:` before it; else `other`. */
export function kindOf(subject: string): string {
  // A hostile subject may be megabytes long; how it begins is enough.
  const text = subject
    .slice(0, 200)
    .replace(/\[(ci skip|skip ci|no ci)\]/gi, "")
    .trim();
  const [, bracketed = ""] = /^\[(\w+)\]/.exec(text) ?? [];
  const [, type = "", rest = ""] = /^\[?([\p{L}\d_./ -]{1,30}?)\]?(?:\([^)]{0,60}\))?!?:\s*(.*)$/u.exec(text) ?? [];
  const named = typed(type) ?? typed(bracketed);
  if (named !== undefined) return named;
  const afterArea = withoutMarks(type === "" ? text : rest);
  return first(beginnings, afterArea) ?? first(beginnings, text) ?? first(anywhere, text) ?? otherKind;
}

function first(kinds: typeof beginnings, text: string): string | undefined {
  return kinds.find(([, words]) => words.test(text))?.[0];
}

/** Without a bracketed area, a number or a symbol in front: `[shop] Add …`, `#12 Fix …`, `:bug: Fix …`, `- fixed …`. */
function withoutMarks(text: string): string {
  return text
    .replace(/^(?:\[[^\]]{0,40}\]|\([^)]{0,40}\)|[#!][\w-]+|:[a-z_]+:|[A-Z]{2,10}-\d+|[^\p{L}\p{N}])+/u, "")
    .trim();
}

function typed(word: string): string | undefined {
  const name = word.toLowerCase();
  return Object.hasOwn(types, name) ? types[name] : undefined;
}
