import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { type ToldText, ViewText } from "../../../src/panels/draft/viewText.js";
import { applyChange, type TextChange } from "../../../src/protocol/textChange.js";

/** A webview as it should be: it takes a text only if all its own changes are in it. */
class Webview {
  text = "";
  base = 0;
  seq = 0;
  readonly out: ({ base: number; seq: number; change: TextChange } | { shows: number })[] = [];

  type(offset: number, words: string): void {
    const change = { offset: Math.min(offset, this.text.length), length: 0, text: words };
    this.text = applyChange(this.text, change);
    this.out.push({ base: this.base, seq: ++this.seq, change });
  }

  hear({ version, seen, body }: ToldText): void {
    if (seen !== this.seq || version <= this.base || body === undefined) return;
    this.text = body;
    this.base = version;
    this.out.push({ shows: version });
  }
}

type Step = readonly ["type" | "other", number] | readonly ["deliver" | "tell" | "hear" | "write" | "refuse"];
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.constantFrom("type" as const, "other" as const), fc.nat(40)),
  fc.tuple(fc.constantFrom("deliver" as const, "tell" as const, "hear" as const, "write" as const, "refuse" as const)),
);

describe("a text that a webview and others change at once", () => {
  it("ends the same everywhere, with every word of everybody, whatever comes when", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let document = "Dear Jane,\n\nthe shop is yours.\n";
        const text = new ViewText(document);
        const webview = new Webview();
        const told: ToldText[] = [];
        const words: string[] = [];
        const deliver = (): void => {
          const said = webview.out.shift();
          if (said && "shows" in said) text.shows(said.shows);
          else if (said) text.said(said);
        };
        const hear = (): void => {
          const next = told.shift();
          if (next) webview.hear(next);
        };
        const write = (): void => {
          document = text.toWrite(document);
          text.documentIs(document);
        };
        const newWords = (): string => {
          words.push(`<${String(words.length)}>`);
          return words.at(-1) ?? "";
        };
        webview.hear(text.told());
        deliver();
        for (const [what, at = 0] of steps)
          if (what === "type") webview.type(at, newWords());
          else if (what === "other") {
            document = applyChange(document, { offset: Math.min(at, document.length), length: 0, text: newWords() });
            text.documentIs(document);
          } else if (what === "deliver") deliver();
          else if (what === "tell") told.push(text.told());
          else if (what === "hear") hear();
          else if (what === "write") write();
          else text.toWrite(document); // refused: somebody was faster, and it will be asked for again
        while (webview.out.length > 0) deliver();
        write();
        told.push(text.told());
        while (told.length > 0) hear();
        assert.equal(webview.text, document);
        assert.equal(text.text, document);
        assert.equal(text.isPending, false);
        // Words may have been typed into the middle of others; none of their characters is lost.
        const sorted = (value: string): string => Array.from(value).sort().join("");
        assert.equal(sorted(document), sorted(`Dear Jane,\n\nthe shop is yours.\n${words.join("")}`));
      }),
      { numRuns: 500 },
    );
  });

  it("tells the webview nothing that it has", () => {
    const text = new ViewText("one");
    assert.deepEqual(text.told(), { version: 1, seen: 0, body: "one" });
    text.said({ base: 1, seq: 1, change: { offset: 3, length: 0, text: "!" } });
    assert.deepEqual(text.told(), { version: 1, seen: 1 });
    assert.equal(text.toWrite("one"), "one!");
    text.documentIs("one!");
    assert.deepEqual(text.told(), { version: 1, seen: 1 });
    text.documentIs("one");
    assert.deepEqual(text.told(), { version: 2, seen: 1, body: "one" });
  });

  it("tells everything to a webview that was loaded anew, with what is not yet written", () => {
    const text = new ViewText("one");
    text.said({ base: 1, seq: 1, change: { offset: 3, length: 0, text: "!" } });
    text.forget();
    assert.deepEqual(text.told(), { version: 2, seen: 0, body: "one!" });
  });

  it("follows a document that keeps only a part of it as text", () => {
    const text = new ViewText("one");
    text.said({ base: 1, seq: 1, change: { offset: 0, length: 0, text: "---\nto: a\n---\n" } });
    const kept = text.toWrite("one", (all) => all.slice("---\nto: a\n---\n".length));
    assert.equal(kept, "---\nto: a\n---\none");
    text.said({ base: 1, seq: 2, change: { offset: kept.length, length: 0, text: "!" } });
    text.documentIs("one");
    assert.equal(text.text, "one!");
  });

  it("takes an undo for an undo, also back to a text that was to be written before", () => {
    const text = new ViewText("one");
    text.toWrite("one");
    text.settled();
    text.documentIs("one two");
    text.documentIs("one");
    assert.equal(text.text, "one");
    assert.equal(text.isPending, false);
  });

  it("takes a change that was made in an older text to where it belongs now", () => {
    const text = new ViewText("one two");
    text.shows(1);
    text.documentIs("zero one two");
    assert.equal(text.told().version, 2);
    text.said({ base: 1, seq: 1, change: { offset: 7, length: 0, text: " three" } });
    assert.equal(text.text, "zero one two three");
    assert.equal(text.toWrite("zero one two"), "zero one two three");
  });

  it("finds a place in an older text where it is now", () => {
    const text = new ViewText("one /");
    text.shows(1);
    text.documentIs("zero one /");
    assert.equal(text.placed(4), 9);
    assert.equal(text.placed(5), 10);
    text.told();
    text.shows(2);
    assert.equal(text.placed(9), 9);
  });
});
