import * as vscode from "vscode";
import type { Entry } from "../store/store.js";
import type { App } from "./app.js";
import { exists } from "./createFiles.js";
import { manifestPathOf, readExisting } from "./handoffFiles.js";
import { exportFolder } from "./settings.js";

/**
 * The handover document that the last export wrote for the client, as a path seen from the workspace folder; undefined if there is none,
 * or none any more.
 */
export async function exportedHandover(app: App, { slug, folder }: Entry): Promise<string | undefined> {
  const { readManifest } = await app.documents();
  const home = vscode.Uri.parse(folder);
  const text = await readExisting(vscode.Uri.joinPath(home, manifestPathOf(slug)));
  const name = handoverIn(Object.keys(readManifest(typeof text === "string" ? text : undefined).files));
  if (name === undefined) return undefined;
  const path = `${exportFolder(home)}/${slug}/${name}`;
  return (await exists(vscode.Uri.joinPath(home, path))) ? path : undefined;
}

/** Says which file goes with the goodbye, which speaks of it. */
export function whatGoesWithIt(handover: string | undefined): string {
  return handover === undefined
    ? vscode.l10n.t("The handover document that goes with it is not exported yet.")
    : vscode.l10n.t("Attach {0}.", handover);
}

/** Of the files of a handoff the one that the client opens first; undefined if neither form of it is among them. */
export function handoverIn(paths: readonly string[]): string | undefined {
  return paths.find((path) => path.endsWith(" - handover.pdf")) ?? paths.find((path) => path.endsWith("handover.html"));
}
