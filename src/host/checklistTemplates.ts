import * as vscode from "vscode";
import { type ChecklistTemplate, checklistTemplate } from "../core/checklistTemplate.js";
import { UserError } from "../core/errors.js";
import { slugFor } from "../core/names.js";
import { toUserError } from "../core/operation.js";
import { isNotFound, toDiskError } from "./fileErrors.js";
import { sendoffUri } from "./places.js";
import { templatesFolder } from "./settings.js";

/** A checklist of one's own that can be started with. */
export interface FoundTemplate {
  /** The file's name without its ending: what `sendoff.start` is given. */
  readonly name: string;
  readonly uri: vscode.Uri;
  /** It stands in the repository, for the whole team. */
  readonly team: boolean;
}

const ending = ".json";

/** The user's own checklists, and the team's if the workspace is trusted; where both have a name, the team's comes first. */
export async function findTemplates(storage: vscode.Uri, folder: vscode.Uri): Promise<readonly FoundTemplate[]> {
  const team = vscode.workspace.isTrusted ? await templatesIn(teamFolder(folder), true) : [];
  return [...team, ...(await templatesIn(personalFolder(storage), false))];
}

async function templatesIn(folder: vscode.Uri, team: boolean): Promise<readonly FoundTemplate[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries
      .filter(([name]) => name.endsWith(ending))
      .map(([name]) => ({ name: name.slice(0, -ending.length), uri: vscode.Uri.joinPath(folder, name), team }));
  } catch (error) {
    if (isNotFound(error)) return [];
    throw toDiskError(error, folder);
  }
}

/** Reads a template. Rejects with a UserError on `template` that names the file and what is wrong with it. */
export async function readTemplate({ uri }: FoundTemplate): Promise<ChecklistTemplate> {
  const file = uri.scheme === "file" ? uri.fsPath : uri.toString();
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
  } catch (error) {
    if (error instanceof SyntaxError) throw new UserError(`${file} is not valid JSON: ${error.message}`, "template");
    throw toDiskError(error, uri);
  }
  const parsed = checklistTemplate.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const why = issue ? toUserError(issue).message : "it is not a checklist";
  throw new UserError(`${file} is not a checklist to start with: ${why}`, "template");
}

/** Writes a template under its name, in place of an older one. Offboardings that were started with that stay as they are. */
export async function writeTemplate(
  storage: vscode.Uri,
  folder: vscode.Uri,
  template: ChecklistTemplate,
  team: boolean,
): Promise<vscode.Uri> {
  const name = `${slugFor(template.name)}${ending}`;
  const uri = vscode.Uri.joinPath(team ? teamFolder(folder) : personalFolder(storage), name);
  try {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`${JSON.stringify(template, null, 2)}\n`));
    return uri;
  } catch (error) {
    throw toDiskError(error, uri);
  }
}

function teamFolder(folder: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(sendoffUri(folder), "templates", "checklists");
}

function personalFolder(storage: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(templatesFolder() ?? vscode.Uri.joinPath(storage, "templates"), "checklists");
}
