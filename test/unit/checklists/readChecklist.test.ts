import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import type { Checklist, FoundItem } from "../../../src/checklists/checklist.js";
import { readChecklist } from "../../../src/checklists/readChecklist.js";

const fixtures = join(process.cwd(), "test", "fixtures", "checklists");

function fixture(name: string, options?: { bullets: boolean }): Checklist {
  return readChecklist(readFileSync(join(fixtures, `${name}.md`), "utf8"), options);
}

/** The items as a text tree, with a line for each heading. */
function tree({ items }: Checklist): string {
  let heading: string | undefined;
  const rows = items.flatMap((item) => {
    const above = item.heading === heading ? [] : [`# ${item.heading ?? ""}`];
    heading = item.heading;
    return [...above, `${"  ".repeat(item.indent)}${item.state === "done" ? "x" : "-"} ${item.title}`];
  });
  return rows.join("\n");
}

function item(checklist: Checklist, title: string): FoundItem {
  const found = checklist.items.find((each) => each.title.startsWith(title));
  assert.ok(found, `${title} in ${tree(checklist)}`);
  return found;
}

describe("readChecklist", () => {
  it("reads every kind of bullet, nested as the lists are, under the nearest heading", () => {
    const bullets = fixture("bullets");
    assert.equal(
      tree(bullets),
      `- Tell the bakery when the work ends
# Shop
x Orders close at 18:00
x Vouchers are off
- Prices checked by Jane
- 1. December: opening hours
- Payment provider
  - Refunds
    x Refund a card payment
      - Refund a voucher
      - Write down how
  - Receipts
- Telephone number
  - in the footer
# Pictures
- Cakes
  - Wedding cakes
  - Bread
# Bakery
- Give the keys back
# Website
- Turn the staging site off
# Farewell
- Eat cake`,
    );
    assert.deepEqual([bullets.skipped, bullets.duplicates, bullets.hasBoxes], [[], [], true]);
    assert.deepEqual(
      bullets.items.map(({ line }) => line),
      [1, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 20, 21, 22, 27, 29, 30],
    );
  });

  it("joins wrapped lines, makes a note of what stands below an item, and counts nothing that is no list item", () => {
    const notes = fixture("notes");
    assert.equal(
      tree(notes),
      `# Moving the shop
- Copy the database to the new host, at night, and tell nobody's order
x Move the pictures
  - Delete the old folder
- Below an empty box
- Renew the certificate
- Print the list - [ ] too far in`,
    );
    assert.equal(item(notes, "Copy").note, undefined);
    assert.equal(
      item(notes, "Move").note,
      `They are in the folder \`cakes\`,
two hundred of them.

> Ask Tom first.
> - [ ] He is away on Mondays

- thumbnails too
- but not the old ones
  in \`attic\``,
    );
    assert.equal(
      item(notes, "Delete").note,
      "```sh\n# what we ran\n- [ ] not a task\nrsync cakes new:\n```\n\nA last word.",
    );
  });

  it("says what was left out, with its line", () => {
    assert.deepEqual(
      fixture("notes").skipped.map(({ line, why }) => `${String(line)}: ${why}`),
      [
        "14: it stands in a quote",
        "33: the box has no text",
        "34: the box has no text",
        "42: a tick in a table; make it a list to import it",
        "43: a tick in a table; make it a list to import it",
        "47: it stands in HTML; an empty line behind the tag makes it a list",
        "50: it is set in like code; move it to the left",
        "52: “[]” is no box; write “[ ]” or “[x]”",
        "53: “[-]” is no box; write “[ ]” or “[x]”",
        "55: it is set in too far to be an item",
      ],
    );
  });

  it("names a box without a space behind it, and takes no link for one", () => {
    const text = "- [ ] One\n- [ ]two\n- [x]three\n- [x](https://acme.example) a link\n- [x][acme] another\n";
    const { items, skipped } = readChecklist(text);
    assert.deepEqual(
      items.map(({ title }) => title),
      ["One"],
    );
    assert.deepEqual(skipped, [
      { line: 2, why: "there is no space behind “[ ]”" },
      { line: 3, why: "there is no space behind “[x]”" },
      { line: 4, why: "it has no box" },
      { line: 5, why: "it has no box" },
    ]);
  });

  it("names a bullet without a box among items that have one; below an item it is a note, and in a list of its own a text", () => {
    const text = "- [ ] One\n  - how\n- plain\n- Two\n  - [ ] Three\n- [x] Four\n\n# B\n\n* text\n";
    const { items, skipped } = readChecklist(text);
    assert.deepEqual(
      items.map(({ title, note, heading }) => [title, note, heading]),
      [
        ["One", "- how", undefined],
        ["Three", undefined, "Two"],
        ["Four", undefined, undefined],
      ],
    );
    assert.deepEqual(skipped, [{ line: 3, why: "it has no box" }]);
    assert.deepEqual(readChecklist("- [ ] One\n- plain\n", { bullets: true }).skipped, []);
  });

  it("shows a picture by reference as what it is called, and keeps one that has its address", () => {
    const text =
      "- [ ] ![High][high] Doctype\n- [ ] ![low] Charset\n- [ ] ![][high]\n- [ ] ![Plan](plan.png) Build it\n\n[high]: high.svg\n[low]: low.svg\n";
    assert.deepEqual(
      readChecklist(text).items.map(({ title }) => title),
      ["High Doctype", "low Charset", "![][high]", "![Plan](plan.png) Build it"],
    );
  });

  it("skips front matter, even twice, and counts its lines", () => {
    const { items } = fixture("front-matter");
    assert.deepEqual(
      items.map(({ title, heading, line }) => [title, heading, line]),
      [
        ["Lock the door", "Closing", 14],
        ["Empty the till", "Closing", 15],
      ],
    );
    const rules = readChecklist("---\nNote: all of it\n\n- [ ] a\n---\n\n- [ ] b\n");
    assert.equal(tree(rules), "- a\n- b", "a text between two rules is no front matter");
  });

  it("flags what stands twice in the same place, and what was pasted twice from its first line", () => {
    const twice = fixture("pasted-twice");
    assert.equal(tree(twice), "- Say thank you\n# Keys\n- Front door\n  - Spare key\nx Till");
    assert.deepEqual(twice.duplicates, ["Say thank you", "Front door", "Spare key", "Till"]);

    const places = readChecklist(`# Staging
- [ ] Deploy
- [ ] Shop
  - [ ] Test
- [ ] Admin
  - [ ] Test
- [ ]  deploy

# Production
- [ ] Deploy
`);
    assert.deepEqual(places.duplicates, ["deploy"]);
    assert.equal(places.items.length, 6);
    assert.deepEqual(readChecklist("# A\n- [ ] a\n# B\n- [ ] a\n").duplicates, []);
  });

  it("reads right-to-left text without the spaces of its layout", () => {
    assert.equal(tree(fixture("right-to-left")), "# المفاتيح\n- سلّم مفتاح `الباب` إلى جين.\nx أغلق الصندوق.");
  });

  it("keeps links and backticks, takes an item that is one link apart, and reads who does it", () => {
    const read = fixture("links").items.map(({ title, owner, need, due, link }) =>
      [title, owner && `by ${owner}`, need, due, link && `→ ${link}`].filter(Boolean).join(" | "),
    );
    assert.deepEqual(read, [
      "Order the flour | by Jane Holm",
      "Call the registrar | by Tom",
      "Look at `npm audit` in [the report](https://ci.example/7) | by @mika",
      "Pay the last invoice | by client",
      "Frame the first order | optional",
      "[API] Turn off the old keys",
      "[Lena] is the cat",
      "The recipe book | → docs/recipes%20(old).md",
      "https://shop.example/admin | → https://shop.example/admin",
      "mail [the host](mailto:help@host.example) about **DNS**",
      "[Do not click](javascript:alert(1))",
      "Water the plants | by Berg | required | T-2d",
      "Say _(nearly)_ goodbye _(soon)_",
    ]);
  });

  it("finds nothing without boxes, unless every bullet is asked for", () => {
    assert.deepEqual(fixture("no-boxes"), { items: [], skipped: [], duplicates: [], hasBoxes: false });
    const bullets = fixture("no-boxes", { bullets: true });
    assert.equal(tree(bullets), "# Things to remember\n- the oven\n  - its timer\n- the van\n- the till");
    assert.equal(bullets.hasBoxes, false);
    assert.deepEqual(readChecklist(""), { items: [], skipped: [], duplicates: [], hasBoxes: false });
  });

  it("takes Windows and old line ends, and a byte order mark", () => {
    for (const end of ["\r\n", "\r"])
      assert.deepEqual(
        readChecklist(`\ufeff# A${end}${end}- [ ] one${end}  two${end}- [x] three${end}`).items.map((each) => [
          each.title,
          each.line,
        ]),
        [
          ["one two", 3],
          ["three", 5],
        ],
      );
  });
});
