import { assert } from "chai";
import * as vscode from "vscode";
import { whyNot, draftKinds } from "../../src/core/drafts.js";
import { type Offboarding, offboarding as offboardingSchema } from "../../src/core/offboarding.js";
import { newText } from "../../src/core/start.js";
import { archive } from "../../src/private/archives.js";
import { client } from "../../src/private/clients.js";
import { keys, type prefixes } from "../../src/private/keys.js";
import { myDetails } from "../../src/private/myDetails.js";
import { privateWords } from "../../src/private/privateWords.js";
import { referral } from "../../src/private/referrals.js";
import { foundTexts } from "../support/foundTexts.js";
import { generate, type Planted } from "../support/generated.js";
import { sampleOffboarding } from "../support/sample.js";
import { cleanUp, folder, readText, run, writeText } from "./harness.js";

const id = "planted-offboarding";
const other = "planted-elsewhere";

/** Everything that is kept on the user's machine: a schema for each kind of key. A new kind has to be added here, or nothing compiles. */
const kinds: Readonly<Record<keyof typeof prefixes | "myDetails", Parameters<typeof generate>[0]>> = {
  myDetails,
  words: privateWords,
  client,
  archive,
  referral,
};

const keyOf: Readonly<Record<keyof typeof kinds, string>> = {
  myDetails: keys.myDetails,
  words: keys.words(id),
  // Of other clients: nobody may learn of them from this one's documents.
  client: keys.client(other),
  archive: keys.archive(other),
  referral: keys.referral("planted"),
};

/** A word in every private field, made from the schemas; then everything is done, and they are searched for. */
export function privacySuite(): void {
  describe("nothing private goes out", () => {
    const home = () => vscode.Uri.joinPath(folder(), ".sendoff", "planted");
    const file = () => vscode.Uri.joinPath(home(), "offboarding.json");
    const outside = () => vscode.Uri.joinPath(folder(), "..", "sendoff-planted.json");
    beforeEach(cleanUp);
    afterEach(async () => {
      await run("forgetClient", { offboarding: file().toString() }).catch(() => undefined);
      await cleanUp();
      await run("myDetails", { set: Object.fromEntries(Object.keys(myDetails.shape).map((field) => [field, null])) });
    });

    it("whatever is done: no private field is in the workspace, a draft, an export, an answer or on the clipboard", async () => {
      const generated = Object.entries(kinds).map(([kind, schema]) => ({
        key: keyOf[kind as keyof typeof kinds],
        ...generate(schema, `ONLY7Q${kind.toUpperCase()}`),
      }));
      const planted = generated.flatMap((each) => each.planted);
      const secrets = planted.filter(({ visibility }) => visibility !== "client");
      assert.isAbove(secrets.length, 25);

      const document = generatedOffboarding();
      await writeText(file(), textWithUnknownFields(document.value));
      const kept = Object.fromEntries(generated.map(({ key, value }) => [key, value]));
      await writeText(outside(), JSON.stringify({ sendoffPrivate: 1, kept }));
      await run("importPrivate", { file: outside().toString() });
      // They all are kept, or nothing would be tried.
      await run("exportPrivate", { file: outside().toString() });
      const mine = await readText(outside());
      await vscode.workspace.fs.delete(outside());
      const lost = secrets.filter(({ mark }) => !mine.includes(mark));
      assert.deepEqual(lost, []);

      const told = await doEverything();
      const files = await filesBelow(folder());
      assert.isAbove(files.length, 25);
      const texts = files.map(({ path, bytes }) => ({ where: path, text: foundTexts(path, bytes).join("\n") }));
      const all = [...texts, ...told];
      refuse(all, secrets);

      // Nobody said who may read a field that Sendoff does not know, so it stands in its file, and goes no further.
      const itself = /offboarding\.json$|resolve|restore/;
      refuse(
        all.filter(({ where }) => !itself.test(where)),
        [{ path: "x-unknown", mark: unknown, visibility: undefined }],
      );

      // The search finds what is there: what the client may read is in each kind of document.
      const name = document.planted.find(({ path }) => path === ".deliverables[].name")?.mark ?? "";
      for (const ending of [".md", ".html", ".pdf", ".zip", ".eml"])
        assert.isTrue(
          texts.some(({ where, text }) => where.endsWith(ending) && text.includes(name)),
          `${name} is found in a ${ending}`,
        );
      await run("archive", { offboarding: file().toString() });
      const left = await filesBelow(folder());
      refuse(
        left.map(({ path, bytes }) => ({ where: path, text: foundTexts(path, bytes).join("\n") })),
        secrets,
      );
      console.log(
        `      ${String(secrets.length)} private fields in ${String(all.length)} files, drafts, exports and answers: 0 found`,
      );
    });

    /** Ticks, drafts, checks, exports and sends; answers with what came back and what was on the clipboard. */
    async function doEverything(): Promise<readonly { where: string; text: string }[]> {
      const told: { where: string; text: string }[] = [];
      const call = async (command: string, argument: object = {}): Promise<void> => {
        const answer = await run(command, { offboarding: file().toString(), ...argument });
        told.push({ where: `answer of ${command} ${JSON.stringify(argument)}`, text: JSON.stringify(answer ?? null) });
      };
      const clipboard = async (where: string): Promise<void> => {
        told.push({ where: `clipboard after ${where}`, text: await vscode.env.clipboard.readText() });
      };
      await call("setItemState", { item: "pushed", state: "done" });
      await call("setItemState", { item: "no-secrets", state: "not-needed", because: "other", why: `${word} why` });
      await call("addItem", { piece: "summary", title: "One more" });
      await call("moveItem", { item: "deliverables", piece: "training" });
      await call("combinePieces", { preset: "meeting-carries" });
      await call("verify");
      for (const kind of draftKinds.filter((each) => whyNot(each, "complete") === undefined)) {
        await call("draft", { kind, open: false });
        await call("checkDraft", { kind });
        await call("refreshDraft", { kind });
        for (const as of ["markdown", "text", "rich"]) {
          await call("copyDraft", { kind, as, anyway: `${word} anyway` });
          await clipboard(`${kind} as ${as}`);
        }
        const eml = vscode.Uri.joinPath(home(), `${kind}.eml`).toString();
        await call("saveEml", { kind, file: eml, anyway: `${word} anyway` }).catch((error: unknown) => {
          told.push({ where: `refusal of saveEml ${kind}`, text: String(error) });
        });
      }
      await call("edit", { set: { "support.covers": "Everything" } });
      await call("refreshDraft", { kind: "email" });
      await call("copyReminder", { kind: "client-reminder" });
      await clipboard("a reminder");
      for (const formats of [["markdown"], ["html"], ["pdf"], ["ics"], ["markdown", "html", "pdf", "ics"]]) {
        await call("previewHandoff", { formats });
        await call("export", { formats, audience: "both", onConflict: "overwrite" });
      }
      await call("zipHandoff", { file: vscode.Uri.joinPath(home(), "handoff.zip").toString() });
      await call("exportChecklist");
      await call("saveTemplate", { name: "planted", team: true });
      await call("setReason", { reason: "contract-end" });
      told.push({ where: "answer of undo", text: JSON.stringify(await run("undo")) });
      await call("next");
      told.push({ where: "answer of list", text: JSON.stringify(await run("list")) });
      told.push({ where: "answer of facts", text: JSON.stringify(await run("facts", {})) });
      await call("markEmailSent", { anyway: `${word} sent` });
      await call("close", { anyway: `${word} closed` });
      await call("startAgain", { lastDay: "2027-06-30", reason: "complete" });
      return told;
    }
  });
}

