import * as vscode from "vscode";
import * as z from "zod/mini";
import { contractFacts } from "../../core/contractFacts.js";
import { command } from "../command.js";
import { folderFor } from "../workspaceFolders.js";

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

/** `sendoff.facts`: what the repositories say, as the contract has it. By hand it opens the panel of facts. */
export const facts = command({
  argument,
  run: async (app, { folder, ...range }) => {
    await app.store.ready();
    const folders = folder === undefined ? (vscode.workspace.workspaceFolders ?? []) : [folderFor(folder)];
    return contractFacts(await app.facts.read({ folders, ...range }));
  },
  byHand: (app) => {
    app.factsAsked.fire();
    return Promise.resolve(undefined);
  },
});
