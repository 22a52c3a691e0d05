import * as vscode from "vscode";
import { type EnvFact, type OpenEnd, type OpenEndKind, openEndKinds, whyHere } from "../../core/facts.js";
import { openEndsOnce } from "../../facts/oneRepository.js";
import type { FolderFacts } from "../../host/repoFacts.js";
import { itemIn, type KnownFact, type KnownGroup, number, perFolder, placeWords } from "./known.js";
import { titleOfEnd } from "./titleOfEnd.js";

/** What wants to be looked at before the end, of all folders. */
export function openGroups(all: readonly FolderFacts[]): KnownGroup[] {
  const openEnds = openEndsOnce(all.map(({ facts }) => facts));
  const folders = all.map((each, nth) => ({ ...each, facts: { ...each.facts, openEnds: openEnds[nth] ?? [] } }));
  const each = perFolder(folders);
  const ends = folders.flatMap(({ facts }) => facts.openEnds);
  return [
    {
      id: "openEnds",
      title: vscode.l10n.t("Open ends"),
      about: openEndKinds
        .map((kind) => [kind, ends.filter((end) => end.kind === kind).length] as const)
        .filter(([, count]) => count > 0)
        .map(([kind, count]) => `${number(count)} ${endWords(kind)}`)
        .join(" · "),
      none: vscode.l10n.t("Everything is committed, pushed and merged, and no note waits in the code."),
      facts: each(({ uri: folder, facts }) => facts.openEnds.map((end) => openEndFact(folder, end))),
    },
    {
      id: "secrets",
      title: vscode.l10n.t("Looks like a secret"),
      none: vscode.l10n.t("Nothing looks like one, neither in the files nor in what was taken out again."),
      facts: each(({ uri: folder, facts }) =>
        facts.secrets.map(({ rule: called, masked, evidence, inHistory, fingerprint }) => {
          const rule = called.replaceAll("-", " ");
          return {
            key: `secret ${fingerprint} ${evidence.file}:${String(evidence.line ?? 0)}`,
            folder,
            text: masked,
            detail: inHistory ? vscode.l10n.t("{0}, only in the history", rule) : rule,
            isOpen: true as const,
            place: { folder, evidence },
            secret: fingerprint,
            item: itemIn("repo", `Change the secret that stands in ${placeWords({ folder, evidence })} (${rule})`),
          };
        }),
      ),
    },
    {
      id: "env",
      title: vscode.l10n.t("Environment variables"),
      none: vscode.l10n.t("The code reads none."),
      facts: each(({ uri: folder, facts }) =>
        [...facts.env].sort((a, b) => envOrder(a) - envOrder(b)).map((variable) => envFact(folder, variable)),
      ),
    },
    {
      id: "missing",
      title: vscode.l10n.t("What could not be read"),
      none: vscode.l10n.t("Everything could be read."),
      facts: each(({ uri: folder, facts }) =>
        facts.missing.map((missing) => ({
          key: `missing ${missing.what} ${missing.why}`,
          folder,
          text: missing.what,
          detail: whyHere(missing),
          isOpen: true as const,
        })),
      ),
    },
  ];
}

/** First those that have to be set and are told of nowhere, then those that need not be. */
function envOrder({ documented, hasDefault }: EnvFact): number {
  if (documented) return 2;
  return hasDefault ? 1 : 0;
}

function envFact(folder: vscode.Uri, { name, documented, hasDefault, evidence }: EnvFact): KnownFact {
  return {
    key: `env ${name} ${evidence.file}`,
    folder,
    text: name,
    detail: envWords(documented, hasDefault === true),
    ...(!documented && !hasDefault && { isOpen: true as const }),
    place: { folder, evidence },
    item: documented
      ? itemIn("access", `Hand over the value of ${name}`)
      : itemIn("repo", `Document the environment variable ${name}`),
  };
}

function envWords(documented: boolean, hasDefault: boolean): string {
  if (documented) return hasDefault ? vscode.l10n.t("documented, has a default") : vscode.l10n.t("documented");
  return hasDefault ? vscode.l10n.t("has a default") : vscode.l10n.t("in no example file, nor in the README");
}

function openEndFact(folder: vscode.Uri, end: OpenEnd): KnownFact {
  const { kind, text, evidence } = end;
  const at = evidence && placeWords({ folder, evidence });
  return {
    key: `end ${kind} ${text} ${at ?? ""}`,
    folder,
    text,
    detail: endWords(kind),
    isOpen: true,
    ...(evidence && { place: { folder, evidence } }),
    item: itemIn("repo", titleOfEnd(end)),
  };
}

function endWords(kind: OpenEndKind): string {
  const words: Readonly<Record<OpenEndKind, string>> = {
    uncommitted: vscode.l10n.t("not committed"),
    stash: vscode.l10n.t("stashed"),
    unpushed: vscode.l10n.t("not pushed"),
    branch: vscode.l10n.t("not merged"),
    todo: vscode.l10n.t("noted in the code"),
    "skipped-test": vscode.l10n.t("skipped as a test"),
    "disabled-job": vscode.l10n.t("disabled"),
    "large-file": vscode.l10n.t("very large"),
  };
  return words[kind];
}
