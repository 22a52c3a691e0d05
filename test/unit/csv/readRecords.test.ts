import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { addRecords } from "../../../src/core/addRecords.js";
import type { TableKind } from "../../../src/csv/columns.js";
import { readRecords } from "../../../src/csv/readRecords.js";
import { fixedContext, sampleOffboarding } from "../../support/sample.js";

const pause = () => Promise.resolve();
const read = (
  kind: TableKind,
  text: string,
  more: { columns?: Record<string, string>; names?: string[]; currencies?: string[] } = {},
) => readRecords(text, { kind, names: [], today: "2026-11-23", pause, ...more });

const values = async (kind: TableKind, text: string, columns?: Record<string, string>) =>
  (await read(kind, text, columns && { columns })).found.map(({ value }) => value);
const whys = async (kind: TableKind, text: string) =>
  (await read(kind, text)).rejected.map(({ row, why }) => `${String(row)}: ${why}`);

describe("records from CSV", () => {
  it("are accounts, invoices and jobs, by the names that people give to columns", async () => {
    assert.deepEqual(
      await values("access", "Service,Type,Owner,New owner,Renewal date\nacme.example,Domain,me,client,2027-03-01\n"),
      [{ name: "acme.example", kind: "domain", ownerNow: "me", ownerAfter: "client", renewal: "2027-03-01" }],
    );
    // However a spreadsheet writes them, the client and we are who we are; everybody else has a name.
    assert.deepEqual(await values("access", "Service,Owner,New owner,Paid by\nCalendar,Me,The Client,Mia\n"), [
      { kind: "other", name: "Calendar", ownerNow: "me", ownerAfter: "client", payer: "Mia" },
    ]);
    assert.deepEqual(
      await values(
        "task",
        "Job;How often;Min;Steps\nBack up;weekly;30;Log in;\n".replace("Log in;", '"Log in; Press save"'),
      ),
      [{ steps: ["Log in", "Press save"], name: "Back up", minutes: 30, every: "week" }],
    );
    assert.deepEqual(
      await values(
        "invoice",
        'Invoice No.;Date;Due;Amount;Currency;Status\r\n2026-7;01.11.2026;15.11.2026;"1.234,56";EUR;open\r\n',
      ),
      [
        {
          number: "2026-7",
          issued: "2026-11-01",
          due: "2026-11-15",
          currency: "EUR",
          total: 123_456,
          state: "sent",
        },
      ],
    );
  });

  it("take a table as it comes: byte order mark, tabs, sep=, quotes with line ends, blank lines, short rows", async () => {
    const expected = [{ kind: "other", ownerNow: "me", ownerAfter: "client", name: 'Shop "A", and\nB' }];
    const quoted = '"Shop ""A"", and\nB"';
    for (const text of [
      `\uFEFFname,payer\n${quoted},\n`,
      `name\tpayer\n${quoted}\t\n`,
      `sep=;\r\nname;payer\r\n${quoted};\r\n`,
      `\n\nname|payer\n\n${quoted}|\n\n`,
    ]) {
      const { found, rejected } = await read("access", text);
      // A name is on one line; the quotes were understood all the same.
      assert.deepEqual([found.length, rejected.map(({ why }) => why)], [0, ["name: must be on one line"]], text);
      assert.deepEqual(await values("access", text.replaceAll("\nB", " B").replace("\n B", " B")), [
        { ...expected[0], name: 'Shop "A", and B' },
      ]);
    }
    assert.deepEqual(await values("access", "name,kind,payer\nDomain,dns\n"), [
      { ownerNow: "me", ownerAfter: "client", name: "Domain", kind: "dns" },
    ]);
  });

  it("are rejected row by row, as a spreadsheet counts, each with why", async () => {
    const text = [
      "name,kind,payer",
      "Domain,dns,client",
      "",
      ",dns,client",
      "Mail,Pigeon,client",
      "a,dns,client,more",
      "domain,dns,us",
      "Box,dns,password: hunter2",
      'Odd,dns,"never closed',
    ].join("\n");
    const { found, rejected } = await read("access", text);
    assert.deepEqual(
      found.map(({ row }) => row),
      [2, 5],
    );
    assert.deepEqual(
      rejected.map(({ row, why }) => `${String(row)}: ${why}`.slice(0, 45)),
      [
        "4: name: is required",
        "6: has 4 cells, but the header has 3; put quo",
        "7: “domain” is there in row 2",
        "8: payer: looks like a secret (password); pas",
        "9: a quote in this row is not closed, or stan",
      ],
    );
    assert.equal(found[1]?.value.kind, "Pigeon", "a kind of one's own stays as it is written");
    assert.ok(!JSON.stringify(rejected).includes("hunter2"));
  });

  it("of amounts and days that can be read in two ways are rejected", async () => {
    const header = "number,issued,total,currency";
    assert.deepEqual(
      await whys(
        "invoice",
        `${header}\n1,2026-11-01,"1,234",EUR\n2,03/04/2026,5,EUR\n3,2026-02-30,5,EUR\n4,,1e9,EUR\n5,,5,\n6,,5,XXQ\n7,,,EUR\n`,
      ),
      [
        "2: total: “1,234” can be read in two ways; write 1234.00",
        "3: issued: can be read as two days; write it as 2026-12-11",
        "4: issued: expected a day such as 2026-12-11",
        "5: total: “1e9” is not an amount; write it as 1250.00",
        "6: currency: is required: a column of its own, or behind the amount",
        "7: total: name the currency first, by its code, such as EUR",
        "8: total: is required",
      ],
    );
    assert.deepEqual(
      (await values("invoice", "number,date,amount\n1,13/04/2026,1250 JPY\n2,04/13/2026,€ 5\n")).map(
        ({ issued, currency, total }) => [issued, currency, total],
      ),
      [
        ["2026-04-13", "JPY", 1250],
        ["2026-04-13", "EUR", 500],
      ],
    );
  });

  it("take a sign that several currencies have for the one in use, and say what to do if none or several are", async () => {
    const text = 'number,amount,paid\n1,"$4,200.00",$200\n2,"£1,250.50",\n3,"€ 1.250,00",\n4,¥500,\n';
    const got = async (currencies: string[]) => {
      const { found, rejected } = await read("invoice", text, { currencies });
      return [
        ...found.map(({ value: { currency, total } }) => [currency, total]),
        ...rejected.map(({ row, why }) => `${String(row)}: ${why}`),
      ];
    };
    const [pounds, euros] = [["GBP", 125_050] as const, ["EUR", 125_000] as const];
    const unclear = (row: number) => `${String(row)}: currency: is required: a column of its own, or behind the amount`;
    assert.deepEqual(await got([]), [pounds, euros, unclear(2), unclear(5)]);
    assert.deepEqual(await got(["EUR"]), [pounds, euros, unclear(2), unclear(5)]);
    assert.deepEqual(await got(["EUR", "CAD"]), [["CAD", 420_000], pounds, euros, unclear(5)]);
    assert.deepEqual(await got(["USD", "JPY"]), [["USD", 420_000], pounds, euros, ["JPY", 500]]);
    assert.deepEqual(await got(["USD", "CAD"]), [pounds, euros, unclear(2), unclear(5)]);
  });

  it("of invoices that are paid have their payment", async () => {
    const text =
      'number,issued,total,currency,paid,paid on,status\n1,2026-11-01,5,EUR,yes,,\n2,,5,EUR,"2,50",2026-11-09,\n3,,5,EUR,no,,\n4,,5,EUR,,,Paid\n5,,5,EUR,,,void\n';
    assert.deepEqual(
      (await values("invoice", text)).map(({ payments, state }) => [payments, state]),
      [
        [[{ on: "2026-11-01", amount: 500 }], undefined],
        [[{ on: "2026-11-09", amount: 250 }], undefined],
        [undefined, undefined],
        [[{ on: "2026-11-23", amount: 500 }], "sent"],
        [undefined, "written-off"],
      ],
    );
  });

  it("take columns that are named for them, in either direction, and name what is not there", async () => {
    const text = "Konto,Art\nDomain,dns\n";
    for (const columns of [
      { name: "Konto", kind: "Art" },
      { Konto: "name", Art: "kind" },
    ])
      assert.deepEqual(await values("access", text, columns), [
        { ownerNow: "me", ownerAfter: "client", name: "Domain", kind: "dns" },
      ]);
    await assert.rejects(read("access", text), /^UserError: text: has no column for the name; it has Konto, Art\./);
    await assert.rejects(
      read("access", text, { columns: { name: "Account" } }),
      /^UserError: columns\.name: expected a field/,
    );
    await assert.rejects(
      read("access", text, { columns: { Konto: "colour" } }),
      /^UserError: columns\.Konto: expected a field/,
    );
    await assert.rejects(read("access", ""), /^UserError: text: has no column for the name; it has none/);
  });

  it("never throw anything else, and lose no row, whatever the text is", async () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom('"', '""', "a\nb", ";", ",", "=1+1", "<b>", "\u0000"),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 8 }), async (rows) => {
        const text = [
          "name,payer",
          ...rows.map((cells) => cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(",")),
        ].join("\n");
        const { found, rejected } = await read("access", text);
        const filled = rows.filter((cells) => cells.some((each) => each.trim() !== ""));
        assert.equal(found.length + rejected.length, filled.length, text);
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme" }), async (text) => {
        await read("access", `name,payer\n${text}`);
      }),
    );
  });

  it("let others have a turn while fifty thousand rows are read, and all of them get ids of their own", async () => {
    const rows = Array.from(
      { length: 50_000 },
      (_, index) => `Account of the very same long beginning ${String(index)};hosting`,
    );
    let pauses = 0;
    const { found } = await readRecords(`name;kind\n${rows.join("\n")}`, {
      kind: "access",
      names: [],
      today: "2026-11-23",
      pause: () => {
        pauses++;
        return Promise.resolve();
      },
    });
    assert.deepEqual([found.length, pauses], [50_000, 100]);
    const operation = addRecords(
      "access",
      found.map(({ value }) => value),
    );
    const { added } = operation(sampleOffboarding(), fixedContext()).result;
    assert.equal(new Set(added).size, 50_000);
  }).timeout(60_000);
});
