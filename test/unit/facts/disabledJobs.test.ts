import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { Document, visit } from "yaml";
import { inventory, type Texts } from "../../support/inventory.js";

describe("jobs that never run", () => {
  async function disabled(texts: Texts): Promise<readonly unknown[]> {
    const { disabledJobs } = await inventory(texts);
    return disabledJobs.map(({ text, file, line }) => [text, file, line]);
  }

  it("of GitHub are jobs and steps with a condition that is never true, however they are written", async () => {
    const text = [
      "on: push",
      "jobs:",
      "  a:",
      "    if: false",
      "  b:",
      "    if: ${{ false }} # broken",
      "  c:",
      "    if: github.ref == 'false'",
      "  d: {if: false, runs-on: x, steps: []}",
      '  "e": { "if": "false" }',
      "  f:",
      "    steps:",
      '      - { name: Lint, if: "${{ false && success() }}", run: x }',
      "      - if: false",
      "        run: |",
      "          if: false",
      "          make",
      "      - run: make",
      "        if: github.actor == 'bot' && false",
      "      - run: make all",
      "        if: false && a || b",
      "  g: &off",
      "    if: false",
      "  h: *off",
      "  i:",
      "    <<: *off",
      "    steps: []",
    ].join("\n");
    for (const host of [".github", ".gitea", ".forgejo"]) {
      const file = `${host}/workflows/ci.yml`;
      assert.deepEqual(await disabled({ [file]: text }), [
        ["a never runs", file, 4],
        ["b never runs: broken", file, 6],
        ["d never runs", file, 9],
        ["e never runs", file, 10],
        ["Lint never runs", file, 13],
        ["if: false never runs", file, 14],
        ["make never runs", file, 19],
        ["g never runs", file, 23],
        ["h never runs", file, 23],
        ["i never runs", file, 23],
      ]);
    }
  });

  it("of Travis are jobs and stages, or all of it", async () => {
    const text = [
      "stages: [{name: deploy, if: false}]",
      "jobs:",
      "  include:",
      "    - name: old",
      "      if: false",
      "    - {script: make, if: type = cron}",
    ].join("\n");
    assert.deepEqual(await disabled({ ".travis.yml": text }), [
      ["deploy never runs", ".travis.yml", 1],
      ["old never runs", ".travis.yml", 5],
    ]);
    assert.deepEqual(await disabled({ ".travis.yml": "if: false\nscript: make\n" }), [
      ["the whole pipeline never runs", ".travis.yml", 1],
    ]);
  });

  it("of GitLab are those whose first rule says never", async () => {
    const text = [
      ".never: &never",
      "  - when: never # too slow",
      "a: {script: x, rules: [{when: never}]}",
      "b:",
      "  script: x",
      "  rules:",
      "    - *never",
      "    - when: always",
      "c:",
      "  rules: [{if: $X, when: never}, {when: never}]",
      "workflow: { rules: [ { when: never } ] }",
    ].join("\n");
    assert.deepEqual(await disabled({ ".gitlab-ci.yml": text }), [
      ["a never runs", ".gitlab-ci.yml", 3],
      ["b never runs: too slow", ".gitlab-ci.yml", 2],
      ["the whole pipeline never runs", ".gitlab-ci.yml", 11],
    ]);
  });

  it("of GitLab are no patterns that an alias refers to, nor those that a remark names", async () => {
    const text = [
      ".whole: &whole {script: [make]}",
      ".part:",
      "  script: &part [make]",
      ".tagged: {script: [make]}",
      ".old: {script: [make]} # .old is the old way",
      "a: *whole",
      "b: {script: *part}",
      "c: {script: [!reference [.tagged, script]]}",
    ].join("\n");
    assert.deepEqual(await disabled({ ".gitlab-ci.yml": text }), [[".old is hidden by its dot", ".gitlab-ci.yml", 5]]);
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
      "lint: *anchored",
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
      ["nightly never runs", ".circleci/config.yml", 12],
      ["deploy is in no workflow", ".circleci/config.yml", 4],
    ]);
    assert.deepEqual(await disabled({ ".circleci/config.yml": "jobs:\n  build:\n    docker: []\n" }), []);
  });

  it("of CircleCI are steps that are never taken, written inline, too", async () => {
    const text = [
      "jobs:",
      "  build: {steps: [checkout, {when: {condition: false, steps: [x]}}]}",
      "  lint:",
      "    steps:",
      "      - when:",
      "          condition: << pipeline.parameters.lint >>",
      "          steps:",
      "            - unless: {condition: true, steps: [x]}",
      "      - run: {command: make, when: on_fail}",
      "workflows: {all: {jobs: [build, {lint: {requires: [build]}}]}, off: {unless: true, jobs: [build]}}",
    ].join("\n");
    assert.deepEqual(await disabled({ ".circleci/config.yml": text }), [
      ["off never runs", ".circleci/config.yml", 10],
      ["a step of build never runs", ".circleci/config.yml", 2],
      ["a step of lint never runs", ".circleci/config.yml", 8],
    ]);
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
    assert.deepEqual(await disabled({ "azure-pipelines.yml": azure }), [["a never runs", "azure-pipelines.yml", 3]]);
    const inline = [
      "stages:",
      "- stage: test",
      "  jobs:",
      "  - deployment: web",
      "    strategy: {runOnce: {deploy: {steps: [{script: make, enabled: false}]}}}",
      "  - template: x.yml",
      "    parameters: {enabled: false}",
      "  - ${{ if eq(1, 1) }}:",
      "    - {task: Npm@1, condition: 'and(false, succeeded())', inputs: {enabled: false}}",
    ].join("\n");
    assert.deepEqual(await disabled({ "azure-pipelines.yml": inline }), [
      ["make never runs", "azure-pipelines.yml", 5],
      ["Npm@1 never runs", "azure-pipelines.yml", 9],
    ]);
    const jenkins = "stage('Deploy') {\n  when { expression { return false } }\n}\n";
    assert.deepEqual(await disabled({ Jenkinsfile: jenkins }), [
      ["when { expression { return false } }", "Jenkinsfile", 2],
    ]);
  });

  it("of Drone and Woodpecker are pipelines and steps that leave everything out", async () => {
    const drone = [
      "kind: pipeline",
      "name: linux",
      "steps:",
      "- name: test",
      "  when: { branch: { exclude: [ next ] } }",
      "- name: publish",
      "  when:",
      "    event:",
      "      exclude: [ '*' ]",
      "---",
      "kind: pipeline",
      "name: windows",
      "trigger:",
      "  branch:",
      "    exclude: '**'",
      "---",
      "kind: secret",
    ].join("\n");
    assert.deepEqual(await disabled({ ".drone.yml": drone }), [
      ["publish never runs: it leaves out every event", ".drone.yml", 8],
      ["windows never runs: it leaves out every branch", ".drone.yml", 14],
    ]);
    const old = "pipeline:\n  deploy:\n    image: x\n    when: { branch: { exclude: '*' } }\n";
    assert.deepEqual(await disabled({ ".drone.yml": old }), [
      ["deploy never runs: it leaves out every branch", ".drone.yml", 4],
    ]);
    const woodpecker = "steps:\n  test: { image: x }\n  lint:\n    when:\n      evaluate: 'false'\n";
    assert.deepEqual(await disabled({ ".woodpecker/a.yml": woodpecker }), [
      ["lint never runs: its condition is never true", ".woodpecker/a.yml", 5],
    ]);
  });

  it("of Buildkite are those to be skipped, in groups, too, with why", async () => {
    const text = [
      "steps:",
      "  - wait",
      "  - label: Test",
      "    skip: false",
      "  - label: Lint",
      "    skip: Too slow",
      "  - group: Deploy",
      "    steps:",
      "      - command: ./deploy.sh",
      "        skip: true",
      "  - trigger: docs",
      "    if: false",
    ].join("\n");
    assert.deepEqual(await disabled({ ".buildkite/pipeline.yml": text }), [
      ["Lint is skipped: Too slow", ".buildkite/pipeline.yml", 6],
      ["./deploy.sh is skipped", ".buildkite/pipeline.yml", 10],
      ["docs never runs", ".buildkite/pipeline.yml", 12],
    ]);
  });

  it("of AppVeyor are tests that are off, unless a script of one's own runs them", async () => {
    assert.deepEqual(await disabled({ "appveyor.yml": "build: off\ntest: off\n" }), [
      ["tests are switched off", "appveyor.yml", 2],
    ]);
    for (const key of ["test_script", "build_script"])
      assert.deepEqual(await disabled({ "appveyor.yml": `build: off\ntest: off\n${key}:\n  - ps: ./build.ps1\n` }), []);
  });

  it("of Semaphore are blocks that are skipped always", async () => {
    const text = "blocks:\n  - name: Test\n    skip:\n      when: 'true'\n  - name: Lint\n    run: { when: 'true' }\n";
    assert.deepEqual(await disabled({ ".semaphore/semaphore.yml": text }), [
      ["Test never runs", ".semaphore/semaphore.yml", 4],
    ]);
  });

  it("stay unknown where a file is no YAML, which is told", async () => {
    const files = [".github/workflows/ci.yml", ".gitlab-ci.yml", ".circleci/config.yml", ".travis.yml"];
    for (const file of [...files, "azure-pipelines.yml"]) {
      const { disabledJobs, missing, services } = await inventory({ [file]: "a: b\n".repeat(200_000) });
      assert.deepEqual(disabledJobs, []);
      assert.deepEqual(
        missing.map(({ what }) => what),
        [`pipeline in ${file}`],
      );
      assert.equal(services.length, 1);
    }
  });

  it("are found whichever way YAML writes them, and nothing takes the facts down", async () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
    const job = fc.record({ off: fc.boolean(), steps: fc.array(fc.boolean(), { maxLength: 3 }) });
    const jobs = fc.dictionary(name, job, { maxKeys: 5, noNullPrototype: true });
    await fc.assert(
      fc.asyncProperty(jobs, fc.boolean(), fc.constantFrom("", "flow"), async (all, quoted, style) => {
        const written = Object.entries(all).map(([key, { off, steps }]) => [
          key,
          {
            ...(off && { if: false }),
            "runs-on": "x",
            steps: steps.map((isOff, nth) => ({ id: `${key}-${String(nth)}`, ...(isOff && { if: "${{ false }}" }) })),
          },
        ]);
        const document = new Document({ on: "push", jobs: Object.fromEntries(written) as unknown });
        if (style === "flow") visit(document, { Collection: (_, node) => void (node.flow = true) });
        const text = document.toString({ defaultKeyType: quoted ? "QUOTE_DOUBLE" : "PLAIN" });
        const wanted = Object.entries(all).flatMap(([key, { off, steps }]) => [
          ...(off ? [key] : []),
          ...steps.flatMap((isOff, nth) => (isOff ? [`${key}-${String(nth)}`] : [])),
        ]);
        const found = await inventory({ ".github/workflows/ci.yml": text });
        assert.deepEqual(
          found.disabledJobs.map((each) => each.text),
          wanted.map((each) => `${each} never runs`),
          text,
        );
        const lines = text.split("\n");
        for (const { line } of found.disabledJobs) assert.match(lines[(line ?? 0) - 1] ?? "", /\bif\b/);
      }),
    );
    const any = fc.stringMatching(/^([ \n:&*<>[\]{}!-]|if|jobs|false|rules|when|never|\.a|script|workflows){0,40}$/);
    await fc.assert(
      fc.asyncProperty(any, async (text) => {
        const files = [".github/workflows/ci.yml", ".gitlab-ci.yml", ".circleci/config.yml", ".travis.yml"];
        const { services } = await inventory(
          Object.fromEntries([...files, "azure-pipelines.yml"].map((file) => [file, text])),
        );
        assert.equal(services.filter(({ kind }) => kind === "ci").length, 5);
      }),
    );
  });

  it("are told although lists refer to themselves", async () => {
    const texts = {
      ".gitlab-ci.yml": "a:\n  rules: &a [*a]\n",
      ".circleci/config.yml":
        "jobs:\n  a:\n    steps: &s [{when: {condition: false, steps: *s}}]\nworkflows: {w: {jobs: [a]}}\n",
    };
    const found = await disabled(texts);
    assert.ok(found.length > 0 && found.length < 20);
  });

  it("are whole pipelines whose file was put away", async () => {
    const files = [
      ".github/workflows/ci.yml.disabled",
      ".github/workflows/disabled/old.yml",
      ".github/workflows-disabled/nightly.yaml",
      ".drone.yml.disabled",
      ".travis.yml.off",
      "appveyor.yml.old",
      "bitbucket-pipelines.yml.bak",
    ];
    const all = [...files, ".github/workflows/ci.yml", ".github/disabled.md", "src/ci.yml.disabled"];
    assert.deepEqual(
      await disabled(Object.fromEntries(all.map((file) => [file, ""]))),
      files.map((file) => ["the whole pipeline, by its file's name or folder", file, undefined]),
    );
  });
});
