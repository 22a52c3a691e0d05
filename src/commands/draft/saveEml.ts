import * as vscode from "vscode";
import * as z from "zod/mini";
import type { DraftKind } from "../../core/drafts.js";
import { UserError } from "../../core/errors.js";
import type { Hold } from "../../core/holds.js";
import { line } from "../../core/primitives.js";
import type { App } from "../../host/app.js";
import { outgoing } from "../../host/outgoing.js";
import { writeText } from "../../host/draftFiles.js";
import type { Entry } from "../../store/store.js";
import { anyway, holdsFor, keepWhy } from "./beforeSending.js";
import { command, fields } from "../command.js";
import { draftKind, refuseKind } from "./draft.js";
import { offerMarking } from "./offerMarking.js";
import { folderOf, gitFolders } from "../offboarding/setShare.js";
import { sendByHand } from "./sendByHand.js";
import { entryFor } from "../which.js";

const argument = z.strictObject({
  offboarding: fields.offboarding,
  kind: draftKind,
  file: z.exactOptional(line),
  anyway,
});
interface Saved {
  uri: string | null;
  holds: Hold[];
}

/** `sendoff.saveEml`: writes a draft as a message that mail programs open, ready to be sent; null if something holds it. */
export const saveEml = command({
  argument,
  run: async (app, { offboarding, kind, file, anyway: why }) =>
    save(app, await entryFor(app, offboarding), kind, { why, file }),
  byHand: async (app, given) => {
    const { entry, kind, why } = await sendByHand(app, given, vscode.l10n.t("Save anyway…"));
    const saved = await save(app, entry, kind, { why });
    if (saved.uri !== null) tell(app, entry, kind, vscode.Uri.parse(saved.uri));
    return saved;
  },
});

async function save(
  app: App,
  entry: Entry,
  kind: DraftKind,
  { why, file }: { readonly why?: string | undefined; readonly file?: string | undefined },
): Promise<Saved> {
  refuseKind(entry, kind);
  // Before the draft is made: a call that rejects leaves nothing behind.
  const target = file === undefined ? undefined : targetOf(entry, file);
  const email = await outgoing(app, entry, kind);
  const { holds, go } = await holdsFor(app, entry, kind, why);
  if (!go) return { uri: null, holds };
  const { emlText } = await app.documents();
  const uri = target ?? vscode.Uri.joinPath(vscode.Uri.parse(entry.uri), "..", "outbox", `${kind}.eml`);
  await writeText(uri, emlText(email));
  await keepWhy(app, entry, holds, why);
  return { uri: uri.toString(), holds };
}

/**
 * A URI, a whole path, or a path seen from the workspace folder. A message and nothing else may be written there, and never among what the
 * client receives.
 */
function targetOf(entry: Entry, file: string): vscode.Uri {
  if (!/\.eml$/i.test(file)) throw new UserError("must be the name of an .eml file", "file");
  // A path that climbs (`a/../handoff`) is judged by where it arrives.
  const target = vscode.Uri.joinPath(placeOf(entry, file), ".");
  const [, handoff] = gitFolders(entry);
  if (isBelow(vscode.Uri.joinPath(folderOf(entry), handoff), target))
    throw new UserError(`must not lie in ${handoff}, which the client receives`, "file");
  return target;
}

function placeOf(entry: Entry, file: string): vscode.Uri {
  const home = folderOf(entry);
  if (/^[a-z][a-z0-9+.-]+:\//i.test(file)) return vscode.Uri.parse(file, true);
  if (/^([A-Za-z]:[\\/]|[\\/])/.test(file)) return home.with({ path: vscode.Uri.file(file).path });
  const target = vscode.Uri.joinPath(home, file.replaceAll("\\", "/"));
  if (isBelow(home, target)) return target;
  throw new UserError("leads out of the workspace folder; give the whole path of a place elsewhere", "file");
}

function isBelow(folder: vscode.Uri, { scheme, authority, path }: vscode.Uri): boolean {
  return (
    scheme === folder.scheme && authority === folder.authority && path.startsWith(`${folder.path.replace(/\/$/, "")}/`)
  );
}

function tell(app: App, entry: Entry, kind: DraftKind, uri: vscode.Uri): void {
  const message = vscode.l10n.t("Saved as {0}. Open it with your mail program.", vscode.workspace.asRelativePath(uri));
  if (kind === "email") offerMarking(app, entry, message);
  else void vscode.window.showInformationMessage(message);
}
