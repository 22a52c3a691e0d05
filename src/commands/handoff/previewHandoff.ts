import * as vscode from "vscode";
import * as z from "zod/mini";
import { clientOf } from "../../host/app.js";
import { type Preview, previewFiles, previewOf } from "../../host/exportFiles.js";
import { planExport } from "../../host/planExport.js";
import { Cancelled, command, fields } from "../command.js";
import { allFormats, formatsField } from "./formats.js";
import { HandoffPreview } from "./handoffPreview.js";
import { entryByHand, entryFor } from "../which.js";

/** `sendoff.previewHandoff`: what an export would do with each file; nothing is written. By hand each can be looked at. */
export const previewHandoff = command({
  argument: z.strictObject({ offboarding: fields.offboarding, formats: formatsField }),
  run: async (app, { offboarding, formats = allFormats }) =>
    previewFiles(app, await entryFor(app, offboarding), formats),
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const planned = await planExport(app, entry, { formats: allFormats, audience: "both", onConflict: "keep" });
    const preview = previewOf(planned);
    const files = new HandoffPreview(vscode.Uri.parse(entry.folder), planned);
    try {
      await look(preview, files, clientOf(entry));
    } finally {
      files.dispose();
    }
    return preview;
  },
});

/** The list stays open while one file after the other is looked at; closing it is all there is to do. */
async function look({ files }: Preview, preview: HandoffPreview, client: string): Promise<void> {
  const title = vscode.l10n.t("What an export for {0} would write", client);
  const words: Readonly<Record<Preview["files"][number]["status"], string>> = {
    new: vscode.l10n.t("new"),
    changed: vscode.l10n.t("changed"),
    unchanged: vscode.l10n.t("unchanged"),
    conflict: vscode.l10n.t("changed there by hand, or not ours: kept unless you say otherwise"),
    blocked: vscode.l10n.t("blocked: holds something that must not go out"),
  };
  const choices = files.map(({ path, status }) => ({
    label: `$(${icons[status]}) ${path.split("/").at(-1) ?? path}`,
    description: words[status],
    path,
  }));
  for (;;) {
    const picked = await vscode.window.showQuickPick(choices, {
      title,
      placeHolder: vscode.l10n.t("Choose a file to look at it"),
      ignoreFocusOut: true,
    });
    if (!picked) throw new Cancelled();
    await preview.show(picked.path);
  }
}

const icons: Readonly<Record<Preview["files"][number]["status"], string>> = {
  new: "diff-added",
  changed: "diff-modified",
  unchanged: "check",
  conflict: "warning",
  blocked: "error",
};
