import * as vscode from "vscode";
import type { App } from "./app.js";
import { draftAt, readText } from "./draftFiles.js";
import { planRefresh } from "./draftRefresh.js";
import { fieldNewsLine } from "./fieldNewsWords.js";

const scheme = "sendoff-refresh";

/**
 * Serves drafts as a refresh would make them, to be compared; nothing is written. A field that stays the user's although the details have
 * something else for it would look like one without news, so that is said below it.
 */
export function registerRefreshPreview(app: App): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: async (uri) => {
      const [from = "file", which] = uri.query.split("/");
      const draft = uri.with({ scheme: from, query: "", fragment: "" });
      const place = draftAt(draft);
      const entry = place && app.store.get(place.entry);
      const plan = entry && which === "after" ? await planRefresh(app, entry, place.kind) : undefined;
      if (!plan) return (await readText(draft)) ?? "";
      const { withFieldNews } = await app.documents();
      return withFieldNews(plan.text, plan.fields, fieldNewsLine);
    },
  });
}

let shown = 0;

/**
 * Shows a draft as it is beside what a refresh would make of it. Both are copies to be read: were the draft itself in it, closing it would
 * ask whether to throw away what is not saved.
 */
export async function showRefresh(draft: vscode.Uri): Promise<void> {
  const name = draft.path.slice(draft.path.lastIndexOf("/") + 1);
  // VS Code keeps what it has read of an address, and these are other texts each time.
  const fragment = String(++shown);
  const copy = (which: "before" | "after"): vscode.Uri =>
    draft.with({ scheme, query: `${draft.scheme}/${which}`, fragment });
  await vscode.commands.executeCommand(
    "vscode.diff",
    copy("before"),
    copy("after"),
    vscode.l10n.t("{0} (as it is ↔ refreshed)", name),
    // A draft that was only looked at so far would give way to a preview.
    { preview: false },
  );
}
