import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { fieldOf } from "../../../src/drafts/draftParts.js";
import { splitFrontMatter } from "../../../src/drafts/frontMatter.js";
import { countConflicts, fieldConflicts, mergeDraft, nextBase } from "../../../src/drafts/mergeDraft.js";

const text = (...lines: string[]) => `${lines.join("\n")}\n`;

describe("refreshing a draft", () => {
  it("takes what is new and keeps what the user wrote", () => {
    const base = text("Hello Jane,", "", "You owe €10.", "", "Best wishes,", "Anna");
    const mine = text("Dear Jane,", "", "You owe €10.", "", "Thank you for the cake!", "", "Best wishes,", "Anna");
    const fresh = text("Hello Jane,", "", "Nothing is left to pay.", "", "Best wishes,", "Anna");
    assert.deepEqual(mergeDraft({ base, mine, fresh }), {
      text: text(
        "Dear Jane,",
        "",
        "Nothing is left to pay.",
        "",
        "Thank you for the cake!",
        "",
        "Best wishes,",
        "Anna",
      ),
      conflicts: 0,
    });
  });

  it("keeps both where they contradict each other, marked and counted", () => {
    const merged = mergeDraft({
      base: text("a", "old", "z"),
      mine: text("a", "mine", "z"),
      fresh: text("a", "new", "z"),
    });
    assert.equal(merged.text, text("a", "<<<<<<< your text", "mine", "=======", "new", ">>>>>>> new text", "z"));
    assert.equal(merged.conflicts, 1);
    assert.equal(countConflicts(merged.text), 1);
  });

  it("is no conflict where both made the same change, and none without a change", () => {
    const versions = { base: text("a", "old"), mine: text("a", "new"), fresh: text("a", "new") };
    assert.deepEqual(mergeDraft(versions), { text: text("a", "new"), conflicts: 0 });
    assert.deepEqual(mergeDraft({ base: "a\n", mine: "b\n", fresh: "a\n" }), { text: "b\n", conflicts: 0 });
  });

  it("keeps the user's line ends", () => {
    const merged = mergeDraft({ base: "a\nb\nc\n", mine: "a\r\nB\r\nc\r\n", fresh: "a\nb\nc\nd\n" });
    assert.equal(merged.text, "a\r\nB\r\nc\r\nd\r\n");
  });

  it("leaves the fields of an email readable: one that the user changed is theirs, the others are brought up to date", () => {
    const draft = (fields: string, body: string) => `---\n${fields}\n---\n\n${body}\n`;
    const base = draft('to: "[client: email]"\nsubject: Old shop – done', "Hello,\nold");
    const fresh = draft("to: jane@holm.example\ncc: tom@holm.example\nsubject: New shop – done", "Hello,\nnew");
    const mine = draft("to: j@holm.example # hers\nsubject: Old shop – done", "Hello,\nold");
    assert.deepEqual(mergeDraft({ base, mine, fresh }), {
      text: draft("to: j@holm.example # hers\ncc: tom@holm.example\nsubject: New shop – done", "Hello,\nnew"),
      conflicts: 0,
    });
    const both = mergeDraft({ base, mine: mine.replace("old", "mine").replaceAll("\n", "\r\n"), fresh });
    assert.equal(both.conflicts, 1);
    assert.equal(countConflicts(both.text), 1);
    assert.equal(splitFrontMatter(both.text).problem, undefined);
    assert.doesNotMatch(both.text, /[^\r]\n/);
  });

  it("tells which fields are the user's although there is something new in them, and what that is", () => {
    const draft = (...fields: string[]) => `---\n${fields.join("\n")}\n---\n\nHello\n`;
    const base = draft("to: a@x.example", "cc: b@x.example", "subject: Old");
    const mine = draft("to: me@x.example # hers", "cc: b@x.example", "subject: Mine").replaceAll("\n", "\r\n");
    const fresh = draft("to: new@x.example", "cc: c@x.example", "subject: Old");
    // The cc is new and nobody's; the subject is the user's and nothing is new in it.
    const conflict = { field: "to", mine: "me@x.example", fresh: "new@x.example" };
    assert.deepEqual(fieldConflicts({ base, mine, fresh }), [conflict]);
    assert.match(
      mergeDraft({ base, mine, fresh }).text,
      /^to: me@x.example # hers\r\ncc: c@x.example\r\nsubject: Mine\r$/m,
    );
    // Both came to the same.
    assert.deepEqual(fieldConflicts({ base, mine: draft("to: [new@x.example]", "cc: b@x.example"), fresh }), []);
    const none = draft("cc: c@x.example", "subject: Old");
    assert.deepEqual(fieldConflicts({ base, mine, fresh: none }), [{ ...conflict, fresh: "" }]);
    assert.deepEqual(fieldConflicts({ base, mine: draft("to: ["), fresh }), []);
    assert.deepEqual(fieldConflicts({ base: "old\n", mine: "mine\n", fresh: "new\n" }), []);
  });

  it("finds again what is new in a field as long as the user has not decided, and never what they have", () => {
    const draft = (to: string, cc: string, words: string) =>
      `---\nto: ${to}\n${cc === "" ? "" : `cc: ${cc}\n`}subject: Bye\n---\n\n${words}\n`;
    const base = draft("a@x.example", "", "Hello");
    const mine = draft("me@x.example", "mine@x.example", "Hello");
    const fresh = draft("b@x.example", "c@x.example", "Hello Jane");
    const found = fieldConflicts({ base, mine, fresh });
    assert.deepEqual(
      found.map(({ field }) => field),
      ["to", "cc"],
    );
    const after = { mine: mergeDraft({ base, mine, fresh }).text, base: nextBase({ base, fresh }, found), fresh };
    assert.equal(after.base, draft("a@x.example", "", "Hello Jane"));
    assert.deepEqual(fieldConflicts(after), found);
    assert.deepEqual(mergeDraft(after), { text: draft("me@x.example", "mine@x.example", "Hello Jane"), conflicts: 0 });
    assert.equal(nextBase(after, found), after.base);
    // What the details say was taken: nothing is left to decide.
    const taken = { ...after, mine: fresh };
    assert.deepEqual(fieldConflicts(taken), []);
    assert.equal(nextBase(taken, []), fresh);
  });

  it("leaves a list of receivers and what else the user wrote between the fields as it is", () => {
    const base = "---\nto: a@x.example\nsubject: Old\n---\n\nHello\n";
    const mine = "---\nto:\n  - b@x.example\n  - c@x.example\n# mine\nnote: x\nsubject: Mine\n---\n\nHello\n";
    const fresh = "---\nto: d@x.example\nsubject: New\n---\n\nHello, you\n";
    assert.deepEqual(mergeDraft({ base, mine, fresh }), { text: mine.replace("Hello", "Hello, you"), conflicts: 0 });
  });

  it("never takes a field from the user that they wrote, however", () => {
    const value = fc.constantFrom(
      "a@x.example",
      "b@x.example # hers",
      "\n  - a@x.example",
      "\n- b@x.example",
      "|\n  c",
      "",
    );
    const fields = fc.record({ to: value, cc: value, subject: value });
    const front = (of: Readonly<Record<string, string>>) =>
      `---\n${Object.entries(of)
        .filter(([, text]) => text !== "")
        .map(([name, text]) => `${name}: ${text}`)
        .join("\n")}\n---\n\n`;
    fc.assert(
      fc.property(fields, fields, fields, (base, mine, fresh) => {
        const merged = mergeDraft({
          base: `${front(base)}Hello\n`,
          mine: `${front(mine)}Hello, you\n`,
          fresh: `${front(fresh)}Hello, all\n`,
        });
        const { data, problem } = splitFrontMatter(merged.text);
        assert.equal(problem, undefined, merged.text);
        assert.equal(merged.conflicts, 1);
        for (const name of ["to", "cc", "subject"] as const) {
          const stays = mine[name] === base[name] ? fresh[name] : mine[name];
          const { data: wanted } = splitFrontMatter(front({ [name]: stays }));
          assert.equal(fieldOf(data, name).trim(), fieldOf(wanted, name).trim(), merged.text);
        }
      }),
      { numRuns: 500 },
    );
  }).timeout(20_000);

  it("counts a line of equals signs as no conflict", () => {
    assert.equal(countConflicts("Heading\n=======\n\n<<< quoted"), 0);
  });
});

