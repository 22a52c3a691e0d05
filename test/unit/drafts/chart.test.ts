import assert from "node:assert/strict";
import fc from "fast-check";
import { Lexer, type Tokens } from "marked";
import { describe, it } from "mocha";
import { amountIn, type Chart, chartBlock, chartIn } from "../../../src/drafts/chart.js";
import { snippets } from "../../../src/drafts/snippets.js";
import { toHtml } from "../../../src/drafts/toHtml.js";
import { toPlainText } from "../../../src/drafts/toPlainText.js";
import { shownBy } from "../../../src/exports/blocks.js";
import { toBlocks } from "../../../src/exports/toBlocks.js";
import { emptyOffboarding, fullOffboarding, modelOf } from "../../support/builders.js";
import { hostile } from "../../support/hostileText.js";

const telephone = "```chart\nOrders taken by telephone\nBefore: 40 a day\nNow: 9 a day\n```";

function read(markdown: string): Chart | undefined {
  const [token, ...others] = new Lexer().lex(markdown).filter(({ type }) => type !== "space");
  assert.equal(token?.type, "code");
  assert.deepEqual(others, []);
  return chartIn(token as Tokens.Code);
}

describe("charts", () => {
  it("are a title and a line for each bar", () => {
    assert.deepEqual(read(telephone), {
      title: "Orders taken by telephone",
      bars: [
        { label: "Before", value: "40 a day", share: 1 },
        { label: "Now", value: "9 a day", share: 9 / 40 },
      ],
    });
    assert.deepEqual(read("```chart\nShop: on weekdays: €1,250.50\nVan: €0\n```"), {
      title: "",
      bars: [
        { label: "Shop: on weekdays", value: "€1,250.50", share: 1 },
        { label: "Van", value: "€0", share: 0 },
      ],
    });
  });

  it("are left as they stand when a line is none, when there is nothing to draw, and in other code", () => {
    for (const lines of [
      "A\nB: many",
      "A: 1\nB",
      "T\nA: -3\nB: 2",
      "A: 0",
      "Only a title",
      "",
      ": 3",
      "A: 2 hours\nB: 30 minutes",
      "A: 5 s\nB: 3",
      "A: 5 s\nB: 900 ms",
      "A: 5 m\nB: 900 ms",
    ])
      assert.equal(read(`\`\`\`chart\n${lines}\n\`\`\``), undefined, lines);
    assert.equal(read("```js\nA: 1\n```"), undefined);
    assert.match(toHtml("```chart\nA\nB: many\n```"), /^<pre><code>A\nB: many\n/);
  });

  it("read numbers as people write them", () => {
    for (const [text, amount, unit] of [
      ["40 a day", 40, "a day"],
      ["1,250 orders", 1250, "order"],
      ["1.250", 1250, ""],
      ["1 250 000", 1_250_000, ""],
      ["1'250.5", 1250.5, ""],
      ["1,250.125 km", 1250.125, "km"],
      ["0.125 s", 0.125, "s"],
      ["5 ms", 5, "ms"],
      ["1 hr", 1, "hr"],
      ["3 hrs", 3, "hr"],
      ["0.5 seconds", 0.5, "second"],
      ["12.3456", 12.3456, ""],
      ["2,5 hours", 2.5, "hour"],
      ["€85", 85, "€"],
      ["~ 3", 3, "~"],
      ["12%", 12, "%"],
    ] as const)
      assert.deepEqual(amountIn(text), { amount, of: unit }, text);
    for (const text of ["many", "", "about 3", "-1"]) assert.equal(amountIn(text), undefined, text);
  });

  it("say the same as a picture, as text, and on paper", () => {
    const html = toHtml(telephone);
    assert.match(html, /<caption>Orders taken by telephone<\/caption>/);
    assert.match(
      html,
      /scope="row">Now<\/th><td role="cell"><svg [^>]*aria-hidden="true"><rect width="22.5%"[^>]*><\/rect><\/svg>9 a day<\/td>/,
    );
    assert.equal(toPlainText(telephone), "Orders taken by telephone:\n- Before: 40 a day\n- Now: 9 a day\n");
    const blocks = toBlocks(telephone, 2);
    assert.deepEqual(
      blocks.map(({ type }) => type),
      ["chart"],
    );
    assert.equal(shownBy(blocks), "Orders taken by telephone\nBefore: 40 a day\nNow: 9 a day");
  });

  it("come back from Markdown as they were made, whatever their words are, and let nothing through", () => {
    const words = fc
      .oneof(fc.constantFrom(...hostile, "Sales: 3", "a: b: 7 c"), fc.string({ minLength: 1 }))
      .filter((text) => /\S/.test(text));
    fc.assert(
      fc.property(words, fc.array(fc.tuple(words, fc.nat()), { minLength: 2, maxLength: 5 }), (title, bars) => {
        fc.pre(bars.some(([, amount]) => amount > 0));
        const made = chartBlock(
          title,
          bars.map(([label, amount]) => [label, `${String(amount)} a day`]),
        );
        assert.ok(made !== undefined);
        const chart = read(made);
        assert.ok(chart);
        const plain = (text: string) => text.replace(/\s+/g, " ").trim();
        assert.deepEqual(
          chart.bars.map(({ label, value }) => [label, value]),
          bars.map(([label, amount]) => [plain(label), `${String(amount)} a day`]),
        );
        assert.equal(chart.title, /: \d/.test(title) ? plain(title).replaceAll(": ", " – ") : plain(title));
        const tags = [...toHtml(made).matchAll(/<\/?(\w+)/g)].map(([, tag]) => tag);
        const own = ["table", "caption", "tbody", "tr", "th", "td", "svg", "rect"];
        assert.deepEqual(
          tags.filter((tag) => !own.includes(tag ?? "")),
          [],
        );
      }),
    );
  });

  it("are offered of what was counted before and after, and of the time that the jobs take", () => {
    const charts = snippets(modelOf(fullOffboarding())).filter(({ kind }) => kind === "chart");
    assert.deepEqual(
      charts.map(({ label, text }) => [label, text]),
      [
        ["Orders taken by telephone", telephone],
        ["Time for the jobs", "```chart\nMinutes a month\nLook through failed payments: 65\nRenew the domain: 1\n```"],
      ],
    );
    const results = [{ id: "a", text: "To close the books", before: "2 hours", after: "30 minutes" }];
    assert.ok(snippets(modelOf(fullOffboarding({ results, tasks: [] }))).every(({ kind }) => kind !== "chart"));
    assert.deepEqual(
      snippets(modelOf(emptyOffboarding())).filter(({ kind }) => kind === "chart"),
      [],
    );
  });
});
