import { assert } from "chai";
import * as vscode from "vscode";
import {
  cleanUp,
  exists,
  folder,
  readJson,
  readText,
  rejects,
  run,
  type Started,
  startAcme,
  writeText,
  until,
} from "./harness.js";

interface Row {
  slug: string;
  uri: string;
  folder: string;
  client: string;
  progress: { done: number; total: number; requiredOpen: number };
  next: { piece: string; item: string; title: string; due?: string } | null;
  balance: { known: boolean; open: { currency: string; minor: number }[] };
  problems: number;
  [field: string]: unknown;
}

/** The contract of the commands, good and bad, in a real VS Code. */
export function commandsSuite(): void {
  describe("commands", () => {
    let acme: Started;
    beforeEach(async () => {
      await cleanUp();
      acme = await startAcme();
    });
    afterEach(cleanUp);
    const items = async (piece: string): Promise<string[]> =>
      (await readJson(acme.uri)).pieces.find((each) => each.id === piece)?.items.map((item) => item.id) ?? [];

    describe("start and list", () => {
      it("makes the document, and lists it", async () => {
        assert.equal(acme.slug, "acme-ltd");
        const document = await readJson(acme.uri);
        assert.deepInclude(document, { version: 1, status: "open", reason: "complete", size: "quick" });
        assert.equal(document.project.lastDay, "2027-03-12");
        const [row, ...more] = await run<Row[]>("list");
        assert.deepEqual(more, []);
        assert.deepInclude(row, {
          slug: "acme-ltd",
          uri: acme.uri,
          folder: folder().toString(),
          client: "Acme Ltd",
          reason: "complete",
          status: "open",
          lastDay: "2027-03-12",
          progress: { done: 0, total: 18, requiredOpen: 13 },
          balance: { known: false, open: [] },
          problems: 0,
        });
        assert.deepInclude(row?.next, { piece: "access", item: "access-list", due: "2027-02-19" });
      });

      it("writes JSON for people and git: two spaces, one property a line, a final newline", async () => {
        const text = await readText(vscode.Uri.parse(acme.uri));
        assert.equal(text, `${JSON.stringify(JSON.parse(text), null, 2)}\n`);
      });

      it("takes any name with a visible character, and never leaves the folder", async () => {
        const names = [
          "../../etc",
          "Acme Ltd",
          "CON",
          "🎉",
          "Пекарня",
          "a\nb",
          `x${"y".repeat(300)}`,
          "<script>alert(1)</script>",
          "Templates",
        ];
        const started: Started[] = [];
        for (const client of names) started.push(await startAcme({ client }));
        assert.deepEqual(
          started.slice(0, 6).map((each) => each.slug),
          ["etc", "acme-ltd-2", "con-client", "client", "пекарня", "a-b"],
        );
        for (const { slug, uri } of started)
          assert.equal(uri, vscode.Uri.joinPath(folder(), ".sendoff", slug, "offboarding.json").toString());
        assert.lengthOf(await run<Row[]>("list"), names.length + 1);
        for (const client of ["", " ", "\u200b\u3164"])
          await rejects(startAcme({ client }), "client", /must not be empty/);
      });

      it("takes everything it may be told", async () => {
        const told = {
          project: "Shop",
          startedOn: "2026-01-05",
          flavor: "friendly",
          size: "full",
          contacts: [{ name: "Jane Doe", email: "jane@acme.example" }],
          folder: folder().toString(),
          share: true,
        };
        const document = await readJson((await startAcme(told)).uri);
        assert.deepEqual(document.project, { name: "Shop", startedOn: "2026-01-05", lastDay: "2027-03-12" });
        assert.deepEqual([document.flavor, document.size], ["friendly", "full"]);
        assert.deepEqual(document.client.contacts, [{ id: "jane-doe", name: "Jane Doe", email: "jane@acme.example" }]);
      });

      it("names the field that is wrong, and leaves nothing behind", async () => {
        await rejects(run("start", { client: "B", reason: "complete" }), "lastDay", /required/);
        await rejects(run("start", { reason: "complete", lastDay: "2027-03-12" }), "client", /required/);
        await rejects(run("start", { client: "B", lastDay: "2027-03-12" }), "reason", /required/);
        await rejects(startAcme({ client: "B", reason: "bored" }), "reason", /"complete"/);
        await rejects(startAcme({ client: "B", lastDay: "2027-02-30" }), "lastDay", /day that exists/);
        await rejects(startAcme({ client: "B", lastDay: 5 }), "lastDay");
        await rejects(startAcme({ client: 5 }), "client");
        await rejects(startAcme({ client: "B", size: "huge" }), "size");
        await rejects(startAcme({ client: "B", share: "yes" }), "share");
        await rejects(startAcme({ client: "B", contacts: [{ email: "x@y" }] }), "contacts.0.name");
        await rejects(startAcme({ client: "B", folder: "/nowhere" }), "folder");
        await rejects(startAcme({ client: "B", unknown: 1 }), "unknown");
        await rejects(Promise.resolve(vscode.commands.executeCommand("sendoff.start", "Acme")), "argument");
        assert.lengthOf(await run<Row[]>("list"), 1);
        assert.isFalse(await exists(vscode.Uri.joinPath(folder(), ".sendoff", "b")));
      });
    });

    describe("which offboarding", () => {
      it("is the only one, or told by slug or URI, else the last focused one", async () => {
        await run("edit", { set: { flavor: "efficient" } });
        const other = await startAcme({ client: "Other" });
        await run("edit", { set: { flavor: "friendly" } });
        assert.deepEqual(
          [(await readJson(acme.uri)).flavor, (await readJson(other.uri)).flavor],
          ["efficient", "friendly"],
        );
        await run("edit", { offboarding: "acme-ltd", set: { flavor: "own" } });
        await run("edit", { offboarding: other.uri, set: { flavor: null } });
        assert.deepEqual([(await readJson(acme.uri)).flavor, (await readJson(other.uri)).flavor], ["own", undefined]);
      });

      it("is the one whose step, form, file or draft was opened last", async () => {
        const other = await startAcme({ client: "Other" });
        const focused = async (): Promise<string> =>
          (await run<{ text: string }>("exportChecklist", {})).text.startsWith("# Other") ? other.slug : acme.slug;
        await run("next", { offboarding: acme.slug });
        await run("openDetails", { offboarding: other.slug });
        assert.equal(await focused(), other.slug);
        await vscode.window.showTextDocument(vscode.Uri.parse(acme.uri));
        await until(async () => (await focused()) === acme.slug, "the text editor");
        await run("draft", { offboarding: other.slug, kind: "summary" });
        await until(async () => (await focused()) === other.slug, "the draft editor");
        // Naming one, and a file that changes while it is not looked at, is not turning to it.
        await run("edit", { offboarding: acme.slug, set: { flavor: "own" } });
        assert.equal(await focused(), other.slug);
      });

      it("rejects when there is none of that name, or none at all", async () => {
        await rejects(run("edit", { offboarding: "nobody", set: {} }), "offboarding", /there are acme-ltd/);
        await rejects(run("edit", { offboarding: 7, set: {} }), "offboarding");
        await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), ".sendoff"), { recursive: true });
        await rejects(run("edit", { set: {} }), "offboarding", /sendoff\.start/);
      });
    });

    describe("edit", () => {
      it("sets by path, and answers with what changed", async () => {
        const set = { "project.lastDay": "2027-03-19", "support.until": "2027-04-30", reason: "complete" };
        assert.deepEqual(await run("edit", { set }), { changed: ["project.lastDay", "support.until"] });
        assert.equal((await readJson(acme.uri)).support?.until, "2027-04-30");
        await rejects(run("edit", {}), "set", /required/);
        await rejects(run("edit", { set: 5 }), "set");
        await rejects(run("edit", { set: { "project.lastDay": "soon" } }), "project.lastDay");
        await rejects(run("edit", { set: { nonsense: 1 } }), "nonsense");
      });
    });

    describe("items", () => {
      it("are ticked, unticked, and marked as not needed, one or many", async () => {
        const done = await run<{ progress: Row["progress"] }>("setItemState", {
          item: ["deliverables", "jobs"],
          state: "done",
        });
        assert.deepEqual(done, { progress: { done: 2, total: 18, requiredOpen: 11 } });
        const skipped = await run("setItemState", { item: "guide", state: "not-needed", because: "not-in-contract" });
        assert.deepEqual(skipped, { progress: { done: 2, total: 17, requiredOpen: 10 } });
        const open = await run("setItemState", { item: "jobs", state: "open" });
        assert.deepEqual(open, { progress: { done: 1, total: 17, requiredOpen: 11 } });
      });

      it("reject what cannot be, and then none of them is touched", async () => {
        const before = await readText(vscode.Uri.parse(acme.uri));
        await rejects(run("setItemState", { item: ["jobs", "balance"], state: "done" }), "item", /recordPayment/);
        await rejects(run("setItemState", { item: "goodbye-sent", state: "done" }), "item", /markEmailSent/);
        await rejects(run("setItemState", { item: ["jobs", "nope"], state: "done" }), "item", /no item “nope”/);
        await rejects(run("setItemState", { item: "jobs", state: "not-needed" }), "because", /required/);
        await rejects(run("setItemState", { item: "jobs", state: "not-needed", because: "tired" }), "because");
        await rejects(run("setItemState", { item: "jobs", state: "finished" }), "state");
        await rejects(run("setItemState", { item: "jobs" }), "state", /required/);
        await rejects(run("setItemState", { state: "done" }), "item");
        await rejects(run("setItemState", { item: [], state: "done" }), "item");
        await rejects(run("setItemState", { item: 1, state: "done" }), "item");
        assert.equal(await readText(vscode.Uri.parse(acme.uri)), before);
      });

      it("keep the words for “other” out of the workspace", async () => {
        await run("setItemState", { item: "jobs", state: "not-needed", because: "other", why: "PRIVATE-MARKER" });
        assert.notInclude(await readText(vscode.Uri.parse(acme.uri)), "PRIVATE-MARKER");
        await rejects(run("setItemState", { item: "guide", state: "done", why: "x" }), "why");
      });

      it("are added, edited, moved and removed", async () => {
        const { item } = await run<{ item: string }>("addItem", {
          piece: "summary",
          title: "Call the host",
          before: "jobs",
          need: "required",
          due: "T-3d",
          owner: "both",
          note: "n",
          link: "https://acme.example",
          indent: 1,
        });
        assert.deepEqual(await items("summary"), ["deliverables", "summary-draft", "known-issues", item, "jobs"]);
        assert.deepEqual(await run("editItem", { item, set: { title: "Ring the host", note: null, owner: "both" } }), {
          changed: ["title", "note"],
        });
        assert.deepEqual(await run("moveItem", { item, before: "deliverables" }), {
          items: [item, "deliverables", "summary-draft", "known-issues", "jobs"],
        });
        assert.deepEqual(await run("moveItem", { item: [item, "jobs"], piece: "repo" }), {
          items: ["pushed", "no-secrets", item, "jobs"],
        });
        assert.deepEqual(await run("removeItem", { item: [item, "jobs"] }), { removed: [item, "jobs"] });
        assert.deepEqual(await items("repo"), ["pushed", "no-secrets"]);
      });

      it("name what is wrong with them", async () => {
        await rejects(run("addItem", { title: "x" }), "piece", /required/);
        await rejects(run("addItem", { piece: "summary" }), "title", /required/);
        await rejects(run("addItem", { piece: "nowhere", title: "x" }), "piece", /there is no piece/);
        await rejects(run("addItem", { piece: "summary", title: " " }), "title");
        await rejects(run("addItem", { piece: "summary", title: "x", due: "T-x" }), "due");
        await rejects(run("addItem", { piece: "summary", title: "x", before: "pushed" }), "before");
        await rejects(run("addItem", { piece: "summary", title: "x", need: "nice" }), "need");
        await rejects(run("editItem", { item: "jobs", set: { state: "done" } }), "set.state", /setItemState/);
        await rejects(run("editItem", { item: "nope", set: {} }), "item");
        await rejects(run("moveItem", { item: "jobs", before: "nope" }), "before");
        await rejects(run("moveItem", { item: "jobs", piece: "nope" }), "piece");
        await rejects(run("removeItem", { item: "nope" }), "item");
      });
    });

    describe("undo and redo", () => {
      it("take back and repeat, newest first, down to the byte", async () => {
        const uri = vscode.Uri.parse(acme.uri);
        const texts = [await readText(uri)];
        await run("setItemState", { item: "jobs", state: "done" });
        texts.push(await readText(uri));
        await run("addItem", { piece: "repo", title: "Call the host" });
        texts.push(await readText(uri));
        await run("moveItem", { item: "jobs", piece: "repo" });
        texts.push(await readText(uri));
        for (const text of texts.slice(0, -1).reverse()) {
          assert.isString((await run<{ label: string }>("undo")).label);
          assert.equal(await readText(uri), text);
        }
        for (const text of texts.slice(1)) {
          assert.isString((await run<{ label: string }>("redo")).label);
          assert.equal(await readText(uri), text);
        }
        assert.isNull(await run("redo"));
      });

      it("say so and do nothing when somebody changed the same thing since", async () => {
        const uri = vscode.Uri.parse(acme.uri);
        await run("editItem", { item: "jobs", set: { title: "Mine" } });
        const theirs = (await readText(uri)).replace('"Mine"', '"Theirs"');
        await writeText(uri, theirs);
        await rejects(run("undo"), "undo", /changed since/);
        assert.equal(await readText(uri), theirs);
      });
    });

    describe("next", () => {
      it("is the next step, or null", async () => {
        const step = await run<Row["next"]>("next");
        assert.deepInclude(step, { piece: "access", item: "access-list" });
        await rejects(run("next", { offboarding: "nobody" }), "offboarding");
      });
    });

    describe("records", () => {
      it("are added, edited and removed", async () => {
        const { id } = await run<{ id: string }>("addRecord", {
          kind: "deliverable",
          value: { name: "Web shop", benefit: "Orders come in at night" },
        });
        assert.deepEqual(
          await run("editRecord", {
            kind: "deliverable",
            id,
            set: { name: "Shop", where: "https://shop.acme.example" },
          }),
          { changed: ["name", "where"] },
        );
        assert.deepEqual((await readJson(acme.uri)).deliverables, [
          { id, name: "Shop", where: "https://shop.acme.example", benefit: "Orders come in at night" },
        ]);
        assert.deepEqual(await run("removeRecord", { kind: "deliverable", id }), { removed: id });
      });

      it("name what is wrong with them, and never take a secret", async () => {
        await rejects(run("addRecord", { kind: "pet", value: {} }), "kind");
        await rejects(run("addRecord", { kind: "deliverable" }), "value");
        await rejects(run("addRecord", { kind: "deliverable", value: {} }), "value.name", /required/);
        await rejects(run("addRecord", { kind: "task", value: { name: "x", minutes: "5" } }), "value.minutes");
        await rejects(run("editRecord", { kind: "deliverable", id: "nope", set: {} }), "id");
        await rejects(run("removeRecord", { kind: "deliverable", id: "nope" }), "id");
        const secret = `ghp_${"a1B2".repeat(9)}`;
        const access = { name: "GitHub", kind: "repository", ownerNow: "me", ownerAfter: "client", recovery: secret };
        await rejects(run("addRecord", { kind: "access", value: access }), "value.recovery", /looks like a secret/);
        assert.notInclude(await readText(vscode.Uri.parse(acme.uri)), secret);
      });

      it("payments work out the balance and tick what follows from it", async () => {
        const { id } = await run<{ id: string }>("addRecord", {
          kind: "invoice",
          value: { number: "2027-7", currency: "EUR", total: 125_000 },
        });
        assert.deepEqual(await run("recordPayment", { invoice: id, amount: 25_000, on: "2027-01-02" }), {
          balance: { known: true, open: [{ currency: "EUR", minor: 100_000 }] },
        });
        await rejects(run("recordPayment", { invoice: id, amount: 100_001 }), "amount");
        await rejects(run("recordPayment", { invoice: "nope" }), "invoice");
        await rejects(run("recordPayment", {}), "invoice", /required/);
        await rejects(run("recordPayment", { invoice: id, amount: 1.5 }), "amount");
        assert.deepEqual(await run("recordPayment", { invoice: id }), { balance: { known: true, open: [] } });
        const [row] = await run<Row[]>("list");
        assert.deepEqual([row?.balance, row?.progress.done], [{ known: true, open: [] }, 1]);
      });
    });

    describe("the goodbye", () => {
      const required = [
        "deliverables",
        "known-issues",
        "jobs",
        "guide",
        "access-list",
        "no-secrets",
        "pushed",
        "final-invoice",
      ];

      it("is held by the balance and by required items, and nothing changes", async () => {
        const before = await readText(vscode.Uri.parse(acme.uri));
        const held = await run<{ sentOn: null; holds: { code: string; item?: string }[] }>("markEmailSent", {});
        assert.isNull(held.sentOn);
        assert.deepEqual(
          held.holds.map((hold) => hold.code),
          ["balance-unknown", ...required.map(() => "item")],
        );
        const copied = await run<{ copied: null; holds: { code: string }[] }>("copyDraft", { kind: "email" });
        assert.isNull(copied.copied);
        assert.lengthOf(
          copied.holds.filter(({ code }) => code !== "draft"),
          9,
        );
        assert.include(
          copied.holds.map(({ code }) => code),
          "draft",
        );
        assert.equal(await readText(vscode.Uri.parse(acme.uri)), before);
      });

      it("goes out when everything is settled", async () => {
        await run("setItemState", { item: required, state: "done" });
        await run("edit", { set: { "billing.outstanding": "none" } });
        const { uri } = await run<{ uri: string }>("draft", { kind: "email", open: false });
        const gaps = await run<{ copied: null; holds: { code: string; message: string }[] }>("copyDraft", {
          kind: "email",
        });
        assert.deepEqual([gaps.copied, ...new Set(gaps.holds.map(({ code }) => code))], [null, "draft"]);
        await writeText(
          vscode.Uri.parse(uri),
          "---\nsubject: Bye\n---\n\nHello Acme,\n\nnothing is left to pay.\n\nSam\n",
        );
        assert.deepEqual(await run("copyDraft", { kind: "email", as: "markdown" }), { copied: "markdown", holds: [] });
        assert.include(await vscode.env.clipboard.readText(), "Acme");
        assert.deepEqual(await run("copyDraft", { kind: "email", as: "text" }), { copied: "text", holds: [] });
        assert.deepEqual(await run("markEmailSent", { sentOn: "2027-03-12" }), { sentOn: "2027-03-12", holds: [] });
        assert.deepEqual((await readJson(acme.uri)).email?.sentOn, "2027-03-12");
      });

      it("is held when an invoice that it is to mention is not in its text", async () => {
        await run("setItemState", { item: required, state: "done" });
        const invoice = {
          number: "2027-7",
          currency: "EUR",
          total: 125_000,
          due: "2027-03-31",
          state: "in-goodbye",
          payLink: "https://pay.acme.example",
        };
        const { id } = await run<{ id: string }>("addRecord", { kind: "invoice", value: invoice });
        const mentioned = await run<{ holds: { code: string }[] }>("copyDraft", { kind: "email" });
        assert.notInclude(
          mentioned.holds.map(({ code }) => code),
          "invoice",
        );
        await writeText(vscode.Uri.joinPath(vscode.Uri.parse(acme.uri), "..", "email.md"), "Bye.\n");
        for (const command of ["copyDraft", "markEmailSent"]) {
          const held = await run<{ holds: { code: string; record?: string }[] }>(
            command,
            command === "copyDraft" ? { kind: "email" } : {},
          );
          assert.deepEqual(
            held.holds.map(({ code, record }) => [code, record]),
            [["invoice", id]],
            command,
          );
        }
      });

      it("knows how to pay from My Details that were entered after the start", async () => {
        assert.isUndefined((await readJson(acme.uri)).provider);
        await run("myDetails", { set: { name: "Sam Field", howToPay: "Bank transfer to IE12 BOFI 9000 0112" } });
        try {
          const invoice = { number: "2027-8", currency: "EUR", total: 99_000, due: "2027-03-31", state: "in-goodbye" };
          const { id } = await run<{ id: string }>("addRecord", { kind: "invoice", value: invoice });
          const held = async (): Promise<(string | undefined)[]> => {
            const { holds } = await run<{ holds: { record?: string }[] }>("copyDraft", { kind: "email" });
            return holds.map(({ record }) => record).filter((record) => record === id);
          };
          const { uri } = await run<{ uri: string }>("draft", { kind: "email", open: false });
          const email = vscode.Uri.parse(uri);
          assert.include(await readText(email), "IE12 BOFI 9000 0112");
          assert.deepEqual(await held(), []);
          await writeText(email, (await readText(email)).replace("IE12 BOFI 9000 0112", "us"));
          assert.deepEqual(await held(), [id]);
        } finally {
          await run("myDetails", { set: { name: null, howToPay: null } });
          await run("edit", { set: { provider: null } });
        }
      });

      it("copies My Details that are entered after the start into the file, and knows whose accounts are meant", async () => {
        const access = { name: "Registrar", kind: "domain", ownerNow: "Sam Field", ownerAfter: "client" };
        const { id } = await run<{ id: string }>("addRecord", { kind: "access", value: access });
        const holds = async (): Promise<readonly string[]> => {
          const closed = await run<{ closed: boolean; holds: { code: string; record?: string }[] }>("close", {});
          assert.isFalse(closed.closed);
          return closed.holds.flatMap(({ code, record = "" }) => (code === "access" ? [record] : []));
        };
        assert.notInclude(await holds(), id);
        try {
          await run("myDetails", { set: { name: "Sam Field", rate: "PRIVATE-MARKER" } });
          assert.deepEqual((await readJson(acme.uri)).provider, { name: "Sam Field" });
          assert.include(await holds(), id);
          await run("myDetails", { set: { name: "Another", howToPay: "Bank transfer" } });
          assert.deepEqual((await readJson(acme.uri)).provider, { name: "Sam Field" });
          assert.include(await holds(), id);
          assert.deepEqual(await run("undo"), { label: "copy of My Details" });
          assert.isUndefined((await readJson(acme.uri)).provider);
        } finally {
          await run("myDetails", { set: { name: null, rate: null, howToPay: null } });
          await run("removeRecord", { kind: "access", id });
        }
        assert.isUndefined((await readJson(acme.uri)).provider);
      });

      it("goes out anyway when told why; the why stays private", async () => {
        await rejects(run("markEmailSent", { anyway: " " }), "anyway");
        const sent = await run<{ sentOn: string; holds: unknown[] }>("markEmailSent", {
          sentOn: "2027-03-12",
          anyway: "PRIVATE-MARKER",
        });
        assert.equal(sent.sentOn, "2027-03-12");
        assert.lengthOf(sent.holds, 9);
        const text = await readText(vscode.Uri.parse(acme.uri));
        assert.deepEqual((JSON.parse(text) as { email: { overridden: boolean } }).email.overridden, true);
        assert.notInclude(text, "PRIVATE-MARKER");
      });

      it("only warns if the user has set it so", async () => {
        await vscode.workspace.getConfiguration("sendoff").update("holds", "warn", vscode.ConfigurationTarget.Global);
        try {
          const sent = await run<{ sentOn: string; holds: unknown[] }>("markEmailSent", { sentOn: "2027-03-12" });
          assert.deepEqual([sent.sentOn, sent.holds.length], ["2027-03-12", 9]);
        } finally {
          await vscode.workspace
            .getConfiguration("sendoff")
            .update("holds", undefined, vscode.ConfigurationTarget.Global);
        }
      });

      it("never holds another draft, and keeps the user's words in one", async () => {
        assert.deepEqual(await run("copyDraft", { kind: "summary", as: "text" }), { copied: "text", holds: [] });
        const draft = vscode.Uri.joinPath(vscode.Uri.parse(acme.uri), "..", "summary.md");
        await run("addRecord", { kind: "deliverable", value: { name: "Web shop" } });
        await run("copyDraft", { kind: "summary" });
        assert.include(await readText(draft), "Web shop", "a draft that nobody touched follows the facts");
        await writeText(draft, "# My own words\n");
        await run("addRecord", { kind: "deliverable", value: { name: "Booking page" } });
        await run("copyDraft", { kind: "summary" });
        assert.equal(await readText(draft), "# My own words\n");
        assert.include(await vscode.env.clipboard.readText(), "My own words");
      });

      it("names what is wrong", async () => {
        await rejects(run("copyDraft", {}), "kind", /required/);
        await rejects(run("copyDraft", { kind: "poem" }), "kind");
        await rejects(run("copyDraft", { kind: "email", as: "morse" }), "as");
        await rejects(run("markEmailSent", { sentOn: "yesterday" }), "sentOn");
      });
    });

    describe("My Details", () => {
      it("are set, read and removed, and stay on the machine", async () => {
        const before = await run<Record<string, unknown>>("myDetails", {});
        try {
          const details = { name: "Sam Field", email: "sam@field.example", rate: "PRIVATE-MARKER" };
          assert.deepInclude(await run<object>("myDetails", { set: details }), details);
          const { uri } = await startAcme({ client: "With details" });
          const text = await readText(vscode.Uri.parse(uri));
          assert.include(text, "Sam Field");
          assert.notInclude(text, "PRIVATE-MARKER");
          await rejects(run("myDetails", { set: { email: "sam" } }), "set.email");
          await rejects(run("myDetails", { set: { colour: "blue" } }), "set.colour");
          await rejects(run("myDetails", { set: { pet: "cat" } }), "set.pet");
        } finally {
          const back = Object.fromEntries(["name", "email", "rate"].map((field) => [field, before[field] ?? null]));
          await run("myDetails", { set: back });
        }
        assert.deepEqual(await run("myDetails", {}), before);
      });
    });
  });
}
