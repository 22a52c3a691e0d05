import * as vscode from "vscode";
import { ownFlavor } from "./about.js";

/** Gives an offboarding the flavor that was chosen in a draft; for one of the user's own, asks what it is. Nothing changes if that is closed. */
export async function changeFlavor(offboarding: string, value: string): Promise<void> {
  const flavor = value === ownFlavor ? await askFlavor() : value;
  if (flavor === undefined) return;
  await vscode.commands.executeCommand("sendoff.edit", { offboarding, set: { flavor: flavor === "" ? null : flavor } });
}

function askFlavor(): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t("What should they remember you for?"),
    prompt: vscode.l10n.t("One trait, in a few words. Your client can read this."),
  });
}
