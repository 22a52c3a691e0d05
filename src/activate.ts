import type * as vscode from "vscode";
import type * as table from "./commands/index.js";
import { registerCommands } from "./commands/register.js";
import { createDraftProblems } from "./editor/draftProblems.js";
import { createEditorFocus } from "./editor/editorFocus.js";
import { createTemplateProblems } from "./editor/templateProblems.js";
import { createFixes } from "./editor/fixes.js";
import { createProblems } from "./editor/problems.js";
import type * as editors from "./panels/editors.js";
import type * as factsPanel from "./panels/facts/facts.js";
import { registerPanels } from "./panels/register.js";
import { createSecretProblems } from "./editor/secretProblems.js";
import { createApp } from "./host/app.js";
import { finishExports } from "./host/exportRecovery.js";
import { createClientList } from "./host/clientList.js";
import { lazyModule } from "./host/lazyModule.js";
import { clearTemporaryFiles } from "./host/temporaryFiles.js";
import type { Platform } from "./host/platform.js";
import { createClientsView } from "./tree/clientsView.js";
import { createOffboardingsView } from "./tree/offboardingsView.js";
import { createContextKeys } from "./tree/contextKeys.js";
import { createStatusBar } from "./tree/statusBar.js";

/** What we need of our own manifest. */
interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

/** What both entries do, each with its own platform: builds the app, registers, and reads the files once the window has time. */
export function activate(context: vscode.ExtensionContext, platform: Platform): void {
  const app = createApp(context, platform);
  const { contributes } = context.extension.packageJSON as Manifest;
  const ids = contributes.commands.map(({ command }) => command);
  context.subscriptions.push(
    app,
    registerCommands(app, ids, lazyModule<typeof table>(platform, context.extensionUri, "commands.js")),
    registerPanels(app, {
      editors: lazyModule<typeof editors>(platform, context.extensionUri, "editors.js"),
      facts: lazyModule<typeof factsPanel>(platform, context.extensionUri, "factsPanel.js"),
    }),
    createOffboardingsView(app),
    createClientsView(app),
    createContextKeys(app),
    createStatusBar(app),
    createEditorFocus(app),
    createProblems(app),
    createSecretProblems(app),
    createDraftProblems(app),
    createTemplateProblems(app),
    createFixes(),
    createClientList(app),
  );
  app.store
    .ready()
    .then(() => finishExports(app))
    // Of what was never finished there is no entry in the store.
    .then(() => app.files.find())
    .then((places) => clearTemporaryFiles(platform, places, Date.now()))
    .catch(app.report.quietly);
}