/** Few different lines, so that they repeat; some are names that every object has. */
const line = fc.constantFrom("", "a", "b", "c", "- x", "## h", "=======", "__proto__", "constructor", "toString", "ä");
const lines = fc.array(line, { maxLength: 8 });
/** Something the user does: takes lines out, and writes others in their place; what is written is told apart by its number. */
const edit = fc.record({ at: fc.nat(), out: fc.nat({ max: 3 }), written: fc.nat({ max: 3 }) });
const step = fc.oneof(
  fc.record({ kind: fc.constant("edit" as const), edit }),
  fc.record({ kind: fc.constant("refresh" as const), fresh: lines }),
);

describe("refreshing a draft, whatever happens", () => {
  it("never loses a line that the user wrote and did not take out", () => {
    fc.assert(
      fc.property(lines, fc.array(step, { maxLength: 12 }), (first, steps) => {
        let base = first.join("\n");
        let mine = base;
        let count = 0;
        const written = new Set<string>();
        for (const each of steps) {
          if (each.kind === "refresh") {
            const fresh = each.fresh.join("\n");
            mine = mergeDraft({ base, mine, fresh }).text;
            base = fresh;
          } else {
            const now = mine.split("\n");
            const at = each.edit.at % (now.length + 1);
            const added = Array.from({ length: each.edit.written }, () => `the user's line ${String(++count)}`);
            for (const gone of now.splice(at, each.edit.out, ...added)) written.delete(gone);
            for (const line of added) written.add(line);
            mine = now.join("\n");
          }
          const there = new Set(mine.split("\n"));
          for (const line of written) assert.ok(there.has(line), `${line} is gone`);
        }
      }),
      { numRuns: 500 },
    );
  }).timeout(20_000);

  it("keeps every line of the user's text that is not in the old one, as often as it stands there", () => {
    fc.assert(
      fc.property(lines, lines, lines, (base, mine, fresh) => {
        const versions = { base: base.join("\n"), mine: mine.join("\n"), fresh: fresh.join("\n") };
        const merged = mergeDraft(versions).text.split("\n");
        const old = versions.base.split("\n");
        const count = (of: readonly string[], line: string) => of.filter((each) => each === line).length;
        for (const line of mine.filter((each) => !old.includes(each)))
          assert.ok(count(merged, line) >= count(mine, line), line);
      }),
      { numRuns: 500 },
    );
  }).timeout(20_000);

  it("brings nothing but the new text to a draft that nobody touched, and changes nothing without news", () => {
    fc.assert(
      fc.property(lines, lines, (base, other) => {
        const [old, text] = [base.join("\n"), other.join("\n")];
        assert.deepEqual(mergeDraft({ base: old, mine: old, fresh: text }), { text, conflicts: 0 });
        assert.deepEqual(mergeDraft({ base: old, mine: text, fresh: old }), { text, conflicts: 0 });
      }),
      { numRuns: 300 },
    );
  }).timeout(20_000);
});
