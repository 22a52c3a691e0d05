import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { balance } from "../../../src/core/balance.js";
import type { EnvFact, OpenEnd, RepoFacts } from "../../../src/core/facts.js";
import { checkDraft } from "../../../src/drafts/checks/checkDraft.js";
import { renderDraft } from "../../../src/drafts/render.js";
import { viewModel } from "../../../src/drafts/viewModel.js";
import { noFacts } from "../../../src/facts/mergeFacts.js";
import { bakeryFacts, fullOffboarding, modelOf, smallRepository } from "../../support/builders.js";

const today = "2026-12-10";
const evidence = { file: "package.json" };

/** The next developer's document of the bakery's shop, with these facts. */
function developer(facts: Partial<RepoFacts>): string {
  const offboarding = fullOffboarding();
  const repo = { ...noFacts, ...facts };
  return renderDraft(
    "developer",
    viewModel({ offboarding, facts: bakeryFacts, repo, today, balance: balance(offboarding) }),
  );
}

function section(text: string, heading: string): string {
  return text.split(`\n## ${heading}\n\n`)[1]?.split("\n\n## ")[0]?.trimEnd() ?? "";
}

const branch = (name: string, author = "Jo"): OpenEnd => ({
  kind: "branch",
  text: `${name} is not merged (${author}, 2026-03-12: Work)`,
  repository: "shop",
});
const note = (line: number): OpenEnd => ({
  kind: "todo",
  text: "TODO: tell why",
  evidence: { file: "src/cakes.ts", line },
  repository: "shop",
});

