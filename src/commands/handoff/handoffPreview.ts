import * as vscode from "vscode";
import { exists } from "../../host/createFiles.js";
import type { Content } from "../../exports/documents.js";
import type { Planned } from "../../host/planExport.js";

const scheme = "sendoff-handoff";

/** Shows files of an export that is not written yet, for as long as somebody is asked about it. */
export class HandoffPreview implements vscode.Disposable {
  private readonly registration: vscode.Disposable;
  private readonly contents: ReadonlyMap<string, Content>;
  /** What files say that are no text. */
  private readonly shown: ReadonlyMap<string, string>;

  constructor(
    private readonly folder: vscode.Uri,
    { outputs, base }: Pick<Planned, "outputs" | "base">,
  ) {
    this.contents = new Map(outputs.map(({ path, content }) => [`${base}/${path}`, content]));
    this.shown = new Map(outputs.map(({ path, shown = "" }) => [`${base}/${path}`, shown]));
    this.registration = vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: ({ path }) => {
        const content = this.contents.get(path.slice(1));
        return typeof content === "string" ? content : (this.shown.get(path.slice(1)) ?? "");
      },
    });
  }

  dispose(): void {
    this.registration.dispose();
  }

  /** What lies there beside what would be written; a file that is not there yet by itself, and of one that is no text its words. */
  async show(path: string): Promise<void> {
    const there = vscode.Uri.joinPath(this.folder, path);
    const written = there.with({ scheme, path: `/${path}` });
    const name = path.split("/").at(-1) ?? path;
    const isThere = await exists(there);
    if (isThere && typeof this.contents.get(path) !== "string")
      await vscode.commands.executeCommand("vscode.open", there);
    else if (isThere)
      await vscode.commands.executeCommand(
        "vscode.diff",
        there,
        written,
        vscode.l10n.t("{0} (as it is ↔ as it would be written)", name),
        { preview: true, preserveFocus: true },
      );
    else await vscode.commands.executeCommand("vscode.open", written, { preview: true, preserveFocus: true });
  }
}
