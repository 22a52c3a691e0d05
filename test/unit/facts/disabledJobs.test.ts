import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { inventory, type Texts } from "../../support/inventory.js";

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