describe("the next developer's document", () => {
  it("names people's branches and notes in the code beside each other, counts those of bots, and is no gap itself", () => {
    const many = Array.from({ length: 12 }, (_, index) => branch(`work-${String(index)}`));
    const notes = Array.from({ length: 17 }, (_, index) => note(index + 1));
    const bots = [branch("dependabot/pip/black-26.3.1"), branch("renovate/all"), branch("updates", "bump[bot]")];
    const text = developer({ openEnds: [...bots, ...many, ...notes] });
    const listed = section(text, "Open ends").split("\n");
    assert.equal(listed.filter((each) => each.startsWith("- The branch work-")).length, 10);
    assert.ok(listed.includes("- and 2 more branches that are not merged"));
    assert.ok(listed.includes("- 3 branches of bots that update dependencies are not merged"));
    assert.equal(listed.filter((each) => /^- TODO: tell why – `src\/cakes\.ts:\d+`$/.test(each)).length, 15);
    assert.equal(listed.at(-1), "- and 2 more notes in the code");
    assert.match(
      developer({ openEnds: bots.slice(0, 1) }),
      /^- 1 branch of a bot that updates dependencies is not merged$/m,
    );
    const found = checkDraft({ kind: "developer", text, offboarding: fullOffboarding(), today });
    assert.deepEqual(
      found.map(({ message }) => message),
      ["Still to be filled in: [developer: how to run it].", "Still to be filled in: [developer: how to deploy it]."],
    );
  });

  it("has versions as one says them, and no dash after a script that says nothing", () => {
    const stack = ["==3.2.25", "^5.3.3", "~2.1", "v20", ">=3,<4", undefined].map((version, index) => ({
      name: `Part${String(index)}`,
      ...(version !== undefined && { version }),
      evidence,
    }));
    const scripts = [
      { name: "make test", command: "", evidence },
      { name: "make dev", command: "serve .", evidence },
      { name: "./build.ps1", command: "", evidence },
    ];
    const text = developer({ stack, scripts });
    assert.match(
      text,
      /^Built with Part0 3\.2\.25, Part1 5\.3\.3, Part2 2\.1, Part3 20, Part4 3 or newer but below 4, Part5\.$/m,
    );
    assert.equal(section(text, "Check it"), "- `make test`");
    assert.equal(section(text, "Run it"), "- `make dev` – `serve .`");
    assert.equal(section(text, "Build it"), "- `./build.ps1`");
  });

  describe("says of the environment", () => {
    const env = (...variables: Partial<EnvFact>[]) =>
      section(
        developer({
          env: variables.map((each, index) => ({ name: `V${String(index)}`, documented: true, evidence, ...each })),
        }),
        "Environment",
      );
    const bare = { documented: false };
    const withDefault = { hasDefault: true } as const;

    it("what is explained, in a column only where that differs", () => {
      assert.match(
        env({}, bare),
        /^Those without a yes .*\n\n\| Variable \| Explained \| Read in \|\n.*\n\| `V0` \| yes \|.*\n\| `V1` \|  \|/,
      );
      assert.match(
        env(bare, bare),
        /^None of these is named anywhere but in the code\. .*\n\n\| Variable \| Read in \|\n/,
      );
      assert.match(
        env({}, {}),
        /^All of these are named in an example file or in the README\. .*\n\n\| Variable \| Read in \|\n/,
      );
    });

    it("what has to be set, and what may be", () => {
      assert.equal(
        env({}, { ...bare, ...withDefault }),
        [
          "Those without a yes are named nowhere but in the code.",
          "",
          "To be set, because the code has no default for them:",
          "",
          "| Variable | Explained | Read in |",
          "| --- | --- | --- |",
          "| `V0` | yes | `package.json` |",
          "",
          "May be set, the code has a default for them:",
          "",
          "| Variable | Explained | Read in |",
          "| --- | --- | --- |",
          "| `V1` |  | `package.json` |",
        ].join("\n"),
      );
      assert.match(env({}), /README\. The code has a default for none\.\n\n\| Variable /);
      assert.match(
        env(withDefault),
        /README\. The code has a default for each, so none has to be set\.\n\n\| Variable /,
      );
    });
  });

  it("names each repository as the client's list does, those that were not read and one that is not on it, too", () => {
    const offboarding = fullOffboarding();
    const project = {
      ...offboarding.project,
      repositories: [{ name: "Shop", remote: "git@host.example:bakery/shop-old.git" }, { name: "Blog" }],
    };
    const remote = "git@host.example:bakery/till-app.git";
    const repositories = [
      { ...smallRepository, name: "Shop", tags: [{ name: "v2", date: "2026-10-20", commit: "abc" }] },
      { ...smallRepository, name: "folder", remote },
    ];
    const repo = { ...noFacts, repositories, missing: [{ what: "Blog", why: "Its repository was not open." }] };
    const text = renderDraft(
      "developer",
      viewModel({ offboarding: { ...offboarding, project }, facts: null, repo, today, balance: balance(offboarding) }),
    );
    assert.deepEqual(section(text, "Where it is").split("\n"), [
      "- **Shop**, host.example/bakery/shop-old, branch `main`, commit `abc`; latest version `v2` of 20 October 2026",
      "- **till-app**, host.example/bakery/till-app, branch `main`, commit `abc`",
      "- **Blog**",
    ]);
    assert.equal(section(text, "What could not be read"), "- Blog: Its repository was not open.");
  });

  it("does not say twice what a folder or a service is, and lists the documents as one reads them", () => {
    const folder = (name: string, what: string) => ({ folder: name, what, files: 2 });
    const text = developer({
      structure: [folder("job_board", "Job board"), folder("locale", "Translation")],
      services: [
        { name: "Backups", kind: "backup", evidence },
        { name: "Stripe", kind: "payment", evidence },
      ],
      docs: [
        { kind: "licence", evidence: { file: "LICENSE" } },
        { kind: "readme", evidence: { file: "README.md" } },
      ],
    });
    assert.match(text, /^\| `job_board` \|  \| 2 \|\n\| `locale` \| Translation \| 2 \|$/m);
    assert.match(text, /^- Backups – `package\.json`\n- Stripe \(payment\) – `package\.json`$/m);
    assert.equal(section(text, "What to read"), "- Where to start: `README.md`\n- The licence: `LICENSE`");
    assert.match(
      developer({ structure: [folder("core", "Core")] }),
      /^\| Folder \| Files \|\n\| --- \| --- \|\n\| `core` \| 2 \|$/m,
    );
  });

  it("says of how many packages the licence is not known", () => {
    const licence = (name: string, packages: number) => ({ licence: name, packages, evidence });
    const said = (...licences: RepoFacts["licences"][number][]) =>
      section(developer({ licences }), "Licences of what it is built with");
    assert.equal(said(licence("MIT", 210), licence("unknown", 3)), "MIT (210), not stated (3)");
    assert.equal(said(licence("unknown", 599)), "599 packages do not say under which licence.");
    assert.equal(said(licence("MIT", 2)), "MIT (2)");
  });
});

describe("the versions that a client reads", () => {
  const versions = (...names: string[]) => {
    const releases = names.map((name) => ({ name, date: "2026-04-01" }));
    return modelOf(fullOffboarding(), { ...bakeryFacts, releases }).history.releases.all.map(({ name }) => name.raw);
  };

  it("are those that look like one; where none does, all of them", () => {
    assert.deepEqual(versions("works-26-11-2016", "v1.0", "shop-2026.03"), ["v1.0", "shop-2026.03"]);
    assert.deepEqual(versions("spring", "autumn"), ["spring", "autumn"]);
  });
});
