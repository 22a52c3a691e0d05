import * as vscode from "vscode";
import type { Evidence } from "../../core/facts.js";
import type { PieceKind } from "../../core/offboarding.js";
import type { FolderFacts } from "../../host/repoFacts.js";
import type { Fact, Group } from "../../protocol/facts.js";

/** Where a fact stands: in a file of a folder, or at a web address. */
export type Place =
  | { readonly folder: vscode.Uri; readonly evidence: Evidence }
  | { readonly address: string; readonly words: string };

/** A fact as the host knows it: what the panel shows, where it stands, and what it can become. */
export interface KnownFact extends Omit<Fact, "id" | "place" | "became" | "can"> {
  /** The same for the same fact in every state; the webview gets an id in its place. */
  readonly key: string;
  /** The folder that it was read in. */
  readonly folder: vscode.Uri;
  readonly place?: Place;
  readonly deliverable?: Readonly<Record<"name", string> & Partial<Record<"where" | "ref", string>>>;
  readonly item?: { readonly piece: PieceKind; readonly title: string; readonly link?: string };
  /** A line of the summary, as plain text. */
  readonly line?: string;
  /** The fingerprint of what looks like a secret. */
  readonly secret?: string;
}

/** A group of them, as the panel shows it. */
export interface KnownGroup extends Omit<Group, "facts" | "total" | "isReading"> {
  readonly facts: readonly KnownFact[];
}

const longest = 160;

/** A text of the repository as a name or title can have it: on one line, and not too long. */
export function oneLine(text: string): string {
  const line = text.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  // Never through the middle of a character.
  return line.length <= longest ? line : `${line.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

/** Where evidence stands, as one says it. */
export function placeWords(place: Place): string {
  if ("address" in place) return place.words;
  const { file, line } = place.evidence;
  return line === undefined ? file : `${file}:${String(line)}`;
}

/** The facts of all folders, one after the other; of several, each says which folder it is of. */
export function perFolder(folders: readonly FolderFacts[]) {
  return (factsOf: (folder: FolderFacts) => readonly KnownFact[]): readonly KnownFact[] =>
    folders.flatMap((folder) =>
      factsOf(folder).map((fact) => ({
        ...fact,
        key: `${folder.uri.toString()} ${fact.key}`,
        ...(folders.length > 1 && { detail: [folder.name, ...(fact.detail ?? "").split("\n")].join(" · ") }),
      })),
    );
}

/** Something to be done in a piece, with a title that fits on a line. */
export function itemIn(piece: PieceKind, title: string): NonNullable<KnownFact["item"]> {
  return { piece, title: oneLine(title) };
}

/** A number as the user's language writes it. */
export function number(value: number): string {
  return value.toLocaleString(vscode.env.language);
}
