import * as vscode from "vscode";
import type { DocKind, ServiceKind } from "../../core/facts.js";
import { versionWords } from "../../core/versionWords.js";
import type { FolderFacts } from "../../host/repoFacts.js";
import { itemIn, type KnownGroup, number, oneLine, perFolder } from "./known.js";

/** What it is made of, of all folders. */
export function inventoryGroups(folders: readonly FolderFacts[]): KnownGroup[] {
  const each = perFolder(folders);
  return [
    {
      id: "stack",
      title: vscode.l10n.t("Stack"),
      none: vscode.l10n.t("No manifest names a framework that we know."),
      facts: each(({ uri: folder, facts }) =>
        facts.stack.map(({ name, version: written, evidence }) => {
          const version = written === undefined ? undefined : versionWords(written);
          return {
            key: `stack ${name}`,
            folder,
            text: name,
            ...(version !== undefined && { detail: version }),
            place: { folder, evidence },
            line: version === undefined ? `Built with ${name}` : `Built with ${name} ${version}`,
          };
        }),
      ),
    },
    {
      id: "services",
      title: vscode.l10n.t("Services and hosting"),
      none: vscode.l10n.t("No configuration of one was found."),
      facts: each(({ uri: folder, facts }) =>
        facts.services.map(({ name, kind, evidence }) => ({
          key: `service ${name}`,
          folder,
          text: name,
          detail: serviceWords(kind),
          place: { folder, evidence },
          deliverable: { name: oneLine(name), where: evidence.file },
          item: itemIn("access", `Hand over ${name}`),
          line: `${name}: ${serviceWords(kind)}`,
        })),
      ),
    },
    {
      id: "scripts",
      title: vscode.l10n.t("Scripts"),
      none: vscode.l10n.t("No commands to build, test or run it were found."),
      facts: each(({ uri: folder, facts }) =>
        facts.scripts.map(({ name, command, evidence }) => ({
          key: `script ${name} ${evidence.file}`,
          folder,
          text: name,
          detail: oneLine(command),
          place: { folder, evidence },
          item: itemIn("training", `Show how to run ${name}`),
        })),
      ),
    },
    {
      id: "docs",
      title: vscode.l10n.t("Documentation"),
      none: vscode.l10n.t("There is none."),
      facts: each(({ uri: folder, facts }) =>
        facts.docs.map(({ kind, evidence }) => ({
          key: `doc ${kind} ${evidence.file}`,
          folder,
          text: docWords(kind),
          place: { folder, evidence },
          deliverable: { name: oneLine(`Documentation: ${evidence.file}`), where: evidence.file },
          item: itemIn("repo", `Read ${evidence.file} once more, as its reader`),
        })),
      ),
    },
    {
      id: "languages",
      title: vscode.l10n.t("Languages"),
      none: vscode.l10n.t("No code was found."),
      facts: each(({ uri: folder, facts: { languages } }) =>
        languages.map(({ name, files, lines, evidence }) => ({
          key: `language ${name}`,
          folder,
          text: name,
          detail: files === 1 ? vscode.l10n.t("one file") : vscode.l10n.t("{0} files", number(files)),
          place: { folder, evidence },
          share: lines / Math.max(1, languages[0]?.lines ?? 1),
          amount: vscode.l10n.t("{0} lines", number(lines)),
        })),
      ),
    },
    {
      id: "licences",
      title: vscode.l10n.t("Licences of dependencies"),
      none: vscode.l10n.t("No lock file names any."),
      facts: each(({ uri: folder, facts: { licences } }) =>
        licences.map(({ licence, packages, evidence }) => ({
          key: `licence ${licence}`,
          folder,
          text: licence,
          place: { folder, evidence },
          share: packages / Math.max(1, licences[0]?.packages ?? 1),
          amount: packages === 1 ? vscode.l10n.t("one package") : vscode.l10n.t("{0} packages", number(packages)),
          item: itemIn("repo", `Look at the licence ${licence} (${String(packages)} packages)`),
        })),
      ),
    },
  ];
}

function serviceWords(kind: ServiceKind): string {
  const words: Readonly<Partial<Record<ServiceKind, string>>> = {
    ci: vscode.l10n.t("automation"),
    cms: vscode.l10n.t("content"),
    other: vscode.l10n.t("service"),
  };
  return words[kind] ?? kind;
}

function docWords(kind: DocKind): string {
  const words: Readonly<Record<DocKind, string>> = {
    readme: "README",
    setup: vscode.l10n.t("How to set it up"),
    operations: vscode.l10n.t("How to run it"),
    changelog: vscode.l10n.t("Changelog"),
    licence: vscode.l10n.t("Licence"),
    contributing: vscode.l10n.t("How to contribute"),
    architecture: vscode.l10n.t("How it is built"),
    security: vscode.l10n.t("Security"),
    docs: vscode.l10n.t("Documentation"),
  };
  return words[kind];
}
