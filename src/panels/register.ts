import * as vscode from "vscode";
import type { App } from "../host/app.js";
import { draftEditor } from "../host/openDraft.js";
import { registerRefreshPreview } from "../host/refreshPreview.js";
import { ShownFacts } from "./facts/shown.js";
import type * as panels from "./index.js";

/** Registers our editors and panels. What they do is a chunk that is loaded when the first one is opened. */
export function registerPanels(app: App, load: () => Promise<typeof panels>): vscode.Disposable {
  let loaded: Promise<panels.Panels> | undefined;
  const all = (): Promise<panels.Panels> => {
    loaded ??= load().then(({ createPanels }) => createPanels(app));
    return loaded;
  };
  const editor = (open: (panels: panels.Panels) => panels.OpenEditor): vscode.CustomTextEditorProvider => ({
    resolveCustomTextEditor: async (document, panel) => {
      open(await all())(document, panel);
    },
  });
  const facts = new ShownFacts(async () => (await all()).facts);
  const options = { supportsMultipleEditorsPerDocument: true, webviewOptions: { enableFindWidget: true } };
  const { registerCustomEditorProvider } = vscode.window;
  return vscode.Disposable.from(
    registerRefreshPreview(app),
    registerCustomEditorProvider(
      "sendoff.details",
      editor(({ details }) => details),
      options,
    ),
    registerCustomEditorProvider(
      draftEditor,
      editor(({ draft }) => draft),
      options,
    ),
    app.factsAsked.event(() => {
      facts.open().catch(app.report.show);
    }),
    vscode.window.registerWebviewPanelSerializer("sendoff.facts", {
      deserializeWebviewPanel: (panel) => facts.show(panel),
    }),
  );
}
