import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Offboarding } from "../../../src/core/offboarding.js";
import { checkDraft } from "../../../src/drafts/checks/checkDraft.js";
import { renderDraft } from "../../../src/drafts/render.js";
import { handoffOutputs } from "../../../src/exports/handoff.js";
import { pdfDocuments } from "../../../src/exports/pdfDocuments.js";
import { emptyOffboarding, firstVersion, modelOf } from "../../support/builders.js";

type Task = NonNullable<Offboarding["tasks"]>[number];
type Access = NonNullable<Offboarding["access"]>[number];

const orders: Task = { id: "orders", name: "Look through orders", steps: [], minutes: 15, every: "week" };
const hours: Task = { id: "hours", name: "Opening hours", steps: ["Sign in", "Change them"], every: "needed" };
const backup: Task = { id: "backup", name: "Restore a backup", steps: [], link: "https://videos.example/backup" };
const domain: Access = { id: "domain", name: "Domain", kind: "domain", ownerNow: "client", ownerAfter: "client" };
const bare: Task = { id: "bare", name: "Restore a backup", steps: [] };
const hosting: Access = { id: "hosting", name: "Hosting", kind: "hosting", ownerNow: "client", ownerAfter: "client" };

const outputs = (offboarding: Offboarding) => ({
  model: modelOf(offboarding, null),
  view: offboarding,
  drafts: {},
  versionOf: firstVersion,
});

function fileOf(offboarding: Offboarding, path: string): string {
  const file = handoffOutputs(outputs(offboarding), ["markdown", "html"]).find((each) => each.path === path);
  assert.equal(typeof file?.content, "string");
  return String(file?.content);
}

/** What stands between two texts, the first included. */
function between(text: string, from: string, to: string): string {
  assert.ok(text.includes(from) && text.includes(to), text);
  const start = text.indexOf(from);
  return text.slice(start, text.indexOf(to, start));
}

