import { assert } from "chai";
import * as vscode from "vscode";
import type { Offboarding } from "../../src/core/offboarding.js";

/** The folder that the suite runs in. */
export function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first, "the suite needs a folder");
  return first.uri;
}

/** Calls one of our commands as a script does. */
export function run<R = unknown>(command: string, argument?: object): Promise<R> {
  return Promise.resolve(vscode.commands.executeCommand<R>(`sendoff.${command}`, argument));
}

/** The call rejects with a message that begins with the field's name, and shows no toast (nothing to see from here but the rejection). */
export async function rejects(call: Promise<unknown>, field: string, words = /./): Promise<void> {
  let message = "";
  try {
    await call;
  } catch (error) {
    message = error instanceof Error ? error.message : String(error);
  }
  assert.ok(message !== "", `it should have been rejected for ${field}`);
  assert.ok(message.startsWith(`${field}: `), `“${message}” should begin with “${field}: ”`);
  assert.match(message, words);
}

export async function readText(uri: vscode.Uri): Promise<string> {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(uri));
}

export async function writeText(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

export async function readJson(uri: string): Promise<Offboarding> {
  return JSON.parse(await readText(vscode.Uri.parse(uri))) as Offboarding;
}

export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === "FileNotFound") return false;
    throw error;
  }
}

export interface Started {
  readonly slug: string;
  readonly uri: string;
}

/** Starts an offboarding that everything can be tried on. */
export function startAcme(more: object = {}): Promise<Started> {
  return run<Started>("start", {
    client: "Acme Ltd",
    reason: "complete",
    lastDay: "2027-03-12",
    project: "Acme shop",
    ...more,
  });
}

/** The browser's VS Code saves by itself after a second; a test of unsaved text has to be slower than that. */
export async function noAutoSave(): Promise<void> {
  await vscode.workspace.getConfiguration("files").update("autoSave", "off", vscode.ConfigurationTarget.Global);
}

/** Leaves no trace of a test: closes all editors and removes what Sendoff wrote. */
export async function cleanUp(): Promise<void> {
  // VS Code writes its own settings through a document, which is dirty for that moment and no test's.
  for (const document of vscode.workspace.textDocuments)
    if (document.isDirty && !document.uri.path.endsWith("/User/settings.json")) {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand("workbench.action.files.revert");
    }
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  // What is remembered of earlier tests' clients would be a second client of the same name.
  for (const { id } of await run<{ id: string }[]>("showClients", {})) await run("forgetClient", { offboarding: id });
  for (const name of [".sendoff", "handoff"]) {
    const uri = vscode.Uri.joinPath(folder(), name);
    if (await exists(uri)) await vscode.workspace.fs.delete(uri, { recursive: true });
  }
  assert.deepEqual(await run("list"), []);
}

/** Waits until `check` says yes; fails with `what` when it never does. */
export async function until(check: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let waited = 0; waited < 8000; waited += 50) {
    if (await check()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`Waited in vain for: ${what}`);
}
