import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readInventory } from "../../../src/facts/inventory/readInventory.js";

type Texts = Readonly<Record<string, string>>;

/** What a folder with these files says. */
function inventory(texts: Texts): ReturnType<typeof readInventory> {
  const paths = Object.keys(texts);
  return readInventory({ list: () => Promise.resolve(paths), read: (path) => Promise.resolve(texts[path]) }, paths);
}

async function stackIn(texts: Texts): Promise<readonly unknown[]> {
  const { stack } = await inventory(texts);
  return stack.map(({ name, version, evidence: { file, line } }) => [name, version, file, line]);
}

async function servicesIn(texts: Texts): Promise<readonly unknown[]> {
  const { services } = await inventory(texts);
  return services.map(({ name, kind, evidence: { file, line } }) => [name, kind, file, line]);
}

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
    [".NET", "a/Shop.csproj", "<Project>\n<TargetFrameworks>net8.0;net6.0</TargetFrameworks>", [".NET", "8.0", 2]],
    ["old .NET", "Shop.csproj", "<TargetFramework>net472</TargetFramework>", [".NET Framework", "4.7.2", 1]],
    ["npm", "package.json", '{\n "packageManager": "pnpm@9.1.0+sha512.abc"\n}', ["pnpm", "9.1.0", 2]],
  ];
  for (const [what, file, text, [name, version, line]] of cases)
    it(`are read as ${what} has them: ${file}`, async () => {
      assert.deepEqual(await stackIn({ [file]: text }), [[name, version, file, line]]);
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

  it("are looked for at once, also in a file that has none", async () => {
    const long = {
      "rust-toolchain.toml": `[toolchain]\n${"#".repeat(32)}\nprofile = "minimal"\n`,
      ".java-version": "a".repeat(300_000),
      ".python-version": "\n".repeat(300_000),
      "Shop.csproj": `<TargetFramework>${" ".repeat(30_000)}`,
      Gemfile: "\n".repeat(100_000),
      "go.mod": `${".".repeat(100_000)}${"\n".repeat(100_000)}`,
      "build.gradle": `sourceCompatibility ${" ".repeat(100_000)}id ${" ".repeat(100_000)}`,
    };
    assert.deepEqual(await stackIn(long), []);
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
});

describe("dependencies", () => {
  it("are read from a gemspec, and make no runtime of it", async () => {
    const spec = 'spec.add_dependency "rails", "~> 7.1"\n  spec.add_development_dependency("rspec", [">= 3"])\n';
    assert.deepEqual(await stackIn({ "shop.gemspec": spec }), [
      ["Ruby on Rails", "~> 7.1", "shop.gemspec", 1],
      ["RSpec", ">= 3", "shop.gemspec", 2],
    ]);
    const { manifests } = await inventory({ "shop.gemspec": spec, "Gemfile.lock": "", Gemfile: "ruby '3.2'\n" });
    assert.deepEqual(manifests, [{ evidence: { file: "shop.gemspec" }, lock: "Gemfile.lock" }]);
  });

  it("are read from the parts of a Cargo.toml that build it, or are for one system", async () => {
    const text = "[build-dependencies]\ntauri = '2'\n[target.'cfg(unix)'.dependencies]\nrocket = { version = '0.5' }\n";
    assert.deepEqual(await stackIn({ "Cargo.toml": text }), [
      ["Tauri", "2", "Cargo.toml", 2],
      ["Rocket", "0.5", "Cargo.toml", 4],
    ]);
  });

  it("are read from a version catalog of Gradle, with the versions it refers to", async () => {
    const text = [
      "[versions]",
      'boot = "3.2.0"',
      'kotlin = { strictly = "2.0" }',
      "[libraries]",
      'web = { module = "org.springframework.boot:spring-boot-starter-web", version.ref = "boot" }',
      'other = "com.example:other:1.0"',
      "[plugins]",
      'kotlin = { id = "org.jetbrains.kotlin.jvm", version.ref = "kotlin" }',
    ];
    const texts = { "gradle/libs.versions.toml": text.join("\n") };
    assert.deepEqual(await stackIn(texts), [
      ["Spring Boot", "3.2.0", "gradle/libs.versions.toml", 5],
      ["Kotlin", "2.0", "gradle/libs.versions.toml", 8],
    ]);
    assert.deepEqual((await inventory(texts)).manifests, [
      { evidence: { file: "gradle/libs.versions.toml" }, lock: "gradle/libs.versions.toml" },
    ]);
    assert.deepEqual(await stackIn({ "app/build.gradle.kts": 'id("org.springframework.boot") version "3.3"\n' }), [
      ["Spring Boot", "3.3", "app/build.gradle.kts", 1],
    ]);
  });

  it("take their versions from where .NET keeps them for all projects", async () => {
    const texts = {
      "Directory.Packages.props": '<Project>\n<PackageVersion Include="Umbraco.Cms" Version="13.0.0" />\n',
      "Shop.csproj": '<Project Sdk="Microsoft.NET.Sdk.Web">\n<PackageReference Include="Umbraco.Cms" />\n',
    };
    assert.deepEqual(await stackIn(texts), [
      ["Umbraco", "13.0.0", "Directory.Packages.props", 2],
      ["ASP.NET Core", undefined, "Shop.csproj", 1],
    ]);
  });
});

describe("the line of a dependency", () => {
  it("is found whatever its name is, and however long", async () => {
    const name = "a".repeat(100_000);
    const asked = await inventory({ "package.json": `{"dependencies":{"":"1","react":"19","${name}":"2"}}` });
    assert.deepEqual(asked.stack, [{ name: "React", version: "19", evidence: { file: "package.json", line: 1 } }]);
  });

  const cases: readonly (readonly [file: string, text: string, stack: readonly unknown[]])[] = [
    [
      "pyproject.toml",
      '[project]\nrequires-python = ">=3.10"\ndependencies = ["pytest-mock>=9", \n"pytest>=9"]\n[tool.x]\ny = ["python", "pytest"]\n',
      [
        ["Python", 2],
        ["pytest", 4],
      ],
    ],
    [
      "package.json",
      '{\n "keywords": ["react"],\n "dependencies": {\n  "react-dom": "19",\n  "react": "19"\n }\n}',
      [["React", 5]],
    ],
    ["requirements.txt", "django-redis==4.2\nDjango==4.2\n", [["Django", 2]]],
    [
      "pom.xml",
      "<artifactId>my-quarkus-bom</artifactId>\n<artifactId>quarkus-bom</artifactId>\n<version>3</version>",
      [["Quarkus", 2]],
    ],
  ];
  for (const [file, text, expected] of cases)
    it(`is the one that asks for it: ${file}`, async () => {
      const { stack } = await inventory({ [file]: text });
      assert.deepEqual(
        stack.map(({ name, evidence }) => [name, evidence.line]),
        expected,
      );
    });
});

describe("images of a Compose file", () => {
  it("are the stack and services, with where they stand; what it builds itself is none", async () => {
    const file = [
      "x-image: { image: redis:1 }",
      "services:",
      "  db:",
      "    image: docker.io/library/postgres:16.2-alpine",
      "    environment:",
      "      image: mysql:5",
      "  cache:",
      '    image: "redis:${REDIS:-7}@sha256:abc" # fast',
      "  web:",
      "    build: .",
      "    image: acme/shop:latest",
      "  # old:",
      "  #  image: mongo:4",
      "  converter:",
      "    image: registry.example:5000/gotenberg/gotenberg:8",
      "  copies:",
      "    image: offen/docker-volume-backup:v2",
      "  any:",
      "    image: $IMAGE",
      "volumes:",
      "  mariadb:",
      "    image: mariadb",
    ].join("\n");
    const texts = { "docker-compose.prod.yml": file, "package.json": '{"dependencies":{"pg":"8"}}' };
    assert.deepEqual(await servicesIn(texts), [
      ["Docker Compose", "container", "docker-compose.prod.yml", undefined],
      ["PostgreSQL", "database", "docker-compose.prod.yml", 4],
      ["Redis", "database", "docker-compose.prod.yml", 8],
      ["Image gotenberg/gotenberg", "container", "docker-compose.prod.yml", 15],
      ["Backups", "backup", "docker-compose.prod.yml", 17],
    ]);
    assert.deepEqual(await stackIn(texts), [
      ["PostgreSQL", "16.2", "docker-compose.prod.yml", 4],
      ["Redis", "7", "docker-compose.prod.yml", 8],
    ]);
  });
});

describe("backups", () => {
  const are: readonly (readonly [file: string, text: string])[] = [
    ["backup.sh", ""],
    ["scripts/db-backup.sh", ""],
    ["ops/backup_database.py", ""],
    ["config/backup.php", ""],
    ["borgmatic.yaml", ""],
    ["deploy/backup.timer", ""],
    ["k8s/backup-cronjob.yaml", ""],
    ["Makefile", "dump:\n\t@pg_dump shop > shop.sql\n"],
    [".github/workflows/nightly.yml", "jobs:\n  a:\n    run: mysqldump shop\n"],
    ["composer.json", '{"require":{"spatie/laravel-backup":"^8"}}'],
  ];
  for (const [file, text] of are)
    it(`are made where something makes them: ${file}`, async () => {
      const found = (await inventory({ [file]: text })).services.filter(({ kind }) => kind === "backup");
      assert.deepEqual(
        found.map(({ name, evidence }) => [name, evidence.file]),
        [["Backups", file]],
      );
    });

  const areNot: readonly (readonly [file: string, text: string])[] = [
    ["backup/index-old.html", ""],
    ["src/components/BackupList.tsx", ""],
    ["src/backup.ts", ""],
    ["app/models/backup.rb", ""],
    ["docs/backup.md", ""],
    ["backups/shop.sql.gz", ""],
    ["Makefile", "# pg_dump is not used\nrun:\n\tnode . --no-pg_dump-here\n"],
  ];
  for (const [file, text] of areNot)
    it(`are not made by what only has that name: ${file}`, async () => {
      const { services } = await inventory({ [file]: text });
      assert.deepEqual(services, []);
    });
});

describe("static sites and content systems", () => {
  const markers: Readonly<Record<string, readonly string[]>> = {
    WordPress: ["wp-content/themes/shop/style.css"],
    Drupal: ["web/sites/default/settings.php"],
    Joomla: ["administrator/components/com_content/content.xml"],
    TYPO3: ["public/typo3conf/LocalConfiguration.php"],
    "Craft CMS": ["craft"],
    Kirby: ["site/blueprints/pages/home.yml"],
    "Shopify theme": ["config/settings_schema.json"],
    Jekyll: ["_config.yml", "_posts/a.md"],
    Hexo: ["_config.yml", "scaffolds/post.md"],
    Hugo: ["config.toml", "archetypes/default.md"],
    Pelican: ["pelicanconf.py"],
    Eleventy: [".eleventy.js"],
    Gatsby: ["gatsby-config.ts"],
    Astro: ["site/astro.config.mjs"],
    "Next.js": ["next.config.mjs"],
    Nuxt: ["nuxt.config.ts"],
    Docusaurus: ["website/docusaurus.config.ts"],
    VitePress: ["docs/.vitepress/config.mts"],
    MkDocs: ["mkdocs.yml"],
    Sphinx: ["docs/conf.py"],
  };
  for (const [name, files] of Object.entries(markers))
    it(`are known by their files: ${name}`, async () => {
      const stack = await stackIn(Object.fromEntries(files.map((file) => [file, ""])));
      assert.deepEqual(
        stack.map((each) => (each as readonly unknown[])[0]),
        [name],
      );
    });

  it("are not guessed from a name that anybody uses", async () => {
    assert.deepEqual(await stackIn({ "config.toml": "", "functions.php": "", please: "" }), []);
  });

  const packages: Readonly<Record<string, readonly [file: string, text: string]>> = {
    Docusaurus: ["package.json", '{"dependencies":{"@docusaurus/core":"3"}}'],
    VitePress: ["package.json", '{"devDependencies":{"vitepress":"1"}}'],
    Hexo: ["package.json", '{"dependencies":{"hexo":"7"}}'],
    Pelican: ["requirements.txt", "pelican[markdown]==4.9\n"],
    Joomla: ["composer.json", '{"require":{"joomla/joomla-cms":"5"}}'],
  };
  for (const [name, [file, text]] of Object.entries(packages))
    it(`are known by their packages: ${name}`, async () => {
      assert.equal((await inventory({ [file]: text, "_config.yml": "" })).stack[0]?.name, name);
    });

  it("are one: what Hexo configures is no Jekyll", async () => {
    const texts = { "package.json": '{"dependencies":{"hexo":"7"}}', "_config.yml": "" };
    assert.deepEqual(await stackIn(texts), [["Hexo", "7", "package.json", 1]]);
  });
});

describe("jobs that never run", () => {
  async function disabled(texts: Texts): Promise<readonly unknown[]> {
    const { disabledJobs } = await inventory(texts);
    return disabledJobs.map(({ text, file, line }) => [text, file, line]);
  }

  it("of GitHub and Travis are those with a condition that is never true", async () => {
    const text =
      "jobs:\n  a:\n    if: false\n  b:\n    if: ${{ false }} # broken\n  c:\n    if: github.ref == 'false'\n";
    for (const file of [".github/workflows/ci.yml", ".travis.yml"])
      assert.deepEqual(await disabled({ [file]: text }), [
        ["if: false", file, 3],
        ["if: ${{ false }} # broken", file, 5],
      ]);
  });

  it("of GitLab are hidden ones that no other refers to", async () => {
    const text = [
      ".base:",
      "  script: [make]",
      ".old deploy:",
      "  stage: deploy",
      "  script:",
      "    - make deploy",
      ".defaults:",
      "  image: node:20",
      ".anchored: &anchored",
      "  script: [make]",
      "test:",
      "  extends: .base",
      ".elsewhere:",
      "  script: [make]",
    ].join("\n");
    const texts = { ".gitlab-ci.yml": text, ".gitlab/ci/deploy.yml": "deploy:\n  extends: [.elsewhere]\n" };
    assert.deepEqual(await disabled(texts), [[".old deploy is hidden by its dot", ".gitlab-ci.yml", 3]]);
  });

  it("of CircleCI are those in no workflow, and workflows that never start", async () => {
    const text = [
      "jobs:",
      "  build:",
      "    docker: []",
      "  deploy:",
      "    docker: []",
      "workflows:",
      "  all:",
      "    jobs:",
      "      - build",
      "      # - deploy",
      "  nightly:",
      "    when: false",
      "    jobs: [build]",
    ].join("\n");
    assert.deepEqual(await disabled({ ".circleci/config.yml": text }), [
      ["when: false", ".circleci/config.yml", 12],
      ["deploy is in no workflow", ".circleci/config.yml", 4],
    ]);
    assert.deepEqual(await disabled({ ".circleci/config.yml": "jobs:\n  build:\n    docker: []\n" }), []);
  });

  it("may have any name", async () => {
    const name = "a".repeat(100_000);
    const texts = {
      ".gitlab-ci.yml": `.${name}:\n  script: x\n`,
      ".circleci/config.yml": `jobs:\n  ${name}:\n    a: b\nworkflows:\n  a: b\n`,
    };
    assert.deepEqual((await inventory(texts)).disabledJobs, []);
  });

  it("of Azure and Jenkins are those whose condition is no", async () => {
    const azure = "jobs:\n- job: a\n  condition: false\n- job: b\n  condition: eq(variables.x, false)\n";
    assert.deepEqual(await disabled({ "azure-pipelines.yml": azure }), [
      ["condition: false", "azure-pipelines.yml", 3],
    ]);
    const jenkins = "stage('Deploy') {\n  when { expression { return false } }\n}\n";
    assert.deepEqual(await disabled({ Jenkinsfile: jenkins }), [
      ["when { expression { return false } }", "Jenkinsfile", 2],
    ]);
  });

  it("are whole pipelines whose file was put away", async () => {
    const files = [
      ".github/workflows/ci.yml.disabled",
      ".github/workflows/disabled/old.yml",
      ".github/workflows-disabled/nightly.yaml",
      ".travis.yml.off",
      "bitbucket-pipelines.yml.bak",
    ];
    const all = [...files, ".github/workflows/ci.yml", ".github/disabled.md", "src/ci.yml.disabled"];
    assert.deepEqual(
      await disabled(Object.fromEntries(all.map((file) => [file, ""]))),
      files.map((file) => ["the whole pipeline, by its file's name or folder", file, undefined]),
    );
  });
});
