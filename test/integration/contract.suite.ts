import { assert } from "chai";
import * as vscode from "vscode";
import { cleanUp, exists, readJson, readText, rejects, run, type Started, startAcme } from "./harness.js";

type Call = readonly [command: string, argument: object, field: string];

const x = { piece: "summary", title: "x" };

/** What nobody may ask for, and the field that the answer names. */
const refused: readonly Call[] = [
  ["start", { client: "B", reason: "complete", lastDay: "2027-02-29" }, "lastDay"],
  ["start", { client: "B", reason: "complete", lastDay: "2027-03-12", startedOn: "once" }, "startedOn"],
  ["start", { client: "B", reason: "complete", lastDay: "2027-03-12", template: "nobody's" }, "template"],
  ["start", { client: "B", reason: "complete", lastDay: "2027-03-12", flavor: "" }, "flavor"],
  ["startAgain", { reason: "complete" }, "lastDay"],
  ["startAgain", { reason: "bored", lastDay: "2027-03-12" }, "reason"],
  ["edit", { set: { reason: "bored" } }, "reason"],
  ["edit", { set: { size: "huge" } }, "size"],
  ["edit", { set: { status: "closed" } }, "status"],
  ["edit", { set: { "project.lastDay": "2027-02-30" } }, "project.lastDay"],
  ["edit", { set: { "project.lastDay": null } }, "project.lastDay"],
  ["edit", { set: { "client.name": "" } }, "client.name"],
  ["edit", { set: { "client.language": "!" } }, "client.language"],
  ["edit", { set: { "provider.colour": "red" } }, "provider.colour"],
  ["edit", { set: { ["x".repeat(100_000)]: 1 } }, `${"x".repeat(200)}…`],
  ["edit", { set: {}, more: 1 }, "more"],
  ["setReason", {}, "reason"],
  ["setReason", { reason: 5 }, "reason"],
  ["setSize", {}, "size"],
  ["setSize", { size: "quick", more: 1 }, "more"],
  ["setShare", {}, "share"],
  ["close", { anyway: 5 }, "anyway"],
  ["close", { anyway: "" }, "anyway"],
  ["reopen", { offboarding: "nobody" }, "offboarding"],
  ["next", { offboarding: 5 }, "offboarding"],
  ["next", { more: 1 }, "more"],
  ["addItem", { ...x, owner: 5 }, "owner"],
  ["addItem", { ...x, note: 5 }, "note"],
  ["addItem", { ...x, link: "javascript:alert(1)" }, "link"],
  ["addItem", { ...x, indent: 4 }, "indent"],
  ["addItem", { ...x, indent: "1" }, "indent"],
  ["addItem", { ...x, due: "2027-02-30" }, "due"],
  ["addItem", { ...x, due: "T-0.5d" }, "due"],
  ["addItem", { ...x, title: "two\nlines" }, "title"],
  ["addItem", { ...x, state: "done" }, "state"],
  ["addItem", { ...x, before: 5 }, "before"],
  ["editItem", { set: {} }, "item"],
  ["editItem", { item: "jobs" }, "set"],
  ["editItem", { item: "jobs", set: { title: null } }, "set.title"],
  ["editItem", { item: "jobs", set: { need: null } }, "set.need"],
  ["editItem", { item: "jobs", set: { due: "tomorrow" } }, "set.due"],
  ["editItem", { item: "jobs", set: { link: "command:x" } }, "set.link"],
  ["editItem", { item: "jobs", set: { id: "x" } }, "set.id"],
  ["editItem", { item: "jobs", set: { auto: "balance" } }, "set.auto"],
  ["editItem", { item: "jobs", set: { color: "red" } }, "set.color"],
  ["removeItem", {}, "item"],
  ["removeItem", { item: [] }, "item"],
  ["removeItem", { item: ["jobs", "nope"] }, "item"],
  ["removeItem", { item: "jobs", more: 1 }, "more"],
  ["setItemState", { item: "jobs", state: "open", because: "other" }, "because"],
  ["setItemState", { item: "jobs", state: "not-needed", because: "other", why: 5 }, "why"],
  ["setItemState", { item: "balance", state: "not-needed", because: "other" }, "item"],
  ["moveItem", {}, "item"],
  ["moveItem", { item: "jobs", before: "jobs", piece: "repo" }, "before"],
  ["moveItem", { item: ["jobs", 5], piece: "repo" }, "item"],
  ["addPiece", {}, "title"],
  ["addPiece", { title: 5 }, "title"],
  ["addPiece", { title: "x", before: "nope" }, "before"],
  ["addPiece", { title: "x", before: "aftercare" }, "before"],
  ["movePiece", { piece: "summary" }, "before"],
  ["movePiece", { piece: "summary", before: 5 }, "before"],
  ["movePiece", { piece: "summary", before: "nope" }, "before"],
  ["movePiece", { piece: "summary", before: "aftercare" }, "before"],
  ["movePiece", { piece: "email", before: "summary" }, "piece"],
  ["movePiece", { piece: "aftercare", before: null }, "piece"],
  ["removePiece", { piece: "email" }, "piece"],
  ["removePiece", {}, "piece"],
  ["combinePieces", {}, "piece"],
  ["combinePieces", { piece: "summary" }, "within"],
  ["combinePieces", { piece: "summary", within: "plan" }, "within"],
  ["combinePieces", { piece: "meeting", within: "meeting" }, "within"],
  ["combinePieces", { piece: "email", within: "meeting" }, "piece"],
  ["combinePieces", { piece: "aftercare", within: "email" }, "piece"],
  ["combinePieces", { preset: "all" }, "preset"],
  ["separatePiece", {}, "piece"],
  ["importMarkdown", { text: 5 }, "text"],
  ["importMarkdown", { text: "- [ ] a", bullets: "yes" }, "bullets"],
  ["importMarkdown", { uri: "not a uri" }, "uri"],
  ["exportChecklist", { more: 1 }, "more"],
  ["saveTemplate", {}, "name"],
  ["saveTemplate", { name: " " }, "name"],
  ["saveTemplate", { name: "x", team: "yes" }, "team"],
];

