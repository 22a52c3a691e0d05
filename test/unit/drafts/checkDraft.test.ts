import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { draftKinds, isEmailKind, whyNot } from "../../../src/core/drafts.js";
import type { Offboarding } from "../../../src/core/offboarding.js";
import { checkDraft } from "../../../src/drafts/checks/checkDraft.js";
import { checkedText } from "../../../src/drafts/checks/checkedText.js";
import type { CheckInput, Finding, Rule } from "../../../src/drafts/checks/finding.js";
import { ownWords } from "../../../src/drafts/checks/ownWords.js";
import { countWords } from "../../../src/drafts/countWords.js";
import { splitFrontMatter } from "../../../src/drafts/frontMatter.js";
import { renderDraft } from "../../../src/drafts/render.js";
import { emptyOffboarding, everyFlavor, everyReason, fullOffboarding, modelOf } from "../../support/builders.js";
import { odd } from "../../support/hostileText.js";

const today = "2026-12-10";
const settled = { invoices: [], billing: { outstanding: "none" as const } };
const header = "---\nto: jane@holm-bakery.example\nsubject: Bye\n---\n\n";
const end = "\n\nNothing is left to pay.\n\nAnna Berg\n";

function check(text: string, more: Partial<CheckInput> = {}): readonly Finding[] {
  return checkDraft({ kind: "email", text, offboarding: fullOffboarding(settled), today, ...more });
}

/** What is found in one paragraph of an otherwise good letter. */
function inLetter(words: string, offboarding: Offboarding = fullOffboarding(settled)): readonly Finding[] {
  return check(`${header}Hello Jane,\n\n${words}${end}`, { offboarding });
}

function rules(found: readonly Finding[]): readonly (readonly [Rule, string])[] {
  return found.map(({ rule, severity }) => [rule, severity] as const);
}

