import * as vscode from "vscode";
import type { Entry } from "../../store/store.js";
import type { Finding } from "../../exports/documents.js";
import type { Planned } from "../../host/planExport.js";
import { Cancelled } from "../command.js";
import { answerTo } from "../prompts.js";
import { HandoffPreview } from "./handoffPreview.js";

interface FileItem extends vscode.QuickPickItem {
  readonly path: string;
}

/** Which of the files that are not as we left them shall be overwritten; each can be looked at first. Closed throws `Cancelled`. */
export async function askConflicts(entry: Entry, planned: Planned): Promise<readonly string[]> {
  const conflicts = planned.plan.files.filter(({ status }) => status === "conflict");
  if (conflicts.length === 0) return [];
  const difference = {
    iconPath: new vscode.ThemeIcon("diff"),
    tooltip: vscode.l10n.t("Show the difference"),
  };
  const pick = vscode.window.createQuickPick<FileItem>();
  const preview = new HandoffPreview(vscode.Uri.parse(entry.folder), planned);
  pick.title = vscode.l10n.t("These files were changed by hand, or are not ours. Which shall be overwritten?");
  pick.placeholder = vscode.l10n.t("What is not ticked stays as it is");
  pick.canSelectMany = true;
  pick.items = conflicts.map(({ path }) => ({
    label: path,
    description: Object.hasOwn(planned.plan.manifest.files, path)
      ? vscode.l10n.t("changed since the last export")
      : vscode.l10n.t("not written by Sendoff"),
    path,
    buttons: [difference],
  }));
  const showing = pick.onDidTriggerItemButton(({ item }) => preview.show(`${planned.base}/${item.path}`));
  try {
    return await answerTo(pick, () => ({ value: pick.selectedItems.map(({ path }) => path) }));
  } finally {
    showing.dispose();
    preview.dispose();
  }
}

/**
 * Says what must not go out, masked and with its places, and asks whether any of it may after all. Answers with the fingerprints of
 * what is allowed; throws `Cancelled` if nothing is.
 */
export async function askFindings({ findings }: Planned): Promise<readonly string[]> {
  const kinds = [...new Set(findings.map(({ fingerprint }) => fingerprint))].map((fingerprint) => {
    const same = findings.filter((finding) => finding.fingerprint === fingerprint).sort(draftsFirst);
    const [what = ""] = same.map(({ rule, masked }) => `${rule}: ${masked}`);
    return { fingerprint, what, places: same.map(({ path, line }) => `${path}:${String(line)}`) };
  });
  const look = vscode.l10n.t("Look Through Them…");
  const said = await vscode.window.showErrorMessage(
    vscode.l10n.t(
      "Nothing was exported: the handoff holds what must not go out. Take it out, then export again. {0}",
      kinds.map(({ what, places: [first = ""] }) => `${first}: ${what}`).join(", "),
    ),
    look,
  );
  if (said !== look) throw new Cancelled();
  const choices = kinds.map(({ what, places, fingerprint }) => ({
    label: what,
    detail: places.join(", "),
    fingerprint,
  }));
  const picked = await vscode.window.showQuickPick(choices, {
    title: vscode.l10n.t("Tick only what is no secret and may be read by the client"),
    canPickMany: true,
    ignoreFocusOut: true,
  });
  if (!picked || picked.length === 0) throw new Cancelled();
  return picked.map(({ fingerprint }) => fingerprint);
}

/** The Markdown first: its lines are those of the draft, whereas nobody can count lines in a PDF. */
function draftsFirst(a: Finding, b: Finding): number {
  const isDraft = ({ path }: Finding): number => (path.endsWith(".md") ? 0 : 1);
  return isDraft(a) - isDraft(b);
}
