import { assert } from "chai";
import * as vscode from "vscode";
import { isUserError } from "../../../src/core/errors.js";
import { differingEdit } from "../../../src/store/applyEdits.js";
import { readDocument } from "../../../src/store/readDocument.js";
import { newText } from "../../../src/core/start.js";
import { sampleOffboarding } from "../../support/sample.js";
import { folder, readText, run, until, writeText } from "../harness.js";
import type { FaultyDisk } from "./faultyDisk.js";
import { SecondWindow } from "./secondWindow.js";

/** Stands in every private note; nobody may find it in the workspace. */
const onlyYou = "ONLY-YOU-7Q";

/** The scheme of the disk with the faults. */
export const faultyScheme = "sendoff-faults";

let count = 0;

/** One offboarding with somebody who works on it, and a list of what they were told. */
export class Scene {
  /** The text as it has to be in the end, but for the ticks. */
  base = "";
  /** The ticks that were reported as done. */
  readonly done: string[] = [];
  /** What was said where an operation was refused. */
  readonly refused: string[] = [];
  private readonly endings: (() => unknown)[] = [];

  private constructor(
    public uri: vscode.Uri,
    readonly faulty: FaultyDisk,
  ) {}

  /** A new offboarding with this text: in the workspace, or on the faulty disk. */
  static async create(
    faulty: FaultyDisk,
    on: "workspace" | "faulty disk",
    change: (text: string) => string,
  ): Promise<Scene> {
    const name = `fault-${String(++count)}`;
    const home = on === "workspace" ? folder() : vscode.Uri.from({ scheme: faultyScheme, path: `/${name}` });
    const scene = new Scene(vscode.Uri.joinPath(home, ".sendoff", name, "offboarding.json"), faulty);
    scene.base = change(newText({ ...sampleOffboarding(), id: name }));
    await scene.write(scene.base);
    if (on === "workspace") await run("privateNote", { offboarding: scene.uri.toString(), text: onlyYou });
    return scene;
  }

  /** Takes back what the scene has changed around it. */
  async end(): Promise<void> {
    for (const each of this.endings.toReversed()) await each();
  }

  /** What is to be taken back when the scene is over. */
  atEnd(ending: () => unknown): void {
    this.endings.push(ending);
  }

  /** Another setting for this scene; a window of VS Code needs a moment until it counts. */
  async set(section: string, value: unknown): Promise<void> {
    const change = (to: unknown): Thenable<void> =>
      vscode.workspace.getConfiguration().update(section, to, vscode.ConfigurationTarget.Global);
    const before = vscode.workspace.getConfiguration().inspect(section)?.globalValue;
    this.atEnd(() => change(before));
    await change(value);
  }

  /** Ticks an item with the command, or in a second window; keeps what it was told. */
  async tick(item = "jobs", window?: SecondWindow): Promise<void> {
    try {
      if (window) await window.tick(item);
      else await run("setItemState", { offboarding: this.uri.toString(), item, state: "done" });
      this.done.push(item);
    } catch (error) {
      if (window && !isUserError(error)) throw error;
      this.refused.push(error instanceof Error ? error.message : String(error));
    }
  }

  /** Makes an operation that is refused. */
  async tries(operation: Promise<unknown>): Promise<void> {
    try {
      await operation;
    } catch (error) {
      this.refused.push(error instanceof Error ? error.message : String(error));
      return;
    }
    assert.fail("should have been refused");
  }

  async window(): Promise<SecondWindow> {
    const window = await SecondWindow.open(this.uri, (error) => {
      throw error;
    });
    this.atEnd(() => {
      window.dispose();
    });
    return window;
  }

  async open(): Promise<vscode.TextDocument> {
    const document = await vscode.workspace.openTextDocument(this.uri);
    await vscode.window.showTextDocument(document, { preview: false });
    return document;
  }

  /** Opens it, and types without saving. */
  async type(change = typing): Promise<vscode.TextDocument> {
    const document = await this.open();
    const before = document.getText();
    const [{ offset, length, text } = { offset: 0, length: 0, text: "" }] = differingEdit(before, change(before));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(this.uri, new vscode.Range(document.positionAt(offset), document.positionAt(offset + length)), text);
    assert.isTrue(await vscode.workspace.applyEdit(edit));
    await until(() => document.isDirty, "unsaved text");
    this.base = change(this.base);
    return document;
  }

  /** Somebody else changes the file on the disk, and what they changed shall last. */
  async outside(change: (text: string) => string): Promise<void> {
    this.base = change(this.base);
    await this.write(change(await this.disk()));
  }

  async write(text: string): Promise<void> {
    if (this.uri.scheme === faultyScheme) this.faulty.put(this.uri, text);
    else await writeText(this.uri, text);
  }

  disk(): Promise<string> {
    return this.uri.scheme === faultyScheme ? Promise.resolve(this.faulty.text(this.uri) ?? "") : readText(this.uri);
  }

  /** The text as the user has it: what is typed and not saved, else the disk's. */
  async newest(): Promise<string> {
    const dirty = vscode.workspace.textDocuments.find(
      (document) => document.isDirty && document.uri.toString() === this.uri.toString(),
    );
    if (!dirty) return this.disk();
    return (this.base.startsWith("\ufeff") ? "\ufeff" : "") + dirty.getText();
  }

  /**
   * Looks at what is left: every tick that was reported as done is there, all else is as `base`, and what is private is in no file.
   * Answers with how many characters differ outside of the ticks.
   */
  async check(): Promise<number> {
    const text = await this.newest();
    const reading = readDocument(text.replace(/^\ufeff/, ""));
    if (this.done.length > 0) {
      if (!reading.ok) assert.fail(`no document: ${text.slice(0, 200)}`);
      const items = reading.offboarding.pieces.flatMap((piece) => piece.items);
      const ticked = items.filter(({ state }) => state === "done").map(({ id }) => id);
      assert.includeMembers(ticked, this.done, "what was reported as done is there");
    }
    await refuseMarker(folder());
    const rest = unticked(text, this.done);
    const differs = differingEdit(this.base, rest).reduce((sum, edit) => sum + edit.length + edit.text.length, 0);
    if (differs > 0) assert.equal(rest, this.base, "all else is as it was");
    return differs;
  }
}

function typing(text: string): string {
  return text.replace('"status"', '"x-typing": true,\n  "status"');
}

/** The text as it was before the items were ticked. */
function unticked(text: string, items: readonly string[]): string {
  return items.reduce((now, id) => {
    const ticked = `("id":\\s*"${id}"[^{}]*?"state":\\s*)"done"(?:(,[ \\t]*)(\\s*)"doneAt":\\s*"[^"]*"(?:,\\s*"doneBy":\\s*"[^"]*")?(,?))?`;
    return now.replace(new RegExp(ticked), (_all, head: string, behind = "", lineBreak = "", comma = "") => {
      // Spaces at the end of the line were there before; on one line they came with the day.
      const spaces = lineBreak === "" ? "" : String(behind).slice(1);
      return `${head}"open"${String(comma)}${spaces}`;
    });
  }, text);
}

async function refuseMarker(uri: vscode.Uri): Promise<void> {
  for (const [name, type] of await vscode.workspace.fs.readDirectory(uri)) {
    const each = vscode.Uri.joinPath(uri, name);
    assert.notInclude(name, onlyYou);
    if (type === vscode.FileType.Directory) await refuseMarker(each);
    else if (type === vscode.FileType.File) assert.notInclude(await readText(each), onlyYou, each.path);
  }
}
