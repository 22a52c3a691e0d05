import type { Evidence, RepoFacts } from "../../core/facts.js";

const byEnding: Readonly<Record<string, string>> = {
  ts: "TypeScript",
  tsx: "TypeScript",
  mts: "TypeScript",
  cts: "TypeScript",
  js: "JavaScript",
  jsx: "JavaScript",
  mjs: "JavaScript",
  cjs: "JavaScript",
  vue: "Vue",
  svelte: "Svelte",
  astro: "Astro",
  py: "Python",
  pyi: "Python",
  ipynb: "Jupyter Notebook",
  php: "PHP",
  phtml: "PHP",
  rb: "Ruby",
  rake: "Ruby",
  erb: "ERB",
  haml: "Haml",
  slim: "Slim",
  go: "Go",
  rs: "Rust",
  java: "Java",
  kt: "Kotlin",
  kts: "Kotlin",
  scala: "Scala",
  groovy: "Groovy",
  clj: "Clojure",
  cs: "C#",
  fs: "F#",
  vb: "Visual Basic",
  cshtml: "Razor",
  razor: "Razor",
  c: "C",
  h: "C",
  cpp: "C++",
  cc: "C++",
  cxx: "C++",
  hpp: "C++",
  hh: "C++",
  m: "Objective-C",
  mm: "Objective-C",
  swift: "Swift",
  dart: "Dart",
  ex: "Elixir",
  exs: "Elixir",
  erl: "Erlang",
  hs: "Haskell",
  lua: "Lua",
  pl: "Perl",
  pm: "Perl",
  r: "R",
  jl: "Julia",
  sh: "Shell",
  bash: "Shell",
  zsh: "Shell",
  fish: "Shell",
  ps1: "PowerShell",
  bat: "Batch",
  cmd: "Batch",
  html: "HTML",
  htm: "HTML",
  twig: "Twig",
  liquid: "Liquid",
  hbs: "Handlebars",
  mustache: "Mustache",
  ejs: "EJS",
  njk: "Nunjucks",
  pug: "Pug",
  css: "CSS",
  scss: "Sass",
  sass: "Sass",
  less: "Less",
  styl: "Stylus",
  sql: "SQL",
  graphql: "GraphQL",
  gql: "GraphQL",
  proto: "Protocol Buffers",
  tf: "Terraform",
  hcl: "HCL",
  nix: "Nix",
  coffee: "CoffeeScript",
  feature: "Gherkin",
  sol: "Solidity",
};

const byName: Readonly<Record<string, string>> = {
  Dockerfile: "Dockerfile",
  Makefile: "Makefile",
  Rakefile: "Ruby",
  Gemfile: "Ruby",
  Vagrantfile: "Ruby",
  Jenkinsfile: "Groovy",
};

/** The language that a file is written in, by its name; undefined for what is no code (data, documents, pictures). */
export function languageOf(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (Object.hasOwn(byName, name)) return byName[name];
  const ending = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  return name.includes(".") && Object.hasOwn(byEnding, ending) ? byEnding[ending] : undefined;
}

/**
 * Whether a machine wrote it: not what people worked on. Programs about building lie in folders called build, too; what a build writes is
 * for the web.
 */
export function isGenerated(path: string): boolean {
  return /(\.min\.(js|css)|\.bundle\.js|[.-]lock(\.\w+)?|lock\.json|\.map|\.snap)$|(^|\/)(dist|vendor|third_party|generated)\/|(^|\/)build\/.*\.(js|css|html?)$/i.test(
    path,
  );
}

/** Counts files and lines by language, and remembers the file of each that has most of them. */
export class LanguageTally {
  private readonly counts = new Map<string, { files: number; lines: number; most: number; evidence: Evidence }>();

  /** Counts a file, unless it was generated or is in no language that we know. */
  add(file: string, lines: number): void {
    const language = isGenerated(file) ? undefined : languageOf(file);
    if (language === undefined) return;
    const known = this.counts.get(language) ?? { files: 0, lines: 0, most: -1, evidence: { file } };
    const largest = known.most >= lines ? known : { most: lines, evidence: { file } };
    const { most, evidence } = largest;
    this.counts.set(language, { files: known.files + 1, lines: known.lines + lines, most, evidence });
  }

  /** Most lines first. */
  get all(): RepoFacts["languages"] {
    return [...this.counts]
      .map(([name, { files, lines, evidence }]) => ({ name, files, lines, evidence }))
      .sort((a, b) => b.lines - a.lines || (a.name < b.name ? -1 : 1));
  }
}
