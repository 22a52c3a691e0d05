import * as vscode from "vscode";
import * as z from "zod/mini";
import { UserError } from "../../core/errors.js";
import { whyHere } from "../../core/facts.js";
import { chosenOurs } from "../../facts/history/chosenOurs.js";
import type { App } from "../../host/app.js";
import type { Entry } from "../../store/store.js";
import { Cancelled, command, fields } from "../command.js";
import { editEntry } from "../offboarding/edit.js";
import { documentOf, entryByHand, entryFor } from "../which.js";
import { withWayToStop } from "./verify.js";

const names = z.array(z.string({ error: "expected a text" }), { error: "expected a list of texts" });

/** `sendoff.chooseOurs`: whose commits and which folders are ours, people and folders in one list. Not part of the contract. */
export const chooseOurs = command({
  argument: z.strictObject({
    offboarding: fields.offboarding,
    people: z.exactOptional(names),
    paths: z.exactOptional(names),
  }),
  run: async (app, { offboarding, people = [], paths = [] }) =>
    keepOurs(app, await entryFor(app, offboarding), people, paths),
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const { people, paths } = await ask(app, entry);
    return keepOurs(app, entry, people, paths);
  },
});

/** Nothing chosen means all of it, as without a choice. */
async function keepOurs(
  app: App,
  entry: Entry,
  people: readonly string[],
  paths: readonly string[],
): Promise<{ changed: string[] }> {
  const ours = { ...(people.length > 0 && { people }), ...(paths.length > 0 && { paths }) };
  return editEntry(app, entry.uri, { "project.ours": Object.keys(ours).length === 0 ? null : ours });
}

async function ask(app: App, entry: Entry): Promise<{ people: string[]; paths: string[] }> {
  const { project } = documentOf(entry);
  const uri = vscode.Uri.parse(entry.folder);
  const facts = await withWayToStop((signal) =>
    app.facts.read({ folders: [{ name: project.name, uri }], quick: true, signal }),
  );
  const [repository] = facts.repositories;
  const [unread] = facts.missing;
  if (!repository) throw new UserError(unread ? whyHere(unread) : "There is no history to choose from.");
  const people = repository.people.filter(({ bot }) => !bot);
  const folders = facts.structure.map(({ folder }) => folder);
  const chosen = chosenOurs(project.ours ?? {}, { people, folders });
  const chosenBefore = vscode.l10n.t("chosen before");
  const separator = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator, person: "", path: "" });
  const picked = await vscode.window.showQuickPick(
    [
      separator(vscode.l10n.t("People")),
      ...people.map(({ name, email, commits }) => ({
        label: `$(person) ${name}`,
        description:
          commits === 1 ? vscode.l10n.t("{0} · one commit", email) : vscode.l10n.t("{0} · {1} commits", email, commits),
        picked: chosen.hasPerson(name, email),
        person: email,
        path: "",
      })),
      ...chosen.others.people.map((person) => ({
        label: `$(person) ${person}`,
        description: chosenBefore,
        picked: true,
        person,
        path: "",
      })),
      separator(vscode.l10n.t("Folders (none chosen: all)")),
      ...facts.structure.map(({ folder, what, files }) => ({
        label: `$(folder) ${folder}`,
        description:
          files === 1 ? vscode.l10n.t("{0} · one file", what) : vscode.l10n.t("{0} · {1} files", what, files),
        picked: chosen.hasFolder(folder),
        person: "",
        path: folder,
      })),
      ...chosen.others.paths.map((path) => ({
        label: `$(folder) ${path}`,
        description: chosenBefore,
        picked: true,
        person: "",
        path,
      })),
    ],
    {
      canPickMany: true,
      title: vscode.l10n.t("Whose commits and which folders are yours?"),
      matchOnDescription: true,
      ignoreFocusOut: true,
    },
  );
  if (!picked) throw new Cancelled();
  const named = (what: "person" | "path"): string[] => picked.map((each) => each[what]).filter((each) => each !== "");
  return { people: named("person"), paths: named("path") };
}
