import assert from "node:assert/strict";
import fc from "fast-check";
import { Lexer, type Token, type Tokens } from "marked";
import { describe, it } from "mocha";
import { draftKinds, isEmailKind, whyNot } from "../../../src/core/drafts.js";
import type { Offboarding } from "../../../src/core/offboarding.js";
import { isMailAddress } from "../../../src/drafts/mailAddress.js";
import { splitFrontMatter } from "../../../src/drafts/frontMatter.js";
import type { DocumentModel } from "../../../src/drafts/model/documentModel.js";
import { renderDraft } from "../../../src/drafts/render.js";
import { handoffOutputs } from "../../../src/exports/handoff.js";
import { pdfDocuments } from "../../../src/exports/pdfDocuments.js";
import {
  emptyOffboarding,
  everyFlavor,
  everyReason,
  fullOffboarding,
  modelOf,
  firstVersion,
} from "../../support/builders.js";

/** Every document that can be made of a model, by name. */
function documents(model: DocumentModel): Record<string, string> {
  const outputs = handoffOutputs({ model, view: fullOffboarding(), drafts: {}, versionOf: firstVersion }, [
    "markdown",
    "html",
  ]);
  return {
    ...Object.fromEntries(draftKinds.map((kind) => [kind, renderDraft(kind, model)])),
    ...Object.fromEntries(
      outputs.flatMap(({ path, content }) => (typeof content === "string" ? [[path, content]] : [])),
    ),
  };
}

interface Case {
  readonly name: string;
  readonly full: boolean;
  readonly model: DocumentModel;
  /** Every document of it, by name. */
  readonly texts: Readonly<Record<string, string>>;
}

let cases: Case[] = [];

/** A small one: one thing of every kind, and one minute a year. */
function oneOfEach(changes: Partial<Offboarding>): Offboarding {
  const full = fullOffboarding(changes);
  return {
    ...full,
    client: { ...full.client, contacts: full.client.contacts.slice(0, 1) },
    deliverables: full.deliverables?.slice(0, 1) ?? [],
    results: full.results?.slice(0, 1) ?? [],
    tasks: [{ id: "domain", name: "Renew the domain", steps: ["Pay the bill"], minutes: 1, every: "year" }],
    access: full.access?.slice(0, 1) ?? [],
    invoices: full.invoices?.slice(0, 1) ?? [],
    issues: full.issues?.slice(0, 1) ?? [],
    feedback: { questions: ["What went well?"] },
  };
}

/** Each reason × flavor × (full, one of each, empty), with what tells them apart. */
function everyCase(): Case[] {
  if (cases.length > 0) return cases;
  cases = everyReason
    .flatMap((reason) =>
      everyFlavor.flatMap((flavor) => {
        const changes = { reason, ...(flavor !== undefined && { flavor }) };
        const name = `${reason}, ${flavor ?? "plain"}`;
        return [
          { name: `${name}, full`, full: true, model: modelOf(fullOffboarding(changes)) },
          { name: `${name}, one of each`, full: true, model: modelOf(oneOfEach(changes)) },
          { name: `${name}, empty`, full: false, model: modelOf(emptyOffboarding(changes), null) },
        ];
      }),
    )
    .map((each) => ({ ...each, texts: documents(each.model) }));
  return cases;
}

const words = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
const gapsIn = (text: string) => text.match(/(?<!\\)\[[^\]()<>\\]+\](?!\()/g) ?? [];
const email = (offboarding: Offboarding) => renderDraft("email", modelOf(offboarding));

