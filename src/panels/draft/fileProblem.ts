import * as vscode from "vscode";
import type { OnDisk } from "../../host/fileOnDisk.js";
import type { DraftAction } from "../../protocol/draft.js";
import type { Source } from "../documentPanel.js";

/** Why a draft cannot be edited as it should, and what to do: because of its file, or else of its fields. */
export function problemOf(
  { file, document }: Pick<Source, "file" | "document">,
  ofFields: string | undefined,
): string | undefined {
  const ofFile = fileProblem(file.state, document.isDirty);
  if (ofFile !== undefined || ofFields === undefined) return ofFile;
  return vscode.l10n.t("The fields at the top of the file cannot be read; mend them in the text editor: {0}", ofFields);
}

function fileProblem(file: OnDisk, isDirty: boolean): string | undefined {
  switch (file) {
    case "same":
      return undefined;
    case "gone":
      return goneProblem();
    case "other":
      return isDirty
        ? vscode.l10n.t(
            "The file was changed elsewhere, perhaps by checking out another branch, while this text was not saved. Nothing is overwritten: save, and VS Code lets you compare both.",
          )
        : vscode.l10n.t(
            "The file was changed elsewhere, perhaps by checking out another branch. What you see is how it was before.",
          );
  }
}

/** What to say of a file that is not there. */
export function goneProblem(): string {
  return vscode.l10n.t(
    "The file is not there any more: it was deleted or renamed, or the branch that is checked out has none. This text is still here. Save it to write the file again, or close the editor.",
  );
}

/** Those of a draft's actions that can be done while its file stands like this. */
export function actionsWith(actions: readonly DraftAction[], file: OnDisk, isDirty: boolean): DraftAction[] {
  if (file === "gone") return actions.filter((action) => !needsFile(action));
  return file === "other" && !isDirty ? ["load", ...actions] : [...actions];
}

/** Whether an action is done with the file, rather than with what is on the screen. */
export function needsFile(action: DraftAction): boolean {
  return action !== "undo" && action !== "redo" && action !== "openText";
}
