import * as vscode from "vscode";
import * as z from "zod/mini";
import { contractFacts } from "../core/contractFacts.js";
import type { App } from "../host/app.js";
import { command } from "./command.js";
import { showFacts } from "./showFacts.js";
import { withWayToStop } from "./verify.js";
import { folderFor } from "./workspaceFolders.js";

const revision = z.exactOptional(
  z
    .string({ error: "expected an ISO day, a commit, a tag or a branch" })
    .check(z.minLength(1, { error: "must not be empty" })),
);
const argument = z.strictObject({
  folder: z.exactOptional(z.string({ error: "expected the name, path or URI of an open folder" })),
  from: revision,
  to: revision,
});

/** `sendoff.facts`: what the repositories say, as the contract has it. */
export const facts = command({
  argument,
  run: async (app, { folder, ...range }) => {
    await app.store.ready();
    const folders = folder === undefined ? (vscode.workspace.workspaceFolders ?? []) : [folderFor(folder)];
    return contractFacts(await app.facts.read({ folders, ...range }));
  },
  byHand: readAndShow,
});

/** Reads them with a way to stop, and shows them. */
async function readAndShow(app: App): Promise<ReturnType<typeof contractFacts>> {
  await app.store.ready();
  const folders = vscode.workspace.workspaceFolders ?? [];
  const read = await withWayToStop((signal) => app.facts.read({ folders, signal }));
  await showFacts(read, folders);
  return contractFacts(read);
}
