import { appendFileSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";

/*
 * To be killed: runs in the Node extension host, in place of tests, and writes one number after the other into the offboarding, as the
 * sidebar would; every fifth time it starts another offboarding, too. The folder beside the workspace tells it when to go, and is told
 * its process and each number that is done.
 */

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Called by VS Code; never ends by itself. */
export async function run(): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error("There is no folder to write in.");
  const control = `${folder.uri.fsPath}-control`;
  const offboarding = vscode.Uri.joinPath(folder.uri, ".sendoff", "acme", "offboarding.json").toString();
  // With that, the extension has started, as at each start of a window.
  await vscode.commands.executeCommand("sendoff.list");
  writeFileSync(join(control, "process"), String(process.pid));
  while (!existsSync(join(control, "go"))) await pause(5);
  const { first } = JSON.parse(await readText(join(control, "go"))) as { first: number };
  for (let number = first; ; number++) {
    const note = `write ${String(number)}`;
    await vscode.commands.executeCommand("sendoff.editItem", { offboarding, item: "jobs", set: { note } });
    appendFileSync(join(control, "done"), `${String(number)}\n`);
    if (number % 5 !== 0) continue;
    const client = `Client ${String(number)}`;
    await vscode.commands.executeCommand("sendoff.start", { client, reason: "complete", lastDay: "2027-03-12" });
  }
}

async function readText(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.file(path)));
}
