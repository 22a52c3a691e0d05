import * as vscode from "vscode";
import * as z from "zod/mini";
import type { DraftKind } from "../../core/drafts.js";
import type { Hold } from "../../core/holds.js";
import { type App, clientOf } from "../../host/app.js";
import { outgoing } from "../../host/outgoing.js";
import type { Entry } from "../../store/store.js";
import { anyway, holdsFor, keepWhy } from "./beforeSending.js";
import { command, fields } from "../command.js";
import { draftKind } from "./draft.js";
import { offerMarking } from "./offerMarking.js";
import { pick } from "../prompts.js";
import { sendByHand } from "./sendByHand.js";
import { entryFor } from "../which.js";

const argument = z.strictObject({ offboarding: fields.offboarding, kind: draftKind, anyway });
interface Opened {
  opened: boolean;
  holds: Hold[];
}

/** `sendoff.openInMail`: begins a message in the mail program of this machine, as plain text; not opened if something holds it. */
export const openInMail = command({
  argument,
  run: async (app, { offboarding, kind, anyway: why }) => open(app, await entryFor(app, offboarding), kind, why),
  byHand: async (app, given) => {
    const { entry, kind, why } = await sendByHand(app, given, vscode.l10n.t("Open anyway…"));
    const email = await outgoing(app, entry, kind);
    const { mailtoLink } = await app.documents();
    if (mailtoLink(email).tooLong && (await howIfTooLong(entry)) === "file") {
      await vscode.commands.executeCommand(
        "sendoff.saveEml",
        vscode.Uri.joinPath(vscode.Uri.parse(entry.uri), "..", `${kind}.md`),
      );
      return { opened: false, holds: [] };
    }
    const opened = await open(app, entry, kind, why);
    if (opened.opened && kind === "email")
      offerMarking(app, entry, vscode.l10n.t("The goodbye stands in your mail program, as plain text."));
    return opened;
  },
});

async function open(app: App, entry: Entry, kind: DraftKind, why: string | undefined): Promise<Opened> {
  const email = await outgoing(app, entry, kind);
  const { holds, go } = await holdsFor(app, entry, kind, why);
  if (!go) return { opened: false, holds };
  const { mailtoLink } = await app.documents();
  // A Uri would be written anew, and loses the difference between “&” in the text and between the fields. VS Code takes a text, too, and
  // passes it on as it stands, though its types don't say so (microsoft/vscode#85930; `openUri` in extHostWindow.ts, looked up in 1.139).
  const opened = await vscode.env.openExternal(mailtoLink(email).link as unknown as vscode.Uri);
  if (opened) await keepWhy(app, entry, holds, why);
  return { opened, holds };
}

function howIfTooLong(entry: Entry): Promise<"file" | "link"> {
  return pick(
    [
      {
        label: vscode.l10n.t("Save it as a file for the mail program"),
        detail: vscode.l10n.t("Whole, with its formatting"),
        value: "file" as const,
      },
      {
        label: vscode.l10n.t("Try all the same"),
        detail: vscode.l10n.t("Many mail programs cut off what is so long"),
        value: "link" as const,
      },
    ],
    vscode.l10n.t("{0}: this is too long for a link to your mail program", clientOf(entry)),
  );
}
