import * as vscode from "vscode";
import { UserError } from "../core/errors.js";

function settings(scope?: vscode.Uri): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration("sendoff", scope ?? null);
}

/**
 * Where handoffs are written, seen from the workspace folder, with `/`. Throws a UserError if the setting leads out of
 * the folder, or into Sendoff's own or git's.
 */
export function exportFolder(folder: vscode.Uri): string {
  const written = settings(folder).get<string>("exportFolder", "handoff");
  const parts = written.split(/[\\/]+/).filter((part) => part !== "" && part !== ".");
  const isOutside = parts.includes("..") || /^([A-Za-z]:|[\\/])/.test(written);
  const isTaken = parts[0] === ".git" || parts[0] === ".sendoff" || parts.length === 0;
  if (isOutside || isTaken)
    throw new UserError(
      "the setting sendoff.exportFolder must name a folder inside the workspace folder, such as “handoff”",
      "sendoff.exportFolder",
    );
  return parts.join("/");
}

/** Whether holds stop the sending (`strict`, the default) or are only said (`warn`). */
export function holdsMode(folder?: vscode.Uri): "strict" | "warn" {
  return settings(folder).get<string>("holds") === "warn" ? "warn" : "strict";
}

/** The user's own folder of templates, if one is set; a team's stands in the repository. */
export function templatesFolder(): vscode.Uri | undefined {
  const path = settings().get<string>("templatesFolder", "").trim();
  if (path === "") return undefined;
  if (/^([A-Za-z]:[\\/]|[\\/])/.test(path)) return vscode.Uri.file(path);
  throw new UserError("the setting sendoff.templatesFolder must be a whole path", "sendoff.templatesFolder");
}

/** Font files of the user's own, for signs that the built-in fonts of the PDFs do not have. */
export function pdfFonts(): readonly vscode.Uri[] {
  const paths = settings().get<readonly string[]>("pdf.fonts", []);
  return paths.map((path) => {
    if (/^([A-Za-z]:[\\/]|[\\/])/.test(path)) return vscode.Uri.file(path);
    throw new UserError("the setting sendoff.pdf.fonts must name font files by their whole paths", "sendoff.pdf.fonts");
  });
}
