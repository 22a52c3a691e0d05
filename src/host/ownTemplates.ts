import * as vscode from "vscode";
import { UserError } from "../core/errors.js";
import type * as compilerChunk from "../drafts/compiler.js";
import type { TemplateProblem, TemplateSet, TemplateSource } from "../drafts/templateSet.js";
import { Emitter } from "../store/emitter.js";
import { createFile } from "./createFiles.js";
import { isNotFound, toDiskError } from "./fileErrors.js";
import type { Platform } from "./platform.js";
import { sendoffUri } from "./places.js";
import { templatesFolder } from "./settings.js";

const ending = ".hbs";
/** Folders in each other: `en/partials/flavor`. */
const deepest = 4;
const most = 300;

/**
 * The templates that people wrote in place of built-in ones: the team's in `.sendoff/templates/<language>`, and the user's own in the
 * same folders of `sendoff.templatesFolder`. They are read each time, so that a saved one counts at once; never in Restricted Mode.
 */
export class OwnTemplates {
  private readonly found = new Map<string, readonly TemplateProblem[]>();
  private readonly changed = new Emitter<void>();
  /** What is known to be wrong with them changed. */
  readonly onDidReport = this.changed.event;

  constructor(
    private readonly platform: Platform,
    private readonly storage: vscode.Uri,
    private readonly chunk: () => Promise<typeof compilerChunk>,
  ) {}

  /** The templates for a workspace folder; undefined if there are none. The team's count before the user's. */
  async read(folder: vscode.Uri): Promise<TemplateSet | undefined> {
    if (!vscode.workspace.isTrusted) return undefined;
    const sources = [...(await sourcesIn(this.teamFolder(folder))), ...(await sourcesIn(this.personalFolder()))];
    if (sources.length === 0) return undefined;
    const { createCompiler, builtInTexts } = await this.chunk();
    return { sources, compiler: createCompiler, builtIn: builtInTexts };
  }

  /** Remembers what was wrong with the templates when this document was made. */
  report(document: string, problems: readonly TemplateProblem[]): void {
    if (problems.length === 0 && !this.found.has(document)) return;
    this.found.set(document, problems);
    this.changed.fire();
  }

  /** What is wrong with them, as far as it was noticed; `file` is a URI. */
  get problems(): readonly TemplateProblem[] {
    return [...this.found.values()].flat();
  }

  /** The names of the built-in templates and partials. */
  async builtIn(): Promise<readonly string[]> {
    return Object.keys((await this.chunk()).builtInTexts).filter((name) => !name.endsWith(".html"));
  }

  /** Copies a built-in template to be changed, unless there is one already; answers with its URI. */
  async customize(folder: vscode.Uri, name: string, team: boolean): Promise<vscode.Uri> {
    const { builtInTexts } = await this.chunk();
    const text = Object.hasOwn(builtInTexts, name) ? builtInTexts[name] : undefined;
    if (text === undefined || name.endsWith(".html"))
      throw new UserError(`there is no template “${name}”; there are ${(await this.builtIn()).join(", ")}`, "template");
    if (!vscode.workspace.isTrusted)
      throw new UserError("templates of one's own are not used in Restricted Mode; trust this folder first");
    const home = team ? this.teamFolder(folder) : this.personalFolder();
    const uri = vscode.Uri.joinPath(home, "en", `${name}${ending}`);
    try {
      await vscode.workspace.fs.stat(uri);
    } catch (error) {
      if (!isNotFound(error)) throw error;
      await createFile(this.platform, uri, text);
    }
    return uri;
  }

  private teamFolder(folder: vscode.Uri): vscode.Uri {
    return vscode.Uri.joinPath(sendoffUri(folder), "templates");
  }

  private personalFolder(): vscode.Uri {
    return templatesFolder() ?? vscode.Uri.joinPath(this.storage, "templates");
  }
}

/** The templates below a folder, each named by its path. */
async function sourcesIn(folder: vscode.Uri): Promise<readonly TemplateSource[]> {
  const found: TemplateSource[] = [];
  const look = async (at: vscode.Uri, path: string, depth: number): Promise<void> => {
    for (const [name, type] of await entriesOf(at)) {
      const uri = vscode.Uri.joinPath(at, name);
      const inner = path === "" ? name : `${path}/${name}`;
      if ((type & vscode.FileType.Directory) !== 0 && depth < deepest) await look(uri, inner, depth + 1);
      else if (name.endsWith(ending) && depth > 0 && found.length < most)
        found.push({
          name: inner.slice(0, -ending.length),
          text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)).replace(/\r\n/g, "\n"),
          file: uri.toString(),
        });
    }
  };
  await look(folder, "", 0);
  return found;
}

async function entriesOf(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch (error) {
    if (isNotFound(error)) return [];
    throw toDiskError(error, folder);
  }
}
