import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { inventory, type Texts } from "../../support/inventory.js";

async function scriptsIn(texts: Texts): Promise<readonly unknown[]> {
  const { scripts } = await inventory(texts);
  return scripts.map(({ name, command, evidence: { file } }) => [name, command, file]);
}

describe("what can be run", () => {
  it("is what somebody types, not what npm and Composer call on their own", async () => {
    const npm = {
      postinstall: "x",
      prepare: "husky",
      preview: "vite preview",
      "post-deploy": "x",
      prepublishOnly: "x",
    };
    const composer = { "post-autoload-dump": "x", "pre-install-cmd": "x", test: ["a", "b"] };
    const texts = {
      "composer.json": JSON.stringify({ scripts: composer }),
      "package.json": JSON.stringify({ scripts: npm }),
    };
    assert.deepEqual(await scriptsIn(texts), [
      ["composer run test", "a && b", "composer.json"],
      ["npm run preview", "vite preview", "package.json"],
      ["npm run post-deploy", "x", "package.json"],
    ]);
  });

  it("is run with the package manager whose lock file lies there, whatever other files are called", async () => {
    const manifest = { "package.json": '{"scripts":{"build":"x"}}' };
    const runWith = async (...files: string[]): Promise<unknown> => {
      const { scripts } = await inventory({ ...manifest, ...Object.fromEntries(files.map((file) => [file, ""])) });
      return scripts[0]?.name;
    };
    assert.equal(await runWith("constructor", "__proto__", "toString"), "npm run build");
    assert.equal(await runWith("package-lock.json", "yarn.lock"), "yarn build");
    assert.equal(await runWith("bun.lockb"), "bun run build");
    assert.equal(await runWith("packages/a/yarn.lock"), "npm run build");
  });

  it("are scripts of the shell, at the top and where they are kept", async () => {
    const files = [
      "build.ps1",
      "scripts/deploy.sh",
      "script/setup",
      "src/tools/x.sh",
      ".ci.sh",
      "tests/run.sh",
      "notes.md",
    ];
    assert.deepEqual(await scriptsIn(Object.fromEntries(files.map((file) => [file, ""]))), [
      ["./build.ps1", "", "build.ps1"],
      ["./script/setup", "", "script/setup"],
      ["./scripts/deploy.sh", "", "scripts/deploy.sh"],
    ]);
  });
});

describe("documents", () => {
  it("on how to set it up may have no ending; notes on releases are not about operating it", async () => {
    const readme =
      "# Shop\n\n## Release Notes\n\nAll that is new stands on our site, version by version, with its day, here.\n";
    const long = `${"text ".repeat(30)}\n`;
    const docs = async (texts: Texts) =>
      (await inventory(texts)).docs.map(({ kind, evidence: { file, line } }) => [kind, file, line]);
    assert.deepEqual(await docs({ BUILDING: "", "README.md": readme }), [
      ["setup", "BUILDING", undefined],
      ["readme", "README.md", undefined],
    ]);
    assert.deepEqual((await docs({ "README.md": `# Shop\n\n## Release a version\n\n${long}` }))[1], [
      "operations",
      "README.md",
      3,
    ]);
  });
});
