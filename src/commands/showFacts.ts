import * as vscode from "vscode";
import type { Evidence, RepoFacts, RepositoryFacts } from "../core/facts.js";

type Line = vscode.QuickPickItem & { readonly evidence?: Evidence };

/**
 * Shows the facts as a list that can be searched, what asks for something first; choosing one opens where it stands. Resolves once
 * the list is closed.
 */
export async function showFacts(facts: RepoFacts, folders: readonly vscode.WorkspaceFolder[]): Promise<void> {
  const picked = await vscode.window.showQuickPick(linesOf(facts), {
    title: vscode.l10n.t("Repo Facts"),
    placeHolder: vscode.l10n.t("Choose one to see where it stands"),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  const evidence = picked?.evidence;
  const place = evidence && placeOf(evidence, folders);
  if (!place) return;
  const line = Math.max((evidence.line ?? 1) - 1, 0);
  await vscode.window.showTextDocument(place, { selection: new vscode.Range(line, 0, line, 0) });
}

function linesOf(facts: RepoFacts): Line[] {
  const { l10n } = vscode;
  return [
    ...group(l10n.t("Could not be read"), facts.missing, ({ what, why }) => ({ label: what, detail: why })),
    ...group(l10n.t("Looks like a secret"), facts.secrets, ({ masked, rule, evidence, inHistory }) => ({
      label: masked,
      description: inHistory ? l10n.t("{0}, only in the history", rule) : rule,
      evidence,
    })),
    ...group(l10n.t("Open ends"), facts.openEnds, ({ text, repository, evidence }) => ({
      label: text,
      description: repository,
      ...(evidence && { evidence }),
    })),
    ...group(
      l10n.t("Environment variables without an example"),
      facts.env.filter(({ documented }) => !documented),
      ({ name, evidence }) => ({ label: name, evidence }),
    ),
    ...group(l10n.t("History"), facts.repositories, historyOf),
    ...group(l10n.t("Stack"), facts.stack, ({ name, version, evidence }) => ({
      label: name,
      ...(version !== undefined && { description: version }),
      evidence,
    })),
    ...group(l10n.t("Services"), facts.services, ({ name, kind, evidence }) => ({
      label: name,
      description: kind,
      evidence,
    })),
    ...group(l10n.t("Scripts"), facts.scripts, ({ name, command, evidence }) => ({
      label: name,
      description: command,
      evidence,
    })),
  ];
}

function historyOf({ name, commits, people, ours, tags }: RepositoryFacts): Line {
  const authors = people.filter(({ bot }) => !bot).length;
  return {
    label: name,
    description: vscode.l10n.t("{0} commits, {1} authors, {2} tags", commits, authors, tags.length),
    ...(ours.first !== null && {
      detail: vscode.l10n.t("Ours: {0} commits, {1} to {2}", ours.commits, ours.first, ours.last ?? ours.first),
    }),
  };
}

/** The lines of one kind of fact under their heading, each with where it stands; nothing if there are none. */
function group<T>(heading: string, facts: readonly T[], lineOf: (fact: T) => Line): Line[] {
  if (facts.length === 0) return [];
  const lines = facts.map((fact): Line => {
    const line = lineOf(fact);
    return line.evidence && line.detail === undefined ? { ...line, detail: words(line.evidence) } : line;
  });
  return [{ label: heading, kind: vscode.QuickPickItemKind.Separator }, ...lines];
}

function words({ file, line }: Evidence): string {
  return line === undefined ? file : `${file}:${String(line)}`;
}

/** With several folders, a place begins with the folder's name. */
function placeOf({ file }: Evidence, folders: readonly vscode.WorkspaceFolder[]): vscode.Uri | undefined {
  const [first, ...more] = folders;
  if (!first || more.length === 0) return first && vscode.Uri.joinPath(first.uri, file);
  const folder = folders.find(({ name }) => file.startsWith(`${name}/`));
  return folder && vscode.Uri.joinPath(folder.uri, file.slice(folder.name.length + 1));
}
