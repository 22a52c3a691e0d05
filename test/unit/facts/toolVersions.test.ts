import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { inventory, stackIn } from "../../support/inventory.js";

describe("versions of languages and tools", () => {
  const cases: readonly (readonly [what: string, file: string, text: string, stack: readonly unknown[]])[] = [
    ["nvm", ".nvmrc", "v20.11\n", ["Node.js", "20.11", 1]],
    ["nvm's names", ".nvmrc", "\nlts/iron\n", ["Node.js", "lts/iron", 2]],
    ["node", ".node-version", "22.1.0", ["Node.js", "22.1.0", 1]],
    ["pyenv", ".python-version", "3.12.1\n3.11\n", ["Python", "3.12.1", 1]],
    ["rbenv", ".ruby-version", "ruby-3.3.0\n", ["Ruby", "3.3.0", 1]],
    ["Bundler", "Gemfile", 'source "https://rubygems.org"\n\nruby "3.2.2"\n', ["Ruby", "3.2.2", 3]],
    ["Go", "go.mod", "module example.com/shop\n\ngo 1.22.1\n\nrequire (\n)\n", ["Go", "1.22.1", 3]],
    ["Cargo", "Cargo.toml", '[package]\nname = "shop"\nrust-version = "1.75"\n', ["Rust", "1.75", 3]],
    ["rustup", "rust-toolchain.toml", '[toolchain]\nchannel = "1.76.0"\n', ["Rust", "1.76.0", 2]],
    ["rustup, with more", "rust-toolchain.toml", '[toolchain]\nprofile = "x"\nchannel = "1.7"\n', ["Rust", "1.7", 3]],
    ["rustup's old file", "rust-toolchain", "stable\n", ["Rust", "stable", 1]],
    ["Maven", "pom.xml", "<project>\n<java.version>21</java.version>", ["Java", "21", 2]],
    ["Gradle", "build.gradle", "java {\n  sourceCompatibility = JavaVersion.VERSION_17\n", ["Java", "17", 2]],
    ["the .NET SDK", "global.json", '{\n  "sdk": { "version": "8.0.100" }\n}', [".NET SDK", "8.0.100", 2]],
    [
      ".NET",
      "a/Shop.csproj",
      "<Project>\n<TargetFrameworks>net8.0;net6.0</TargetFrameworks>",
      [".NET", "8.0 || 6.0", 2],
    ],
    ["old .NET", "Shop.csproj", "<TargetFramework>net472</TargetFramework>", [".NET Framework", "4.7.2", 1]],
    ["Heroku", "runtime.txt", "python-3.11.4\n", ["Python", "3.11.4", 1]],
    ["Pipenv", "Pipfile", '[packages]\n[requires]\npython_version = "3.9"\n', ["Python", "3.9", 3]],
    ["setuptools", "setup.cfg", "[options]\npython_requires = >=3.8\n", ["Python", ">=3.8", 2]],
    ["setup.py", "setup.py", "setup(\n  python_requires='>=3.7',\n)\n", ["Python", ">=3.7", 2]],
    ["PEP 621", "pyproject.toml", '[project]\nrequires-python = ">=3.10"\n', ["Python", ">=3.10", 2]],
    ["Bundler's lock", "Gemfile.lock", "RUBY VERSION\n   ruby 3.2.2p53\n", ["Ruby", "3.2.2", 1]],
    [
      "Composer",
      "composer.json",
      '{"require":{"php":"^8.1"},\n"config":{"platform":{"php":"8.2.0"}}}',
      ["PHP", "8.2.0", 2],
    ],
    ["Volta", "package.json", '{"engines":{"node":">=18"},\n"volta":{"node":"20.9.0"}}', ["Node.js", "20.9.0", 2]],
    ["Netlify", "netlify.toml", '[build.environment]\nNODE_VERSION = "18.1"\n', ["Node.js", "18.1", 2]],
    ["a Dockerfile", "Dockerfile", "# x\nFROM --platform=$P python:3.11-slim AS a\n", ["Python", "3.11", 2]],
    ["a Dockerfile's ARG", "Dockerfile", "ARG V=8.2\nFROM php:${V}-fpm\n", ["PHP", "8.2", 2]],
    ["npm", "package.json", '{\n "packageManager": "pnpm@9.1.0+sha512.abc"\n}', ["pnpm", "9.1.0", 2]],
  ];
  for (const [what, file, text, [name, version, line]] of cases)
    it(`are read as ${what} has them: ${file}`, async () => {
      assert.deepEqual((await stackIn({ [file]: text }))[0], [name, version, file, line]);
    });

  it("are read from asdf's list, and a file that names none of them says nothing", async () => {
    const list = "# tools\nnodejs 20.1.0\nruby 3.2 # old\nshellcheck 0.9\n";
    assert.deepEqual(await stackIn({ ".tool-versions": list }), [
      ["Node.js", "20.1.0", ".tool-versions", 2],
      ["Ruby", "3.2", ".tool-versions", 3],
    ]);
    for (const file of [".nvmrc", ".tool-versions", "go.mod", "global.json", "Shop.csproj"])
      assert.deepEqual(await stackIn({ [file]: "" }), [], file);
  });

  it("are those that pipelines test with, for what nothing else names and is written in that language", async () => {
    const github = "jobs:\n  test:\n    strategy:\n      matrix:\n        python-version: ['3.9', \"3.10\"] # 3.8\n";
    const steps = "    steps:\n      - with: { a: b }\n      - with:\n          node-version: 20\n";
    const texts = { "setup.py": "", ".github/workflows/ci.yml": `${github}${steps}` };
    assert.deepEqual(await stackIn(texts), [["Python", "3.9 || 3.10", ".github/workflows/ci.yml", 5]]);
    const travis = "language: ruby\nrvm:\n  - 2.7\n  - 3.0\nscript: x\n";
    assert.deepEqual(await stackIn({ Gemfile: "", ".travis.yml": travis }), [["Ruby", "2.7 || 3.0", ".travis.yml", 2]]);
    const known = { ...texts, Dockerfile: "FROM python:3.12\n" };
    assert.deepEqual((await stackIn(known))[0], ["Python", "3.12", "Dockerfile", 1]);
    const matrices = [
      "matrix: {node: [18, 20]}",
      "matrix: { os: [ubuntu-24.04], 'node': ['18', \"20\"], php: [8] }",
      "matrix:\n        node_version:\n          - 18\n          - 20",
      "matrix: { include: [{ x: 1 }], nodeVersion: [18.x, 20.x] }",
    ];
    for (const matrix of matrices) {
      const text = `jobs:\n  test:\n    strategy:\n      ${matrix}\n    steps: [{ with: { node-version: "\${{ matrix.node }}" } }]\n`;
      const { stack } = await inventory({ "package.json": "{}", ".github/workflows/ci.yml": text });
      const version = matrix.includes("x]") ? "18.x || 20.x" : "18 || 20";
      assert.deepEqual(
        stack.map((each) => [each.name, each.version]),
        [["Node.js", version]],
        matrix,
      );
    }
    const step = "jobs: { a: { steps: [{ with: { node-version: 22 } }] } }\n";
    assert.deepEqual(await stackIn({ "package.json": "{}", ".github/workflows/ci.yml": step }), [
      ["Node.js", "22", ".github/workflows/ci.yml", 1],
    ]);
    const chosen = { "setup.py": "", ".github/workflows/a.yml": "python-version: ${{ matrix.python }}\n" };
    assert.deepEqual(await stackIn(chosen), []);
  });

  it("are not what only fetches a package, and not what pip's line goes on with", async () => {
    const npm = '{"dependencies":{"react":"github:acme/react","vue":"file:../vue"}}';
    const pip = "django==4.2.1 \\\n    --hash=sha256:abc\nflask==3.0 --hash=sha256:def\n";
    assert.deepEqual(await stackIn({ "package.json": npm, "requirements.txt": pip }), [
      ["React", undefined, "package.json", 1],
      ["Vue", undefined, "package.json", 1],
      ["Django", "==4.2.1", "requirements.txt", 1],
      ["Flask", "==3.0", "requirements.txt", 3],
    ]);
  });

  it("are looked for at once, also in a file that has none", async () => {
    const long = {
      "rust-toolchain.toml": `[toolchain]\n${"#".repeat(32)}\nprofile = "minimal"\n`,
      ".java-version": "a".repeat(300_000),
      ".python-version": "\n".repeat(300_000),
      "Shop.csproj": `<TargetFramework>${" ".repeat(30_000)}`,
      Gemfile: "\n".repeat(100_000),
      "go.mod": `${".".repeat(100_000)}${"\n".repeat(100_000)}`,
      "setup.cfg": `python_requires ${" ".repeat(100_000)}`,
      Dockerfile: `FROM ${"--a ".repeat(50_000)}\nFROM ${"${a}".repeat(50_000)}\nARG ${"a".repeat(100_000)}`,
      ".travis.yml": `python:${"\n -".repeat(50_000)}`,
      "Gemfile.lock": `RUBY VERSION${"\n".repeat(100_000)}`,
      "build.gradle": `sourceCompatibility ${" ".repeat(100_000)}id ${" ".repeat(100_000)}`,
    };
    assert.deepEqual(await stackIn(long), [["Docker", undefined, "Dockerfile", undefined]]);
  });

  it("are told by who names one, be it after who names none", async () => {
    const texts = {
      "package.json": '{"engines":{"node":"*"},"dependencies":{"react":"workspace:^"}}',
      "web/.nvmrc": "20\n",
      "Cargo.toml": "[workspace.dependencies]\naxum = '0.7'\n",
      "api/Cargo.toml": "[dependencies]\naxum.workspace = true\n",
      "web/package.json": '{"engines":{"node":">=18"}}',
    };
    assert.deepEqual(await stackIn(texts), [
      ["Axum", "0.7", "Cargo.toml", 2],
      ["React", undefined, "package.json", 1],
      ["Node.js", "20", "web/.nvmrc", 1],
    ]);
  });

  it("say with what scripts are run, before a lock file does", async () => {
    const manifest = '{"packageManager":"pnpm@9.0.0","scripts":{"build":"x"}}';
    for (const [more, name] of [
      [{ "yarn.lock": "" }, "pnpm run build"],
      [{ "package.json": '{"scripts":{"build":"x"}}', "yarn.lock": "" }, "yarn build"],
      [{ "package.json": '{"scripts":{"build":"x"}}' }, "npm run build"],
    ] as const)
      assert.deepEqual(
        (await inventory({ "package.json": manifest, ...more })).scripts.map((script) => script.name),
        [name],
      );
  });

  it("of .NET are all that a project is built for, also under a condition", async () => {
    const several =
      "<Project>\n<TargetFrameworks>net8.0;net48; net6.0;net8.0-windows;netstandard2.0</TargetFrameworks>\n";
    assert.deepEqual(await stackIn({ "a.csproj": several }), [
      [".NET", "8.0 || 6.0", "a.csproj", 2],
      [".NET Framework", "4.8", "a.csproj", 2],
      [".NET Standard", "2.0", "a.csproj", 2],
    ]);
    const project = (targets: string): string => `<Project><TargetFramework>${targets}</TargetFramework>`;
    const solution = {
      "a.csproj": project("net8.0"),
      "b/b.csproj": project("net6.0"),
      "c/c.csproj": project("net8.0"),
    };
    assert.deepEqual(await stackIn(solution), [[".NET", "8.0 || 6.0", "a.csproj", 1]]);
    const conditional = `<TargetFrameworks Condition="'$(OS)' != 'x'">net9.0;net8.0</TargetFrameworks>`;
    assert.deepEqual(await stackIn({ "a.csproj": conditional }), [[".NET", "9.0 || 8.0", "a.csproj", 1]]);
  });
});
