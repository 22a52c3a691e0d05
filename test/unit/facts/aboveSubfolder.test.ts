import assert from "node:assert/strict";
import { mkdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { folderFacts } from "../../support/folderFacts.js";
import { GitRepo } from "../../support/gitRepo.js";

const pushFor = (path: string): string => `on:\n  push:\n    paths: ["${path}"]\n  workflow_dispatch: {}\n`;

describe("what a repository has above a folder that is opened by itself", function () {
  this.timeout(60_000);
  let repo: GitRepo;
  let shop: string;
  beforeEach(async () => {
    repo = await GitRepo.make();
    shop = join(repo.folder, "packages", "shop");
    repo.write("packages/shop/package.json", '{"scripts":{"build":"x"},"dependencies":{"react":"19"}}');
  });
  afterEach(() => {
    repo.remove();
  });

  it("holds for it, too: versions, the nearest first; how the parts are held together; and by what scripts are run", async () => {
    await repo.commit("one", {
      files: {
        "package.json": '{\n"packageManager":"pnpm@9.1.0",\n"engines":{"node":">=18"},\n"dependencies":{"vue":"3"}}',
        "turbo.json": "{}",
        ".ruby-version": "3.3.0\n",
        "packages/.nvmrc": "\n22.1\n",
        "packages/blog/.python-version": "3.12\n",
      },
    });
    const { stack, scripts } = await folderFacts(shop);
    assert.deepEqual(
      stack.map(({ name, version, evidence: { file, line } }) => [name, version, file, line]),
      [
        ["React", "19", "package.json", 1],
        ["Node.js", "22.1", "../.nvmrc", 2],
        ["Ruby", "3.3.0", "../../.ruby-version", 1],
        ["pnpm", "9.1.0", "../../package.json", 2],
        ["Turborepo", undefined, "../../turbo.json", undefined],
      ],
    );
    assert.deepEqual(
      scripts.map(({ name }) => name),
      ["pnpm run build"],
    );
  });

  it("are the versions that a list for all parts names of what it asks for, and nothing else on that list", async () => {
    await repo.commit("one", {
      files: {
        "pnpm-workspace.yaml":
          "packages: [packages/*]\ncatalog:\n  react: ^19.1.0\ncatalogs:\n  old: { vue: ^2.7.0 }\n",
        "Cargo.toml": "[workspace.dependencies]\naxum = '0.7'\nrocket = '0.5'\n",
        "packages/shop/package.json": '{"dependencies":{"react":"catalog:"}}',
        "packages/shop/Cargo.toml": "[dependencies]\naxum.workspace = true\n",
      },
    });
    const { stack } = await folderFacts(shop);
    assert.deepEqual(
      stack.map(({ name, version, evidence: { file, line } }) => [name, version, file, line]),
      [
        ["Axum", "0.7", "../../Cargo.toml", 2],
        ["React", "^19.1.0", "../../pnpm-workspace.yaml", 3],
      ],
    );
    const whole = await folderFacts(repo.folder);
    assert.deepEqual(
      whole.stack.map(({ name, version }) => [name, version]),
      [
        ["Axum", "0.7"],
        ["Rocket", "0.5"],
        ["React", "^19.1.0"],
        ["Vue", "^2.7.0"],
      ],
    );
  });

  it("are the licences of the packages that it reaches, not those of its neighbours", async () => {
    const packages = {
      "": { workspaces: ["packages/*"], devDependencies: { lint: "1" } },
      "packages/shop": { dependencies: { a: "1", ui: "1" }, devDependencies: { test: "1" } },
      "packages/ui": { dependencies: { b: "1" }, devDependencies: { "test-ui": "1" } },
      "packages/blog": { dependencies: { c: "1" } },
      "node_modules/ui": { resolved: "packages/ui", link: true },
      "node_modules/a": { license: "MIT", dependencies: { b: "2" } },
      "node_modules/a/node_modules/b": { license: "ISC", optionalDependencies: { a: "1" } },
      "node_modules/b": { license: "Apache-2.0" },
      "node_modules/c": { license: "GPL-3.0-only" },
      "node_modules/lint": { license: "GPL-2.0-only" },
      "node_modules/test": { license: "MIT" },
      "node_modules/test-ui": { license: "GPL-2.0-only" },
    };
    await repo.commit("one", { files: { "package-lock.json": JSON.stringify({ packages }, null, 1) } });
    const { licences, missing } = await folderFacts(shop);
    assert.deepEqual(
      licences.map(({ licence, packages: count, evidence }) => [licence, count, evidence.file]),
      [
        ["MIT", 2, "../../package-lock.json"],
        ["Apache-2.0", 1, "../../package-lock.json"],
        ["ISC", 1, "../../package-lock.json"],
      ],
    );
    assert.deepEqual(missing, []);
  });

  it("are its licence, its README and the variables that these tell of, where it has none itself", async () => {
    await repo.commit("one", {
      files: {
        LICENSE: "MIT",
        "CONTRIBUTING.md": "Talk first.",
        "README.md": "# All\n\n## Getting started\n\n```sh\nnpm ci\n```\n\nSet ROOT_URL.\n",
        "docs/design.md": "of the whole",
        ".env.example": "SHARED=\n",
        "packages/shop/README.md": "# Shop\n\nSells.\n",
        "packages/shop/a.ts": "process.env.SHARED + process.env.ROOT_URL + process.env.LONE;\n",
      },
    });
    const { docs, env } = await folderFacts(shop);
    assert.deepEqual(
      docs.map(({ kind, evidence: { file, line } }) => [kind, file, line]),
      [
        ["readme", "README.md", undefined],
        ["licence", "../../LICENSE", undefined],
        ["contributing", "../../CONTRIBUTING.md", undefined],
        ["setup", "../../README.md", 3],
      ],
    );
    assert.deepEqual(
      env.map(({ name, documented }) => [name, documented]),
      [
        ["LONE", false],
        ["ROOT_URL", true],
        ["SHARED", true],
      ],
    );
  });

  it("are the pipelines at the root that do not leave it out, with what they do, and no other file for pipelines", async () => {
    await repo.commit("one", {
      files: {
        ".github/workflows/blog.yml": `${pushFor("packages/blog/**")}jobs:\n  a:\n    if: false\n`,
        ".github/workflows/nightly.yml": "on:\n  schedule:\n    - cron: '0 4 * * *'\njobs:\n  old:\n    if: false\n",
        ".github/workflows/shop.yml": pushFor("packages/*/src/**"),
        ".github/workflows/off.yml.disabled": "",
        "packages/shop/.travis.yml": "script: x\n",
      },
    });
    const { services, openEnds } = await folderFacts(shop);
    assert.deepEqual(
      services.map(({ name, evidence: { file, line } }) => [name, file, line]),
      [
        ["GitHub Actions", "../../.github/workflows/nightly.yml", undefined],
        ["Scheduled pipeline", "../../.github/workflows/nightly.yml", 3],
      ],
    );
    assert.deepEqual(
      openEnds.flatMap(({ kind, evidence }) => (kind === "disabled-job" ? [[evidence?.file, evidence?.line]] : [])),
      [
        ["../../.github/workflows/nightly.yml", 6],
        ["../../.github/workflows/off.yml.disabled", undefined],
      ],
    );
  });

  it("are the hosts and Compose files that name it", async () => {
    await repo.commit("one", {
      files: {
        "netlify.toml": '[build]\nbase = "packages/shop"\n',
        "vercel.json": '{"builds":[{"src":"packages/shopping/x.js"}]}',
        "compose.yml":
          "services:\n  shop:\n    build: ./packages/shop\n  db:\n    image: postgres:16\n  blog:\n    image: redis\n",
        "fly.toml": 'app = "other"\n',
      },
    });
    const { services } = await folderFacts(shop);
    assert.deepEqual(
      services.map(({ name, evidence: { file, line } }) => [name, file, line]),
      [
        ["Netlify", "../../netlify.toml", undefined],
        ["Docker Compose", "../../compose.yml", undefined],
        ["PostgreSQL", "../../compose.yml", 5],
        ["Redis", "../../compose.yml", 7],
      ],
    );
  });

  it("is never what a link leads to, nor what lies above a link to the folder", async () => {
    const outside = await GitRepo.make();
    outside.write("packages/.nvmrc", "9\n");
    outside.write(".ruby-version", "2.0\n");
    outside.write("workflows/ci.yml", "on:\n  schedule:\n    - cron: '1 1 1 1 1'\n");
    await repo.commit("one", {
      files: { ".ruby-version": "3.3.0\n", "packages/.nvmrc": "22\n", ".github/workflows/ci.yml": "on: push\n" },
    });
    // What git follows is a link by now, or lies behind one.
    rmSync(join(repo.folder, ".ruby-version"));
    symlinkSync(join(outside.folder, ".ruby-version"), join(repo.folder, ".ruby-version"));
    rmSync(join(repo.folder, ".github"), { recursive: true });
    symlinkSync(outside.folder, join(repo.folder, ".github"));
    symlinkSync(shop, join(outside.folder, "packages", "shop"));
    for (const folder of [shop, join(outside.folder, "packages", "shop")]) {
      const { stack, services } = await folderFacts(folder);
      assert.deepEqual(
        stack.map(({ name, version }) => [name, version]),
        [
          ["React", "19"],
          ["Node.js", "22"],
        ],
      );
      assert.deepEqual(
        services.map(({ name }) => name),
        ["GitHub Actions"],
      );
    }
    outside.remove();
  });

  it("does not matter for what git listed in a folder that is a link by now", async () => {
    const outside = await GitRepo.make();
    outside.write("code/a.ts", "// TODO private\n");
    await repo.commit("one", { files: { "packages/shop/code/a.ts": "// TODO ours\n" } });
    mkdirSync(join(shop, "kept"));
    renameSync(join(shop, "code"), join(shop, "kept", "code"));
    symlinkSync(join(outside.folder, "code"), join(shop, "code"));
    const { openEnds } = await folderFacts(shop);
    assert.deepEqual(
      openEnds.flatMap(({ kind, evidence }) => (kind === "todo" ? [evidence?.file] : [])),
      ["kept/code/a.ts"],
    );
    outside.remove();
  });
});
