import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { splitConflict } from "../../../src/store/conflictMarkers.js";
import { text } from "./editing.js";

const plain = text`
  {
  <<<<<<< HEAD
    "a": 1,
  =======
    "a": 2,
  >>>>>>> feature/keys
    "b": 3
  }
  `;

const withBase = text`
  <<<<<<< Updated upstream
  { "a": 1,
  ||||||| 1f2e3d4
  { "a": 0,
  =======
  { "a": 2,
  >>>>>>> Stashed changes
    "b": 3,
  <<<<<<< Updated upstream
  ||||||| 1f2e3d4
    "c": 0,
  =======
    "c": 1,
  >>>>>>> Stashed changes
    "d": 4 }
  `;

function why(source: string): string {
  const split = splitConflict(source);
  assert.ok(!split.ok, source);
  return split.why;
}

describe("splitConflict", () => {
  it("rebuilds both sides", () => {
    assert.deepEqual(splitConflict(plain), {
      ok: true,
      ours: `{\n  "a": 1,\n  "b": 3\n}\n`,
      theirs: `{\n  "a": 2,\n  "b": 3\n}\n`,
      names: { ours: "HEAD", theirs: "feature/keys" },
    });
  });

  it("rebuilds all three of several conflicts", () => {
    assert.deepEqual(splitConflict(withBase), {
      ok: true,
      ours: `{ "a": 1,\n  "b": 3,\n  "d": 4 }\n`,
      base: `{ "a": 0,\n  "b": 3,\n  "c": 0,\n  "d": 4 }\n`,
      theirs: `{ "a": 2,\n  "b": 3,\n  "c": 1,\n  "d": 4 }\n`,
      names: { ours: "Updated upstream", theirs: "Stashed changes" },
    });
  });

  it("has a base only if every conflict shows it", () => {
    const split = splitConflict(withBase.replace(`||||||| 1f2e3d4\n  "c": 0,\n`, ""));
    assert.ok(split.ok);
    assert.equal("base" in split, false);
    assert.equal(split.theirs, `{ "a": 2,\n  "b": 3,\n  "c": 1,\n  "d": 4 }\n`);
  });

  it("keeps the line ends, and needs none at the end", () => {
    const windows = (source: string): string => source.replaceAll("\n", "\r\n");
    const split = splitConflict(windows(withBase));
    const unix = splitConflict(withBase);
    assert.ok(split.ok && unix.ok);
    assert.deepEqual(split, {
      ...unix,
      ours: windows(unix.ours),
      base: windows(unix.base ?? ""),
      theirs: windows(unix.theirs),
    });

    const atEnd = splitConflict("{\n<<<<<<< a\n}\n=======\n\r\n}\r\n>>>>>>> b");
    assert.deepEqual(atEnd, { ok: true, ours: "{\n}\n", theirs: "{\n\r\n}\r\n", names: { ours: "a", theirs: "b" } });
  });

  it("takes no byte order mark for a part of the text", () => {
    const split = splitConflict("<<<<<<< a\n\ufeff{ }\n=======\n{\n}\n>>>>>>> b\n");
    assert.deepEqual(split, { ok: true, ours: "{ }\n", theirs: "{\n}\n", names: { ours: "a", theirs: "b" } });
  });

  it("calls sides without a name ours and theirs", () => {
    const split = splitConflict("<<<<<<<\n{}\n=======\n{ }\n>>>>>>> \n");
    assert.deepEqual(split.ok && split.names, { ours: "ours", theirs: "theirs" });
  });

  it("leaves the longer markers of a base that git merged itself", () => {
    const nested = plain.replace("=======", "||||||| merged\n<<<<<<<<< x\n1\n=========\n2\n>>>>>>>>> y\n=======");
    const split = splitConflict(nested);
    assert.equal(split.ok && split.base, `{\n<<<<<<<<< x\n1\n=========\n2\n>>>>>>>>> y\n  "b": 3\n}\n`);
  });

  it("says that there is nothing to resolve", () => {
    assert.match(why(`{ "a": "<<<<<<< HEAD" }`), /no conflict markers .* nothing to resolve/);
    assert.match(why(""), /nothing to resolve/);
    assert.match(why(`{\n <<<<<<< HEAD\n}`), /nothing to resolve/);
  });

  it("says what to do about markers that somebody edited", () => {
    const without = (marker: string, source = plain): string =>
      source
        .split("\n")
        .filter((line) => !line.startsWith(marker))
        .join("\n");
    const broken = {
      "no beginning": without("<<<<<<<"),
      "no middle": without("======="),
      "no end": without(">>>>>>>"),
      "only a beginning": "<<<<<<< HEAD\n{}\n",
      nested: plain.replace("=======", `<<<<<<< HEAD\n=======\n>>>>>>> x\n=======`),
      "a second middle": plain.replace("=======", "=======\n======="),
      "a base after theirs": plain.replace(">>>>>>>", "||||||| base\n>>>>>>>"),
      "a second base": withBase.replace("|||||||", "||||||| x\n|||||||"),
      "an end before the middle": plain.replace("=======", ">>>>>>> x\n======="),
      "a middle before it all": `=======\n${plain}`,
      "an end after it all": `${plain}>>>>>>> x\n`,
      "a base outside": `${plain}||||||| base\n`,
      "in wrong order": `>>>>>>> feature\n=======\n<<<<<<< HEAD\n{}\n`,
    };
    for (const [what, source] of Object.entries(broken))
      assert.match(why(source), /not complete.*Undo the edits.*git checkout --merge/, what);
  });

  it("takes a line of a comment for what it is", () => {
    const commented = plain.replace(`  "b"`, `/* all of it\n=======\n>>>>>>> */ "b"`);
    const split = splitConflict(commented);
    assert.equal(split.ok && split.ours, `{\n  "a": 1,\n/* all of it\n=======\n>>>>>>> */ "b": 3\n}\n`);
  });
});
