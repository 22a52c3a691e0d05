import * as vscode from "vscode";
import { type DocKind, type ServiceKind, unknownLicence } from "../../core/facts.js";
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
      none: vscode.l10n.t("Nothing in the files says what it is built with."),
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
      none: vscode.l10n.t("No file belongs to a service or a host."),
      facts: each(({ uri: folder, facts }) =>
        facts.services.map(({ name, kind, evidence }) => ({
          key: `service ${name}`,
          folder,
          text: name,
          detail: serviceWords(kind),
          place: { folder, evidence },
          deliverable: { name: oneLine(name), where: evidence.file },
          item: itemIn("access", `Hand over ${name}`),
          line: serviceLine(name, kind),
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
          ...(command !== "" && { detail: oneLine(command) }),
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
      none: vscode.l10n.t("No file notes under which licences its packages are."),
      facts: each(({ uri: folder, facts: { licences } }) =>
        licences.map(({ licence, packages, evidence }) => ({
          key: `licence ${licence}`,
          folder,
          text: licence === unknownLicence ? vscode.l10n.t("not stated") : licence,
          place: { folder, evidence },
          share: packages / Math.max(1, licences[0]?.packages ?? 1),
          amount: packages === 1 ? vscode.l10n.t("one package") : vscode.l10n.t("{0} packages", number(packages)),
          item: itemIn("repo", licenceTitle(licence, packages)),
        })),
      ),
    },
  ];
}

function serviceWords(kind: ServiceKind): string {
  const words: Readonly<Record<ServiceKind, string>> = {
    ci: vscode.l10n.t("builds and checks"),
    hosting: vscode.l10n.t("hosting"),
    container: vscode.l10n.t("containers"),
    infrastructure: vscode.l10n.t("infrastructure"),
    database: vscode.l10n.t("database"),
    schedule: vscode.l10n.t("runs by the clock"),
    migrations: vscode.l10n.t("changes of the database"),
    backup: vscode.l10n.t("backups"),
    monitoring: vscode.l10n.t("watches it"),
    payment: vscode.l10n.t("payment"),
    mail: vscode.l10n.t("mail"),
    cms: vscode.l10n.t("contents"),
    other: vscode.l10n.t("service"),
  };
  return words[kind];
}

/** A service as the summary has it; one whose name says what it is for needs no more. */
function serviceLine(name: string, kind: ServiceKind): string {
  return name.toLowerCase().includes(kind) ? name : `${name}: ${serviceWords(kind)}`;
}

function licenceTitle(licence: string, packages: number): string {
  const count = packages === 1 ? "one package" : `${String(packages)} packages`;
  return licence === unknownLicence
    ? `Find out under which licence ${count} may be used`
    : `Look at the licence ${licence} (${count})`;
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