describe("documents", () => {
  it("never show a value that is none", () => {
    for (const { name, texts } of everyCase())
      for (const [document, text] of Object.entries(texts))
        assert.doesNotMatch(
          text.replace(/<style>[\s\S]*<\/style>/, ""),
          /undefined|\[object|NaN|\bnull\b|\{\{|\}\}/,
          `${document} of ${name}`,
        );
  }).timeout(20_000);

  it("read as if somebody had written them: one and many, no stray marks, no gap where a word was", () => {
    const stray: readonly RegExp[] = [
      /\b1 (?:hours|minutes|days|weeks|months|parts|questions|steps|jobs|issues|versions)\b/,
      /\babout 0\b/,
      / [,;:!?](?!\S)| \.(?:\s|$)/m,
      /,,|\.,|[^.]\.\.(?!\.)|\( *\)/,
      /\n\n\n/,
      /\b(the|a|an|of|to|in|is|for) \1\b/i,
      /[–:] *\n*$/,
    ];
    for (const { name, texts } of everyCase())
      for (const [document, text] of Object.entries(texts)) {
        if (document.endsWith(".html")) continue;
        for (const mark of stray) assert.doesNotMatch(text, mark, `${document} of ${name}`);
      }
  }).timeout(20_000);

  it("have no empty heading, no empty list item, no space at a line's end, and one line end at their end", () => {
    for (const { name, texts } of everyCase())
      for (const [document, text] of Object.entries(texts)) {
        const where = `${document} of ${name}`;
        assert.match(text, /[^\n]\n$/, where);
        assert.doesNotMatch(text, /\r/, where);
        if (document === "handover.html") continue;
        assert.doesNotMatch(text, /[ \t]$/m, where);
        assert.doesNotMatch(text, /\n\n\n|^[-*]$|^#+$/m, where);
        assert.doesNotMatch(text, /^#+ .*\n\n(?:## |# |$(?![\s\S]))/m, `empty section in ${where}`);
      }
  });

  it("that are emails say to whom and what about; the others have no front matter", () => {
    for (const { name, texts } of everyCase())
      for (const kind of draftKinds) {
        const { data, problem } = splitFrontMatter(texts[kind] ?? "");
        assert.equal(problem, undefined, `${kind} of ${name}`);
        const fields = Object.keys(data).filter((field) => field !== "cc");
        assert.deepEqual(fields, isEmailKind(kind) ? ["to", "subject"] : [], `${kind} of ${name}`);
      }
  });

  it("show the trait that was chosen, every kind for every reason, however little or much there is", () => {
    const none = { tasks: [], access: [], results: [], issues: [], billing: { outstanding: "none" as const } };
    const sparse = (changes: Partial<Offboarding>) => emptyOffboarding({ ...none, ...changes });
    for (const make of [fullOffboarding, emptyOffboarding, sparse])
      for (const reason of everyReason) {
        const models = everyFlavor.map((flavor) => modelOf(make({ reason, ...(flavor !== undefined && { flavor }) })));
        for (const kind of draftKinds.filter((each) => whyNot(each, reason) === undefined)) {
          const texts = models.map((model) => renderDraft(kind, model));
          assert.equal(new Set(texts).size, everyFlavor.length, `${kind} of ${reason}`);
          assert.match(texts.at(-1) ?? "", /patient explanations\./, `${kind} of ${reason}`);
        }
      }
  }).timeout(20_000);

  it("of an almost empty offboarding are short, with few gaps and no headings in the email", () => {
    for (const { name, full, model } of everyCase()) {
      if (full) continue;
      const text = renderDraft("email", model);
      assert.ok(words(text) < 140, name);
      assert.ok(new Set(gapsIn(text)).size <= 5, `${name}: ${gapsIn(text).join(", ")}`);
      assert.doesNotMatch(text, /^#/m, name);
    }
  });

  it("of a full one have no gap, and an email of 400 words at most", () => {
    for (const { name, full, model } of everyCase()) {
      if (!full) continue;
      const text = renderDraft("email", model);
      assert.deepEqual(gapsIn(splitFrontMatter(text).body), [], name);
      assert.ok(words(splitFrontMatter(text).body) <= 400, `${name}: ${String(words(text))} words`);
    }
  });

  it("ask for nothing when somebody cancelled, and hold nothing against anybody", () => {
    for (const reason of ["client-cancelled", "we-cancelled"] as const)
      for (const flavor of everyFlavor) {
        const happy = { testimonial: { text: "Lovely.", allowedOn: "2026-12-01" }, questions: ["What was missing?"] };
        const text = email(
          fullOffboarding({
            reason,
            feedback: happy,
            invoices: [],
            billing: { outstanding: "none" },
            ...(flavor && { flavor }),
          }),
        );
        assert.doesNotMatch(text, /review|testimonial|portfolio|recommend me|refer|tell others|What was missing/i);
        assert.doesNotMatch(text, /unfortunately|regret|sadly|however|despite/i);
      }
  });

  it("offer the review link only for a settled, happy end", () => {
    const settled = { invoices: [], billing: { outstanding: "none" as const } };
    const happy = { feedback: { testimonial: { text: "Lovely.", allowedOn: "2026-12-01" } } };
    assert.match(email(fullOffboarding({ ...settled, ...happy })), /reviews\.example/);
    assert.doesNotMatch(email(fullOffboarding(happy)), /reviews\.example/);
    assert.doesNotMatch(email(fullOffboarding(settled)), /reviews\.example/);
  });

  it("say “see you” when paused, and speak of no acceptance", () => {
    const paused = fullOffboarding({ reason: "paused" });
    assert.match(email(paused), /See you on 1 March 2027\./);
    for (const text of Object.values(documents(modelOf(paused)))) assert.doesNotMatch(text, /accepted on/);
    assert.match(email(emptyOffboarding({ reason: "paused" })), /See you on \[restart: day\]\./);
  });

  it("decide and date in the first lines when we cancelled", () => {
    const [, first] = splitFrontMatter(email(fullOffboarding({ reason: "we-cancelled" }))).body.split("\n\n");
    assert.match(first ?? "", /^I have decided to end .*11 December 2026/);
  });

  it("never write an unknown balance as nothing", () => {
    for (const reason of everyReason) {
      const unknown = documents(modelOf(emptyOffboarding({ reason })));
      for (const name of ["email", "README.md", "handover.html"]) {
        assert.match(unknown[name] ?? "", /\[balance: unknown\]/, name);
        assert.doesNotMatch(unknown[name] ?? "", /[Nn]othing( is left to pay|\.)/, name);
      }
      const nil = documents(modelOf(emptyOffboarding({ reason, billing: { outstanding: "none" } })));
      for (const name of ["email", "README.md", "handover.html"]) assert.match(nil[name] ?? "", /Nothing/, name);
    }
  });

  it("say number, amount, day and way of an invoice that the goodbye must mention", () => {
    for (const reason of everyReason) {
      const text = email(fullOffboarding({ reason }));
      for (const part of [/2026-031/, /€1,250\.00/, /18 December 2026/, /IBAN IE12 BOFI 9000 0112 3456 78/])
        assert.match(text, part);
      const bare = { id: "i", number: "7", currency: "EUR", total: 100, state: "in-goodbye" } as const;
      const gaps = email(emptyOffboarding({ reason, invoices: [bare] }));
      assert.match(gaps, /\[invoice: due day\]/);
      assert.match(gaps, /\[invoice: how to pay\]/);
      const settledTo = email(emptyOffboarding({ reason, billing: { outstanding: "none" }, invoices: [bare] }));
      assert.match(settledTo, /Invoice \*\*7\*\*: €1\.00/);
    }
  });

  it("show a missing benefit as a gap", () => {
    const model = modelOf(emptyOffboarding({ deliverables: [{ id: "shop", name: "Shop" }] }));
    for (const text of [renderDraft("email", model), renderDraft("summary", model)])
      assert.match(text, /\[deliverable: benefit\]/);
  });

  it("promise nothing for a day that has passed", () => {
    for (const reason of everyReason) {
      const late = renderDraft("email", modelOf(fullOffboarding({ reason }), undefined, "2027-06-01"));
      assert.doesNotMatch(late, /I will remove|here to help until|Still to come|is my last day|contract ends/, reason);
      assert.match(email(fullOffboarding({ reason })), /I am here to help until Friday 15 January 2027/);
    }
  });

  it("count no commits, and name no author and no folder of the code", () => {
    const model = modelOf(fullOffboarding());
    assert.equal(model.history.areas.all.length > 0, true);
    assert.doesNotMatch(renderDraft("summary", model), /Shop pages|commit|120|64/i);
  });

  it("are the same bytes for the same data, and exports are the same on any day", () => {
    const offboarding = fullOffboarding();
    assert.deepEqual(documents(modelOf(offboarding)), documents(modelOf(fullOffboarding())));
    const exports = (today: string) =>
      handoffOutputs(
        { model: modelOf(offboarding, undefined, today), view: offboarding, drafts: {}, versionOf: firstVersion },
        ["markdown", "html"],
      );
    assert.deepEqual(exports("2026-12-01"), exports("2030-01-01"));
  });
});

/** The full offboarding with one line of text in place of everything that people write. */
function saying(value: string): Offboarding {
  const written = new Set(
    [
      "name company signature howToPay role what where remaining ref benefit evidence text before after source",
      "steps who teach payer recovery number title impact workaround owner why covers rateAfter contact service",
      "acceptedBy moment questions",
    ].flatMap((names) => names.split(" ")),
  );
  const replaced = (key: string, given: unknown): unknown => {
    if (Array.isArray(given)) return given.map((entry: unknown) => replaced(key, entry));
    if (typeof given === "string") return written.has(key) ? value : given;
    if (typeof given !== "object" || given === null) return given;
    return Object.fromEntries(Object.entries(given).map(([inner, entry]) => [inner, replaced(inner, entry)]));
  };
  const full = fullOffboarding({ flavor: value });
  const provider = { ...full.provider, signature: "Anna" };
  return replaced("", { ...full, provider }) as Offboarding;
}

/** The tokens' types as a tree; text in one piece or several is the same text. */
function outline(tokens: readonly Token[]): unknown[] {
  return tokens
    .filter(({ type }) => type !== "text" && type !== "escape" && type !== "link" && type !== "space")
    .map((token) => {
      if (token.type === "list")
        return ["list", (token as Tokens.List).items.map(({ tokens: inner }) => outline(inner))];
      if (token.type === "table") {
        const { header, rows } = token as Tokens.Table;
        return ["table", [header, ...rows].map((row) => row.map((cell) => outline(cell.tokens)))];
      }
      return [token.type, "tokens" in token ? outline(token.tokens) : []];
    });
}

const tags = (html: string) => (html.match(/<[^>]*>/g) ?? []).filter((tag) => !/^<\/?a[ >]/.test(tag));

describe("documents made of hostile text", () => {
  const benign = documents(modelOf(saying("Plain words")));

  function assertSameShape(value: string): void {
    const hostile = documents(modelOf(saying(value)));
    for (const [name, text] of Object.entries(hostile)) {
      const before = benign[name] ?? "";
      if (name === "handover.html") {
        assert.deepEqual(tags(text), tags(before), `${name} with ${value}`);
        continue;
      }
      const body = (whole: string) => outline(Lexer.lex(splitFrontMatter(whole).body));
      assert.deepEqual(body(text), body(before), `${name} with ${value}`);
      assert.deepEqual(Object.keys(splitFrontMatter(text).data), Object.keys(splitFrontMatter(before).data));
    }
  }

  it("have the same elements as those made of plain words", () => {
    for (const value of [
      "*Acme* <script>alert(1)</script>",
      "[x](javascript:alert(1))",
      "# Heading",
      "- list",
      "1. list",
      "a | b | c",
      "--- x",
      "> quote",
      "![x](http://evil.example/x.png)",
      "</style></title><img src=x onerror=alert(1)>",
      '" onmouseover="alert(1)',
      "{{client.name}}",
      "subject: x",
      "a: b # c",
      "&lt;script&gt; &#60;b&#62;",
      "`code` \\",
      "[balance: unknown",
    ])
      assertSameShape(value);
  }).timeout(20_000);

  it("have them for any text", () => {
    const odd = fc
      .array(
        fc.constantFrom(..."\\`*_{}[]()<>#+-.!|~&:;=/@'\" \t01ab".split(""), "&amp;", "1.", "```", "---", "| - |", "a"),
        {
          minLength: 1,
          maxLength: 10,
        },
      )
      .map((parts) => `${parts.join("")}x`.trim())
      // Whoever has an address gets a copy of the introduction.
      .filter((value) => !isMailAddress(value));
    fc.assert(fc.property(odd, assertSameShape), { numRuns: 20 });
  }).timeout(20_000);
});

describe("the agenda in the meeting's draft", () => {
  const topics = (offboarding: Offboarding): readonly string[] =>
    [...renderDraft("meeting", modelOf(offboarding)).matchAll(/^\d\. (.*)$/gm)].map(([whole]) => whole);

  it("is built from what is open, and always asks for their plans", () => {
    assert.deepEqual(topics(emptyOffboarding({ reason: "complete" })), [
      "1. What is still to pay",
      "2. What you plan next, and how it was to work together",
    ]);
    assert.deepEqual(topics(fullOffboarding({ reason: "contract-end" })), [
      "1. What was done, and what it changed for you",
      "2. What is still open, and who has it",
      "3. The accounts that still move to you",
      "4. What is still to pay",
      "5. What else you need, and who can do it",
      "6. What you plan next, and how it was to work together",
    ]);
  });
});

describe("what is still to pay", () => {
  it("is the same on the first page as below: the sum, what was agreed, what is not settled, what is in the client's favour", () => {
    const invoice = { number: "12", currency: "EUR", total: 10_000, due: "2026-12-18" } as const;
    const invoices: Offboarding["invoices"] = [
      { ...invoice, id: "a", state: "agreed", agreedOn: "2026-12-01" },
      { ...invoice, id: "b", number: "13", state: "disputed" },
      { ...invoice, id: "c", number: "14", currency: "GBP", payments: [{ on: "2026-12-01", amount: 11_000 }] },
    ];
    const offboarding = fullOffboarding({ invoices });
    const input = { model: modelOf(offboarding), view: offboarding, drafts: {}, versionOf: firstVersion };
    const page = String(handoffOutputs(input, ["html"])[0]?.content)
      .replace(/<[^>]+>/g, "")
      .replaceAll("\u00a0", " ");
    const paper = pdfDocuments(input)[0]?.shown ?? "";
    for (const text of [page, paper])
      for (const said of [
        /as agreed on 1 December 2026/,
        /\(we are still talking about this one\)/,
        /Together: €200\.00\./,
        /In your favour: £10\.00\./,
      ])
        assert.match(text, said);
  });
});

describe("the accounts in a document", () => {
  it("call a kind as somebody called it, where there is no word of ours", () => {
    const account = { ownerNow: "me", ownerAfter: "client" } as const;
    const access = [
      { ...account, id: "a", name: "Mail", kind: "mail" },
      { ...account, id: "b", name: "Names", kind: "Registrar | *any*" },
      { ...account, id: "c", name: "Rest", kind: "other" },
    ];
    const texts = documents(modelOf(emptyOffboarding({ access })));
    const kindsIn = (document: string): unknown[] =>
      (texts[document] ?? "")
        .split("\n")
        .filter((row) => /^\| (Mail|Names|Rest) /.test(row))
        .map((row) => row.split(/(?<!\\)\|/)[2]?.trim());
    assert.deepEqual(kindsIn("access.md"), ["Mail", "Registrar \\| \\*any\\*", ""]);
    assert.deepEqual(kindsIn("developer"), ["Mail", "Registrar \\| \\*any\\*", ""]);
  });
});