/** The commands for the flow and its items, call by call: what is refused, and how; and what a late or long flow comes to. */
export function contractSuite(): void {
  describe("contract", () => {
    let acme: Started;
    beforeEach(async () => {
      await cleanUp();
      acme = await startAcme();
    });
    afterEach(cleanUp);
    const text = (): Promise<string> => readText(vscode.Uri.parse(acme.uri));

    it("every wrong call names its field, and changes nothing", async () => {
      const before = await text();
      const faults: string[] = [];
      for (const [command, argument, field] of refused)
        await rejects(run(command, argument), field).catch((fault: unknown) => {
          faults.push(`${command} ${JSON.stringify(argument)}: ${String(fault)}`);
        });
      assert.deepEqual(faults, []);
      assert.equal(await text(), before);
      assert.lengthOf(await run<unknown[]>("list"), 1);
    });

    it("the email stays last, and nobody goes in a circle, whatever is combined and moved", async () => {
      const order = async (): Promise<string[]> => (await readJson(acme.uri)).pieces.map(({ kind }) => kind);
      await run("combinePieces", { piece: "meeting", within: "email" });
      await rejects(run("combinePieces", { piece: "summary", within: "meeting" }), "within", /itself inside/);
      await run("separatePiece", { piece: "meeting" });
      await run("combinePieces", { piece: "summary", within: "meeting" });
      await rejects(run("combinePieces", { piece: "meeting", within: "email" }), "piece", /carries/);
      const { piece } = await run<{ piece: string }>("addPiece", { title: "Hand over the till" });
      await run("movePiece", { piece, before: null });
      await run("movePiece", { piece: "plan", before: null });
      await run("combinePieces", { preset: "email-carries" });
      await run("combinePieces", { preset: "separate" });
      assert.deepEqual((await order()).slice(-4), ["custom", "plan", "email", "aftercare"]);
    });

    it("a last day in the past is fine, and nothing is overdue on the first day", async () => {
      const late = await startAcme({ client: "Late", lastDay: "2020-02-28" });
      const rows = await run<{ slug: string; next: { due?: string } }[]>("list");
      const due = rows.find(({ slug }) => slug === late.slug)?.next.due ?? "";
      assert.isAbove(Date.parse(due), Date.now());
    });

    it("moving the last day moves all that counts from it", async () => {
      const due = async (): Promise<string | undefined> =>
        (await run<{ next: { due?: string } }[]>("list"))[0]?.next.due;
      assert.equal(await due(), "2027-02-19");
      await run("edit", { set: { "project.lastDay": "2027-03-19" } });
      assert.equal(await due(), "2027-02-26");
    });

    it("another reason or size by edit is the same as by its own command", async () => {
      const other = await startAcme({ client: "Other" });
      await run("edit", { offboarding: "acme-ltd", set: { reason: "paused", size: "full" } });
      await run("setReason", { offboarding: other.slug, reason: "paused" });
      await run("setSize", { offboarding: other.slug, size: "full" });
      assert.deepEqual((await readJson(acme.uri)).pieces, (await readJson(other.uri)).pieces);
      await run("undo");
    });

    it("a closed list is frozen but for the aftercare, and comes back as it was", async () => {
      await run("setSize", { size: "standard" });
      await run("close", { anyway: "they moved" });
      const frozen = await text();
      const changes: readonly (readonly [string, object])[] = [
        ["addItem", x],
        ["editItem", { item: "jobs", set: { note: "n" } }],
        ["removeItem", { item: "jobs" }],
        ["moveItem", { item: "jobs", piece: "repo" }],
        ["setItemState", { item: ["hello-two-weeks", "jobs"], state: "done" }],
        ["movePiece", { piece: "summary", before: null }],
        ["combinePieces", { preset: "separate" }],
        ["separatePiece", { piece: "summary" }],
        ["setSize", { size: "full" }],
        ["edit", { set: { flavor: "friendly" } }],
        ["importMarkdown", { text: "- [ ] a" }],
        ["markEmailSent", {}],
      ];
      for (const [command, argument] of changes) await rejects(run(command, argument), "offboarding", /reopen/);
      assert.equal(await text(), frozen);
      assert.isFalse(await exists(vscode.Uri.joinPath(vscode.Uri.parse(acme.uri), "..", "email.md")));
      await run("setItemState", { item: "hello-two-weeks", state: "done" });
      await run("undo");
      await run("reopen", {});
      await run("setItemState", { item: "jobs", state: "done" });
    });
  });
}
