import * as vscode from "vscode";
import type { DraftKind } from "../../core/drafts.js";
import type { Offboarding } from "../../core/offboarding.js";
import { carrierFor } from "./about.js";

/** Puts a part of the offboarding inside the document of this kind, or takes it out; false if there is no such document. */
export async function carry(
  kind: DraftKind,
  { uri, offboarding }: { readonly uri: string; readonly offboarding: Offboarding },
  piece: string,
  on: boolean,
): Promise<boolean> {
  const within = carrierFor(kind, offboarding)?.id;
  if (within === undefined) return false;
  const which = { offboarding: uri, piece };
  await (on
    ? vscode.commands.executeCommand("sendoff.combinePieces", { ...which, within })
    : vscode.commands.executeCommand("sendoff.separatePiece", which));
  return true;
}
