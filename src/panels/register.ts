import * as vscode from "vscode";
import type { App } from "../host/app.js";
import { draftEditor } from "../host/openDraft.js";
import { registerRefreshPreview } from "../host/refreshPreview.js";
import { ShownFacts } from "./facts/shown.js";
import type * as editors from "./editors.js";
import type * as factsPanel from "./facts/facts.js";

/** What is loaded when it is first needed: the editors, and the panel of facts, which is waited for and so comes alone. */
interface Chunks {
  readonly editors: () => Promise<typeof editors>;
  readonly facts: () => Promise<typeof factsPanel>;
}

/** Registers our editors and panels. What they do is loaded when the first one is opened. */
export function registerPanels(app: App, load: Chunks): vscode.Disposable {
  let loaded: Promise<editors.Editors> | undefined;
  const all = (): Promise<editors.Editors> => {
    loaded ??= load.editors().then(({ createEditors }) => createEditors(app));
    return loaded;
  };
  const editor = (open: (all: editors.Editors) => editors.OpenEditor): vscode.CustomTextEditorProvider => ({
    resolveCustomTextEditor: async (document, panel) => {
      open(await all())(document, panel);
    },
  });
  const facts = new ShownFacts(async () => (await load.facts()).createFacts(app));
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