describe("a guide to jobs of which little is known", () => {
  const atAGlance = `## At a glance

| Job | How often | Minutes | Who |
| --- | --- | --- | --- |
`;
  const training = (tasks: Task[]): string => fileOf(emptyOffboarding({ tasks }), "training.md");

  it("has a heading for those alone of which something is said; all are in the list", () => {
    assert.equal(
      between(training([orders, hours, backup]), "## At", "## Whom"),
      `${atAGlance}| Look through orders | every week | 15 | Holm & Daughters Bakery |
| Opening hours | when needed |  | Holm & Daughters Bakery |
| Restore a backup |  |  | Holm & Daughters Bakery |

What comes up regularly takes about 1 hour a month.

## How each job goes

### Opening hours

1. Sign in
2. Change them

### Restore a backup

More: <https://videos.example/backup>

`,
    );
  });

  it("has a heading for a job of which only the lesson is known, or who did it alone", () => {
    const taught: Task = { id: "refunds", name: "Refunds", steps: [], teach: "Do one together." };
    const tried: Task = { id: "labels", name: "Labels", steps: [], triedAloneOn: "2026-12-01" };
    assert.equal(
      between(training([taught, tried]), "## How", "## Whom"),
      `## How each job goes

### Refunds

**To teach it to somebody new:** Do one together.

### Labels

Done alone for the first time on December 1, 2026.

`,
    );
  });

  it("has no section for how they go if nothing says so, and does not promise one", () => {
    const text = training([orders]);
    assert.equal(
      between(text, "## At", "## Whom"),
      `${atAGlance}| Look through orders | every week | 15 | Holm & Daughters Bakery |

What comes up regularly takes about 1 hour a month.

`,
    );
    assert.match(text, /This guide says what has to be done from December 11, 2026 on, and how often\.\n/);
    assert.match(
      fileOf(emptyOffboarding({ tasks: [orders] }), "README.md"),
      /: what has to be done, and whom to call$/m,
    );
    for (const flavor of ["efficient", "detail-oriented"])
      assert.doesNotMatch(fileOf(emptyOffboarding({ tasks: [orders], flavor }), "training.md"), /\bsteps?\b/, flavor);
  });

  it("is the same on the page and on paper", () => {
    const headings = (tasks: Task[]) => {
      const offboarding = emptyOffboarding({ tasks });
      const page = between(fileOf(offboarding, "handover.html"), '<section id="steps"', "</section>");
      const cards = pdfDocuments(outputs(offboarding))[0]?.document.parts.find(({ look }) => look === "cards");
      const onPaper = cards?.blocks.flatMap((block) =>
        block.type === "heading" ? block.runs.map(({ text }) => text).join("") : [],
      );
      const onPage = [...page.matchAll(/<h[2-4]>(.*?)<\/h[2-4]>/g)].map(([, text]) => text);
      assert.deepEqual(onPaper, onPage);
      return onPage.slice(1);
    };
    assert.deepEqual(headings([orders]), ["At a glance", "Whom to call"]);
    assert.deepEqual(headings([orders, hours]), ["At a glance", "How each job goes", "Opening hours", "Whom to call"]);
  });

  it("has no column that is empty in every row, in README.md neither", () => {
    const rows = (tasks: Task[], path: string): string =>
      between(fileOf(emptyOffboarding({ tasks }), path), "| Job |", "\n\n");
    const domainJob: Task = { id: "renew", name: "Renew it", steps: [], minutes: 10 };
    for (const path of ["training.md", "README.md"]) {
      assert.equal(
        rows([bare, domainJob], path),
        `| Job | Minutes | Who |
| --- | --- | --- |
| Restore a backup |  | Holm & Daughters Bakery |
| Renew it | 10 | Holm & Daughters Bakery |`,
      );
      assert.match(rows([hours], path), /^\| Job \| How often \| Who \|\n\| --- \| --- \| --- \|\n/);
      assert.match(rows([bare], path), /^\| Job \| Who \|\n\| --- \| --- \|\n/);
    }
  });

  it("says how often only where that is known, and that every step is there only where each job has steps", () => {
    const said = (tasks: Task[], flavor: string): string => fileOf(emptyOffboarding({ tasks, flavor }), "training.md");
    assert.match(
      said([{ id: "hours", name: "Opening hours", steps: ["Sign in"] }], "efficient"),
      /from December 11, 2026 on, and how\.\n/,
    );
    assert.match(said([bare], "efficient"), /from December 11, 2026 on\.\n/);
    assert.match(said([orders], "efficient"), /from December 11, 2026 on, and how often\.\n/);
    assert.match(said([hours], "efficient"), /Each job is one short list/);
    assert.match(said([hours], "detail-oriented"), /Every job is written down step by step/);
    assert.doesNotMatch(said([hours, orders], "efficient"), /Each job is one short list/);
    assert.doesNotMatch(said([hours, orders], "detail-oriented"), /step by step/);
  });

  it("asks for a way to reach whoever is to be called", () => {
    const name = "Anna Berg";
    const called = (provider: NonNullable<Offboarding["provider"]>): string =>
      between(`${fileOf(emptyOffboarding({ provider }), "training.md")}\n\n`, "## Whom to call\n", "\n\n\n").trim();
    assert.match(called({ name }), /\n\nAnna Berg: \[your email or phone\]$/);
    assert.match(called({ name, phone: "+353 1 555 0142" }), /\n\nAnna Berg: \+353 1 555 0142$/);
    const until = emptyOffboarding({ provider: { name }, support: { until: "2027-01-15" } });
    assert.match(fileOf(until, "training.md"), /until Friday, January 15, 2027\. Write to \[your email or phone\]\./);
  });

  const warnings = (offboarding: Offboarding, kind: "training" | "meeting", text: string) =>
    checkDraft({ kind, text, offboarding, today: "2026-12-10" }).filter(({ rule }) => rule === "empty-section");

  it("warns in the draft, at the job's row, and leads to the details", () => {
    const tasks = [{ ...orders, name: "Orders | *all*" }, hours, backup];
    const offboarding = emptyOffboarding({ tasks });
    const text = renderDraft("training", modelOf(offboarding));
    const found = warnings(offboarding, "training", text);
    assert.deepEqual(
      found.map(({ severity, message, fix }) => [severity, message, fix]),
      [
        [
          "warning",
          "Nothing says how “Orders | *all*” is done. Write its steps in the details, or here.",
          { title: "Open the details", tab: "tasks" },
        ],
      ],
    );
    const [first] = found;
    assert.ok(first);
    assert.equal(
      text.slice(first.offset, first.offset + first.length),
      "| Orders \\| \\*all\\* | every week | 15 | Holm & Daughters Bakery |",
    );
  });

  it("warns no more once the draft itself says it, and of a heading alone once", () => {
    const offboarding = emptyOffboarding({ tasks: [orders] });
    const text = renderDraft("training", modelOf(offboarding));
    assert.equal(warnings(offboarding, "training", `${text}\n### Look through orders\n\nCall them.\n`).length, 0);
    const alone = warnings(offboarding, "training", `${text}\n### Look through orders\n`);
    assert.deepEqual(
      alone.map(({ message }) => message),
      ["Nothing stands below “Look through orders”."],
    );
  });

  it("warns in the meeting's draft only if that carries the training", () => {
    const apart = emptyOffboarding({ tasks: [orders] });
    const pieces = apart.pieces.map((piece) => (piece.kind === "training" ? { ...piece, within: "meeting" } : piece));
    const carried = { ...apart, pieces };
    const text = renderDraft("meeting", modelOf(carried));
    assert.equal(warnings(carried, "meeting", text).length, 1);
    assert.equal(warnings(apart, "meeting", text).length, 0);
  });
});

