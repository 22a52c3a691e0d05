import * as vscode from "vscode";
import * as z from "zod/mini";
import type { App } from "../../host/app.js";
import { carryOut, type Exported, exportFiles } from "../../host/exportFiles.js";
import { bytesOf } from "../../host/handoffFiles.js";
import { allowIn, type ExportRequest, type Planned, planExport } from "../../host/planExport.js";
import { writeExport } from "../../host/writeExport.js";
import type { Entry } from "../../store/store.js";
import { afterExport } from "./afterExport.js";
import { Cancelled, command, fields } from "../command.js";
import { allFormats, formatsField } from "./formats.js";
import { askConflicts, askFindings } from "./handoffQuestions.js";
import { entryByHand, entryFor } from "../which.js";

/** `sendoff.export`: writes the handoff next to the client's code. What the user changed there since is kept unless told. */
export const exportHandoff = command({
  argument: z.strictObject({
    offboarding: fields.offboarding,
    formats: formatsField,
    audience: z.exactOptional(z.enum(["owner", "developer", "both"])),
    onConflict: z.exactOptional(z.enum(["keep", "overwrite"])),
  }),
  run: async (app, { offboarding, formats = allFormats, audience = "both", onConflict = "keep" }) =>
    exportFiles(app, await entryFor(app, offboarding), { formats, audience, onConflict }),
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const { exported, gaps } = await exportByHand(app, entry);
    afterExport(app, entry, exported, gaps);
    return exported;
  },
});

const everything: ExportRequest = { formats: allFormats, audience: "both", onConflict: "keep" };

/** Asks about what must not go out and about what was changed by hand, as far as there is any; then writes. */
async function exportByHand(app: App, entry: Entry): Promise<{ exported: Exported; gaps: readonly string[] }> {
  let planned = await planning(app, entry, everything);
  // What was not ticked is still there, and is said once more.
  while (planned.findings.length > 0) {
    const text = await allowIn(app, planned, await askFindings(planned));
    await writeExport(app, entry, [{ path: planned.manifestPath, bytes: bytesOf(text) }]);
    planned = await planning(app, entry, everything);
  }
  const overwritten = await askConflicts(entry, planned);
  if (overwritten.length > 0) planned = await planning(app, entry, { ...everything, onConflict: overwritten });
  if (planned.missing.length > 0)
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        "The PDFs have a question mark for these signs, which their fonts do not have: {0}. Name a font that has them in the setting sendoff.pdf.fonts.",
        planned.missing.join(" "),
      ),
    );
  const exported = await withProgress(async (progress, cancelled) => {
    let before = 0;
    return carryOut(app, entry, planned, (count, total) => {
      if (cancelled.isCancellationRequested) throw new Cancelled();
      progress.report({ increment: ((count - before) / total) * 100, message: `${String(count)}/${String(total)}` });
      before = count;
    });
  });
  return { exported, gaps: planned.gaps };
}

function planning(app: App, entry: Entry, request: ExportRequest): Promise<Planned> {
  return withProgress(async (_, cancelled) => {
    const planned = await planExport(app, entry, request);
    if (cancelled.isCancellationRequested) throw new Cancelled();
    return planned;
  });
}

function withProgress<T>(
  task: (
    progress: vscode.Progress<{ message?: string; increment?: number }>,
    cancelled: vscode.CancellationToken,
  ) => Promise<T>,
): Promise<T> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t("Exporting the handoff"),
    cancellable: true,
  };
  return Promise.resolve(vscode.window.withProgress(options, task));
}
