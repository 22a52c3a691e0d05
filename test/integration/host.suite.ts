import * as vscode from "vscode";
import { inNodeHost } from "./inNodeHost.js";

export function hostSuite(): void {
  describe("The host", () => {
    it("has the extension, which activates", async () => {
      const extension = vscode.extensions.getExtension("sendoff.sendoff");
      if (extension === undefined) throw new Error("sendoff.sendoff is not installed.");
      await extension.activate();
      if (!extension.isActive) throw new Error("sendoff.sendoff is not active.");
    });

    it("runs the extension where the tests are: in Node, or in a web worker", () => {
      const kind = vscode.extensions.getExtension("sendoff.sendoff")?.extensionKind;
      const expected = inNodeHost() ? vscode.ExtensionKind.Workspace : vscode.ExtensionKind.UI;
      if (kind !== expected) throw new Error(`The extension's kind is ${String(kind)}, not ${String(expected)}.`);
      if (inNodeHost() && vscode.env.uiKind === vscode.UIKind.Web && vscode.env.remoteName === undefined)
        throw new Error("A browser alone can't have a Node host.");
    });

    it("has the folder it was started with", () => {
      const [folder, ...more] = vscode.workspace.workspaceFolders ?? [];
      if (folder === undefined || more.length > 0) throw new Error("Not exactly one folder is open.");
    });
  });
}