describe("checks", () => {
  it("find nothing in a good letter", () => {
    assert.deepEqual(inLetter("The web shop is yours; I help until 15 January 2027."), []);
  });

  it("find nothing to hold the goodbye for in what is made of a full offboarding", () => {
    for (const reason of everyReason)
      for (const flavor of reason === "complete" ? everyFlavor : (["friendly"] as const)) {
        const offboarding = fullOffboarding({ reason, ...(flavor !== undefined && { flavor }) });
        for (const kind of draftKinds) {
          if (kind === "review" || kind === "developer") continue;
          const found = check(renderDraft(kind, modelOf(offboarding)), { kind, offboarding });
          const rest = found.filter(({ message }) => !message.startsWith("Name the clause"));
          assert.deepEqual(
            rest.filter(({ rule }) => rule !== "length"),
            [],
            `${kind}, ${reason}, ${flavor ?? "plain"}`,
          );
        }
      }
  }).timeout(20_000);

  it("find the gaps of an almost empty one, and that the balance is not known", () => {
    const offboarding = emptyOffboarding();
    const found = check(renderDraft("email", modelOf(offboarding, null)), { offboarding });
    const gaps = found.filter(({ rule }) => rule === "gap").map(({ message }) => /\[[^\]]*\]/.exec(message)?.[0]);
    assert.deepEqual(gaps, ["[client: email]", "[deliverables: not listed yet]", "[balance: unknown]", "[your name]"]);
    assert.ok(found.some(({ rule, severity }) => rule === "balance" && severity === "error"));
  });

  it("lead from a gap to where it is filled in", () => {
    const fixes = (offboarding: Offboarding, kind: CheckInput["kind"] = "email"): Readonly<Record<string, unknown>> => {
      const found = check(renderDraft(kind, modelOf(offboarding, null)), { kind, offboarding });
      const gaps = found.filter(({ rule }) => rule === "gap");
      return Object.fromEntries(gaps.map(({ message, fix }) => [/\[[^\]]*\]/.exec(message)?.[0] ?? "", fix]));
    };
    const details = (tab: string): object => ({ title: "Open the details", tab });
    assert.deepEqual(fixes(emptyOffboarding()), {
      "[client: email]": details("client"),
      "[deliverables: not listed yet]": details("deliverables"),
      "[balance: unknown]": details("invoices"),
      "[your name]": { title: "Enter My Details…", mine: true },
    });
    const invoice = { id: "i", number: "7", currency: "EUR", total: 100, state: "in-goodbye" } as const;
    const owing = emptyOffboarding({ provider: { name: "Anna Berg" }, invoices: [invoice] });
    assert.deepEqual(fixes(owing)["[invoice: how to pay]"], details("support"));
    assert.deepEqual(fixes(owing)["[invoice: due day]"], details("invoices"));
    // What somebody wrote in brackets is for them to fill in.
    assert.equal(inLetter("See [the thing].")[0]?.fix, undefined);
  });

  it("give the place: line, offset and length", () => {
    const text = `${header}Hello Jane,\r\n\r\nIt helps: [deliverable: benefit].${end}`;
    const [found] = check(text).filter(({ rule }) => rule === "gap");
    assert.ok(found);
    assert.equal(text.slice(found.offset, found.offset + found.length), "[deliverable: benefit]");
    assert.equal(found.line, 8);
  });

  const cases: readonly (readonly [words: string, expected: readonly (readonly [Rule, string])[]])[] = [
    ["See [the guide](https://holm.example/guide) and [x] this.", []],
    ["Escaped \\[not a gap\\] and `[code]` are none.", []],
    ["{{client.name}} is great.", [["gap", "error"]]],
    ["TODO say more.", [["gap", "error"]]],
    ["I will remove my access by 1 December 2026.", [["past-date", "warning"]]],
    ["The meeting is on 2026-12-01.", [["past-date", "warning"]]],
    ["It is paused until 1 December 2026.", [["past-date", "warning"]]],
    ["The work ran until 1 December 2026.", []],
    ["I sent the invoice on 27 November 2026.", []],
    ["It is due on 1 December 2026.", [["past-date", "warning"]]],
    ["It has been due since 1 December 2026: €12, due since 1 December 2026", []],
    ["I will remove my access by 2026年12月15日.", []],
    ["I will remove my access by 2026年12月1日火曜日.", [["past-date", "warning"]]],
    ["We worked on it since 2 February 2026.", []],
    ["I will send you the guide.", [["open-promise", "warning"]]],
    ["I will send you the guide by 16 December 2026.", []],
    ["I'll call you on Friday.", []],
    [
      "The backend is deployed.",
      [
        ["jargon", "warning"],
        ["jargon", "warning"],
      ],
    ],
    ["See https://api.holm.example/deploy or ops@repo.example.", []],
    ["The key is AKIAIOSFODNN7EXAMPLE.", [["secret", "error"]]],
    ["[Here](javascript:alert(1)) it is.", [["link", "error"]]],
    ["[Here]() it is.", [["link", "error"]]],
    ["It runs at http://localhost:3000 now.", [["link", "error"]]],
    ["Look into [the guide](training.md).", [["link", "warning"]]],
    ["See [the guide][guide].", [["link", "error"]]],
    ["That was a shitty fix.", [["rude", "error"]]],
    ["That was stupid.", [["rude", "warning"]]],
    ["Our shop in Scunthorpe is fine.", []],
    ["See [our guide] for it.\n\n[our guide]: https://holm.example/guide", []],
    ["See [our guide] for it.", [["gap", "error"]]],
    ["It is `undefined` or `${{ secrets.X }}` there, and `a[i][j]`.", []],
    ["See [`the guide`][].\n\n[`the guide`]: https://holm.example", []],
    ["1. Do it:\n\n   ```sh\n   # TODO\n   # [all of it]\n   ```", []],
    ["Look at `http://localhost:3000`.", [["link", "error"]]],
    ["<<<<<<< your text\na\n=======\nb\n>>>>>>> new text", [["gap", "error"]]],
  ];
  for (const [words, expected] of cases)
    it(`of “${words.split("\n")[0] ?? ""}”: ${expected.map(([rule]) => rule).join(", ") || "nothing"}`, () => {
      assert.deepEqual(rules(inLetter(words)), expected);
    });

  it("find addresses that nobody can be written to, each where it stands, however YAML writes it", () => {
    const found = (fields: string): readonly (readonly [string, string])[] => {
      const text = `---\n${fields}\nsubject: Bye\n---\n\nHello Jane,\n\nThe web shop is yours.${end}`;
      return [text, text.replaceAll("\n", "\r\n")].flatMap((each) =>
        check(each)
          .filter(({ rule }) => rule === "gap")
          .map(({ offset, length, severity }) => [severity, each.slice(offset, offset + length)] as const),
      );
    };
    const twice = <T>(each: readonly T[]): readonly T[] => [...each, ...each];
    assert.deepEqual(found('to: Jane <jane@x.example>, "Doe, Tom" <tom@x.example>'), []);
    assert.deepEqual(
      found("to: jane, tom@x.example\ncc: tom@x.example; ann@x"),
      twice([
        ["warning", "jane"],
        ["warning", "ann@x"],
      ]),
    );
    assert.deepEqual(found("to: [jane@x.example, tom]"), twice([["warning", "tom"]]));
    assert.deepEqual(found("to:\n  - jane@x.example\n  - tom"), twice([["warning", "tom"]]));
    assert.deepEqual(found('to: "\\"Doe, Tom\\" <tom>"'), twice([["warning", '"\\"Doe, Tom\\" <tom>"']]));
    assert.deepEqual(
      found("to: jane, jane@x.example, jane"),
      twice([
        ["warning", "jane"],
        ["warning", "jane"],
      ]),
    );
    // The gap alone is said.
    assert.deepEqual(found('to: "[client: email]"'), twice([["warning", "[client: email]"]]));
    const line = check("---\ncc: jane\n---\n\nHello Jane,\n").find(({ message }) => message.startsWith("“jane”"))?.line;
    assert.equal(line, 2);
    assert.deepEqual(
      check("---\nto: jane\n---\n\nHello\n", { kind: "summary" }).filter(({ rule }) => rule === "gap"),
      [],
    );
  });

  it("reach the end of a text that is one long word, or one sentence without an end", () => {
    for (const long of [
      "x".repeat(50_000),
      "a-b.".repeat(12_500),
      "[".repeat(50_000),
      "I will do it and ".repeat(3_000),
    ]) {
      const text = `${header}Hello Jane,\n\n${long} [who] writes to tom@x.example about {{him}}.\n${end}`;
      const gaps = check(text).filter(({ rule }) => rule === "gap");
      assert.deepEqual(
        gaps.map(({ offset, length }) => text.slice(offset, offset + length)),
        ["[who]", "{{him}}"],
      );
    }
  }).timeout(20_000);

  it("find an empty section, and offer to take its heading out", () => {
    const [found] = inLetter("## Nothing here\n\n## Something\n\nYes.");
    assert.equal(found?.rule, "empty-section");
    assert.deepEqual(found.fix, { title: "Remove the heading", text: "" });
    assert.equal(inLetter("## Part\n\n### Section\n\nYes.").length, 0);
  });

  it("find a greeting to somebody else or to nobody, another client's name, and a letter that nobody signs", () => {
    const greet = (greeting: string) =>
      check(`${header}${greeting}\n\nBye.${end}`).map(({ rule, severity }) => [rule, severity]);
    assert.deepEqual(greet("Hello Bob,"), [["name", "error"]]);
    assert.deepEqual(greet("Hello,"), [["name", "warning"]]);
    for (const fine of ["Hello Jane,", "Dear Jane Holm,", "Hello all,", "Hello Tom and Jane,"])
      assert.deepEqual(greet(fine), []);
    const copied = check(`${header}Hello Jane,\n\nYour people at Acme Ltd are great.${end}`, {
      otherClients: ["Acme Ltd"],
    });
    assert.deepEqual(rules(copied), [["name", "error"]]);
    assert.deepEqual(rules(check(`${header}Hello Jane,\n\nNothing is left to pay.\n`)), [["name", "warning"]]);
  });

  it("offer what puts a greeting right", () => {
    const text = `${header}Hello Bob,\n\nBye.${end}`;
    const [found] = check(text);
    assert.ok(found?.fix && "text" in found.fix);
    const mended = text.slice(0, found.offset) + found.fix.text + text.slice(found.offset + found.length);
    assert.deepEqual(check(mended), []);
  });

  it("find an email that is too long, but no document", () => {
    const long = "word ".repeat(401);
    assert.deepEqual(rules(inLetter(long)), [["length", "warning"]]);
    assert.deepEqual(check(`# T\n\n${long}\n`, { kind: "summary" }), []);
  });

  it("count the words of the goodbye itself, not those of the parts that it carries", () => {
    const carried = ["plan", "summary", "training", "access", "repo", "meeting", "feedback", "referrals", "invoices"];
    const carrying = (reason: Offboarding["reason"], inside: (kind: string) => boolean): Offboarding => {
      const full = fullOffboarding({ reason, results: [{ id: "r", text: "Orders come in by themselves" }] });
      const pieces = full.pieces.map((piece) => (inside(piece.kind) ? { ...piece, within: "email" } : piece));
      return { ...full, pieces };
    };
    const said = (text: string, offboarding: Offboarding) => ownWords(checkedText(text), offboarding);
    for (const reason of everyReason) {
      const none = carrying(reason, () => false);
      const plain = renderDraft("email", modelOf(none));
      assert.equal(said(plain, none), countWords(splitFrontMatter(plain).body), reason);
      for (const kind of [...carried, "all"]) {
        const offboarding = carrying(reason, (each) => (kind === "all" ? carried.includes(each) : each === kind));
        const own = said(renderDraft("email", modelOf(offboarding)), offboarding);
        // An introduction of a part, such as “just reply to this message”, is the letter's.
        assert.ok(own <= said(plain, none) + 25, `${reason}, ${kind}: ${String(own)}, ${String(said(plain, none))}`);
      }
    }
  });

  it("find a goodbye that is too long by itself, and tell what it has with the parts that it carries", () => {
    const full = fullOffboarding(settled);
    const pieces = full.pieces.map((piece) => (piece.kind === "summary" ? { ...piece, within: "email" } : piece));
    const carrying = { ...full, pieces };
    const summary = `\n\n## Known issues\n\n${"fault ".repeat(500)}`;
    assert.deepEqual(inLetter(`Nothing is left.${summary}`, carrying), []);
    const [found] = inLetter(`${"word ".repeat(400)}${summary}`, carrying);
    assert.match(found?.message ?? "", /^40\d words without the parts that it carries \(9\d\d with them\); an email/);
    assert.deepEqual(rules(inLetter(`Nothing is left.${summary}`, full)), [["length", "warning"]]);
    assert.deepEqual(rules(inLetter(`${"word ".repeat(390)}${summary}\n\n## And\n\n${"word ".repeat(20)}`, carrying)), [
      ["length", "warning"],
    ]);
  });

  it("find what is not so about the balance", () => {
    const owed = fullOffboarding();
    assert.ok(inLetter("Bye.", owed).some(({ rule, severity }) => rule === "balance" && severity === "error"));
    const unknown = fullOffboarding({ invoices: [] });
    assert.ok(inLetter("Bye.", unknown).some(({ rule, severity }) => rule === "balance" && severity === "error"));
    const silent = check(`${header}Hello Jane,\n\nBye.\n\nAnna Berg\n`);
    assert.deepEqual(rules(silent), [["balance", "warning"]]);
  });

  it("find what must not be asked when somebody cancelled, and grievances", () => {
    for (const reason of ["client-cancelled", "we-cancelled"] as const) {
      const found = (words: string) =>
        rules(
          inLetter(
            `My last day is 11 December 2026, by clause 9 of our contract. ${words}`,
            fullOffboarding({ ...settled, reason }),
          ),
        ).filter(([rule]) => rule === "reason");
      assert.deepEqual(found("Would you write a review?"), [["reason", "error"]]);
      assert.deepEqual(found("I hope you recommend me."), [["reason", "error"]]);
      assert.deepEqual(found("It was frustrating."), [["reason", "warning"]]);
    }
    assert.deepEqual(rules(inLetter("Would you write a review?")), []);
  });

  it("take no gap of an introduction for a request", () => {
    for (const reason of ["client-cancelled", "we-cancelled"] as const) {
      const offboarding = emptyOffboarding({ reason });
      const found = check(renderDraft("introduction", modelOf(offboarding)), { kind: "introduction", offboarding });
      assert.deepEqual([...new Set(found.map(({ rule }) => rule))], ["gap"]);
    }
  });

  it("find nothing in any letter of a full offboarding, of any reason and flavor, early or late", () => {
    const { project } = fullOffboarding();
    for (const reason of everyReason)
      for (const flavor of everyFlavor)
        for (const today of ["2026-12-01", "2026-12-11", "2026-12-22", "2027-03-08"])
          for (const kind of draftKinds.filter((each) => isEmailKind(each) && whyNot(each, reason) === undefined)) {
            const offboarding = fullOffboarding({
              reason,
              ...(flavor !== undefined && { flavor }),
              project: { ...project, contractClause: "7.2" },
              email: { sentOn: "2026-12-11" },
            });
            const text = renderDraft(kind, modelOf(offboarding, undefined, today));
            const found = check(text, { kind, offboarding, today });
            // A goodbye that is written after the restart contradicts itself, and says so.
            const expected = kind === "email" && reason === "paused" && today > "2027-03-01" ? ["past-date"] : [];
            assert.deepEqual([...new Set(found.map(({ rule }) => rule))], expected, `${kind} of ${reason} on ${today}`);
          }
  }).timeout(20_000);

  it("want “see you” and no final acceptance from a pause, and the end in the first lines when we cancelled", () => {
    const found = (reason: "paused" | "we-cancelled", words: string) =>
      rules(inLetter(words, fullOffboarding({ ...settled, reason }))).filter(([rule]) => rule === "reason");
    assert.deepEqual(found("paused", "Bye."), [["reason", "warning"]]);
    assert.deepEqual(found("paused", "See you on 1 March 2027."), []);
    assert.equal(found("paused", "See you. Please send your final acceptance.").length, 1);
    const end = "I end my work; my last day is 11 December 2026, by";
    assert.deepEqual(found("we-cancelled", "By clause 9.2. The weather is nice.\n\nBye."), [["reason", "warning"]]);
    assert.deepEqual(found("we-cancelled", `${end} our contract.\n\nBye.`), [["reason", "warning"]]);
    const missing = inLetter(`${end} our contract.\n\nBye.`, fullOffboarding({ ...settled, reason: "we-cancelled" }));
    assert.deepEqual(
      missing.map(({ fix }) => fix),
      [{ title: "Open the details", tab: "client" }],
    );
    for (const named of ["clause 9.2", "§ 12", "section IV", "Article 3"])
      assert.deepEqual(found("we-cancelled", `${end} ${named} of it.\n\nBye.`), []);
  });

  it("want nothing more of our letter when the details name the clause, however it is written there", () => {
    const { project } = fullOffboarding();
    for (const [written, said] of [
      ["7.2", "in line with clause 7.2 of our contract."],
      ["IV", "in line with clause IV of our contract."],
      ["§ 9 (1)", "in line with § 9 (1) of our contract."],
      ["7.2 of our contract", "in line with clause 7.2 of our contract."],
      ["Clause 7.2 of the contract.", "in line with Clause 7.2 of our contract."],
      ["clause 4 of the agreement of 2 May", "in line with clause 4 of the agreement of 2 May."],
    ] as const)
      for (const kind of ["email", "notice"] as const) {
        const reason = "we-cancelled";
        const offboarding = fullOffboarding({ reason, project: { ...project, contractClause: written } });
        const text = renderDraft(kind, modelOf(offboarding));
        assert.ok(text.includes(said), text);
        assert.deepEqual(
          check(text, { kind, offboarding }).filter(({ rule }) => rule === "reason"),
          [],
        );
      }
  });

  it("let the next developer run it, and read code as code", () => {
    const code = "```sh\n# install\n# and run\nnpm start # https://${HOST}/ and {{ x }}\n```";
    const text = `# Holm\n\n## Run\n\nIt is at http://localhost:3000 then.\n\n${code}\n`;
    assert.deepEqual(check(text, { kind: "developer" }), []);
    assert.deepEqual(rules(check("# Holm\n\nSee http://localhost:3000.\n", { kind: "summary" })), [["link", "error"]]);
  });

  it("read receivers that stand in a list", () => {
    const text = `---\nto: [jane@holm.example, tom@holm.example]\nsubject: 2026\n---\n\nHello Jane,${end}`;
    assert.deepEqual(check(text), []);
  });

  it("read front matter that is missing or broken", () => {
    assert.ok(
      check("Hello Jane,\n\nNothing is left to pay.\n\nAnna Berg\n").some(({ message }) =>
        message.includes("no subject"),
      ),
    );
    assert.ok(
      check(`---\nsubject: "x\n---\n\nHello Jane,${end}`).some(({ message }) => message.includes("cannot be read")),
    );
  });

  it("take a note in the code, told with its place, for no gap of the next developer's", () => {
    const rulesOf = (text: string, kind: "developer" | "summary") => rules(check(`# Shop\n\n${text}\n`, { kind }));
    assert.deepEqual(rulesOf("- TODO: say why – `src/cakes.ts:44`", "developer"), []);
    assert.deepEqual(rulesOf("- TODO: say why", "developer"), [["gap", "error"]]);
    assert.deepEqual(rulesOf("TODO: look at `src/cakes.ts:44`", "developer"), [["gap", "error"]]);
    assert.ok(rulesOf("- TODO: say why – `src/cakes.ts:44`", "summary").some(([rule]) => rule === "gap"));
  });

  it("let the days of a meeting pass that has been", () => {
    const text = "# Shop\n\n- The new prices – Jane Holm, by 1 December 2026\n";
    const inMeeting = (meeting: NonNullable<Offboarding["meeting"]>) =>
      rules(check(text, { kind: "meeting", offboarding: fullOffboarding({ ...settled, meeting }) }));
    assert.deepEqual(inMeeting({ notes: "All clear." }), []);
    assert.deepEqual(inMeeting({ choice: "hold" }), [["past-date", "warning"]]);
  });

  it("know days in the client's language", () => {
    const german = fullOffboarding({ ...settled, client: { ...fullOffboarding().client, language: "de-AT" } });
    assert.deepEqual(rules(inLetter("I will do it until 1. Dezember 2026.", german)), [["past-date", "warning"]]);
    assert.deepEqual(rules(inLetter("I will do it until 16. Dezember 2026.", german)), []);
    const japanese = fullOffboarding({ ...settled, client: { ...fullOffboarding().client, language: "ja" } });
    assert.deepEqual(rules(inLetter("I will do it by 2026年12月1日.", japanese)), [["past-date", "warning"]]);
    assert.deepEqual(rules(inLetter("I will do it by 2026年12月16日.", japanese)), []);
  });

  it("never throw and stay inside the text, whatever it is", () => {
    fc.assert(
      fc.property(odd, fc.constantFrom(...draftKinds), (text, kind) => {
        for (const { offset, length, line } of check(text, { kind })) {
          assert.ok(offset >= 0 && length >= 0 && offset + length <= text.length && line >= 1);
        }
      }),
      { numRuns: 300 },
    );
  }).timeout(20_000);
});
