/** Folders that say what a file is for, rather than which part of the product it belongs to. */
const meanings: readonly (readonly [RegExp, string])[] = [
  [/(^|\/)(tests?|specs?|e2e|cypress|testing|testdata|test[-_](data|helpers|results|support|utils))\//i, "Tests"],
  [/(^|\/)(__(tests|mocks|fixtures|snapshots)__|mocks)\//i, "Tests"],
  // As Xcode has them: ShopTests, ShopUITests.
  [/(^|\/)[^/]*[a-z\d](UI)?Tests\//, "Tests"],
  [/(^|\/)benchmarks?\//i, "Benchmarks"],
  // As .NET has them: Shop.Tests, Shop.Tests.Performance, Shop.UnitTests.
  [/(^|\/)[^/]*[.\s_-](\w{0,20}tests?|specs)([.\s_-][^/]*)?\//i, "Tests"],
  [/[._-](test|spec)\.[a-z]+$/i, "Tests"],
  [/(^|\/)(tests?\.[a-z]+|conftest\.py|test_[^/]+\.(py|rb))$/i, "Tests"],
  [/(^|\/)(jest|vitest|playwright|cypress|karma|wdio)\.[\w.]+$/i, "Tests"],
  [/^\.?(github|gitlab|circleci|husky|buildkite|azure-pipelines|appveyor|travis)\//i, "Automation"],
  [/^(ci|deploy(ment)?|infra(structure)?|terraform|ansible|docker|k8s|helm|debian)\//i, "Deployment"],
  [/(^|\/)(node_modules|_?vendors?|third[-_]?party|external|patches|submodules)\//i, "Other people's code"],
  [
    /(^|\/)(bin|scripts?|tools?|tooling|hack|utils?|\.vscode|\.idea|\.devcontainer|\.storybook|build-scripts)\//i,
    "Tools",
  ],
  [/(^|\/)(migrations?|seeds?|seeders?|fixtures?)\/|^(database|db)\//i, "Data"],
  [/(^|\/)(configs?|configuration|settings)\//i, "Setup"],
  [/(^|\/)(examples?|samples?|demos?|playgrounds?|skeletons?)\//i, "Examples"],
  [/(^|\/)(locales?|lang|languages?|i18n|translations?|l10n)\//i, "Translation"],
  [/(^|\/)(images|img|fonts?|icons?|media|figs?|figures|photos?|uploads?)\//i, "Pictures and media"],
  [/(^|\/)docs?\//i, "Documentation"],
  [/\.(md|rst|adoc|txt)$/i, "Documentation"],
  // Whatever its name: .ddev, .githooks, .verdaccio.
  [/(^|\/)(\.[^/]+|te?mp)\//i, "Tools"],
];

/** What a file is called that tells by its name, rather than by its ending, what it is for. */
export const tellingName = /^(tests?|conftest|jest|vitest|playwright|cypress|karma|wdio)[._]/i;

/** Folders that hold everything, so that the next one tells more. */
const holders =
  /^(src|source|app|apps|lib|libs|packages|modules|components|pages|public|web|client|server|backend|frontend|main|internal|cmd|pkg|code|system|includes?|inc|classes|controllers?|http|python|js|ts|css|scss|sass|styles?|assets|static|views?|node|java|kotlin|ruby|php|org|com|plugins?|themes?|services?|projects?|workspaces?|www|htdocs|wp-content|resources|models|entities|domain|routes|routing|providers|requests|layouts|partials|templates|javascripts|stylesheets|middlewares?|concerns|traits|contracts|enums|repositories|exceptions|livewire|bootstrap|hooks|composables|helpers|policies|console|commands|application|core|common|shared|base)$/i;

/** A part of the work in words. `product`: one that the client knows by its name, not how it is built or checked. */
export interface Area {
  readonly name: string;
  readonly product: boolean;
}

/**
 * The part of the work that a file (path from the repository's root, with `/`) belongs to: its meaning ("Documentation",
 * "Tests"), else the first telling folder ("Opening hours"), else "Code"; "Setup" for files at the top.
 */
export function areaOf(path: string): Area {
  const meaning = meanings.find(([pattern]) => pattern.test(path));
  if (meaning) return { name: meaning[1], product: false };
  const folders = path
    .split("/")
    .slice(0, -1)
    .filter((folder) => folder.trim() !== "");
  const telling = folders.find((folder) => !holders.test(folder));
  if (telling !== undefined) return { name: inWords(telling), product: true };
  return { name: folders.length === 0 ? "Setup" : "Code", product: false };
}

function inWords(folder: string): string {
  const words = folder
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/[-_.\s]+/g, " ")
    .trim();
  return words === "" ? folder : words.charAt(0).toUpperCase() + words.slice(1);
}