describe("the accounts' table", () => {
  const table = (access: Access[], path: string): string =>
    between(`${fileOf(emptyOffboarding({ access }), path)}\n\n`, "| What |", "\n\n");

  it("has no column that is empty in every row", () => {
    assert.equal(
      table([domain, { ...hosting, payer: "client" }], "README.md"),
      `| What | Whose | Paid by |
| --- | --- | --- |
| Domain | Holm & Daughters Bakery |  |
| Hosting | Holm & Daughters Bakery | Holm & Daughters Bakery |`,
    );
    assert.equal(
      table([domain, { ...hosting, renewal: "2027-02-01" }], "access.md"),
      `| What | Kind | Owner | Renew by |
| --- | --- | --- | --- |
| Domain | Domain | Holm & Daughters Bakery |  |
| Hosting | Hosting | Holm & Daughters Bakery | February 1, 2027 |`,
    );
    assert.equal(
      table([{ ...domain, recovery: "jane@acme.example" }], "README.md"),
      `| What | Whose | Forgotten password |
| --- | --- | --- |
| Domain | Holm & Daughters Bakery | <jane@acme.example> |`,
    );
    const bare = fileOf(emptyOffboarding({ access: [domain] }), "access.md");
    assert.match(bare, /No password and no key is in here\.\n/);
  });

  it("calls the kind of an account by its word, and one of somebody's own as they do", () => {
    const access: Access[] = [
      { ...domain, name: "example.com", kind: "dns" },
      { ...domain, name: "Actions", kind: "ci" },
      { ...domain, name: "Rack", kind: "co-location_B" },
    ];
    const kinds = (path: string) =>
      table(access, path)
        .split("\n")
        .slice(2)
        .map((row) => row.split(" | ")[1]);
    for (const path of ["access.md", "developer.md"])
      assert.deepEqual(kinds(path), ["DNS (name servers)", "Builds and deployment (CI)", "co-location_B"], path);
  });

  it("has none on the page, on paper, and where a meeting carries it", () => {
    const offboarding = emptyOffboarding({ access: [domain, { ...hosting, payer: "client" }] });
    const page = between(fileOf(offboarding, "handover.html"), '<section id="accounts"', "</table>");
    assert.deepEqual(
      [...page.matchAll(/scope="col">([^<]*)</g)].map(([, text]) => text),
      ["What", "Whose", "Paid by"],
    );
    assert.deepEqual(
      [...page.matchAll(/data-label="([^"]*)">([^<]*)</g)].map(([, label, text]) => `${label ?? ""}: ${text ?? ""}`),
      ["Whose: you", "Paid by: ", "Whose: you", "Paid by: you"],
    );
    const blocks = pdfDocuments(outputs(offboarding))[0]?.document.parts.at(-1)?.blocks ?? [];
    const heads = blocks.flatMap((block) =>
      block.type === "table" ? [block.head.map((cell) => cell.map(({ text }) => text).join(""))] : [],
    );
    assert.deepEqual(heads, [["What", "Whose", "Paid by"]]);
    const pieces = offboarding.pieces.map((piece) =>
      piece.kind === "access" ? { ...piece, within: "meeting" } : piece,
    );
    const meeting = renderDraft("meeting", modelOf({ ...offboarding, pieces }));
    assert.match(
      meeting,
      /^\| What \| Whose \| Paid by \|\n\| --- \| --- \| --- \|\n\| Domain \| Holm & Daughters Bakery \|  \|\n\| Hosting \| Holm & Daughters Bakery \| Holm & Daughters Bakery \|$/m,
    );
  });
});
