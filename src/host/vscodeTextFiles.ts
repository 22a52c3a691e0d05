import * as vscode from "vscode";
import { UserError } from "../core/errors.js";
import { applyEdits, differingEdit, type TextEdit } from "../store/applyEdits.js";
import type { Place, Snapshot, TextFiles } from "../store/textFiles.js";
import { isShown } from "./isShown.js";
import { isNotFound, toDiskError } from "./fileErrors.js";
import { isOffboardingFile, findPlaces } from "./places.js";
import type { Platform } from "./platform.js";
import { sameBytes } from "./sameBytes.js";
import { sameText } from "./sameText.js";
import { watchPlaces } from "./watchPlaces.js";

const mark = "\ufeff";
const markBytes = [0xef, 0xbb, 0xbf];

/**
 * The store's files in VS Code. Text that the user has not saved yet is the truth; else the disk is. VS Code keeps documents for a
 * while after their editors are closed, and those can lag behind the disk, or be of a file that was replaced meanwhile.
 */
export class VscodeTextFiles implements TextFiles {
  private found: readonly Place[] = [];
  /** Files that began with a byte order mark when they were last read. */
  private readonly marked = new Set<string>();

  constructor(private readonly platform: Platform) {}

  async find(): Promise<readonly Place[]> {
    this.found = await findPlaces(this.found);
    return this.found;
  }

  async read(uri: string): Promise<Snapshot | undefined> {
    const document = openDocument(uri);
    if (document?.isDirty) return { text: document.getText(), unsaved: true };
    const disk = await this.readDisk(vscode.Uri.parse(uri));
    if (disk === undefined) return undefined;
    const text = withoutMark(disk);
    if (text === disk) this.marked.delete(uri);
    else this.marked.add(uri);
    return { text, unsaved: false };
  }

  async write(uri: string, expected: string, edits: readonly TextEdit[]): Promise<Snapshot | undefined> {
    const document = openDocument(uri);
    const inEditor = document && (document.isDirty || (isShown(document) && (await this.catchesUp(document))));
    if (inEditor) return this.writeEditor(document, expected, edits);
    // Not read once more: whoever replaces compares, and a mark that came or went since makes other bytes.
    const before = new TextEncoder().encode(this.marked.has(uri) ? mark + expected : expected);
    return this.replace(vscode.Uri.parse(uri), before, applyEdits(expected, edits));
  }

  async bytes(uri: string): Promise<Uint8Array | undefined> {
    const document = openDocument(uri);
    return document?.isDirty
      ? new TextEncoder().encode(document.getText())
      : readBytes(this.platform, vscode.Uri.parse(uri));
  }

  async overwrite(uri: string, expected: Uint8Array, text: string): Promise<Snapshot | undefined> {
    const document = openDocument(uri);
    const inEditor = document && (document.isDirty || (isShown(document) && (await this.catchesUp(document))));
    if (inEditor) {
      const bytes = await this.bytes(uri);
      if (!bytes || !sameBytes(bytes, expected)) return undefined;
      const before = document.getText();
      return this.writeEditor(document, before, differingEdit(before, text));
    }
    return this.replace(vscode.Uri.parse(uri), expected, text);
  }

  onDidChange(listener: (uri: string | undefined) => void): vscode.Disposable {
    return vscode.Disposable.from(
      watchPlaces(listener),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (isOffboardingFile(document.uri)) listener(document.uri.toString());
      }),
      vscode.workspace.onDidSaveTextDocument((document) => {
        if (isOffboardingFile(document.uri)) listener(document.uri.toString());
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (isOffboardingFile(document.uri)) listener(document.uri.toString());
      }),
    );
  }

  /** A byte order mark that was there stays. */
  private async replace(uri: vscode.Uri, before: Uint8Array, text: string): Promise<Snapshot | undefined> {
    const marked = markBytes.every((byte, index) => before[index] === byte);
    const after = new TextEncoder().encode(marked ? mark + text : text);
    try {
      if (!(await this.platform.replaceFile(uri, before, after))) return undefined;
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw toDiskError(error, uri);
    }
    return { text, unsaved: false };
  }

  private async writeEditor(
    document: vscode.TextDocument,
    expected: string,
    edits: readonly TextEdit[],
  ): Promise<Snapshot | undefined> {
    const wasDirty = document.isDirty;
    if (document.getText() !== expected) return undefined;
    const edit = new vscode.WorkspaceEdit();
    for (const { offset, length, text } of edits)
      edit.replace(
        document.uri,
        new vscode.Range(document.positionAt(offset), document.positionAt(offset + length)),
        text,
      );
    if (!(await vscode.workspace.applyEdit(edit))) return undefined;
    // What the user has not saved yet is not ours to save.
    if (wasDirty) return { text: document.getText(), unsaved: true };
    // Auto-save or a save participant may be in the way for a moment. If it cannot be saved, the change stands in the editor, unsaved
    // like anything that was typed there, and the sidebar says so.
    if (!(await document.save())) await document.save();
    return { text: document.getText(), unsaved: document.isDirty };
  }

  private async readDisk(uri: vscode.Uri): Promise<string | undefined> {
    const bytes = await readBytes(this.platform, uri);
    try {
      // The mark is kept, to be written back. Bytes that are not UTF-8 show as U+FFFD and would be lost: they are refused.
      return bytes && new TextDecoder("utf-8", { ignoreBOM: true, fatal: true }).decode(bytes);
    } catch (error) {
      if (error instanceof TypeError)
        throw new UserError(
          `${vscode.workspace.asRelativePath(uri, true)} is not UTF-8 text. Save it with that encoding, or restore it.`,
        );
      throw error;
    }
  }

  /**
   * Waits until a clean editor shows what is on the disk. After somebody else wrote the file it lags behind for a moment, and
   * saving over that would fail, or lose their change (microsoft/vscode#72831). One that does not catch up is left to VS Code, which
   * loads it from the disk when it notices; so is one that made mixed line ends the same, since saving would change lines that nobody
   * touched.
   */
  private async catchesUp(document: vscode.TextDocument): Promise<boolean> {
    for (let wait = 10; wait < 500; wait *= 2) {
      const disk = await this.readDisk(document.uri);
      if (disk !== undefined && withoutMark(disk) === document.getText()) return true;
      if (disk !== undefined && sameText(withoutMark(disk), document.getText())) return document.isDirty;
      if (document.isDirty || document.isClosed) return document.isDirty;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
    return false;
  }
}

/** The open document; asked each time, since documents come and go. */
function openDocument(uri: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === uri);
}

async function readBytes(platform: Platform, uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await platform.readFile(uri);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw toDiskError(error, uri);
  }
}

function withoutMark(text: string): string {
  return text.startsWith(mark) ? text.slice(1) : text;
}