/** What is typed as private words along the way. */
const word = "ONLY7QTYPED";
const unknown = "UNKNOWN7Q";

/** An offboarding with every field filled, and the usual list. */
function generatedOffboarding(): { value: Offboarding; planted: readonly Planted[] } {
  const { value, planted } = generate(offboardingSchema, "SAFE7Q");
  const filled = value as Offboarding;
  const { closedOn: _closedOn, email: _email, billing: _billing, ...open } = filled;
  const { pieces } = sampleOffboarding({ size: "full" });
  const [first] = filled.pieces;
  const item = first?.items[0];
  const noted = pieces.map((piece) => ({
    ...piece,
    items: piece.items.map((each) => ({ ...each, ...(item?.note !== undefined && { note: item.note }) })),
  }));
  return { value: { ...open, id, status: "open", reason: "complete", pieces: noted }, planted };
}

function textWithUnknownFields(document: Offboarding): string {
  return newText(document)
    .replace(/^(\s*)"title":/gm, `$1"x-unknown": "${unknown}",\n$1"title":`)
    .replace(/^(\s*)"name":/gm, `$1"x-unknown": "${unknown}",\n$1"name":`)
    .replace(/^( {2})"status":/m, `$1"x-unknown": "${unknown}",\n$1"status":`);
}

function refuse(texts: readonly { where: string; text: string }[], planted: readonly Planted[]): void {
  const marks = [...planted, { path: "typed along the way", mark: word }];
  const found = texts.flatMap(({ where, text }) =>
    marks.flatMap(({ path, mark }) => (text.includes(mark) ? [`${path} in ${where}`] : [])),
  );
  assert.deepEqual(found, []);
}

async function filesBelow(uri: vscode.Uri): Promise<readonly { path: string; bytes: Uint8Array }[]> {
  const entries = await vscode.workspace.fs.readDirectory(uri);
  const found = await Promise.all(
    entries.map(async ([name, type]) => {
      const each = vscode.Uri.joinPath(uri, name);
      if (type === vscode.FileType.Directory) return filesBelow(each);
      return [{ path: each.path, bytes: await vscode.workspace.fs.readFile(each) }];
    }),
  );
  return found.flat();
}
