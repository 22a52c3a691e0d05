import assert from "node:assert/strict";
import fc from "fast-check";
import { after, describe, it } from "mocha";
import { isUserError } from "../../../src/core/errors.js";
import { addItem, editItem, setItemState } from "../../../src/core/items.js";
import type { Operation } from "../../../src/core/operation.js";
import { newText } from "../../../src/core/start.js";
import { readDocument } from "../../../src/store/readDocument.js";
import { Store } from "../../../src/store/store.js";
import { EditorFiles } from "../../support/editorFiles.js";
import { MemoryBackups } from "../../support/memoryFiles.js";
import { fixedContext, sampleOffboarding } from "../../support/sample.js";
import { runs } from "./editing.js";

/*
 * Several people at one file: the sidebar, somebody who types in the editor, and a program that writes the disk and knows nothing of us,
 * while watchers tell of it late, twice or never. Every step of every one of them comes when fast-check says so.
 */

const uri = "memory:/.sendoff/acme/offboarding.json";
const items = ["deliverables", "jobs", "guide"] as const;

/** What somebody does; a number makes it recognisable. */
type Deed =
  | { readonly by: "sidebar"; readonly does: "note" | "tick" | "untick"; readonly item: (typeof items)[number] }
  | { readonly by: "sidebar"; readonly does: "add" | "undo" | "redo" }
  | { readonly by: "hand"; readonly does: "open" | "close" | "comment" | "field" | "break" | "mend" | "save" }
  | { readonly by: "outside"; readonly does: "write" | "rename" }
  | { readonly by: "watcher"; readonly does: "file" | "folder" | "editor" };

const item = fc.constantFrom(...items);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ by: fc.constant("sidebar"), does: fc.constantFrom("note", "tick", "untick"), item }),
  },
  { weight: 3, arbitrary: fc.record({ by: fc.constant("sidebar"), does: fc.constantFrom("add", "undo", "redo") }) },
  {
    weight: 5,
    arbitrary: fc.record({
      by: fc.constant("hand"),
      does: fc.constantFrom("open", "close", "comment", "field", "break", "mend", "save"),
    }),
  },
  { weight: 3, arbitrary: fc.record({ by: fc.constant("outside"), does: fc.constantFrom("write", "rename") }) },
  {
    weight: 3,
    arbitrary: fc.record({ by: fc.constant("watcher"), does: fc.constantFrom("file", "folder", "editor") }),
  },
);

/** Comments, unknown fields, tabs and CRLF: as somebody's file may be. */
const original = newText(sampleOffboarding())
  .replace('  "project"', '  "x-hand": 0, // typed\n  "x-outside": 0,\n  // the project\n  "project"')
  .replace('"id": "guide"', '/* last */ "id": "guide"')
  .replace(/^( {2})+/gm, (spaces) => "\t".repeat(spaces.length / 2))
  .replaceAll("\n", "\r\n");

