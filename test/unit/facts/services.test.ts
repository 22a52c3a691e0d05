import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { inventory, servicesIn, stackIn } from "../../support/inventory.js";

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

describe("a Compose file", function () {
  this.timeout(10_000);
  it("is read as YAML: services on one line, anchors, merge keys, and what only looks like a service", async () => {
    const file = [
      "x-db: &db",
      "  image: postgres:16",
      "  environment: { image: mysql:5 }",
      "x-base: &base { restart: always }",
      "services:",
      "  db: *db",
      "  cache: { image: 'redis:7', labels: { a: b } }",
      "  search:",
      "    <<: [*base, { image: getmeili/meilisearch:v1.6 }]",
      "  queue: { <<: *base, image: rabbitmq:3 }",
      "  docs: |",
      "    image: mongo:4",
      "  web: { build: ., image: nginx }",
      "  loop: &loop { <<: *loop }",
    ].join("\n");
    assert.deepEqual(await servicesIn({ "compose.yaml": file }), [
      ["Docker Compose", "container", "compose.yaml", undefined],
      ["PostgreSQL", "database", "compose.yaml", 2],
      ["Redis", "database", "compose.yaml", 7],
      ["Search service", "database", "compose.yaml", 9],
      ["RabbitMQ", "other", "compose.yaml", 10],
    ]);
  });

  it("that cannot be read says so; of a broken one what comes before the fault is known", async () => {
    const large = `services:\n  a: { image: ${"x".repeat(600_000)} }`;
    assert.deepEqual((await inventory({ "compose.yml": large })).missing, [
      { what: "services in compose.yml", why: "There is a mistake in the file, or it is too large." },
    ]);
    for (const open of ["[", "{ a: ", "- ", "? "])
      assert.equal((await servicesIn({ "compose.yml": `services:\n  a: ${open.repeat(500)}` })).length, 1);
    const broken = "services:\n  db:\n    image: postgres:16\n  web:\n\t image: x\n";
    assert.deepEqual((await servicesIn({ "compose.yml": broken }))[1], ["PostgreSQL", "database", "compose.yml", 3]);
  });

  it("is read in no time, whatever its aliases multiply to", async () => {
    const levels = Array.from({ length: 30 }, (_, nth) => {
      const last = `*a${String(nth - 1)}`;
      return `a${String(nth)}: &a${String(nth)} ${nth === 0 ? "x" : `[${last}, ${last}, ${last}]`}`;
    });
    const maps = Array.from({ length: 30 }, (_, nth) => {
      const last = `*m${String(nth - 1)}`;
      return `m${String(nth)}: &m${String(nth)} ${nth === 0 ? "{ image: redis }" : `{ <<: [${last}, ${last}, ${last}] }`}`;
    });
    const text = [...levels, ...maps, "services: { a: *a29, b: *m29 }"].join("\n");
    assert.deepEqual((await inventory({ "compose.yml": text })).missing, []);
  });
});

describe("who runs a pipeline", () => {
  const files: Readonly<Record<string, readonly string[]>> = {
    "GitHub Actions": [".github/workflows/ci.yml"],
    "Forgejo Actions": [".forgejo/workflows/ci.yml"],
    "GitLab CI": [".gitlab-ci.yml"],
    CircleCI: [".circleci/config.yml"],
    "Travis CI": [".travis.yml"],
    "Azure Pipelines": ["azure-pipelines.yml", "azure-pipelines-release.yml", ".azure-pipelines/build/app.yml"],
    "Bitbucket Pipelines": ["bitbucket-pipelines.yml"],
    Drone: [".drone.yml", ".drone.jsonnet", ".drone.star"],
    Woodpecker: [".woodpecker.yml", ".woodpecker/test.yaml"],
    Jenkins: ["Jenkinsfile", "ci/Jenkinsfile"],
    AppVeyor: ["appveyor.yml", ".appveyor.yml"],
    Buildkite: [".buildkite/pipeline.yml", ".buildkite/pipeline.sh"],
    Codefresh: ["codefresh.yml", ".codefresh/build.yml"],
    Semaphore: [".semaphore/semaphore.yml"],
    TeamCity: [".teamcity/settings.kts"],
    "Cirrus CI": [".cirrus.yml"],
  };
  for (const [name, all] of Object.entries(files))
    it(`is known by the file's name: ${name}`, async () => {
      for (const file of all)
        assert.deepEqual(await servicesIn({ [file]: "a: b\n" }), [[name, "ci", file, undefined]], file);
    });

  it("is not guessed from files below the root, where no host looks", async () => {
    assert.deepEqual(await servicesIn({ "web/.drone.yml": "", "web/appveyor.yml": "", "docs/.travis.yml": "" }), []);
  });
});

