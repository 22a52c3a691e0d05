import * as vscode from "vscode";
import { exists } from "../host/createFiles.js";
import type { Content } from "../exports/documents.js";
import type { Planned } from "../host/planExport.js";

const scheme = "sendoff-handoff";

/** Shows files of an export that is not written yet, for as long as somebody is asked about it. */
export class HandoffPreview implements vscode.Disposable {
  private readonly registration: vscode.Disposable;
  private readonly contents: ReadonlyMap<string, Content>;

  constructor(
    private readonly folder: vscode.Uri,
    { outputs, base }: Pick<Planned, "outputs" | "base">,
  ) {
    this.contents = new Map(outputs.map(({ path, content }) => [`${base}/${path}`, content]));
    this.registration = vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: ({ path }) => {
        const content = this.contents.get(path.slice(1));
        return typeof content === "string" ? content : "";
      },
    });
  }

  dispose(): void {
    this.registration.dispose();
  }

  /** What lies there beside what would be written; a file that is no text, or is not there yet, by itself. */
  async show(path: string): Promise<void> {
    const there = vscode.Uri.joinPath(this.folder, path);
    const written = there.with({ scheme, path: `/${path}` });
    const name = path.split("/").at(-1) ?? path;
    if (typeof this.contents.get(path) !== "string") await vscode.commands.executeCommand("vscode.open", there);
    else if (await exists(there))
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