/** A text without what the deeds touch: all else must be the same in every byte, but for the comma behind a last line. */
function untouched(text: string): readonly string[] {
  return text
    .replace(/,?\s*\{[^{}]*"title": "added \d+"[^{}]*\}/g, "")
    .replace(/"x-(hand|outside)": \d+/g, '"x-$1": …')
    .replace(/ renamed \d+"/g, '"')
    .split("\n")
    .filter((line) => !/"(state|doneAt|note)": |\/\/ hand \d+/.test(line))
    .map((line) => line.replace(/,(?=\r?$)/, ""));
}

/** What the sidebar was told is done, in that order. */
interface Done {
  readonly label: string;
  readonly item: string;
  readonly field: "note" | "state" | "added";
  readonly value: string;
  undone: boolean;
}

class Scene {
  readonly done: Done[] = [];
  readonly typed: string[] = [];
  readonly written: string[] = [];
  refused = 0;
  private count = 0;
  private isBroken = false;
  private readonly store: Store;

  constructor(readonly files: EditorFiles) {
    const tools = { files, backups: new MemoryBackups(), context: () => fixedContext() };
    this.store = new Store(tools, (error) => {
      throw error;
    });
  }

  ready(): Promise<void> {
    return this.store.ready();
  }

  async play(deed: Deed): Promise<void> {
    const number = String(++this.count);
    switch (deed.by) {
      case "sidebar":
        return this.sidebar(deed, number);
      case "hand":
        this.hand(deed.does, number);
        return;
      case "outside":
        this.outside(deed.does, number);
        return;
      case "watcher":
        if (deed.does === "editor") this.files.catchUp();
        else this.files.hint(deed.does === "file" ? uri : undefined);
    }
  }

  /** Says which deeds that were reported as done are not to be found. */
  lost(): readonly string[] {
    const places = this.files.everywhere().map(withoutBreak);
    const isSomewhere = (mark: string): boolean => places.some((text) => text.includes(mark));
    return [
      ...this.lostChanges(places),
      ...this.typed.filter((mark) => !isSomewhere(mark)),
      ...this.written.slice(-1).filter((mark) => !isSomewhere(mark)),
    ];
  }

  private lostChanges(places: readonly string[]): readonly string[] {
    const documents = places.map((text) => {
      const reading = readDocument(text);
      assert.ok(reading.ok, `not a document: ${text}`);
      return reading.offboarding.pieces.flatMap((piece) => piece.items);
    });
    const lasting = this.done.filter(({ undone }) => !undone);
    const last = new Map(lasting.map((each) => [`${each.field} ${each.item}`, each]));
    return [...last.values()].flatMap(({ label, field, item: id, value }) => {
      const isThere = documents.some((all) =>
        all.some((each) => (field === "added" ? each.title === value : each.id === id && each[field] === value)),
      );
      return isThere ? [] : [label];
    });
  }

  private async sidebar(deed: Extract<Deed, { by: "sidebar" }>, number: string): Promise<void> {
    try {
      if (deed.does === "undo" || deed.does === "redo") await this.goBack(deed.does);
      else await this.change(deed, number);
    } catch (error) {
      if (!isUserError(error)) throw error;
      this.refused++;
    }
  }

  private async change(deed: Exclude<Extract<Deed, { by: "sidebar" }>, { does: "undo" | "redo" }>, number: string) {
    const label = `${deed.does} ${number}`;
    if (deed.does === "add") {
      const title = `added ${number}`;
      await this.store.update(uri, label, addItem({ piece: "summary", title }));
      this.done.push({ label, item: title, field: "added", value: title, undone: false });
      return;
    }
    if (!("item" in deed)) return;
    const { does, item: id } = deed;
    const state = does === "tick" ? "done" : "open";
    const operation: Operation<unknown> = does === "note" ? editItem(id, { note: label }) : setItemState(id, { state });
    const [field, value] = does === "note" ? (["note", label] as const) : (["state", state] as const);
    const changes = await this.store.update(uri, label, (before, context) => {
      const isOther = before.pieces.some((piece) =>
        piece.items.some((each) => each.id === id && each[field] !== value),
      );
      return { ...operation(before, context), result: isOther };
    });
    // What changed nothing cannot be undone, either.
    if (changes) this.done.push({ label, item: id, field, value, undone: false });
  }

  private async goBack(direction: "undo" | "redo"): Promise<void> {
    const label = await this.store[direction]();
    for (const each of this.done.filter((one) => one.label === label)) each.undone = direction === "undo";
  }

  private hand(does: Extract<Deed, { by: "hand" }>["does"], number: string): void {
    const { files } = this;
    const mark = `// hand ${number}`;
    switch (does) {
      case "open":
        files.open();
        break;
      case "close":
        files.close();
        break;
      case "comment":
        if (!files.editor) break;
        files.type((text) => text.replace("// the project", `${mark}\r\n\t// the project`));
        this.typed.push(mark);
        break;
      case "field":
        files.type((text) => text.replace(/"x-hand": \d+/, `"x-hand": ${number}`));
        break;
      case "break":
        if (!files.editor || this.isBroken) break;
        files.type((text) => broken + text);
        this.isBroken = true;
        break;
      case "mend":
        files.type(withoutBreak);
        this.isBroken &&= files.editor === undefined;
        break;
      case "save":
        files.save();
    }
  }

  /** As a program does that reads a file, changes it and writes it in one go. */
  private outside(does: "write" | "rename", number: string): void {
    const mark = does === "write" ? `"x-outside": ${number}` : ` renamed ${number}"`;
    const pattern = does === "write" ? /"x-outside": \d+/ : /(?<="name": "Acme shop)( renamed \d+)?"/;
    this.files.disk = this.files.disk.replace(pattern, mark);
    if (does === "write") this.written.push(mark);
  }
}

const broken = "}";

function withoutBreak(text: string): string {
  return text.startsWith(broken) ? text.slice(1) : text;
}

/** Plays the deeds, each of their steps when the scheduler says so, and looks at what is left when the dust has settled. */
async function play(scheduler: fc.Scheduler, deeds: readonly Deed[]): Promise<Scene> {
  const pause = async (): Promise<void> => {
    await scheduler.schedule(Promise.resolve());
  };
  const scene = new Scene(new EditorFiles(uri, original, pause));
  const all = [
    scene.ready(),
    ...deeds.map(async (each) => {
      await pause();
      await scene.play(each);
    }),
  ];
  await scheduler.waitFor(Promise.all(all));
  scene.files.save();
  assert.deepEqual(scene.lost(), []);
  for (const text of scene.files.everywhere()) assert.deepEqual(untouched(withoutBreak(text)), untouched(original));
  return scene;
}

describe("several people at one file", function () {
  this.timeout(200 * runs.numRuns);
  const counts = { deeds: 0, done: 0, refused: 0 };
  after(() => {
    const { deeds, done, refused } = counts;
    console.log(
      `    ${String(deeds)} deeds of four actors: ${String(done)} changes reported as done, ${String(refused)} refused, 0 lost`,
    );
  });

  it("lose nothing that was reported as done, and leave everything else as it was", async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(deed, { minLength: 12, maxLength: 40 }), async (scheduler, deeds) => {
        const scene = await play(scheduler, deeds);
        counts.deeds += deeds.length;
        counts.done += scene.done.length;
        counts.refused += scene.refused;
      }),
      // Each run is a whole story.
      { numRuns: runs.numRuns / 2 },
    );
  });
});