describe("a pipeline that runs at set times", () => {
  const cases: readonly (readonly [file: string, text: string, line: number])[] = [
    [".github/workflows/a.yml", "on:\n  schedule:\n    - cron: '0 4 * * *'\n", 3],
    [".github/workflows/a.yml", "on: {push: null,\n  'schedule': [{ 'cron': '0 4 * * *' }]}\n", 2],
    [".circleci/config.yml", "workflows:\n  a: {triggers: [{schedule: {cron: '0 4 * * *'}}]}\n", 2],
    [".gitlab-ci.yml", "a:\n  only: [schedules]\n", 2],
    [".gitlab-ci.yml", 'a:\n  rules:\n    - if: $CI_PIPELINE_SOURCE == "schedule"\n', 3],
    [".travis.yml", "jobs:\n  include:\n    - if: type = cron\n", 3],
    [".travis.yml", "jobs: {include: [{if: 'type IN (push, cron)'}]}\n", 1],
    ["azure-pipelines.yml", "schedules: [{cron: '0 0 * * *'}]\n", 1],
    [".drone.yml", "kind: pipeline\ntrigger:\n  event:\n    - cron\n", 4],
    [".drone.yml", "kind: pipeline\ntrigger:\n  cron: [ nightly ]\n", 3],
    [".woodpecker.yml", "when:\n  event: [push, cron]\n", 2],
    ["Jenkinsfile", "// cron('never')\ntriggers { cron('H 4 * * *') }\n", 2],
    [".teamcity/settings.kts", "triggers {\n  schedule {\n", 2],
    ["azure-pipelines.yml", "schedules:\n- cron: '0 0 * * *'\n", 2],
  ];
  for (const [file, text, line] of cases)
    it(`is known by what it waits for: ${file}, line ${String(line)}`, async () => {
      assert.deepEqual((await servicesIn({ [file]: text })).slice(1), [["Scheduled pipeline", "schedule", file, line]]);
    });

  it("is looked for at once, however long a line is", async () => {
    const long = (word: string): string => word.repeat(100_000);
    const texts = {
      ".drone.yml": long("event: "),
      Jenkinsfile: long("cron restic "),
      "codefresh.yml": long("type: "),
      ".teamcity/settings.kts": long("schedule "),
      "routes/console.php": long("Schedule::"),
      "config/schedule.rb": long("x every"),
      "wrangler.toml": long("crons "),
      "setup.py": "",
      ".github/workflows/a.yml": `python-version: ${long("1.")}${long("\n -")}`,
    };
    const { services } = await inventory(texts);
    assert.deepEqual(
      services.filter(({ kind }) => kind === "schedule"),
      [],
    );
  });

  it("is none whose scripts or conditions only speak of it", async () => {
    const texts = {
      ".github/workflows/a.yml": "on: push\njobs:\n  a:\n    steps:\n      - run: |\n          cron: x\n",
      ".gitlab-ci.yml": "a:\n  rules: [{if: $CI_PIPELINE_SOURCE == 'schedule', when: never}]\n",
      "azure-pipelines.yml": "steps:\n- script: 'cron: x'\n",
      ".travis.yml": "if: type != cron\n",
    };
    assert.deepEqual(
      (await inventory(texts)).services.filter(({ kind }) => kind === "schedule"),
      [],
    );
  });

  it("is no other that has the word somewhere", async () => {
    const text = "# cron: no\nsteps:\n- name: cron\n  commands: [ cat /etc/cron.d/a ]\n";
    assert.deepEqual((await servicesIn({ ".drone.yml": text })).length, 1);
  });
});

describe("jobs at set times", () => {
  const cases: readonly (readonly [file: string, text: string, line: number])[] = [
    ["routes/console.php", "<?php\n// Schedule::command('old');\nSchedule::command('prune')->daily();\n", 3],
    ["app/Console/Kernel.php", "function schedule() {\n  $schedule->command('x')->daily();\n", 2],
    ["config/schedule.rb", "# every 2.days\nevery 1.day do\n", 2],
    ["config/recurring.yml", "production:\n  a:\n    schedule: every hour\n", 3],
    ["shop/settings.py", "A = 1\nCELERY_BEAT_SCHEDULE = {}\n", 2],
    ["wrangler.toml", "[triggers]\ncrons = ['0 0 * * *']\n", 2],
    ["vercel.json", '{\n"crons": [{ "path": "/a" }]}', 2],
  ];
  for (const [file, text, line] of cases)
    it(`are told by code and hosts: ${file}`, async () => {
      const found = (await inventory({ [file]: text })).services.filter(({ kind }) => kind === "schedule");
      assert.deepEqual(found, [{ name: "Scheduled jobs in the code", kind: "schedule", evidence: { file, line } }]);
    });

  it("are none where nothing is scheduled", async () => {
    const texts = { "routes/console.php": "<?php\n", "shop/settings.py": "A = 1\n", "vercel.json": '{"crons":[]}' };
    assert.deepEqual(
      (await inventory(texts)).services.filter(({ kind }) => kind === "schedule"),
      [],
    );
  });
});

describe("who hosts it", () => {
  const files: Readonly<Record<string, string>> = {
    "vercel.json": "Vercel",
    "netlify.toml": "Netlify",
    "fly.toml": "Fly.io",
    "render.yaml": "Render",
    "railway.toml": "Railway",
    "heroku.yml": "Heroku",
    "config/deploy.yml": "Kamal",
    ".do/app.yaml": "DigitalOcean App Platform",
    "amplify.yml": "AWS Amplify",
    "staticwebapp.config.json": "Azure Static Web Apps",
    "src/web.config": "IIS",
    "deploy.php": "Deployment script",
    "Envoy.blade.php": "Deployment script",
  };
  for (const [file, name] of Object.entries(files))
    it(`is known by a file: ${file}`, async () => {
      assert.deepEqual(await servicesIn({ [file]: "" }), [[name, "hosting", file, undefined]]);
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
