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
