import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { scanText } from "../../../src/facts/scan/scanText.js";

describe("skipped tests", () => {
  function skippedIn(text: string, file = "test/a.test.ts"): readonly number[] {
    return scanText(file, text).skipped.map(({ line }) => line);
  }

  it("are those that are called so", () => {
    const text = [
      "it.skip('a', () => {});",
      "describe.skip.each([1])('b', () => {});",
      "test.todo('c');",
      "  xit('d', () => {});",
      "describe.skip",
      "  ('e', () => {});",
      "suite.skip<Context>('f', () => {});",
    ].join("\n");
    assert.deepEqual(skippedIn(text), [1, 2, 3, 4, 5, 7]);
    assert.deepEqual(skippedIn("@pytest.mark.skip(reason='x')\ndef test_a(): pass\n", "tests/test_a.py"), [1]);
  });

  it("are not what chooses whether tests are run", () => {
    const text = [
      "const here = isMac ? describe : describe.skip;",
      "(hasGit ? it : it.skip)('a', () => {});",
      "const skipped = [it.skip, test.skip];",
    ].join("\n");
    assert.deepEqual(skippedIn(text), []);
    assert.deepEqual(skippedIn("@pytest.mark.skipif(windows, reason='x')\n", "tests/test_a.py"), []);
  });
});

describe("environment variables", () => {
  it("are those that the flags of a Go program name, too", () => {
    const text = [
      'cli.StringFlag{ EnvVar: "SHOP_URL" }',
      '&cli.BoolFlag{ EnvVars: []string{"SHOP_DEBUG"} }',
      'app.Flag("x", "").Envar("SHOP_KEY").String()',
      'notAnEnvVar: "SHOP_NOT"',
    ].join("\n");
    assert.deepEqual(scanText("main.go", text).env, [
      { name: "SHOP_URL", line: 1, hasDefault: false },
      { name: "SHOP_DEBUG", line: 2, hasDefault: false },
      { name: "SHOP_KEY", line: 3, hasDefault: false },
    ]);
  });
});

describe("what has to be set", () => {
  it("is nothing that the system sets, or that only tests read", () => {
    const text = 'os.environ["LC_ALL"]\nos.environ["WINDIR"]\nos.environ["SHOP_URL"]\n';
    assert.deepEqual(scanText("shop/mail.py", text).env, [{ name: "SHOP_URL", line: 3, hasDefault: false }]);
    assert.deepEqual(scanText("shop/tests.py", text).env, []);
    assert.deepEqual(scanText("src/shop/_vendor/rich/console.py", text).env, []);
    assert.deepEqual(scanText("shop/tests.py", "@unittest.skip('x')\n").skipped.length, 1);
  });
});

describe("notes in the code", () => {
  it("are without the bracket that they stand in", () => {
    const text = "// not now (TODO: ask (them) first)\n/* TODO(jo): do it (soon) */\n";
    assert.deepEqual(
      scanText("a.ts", text).notes.map((note) => note.text),
      ["TODO ask (them) first", "TODO do it (soon)"],
    );
  });
});
