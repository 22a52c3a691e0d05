import * as vscode from "vscode";
import { type DraftKind, isEmailKind, whyNot } from "../core/drafts.js";
import { UserError } from "../core/errors.js";
import type { Email } from "../exports/eml.js";
import type { Entry } from "../store/store.js";
import { type App, asReadHere } from "./app.js";
import { ensureDraft } from "./draftFiles.js";

/** The email that a draft is now, made first if it does not exist. Rejects with a UserError on `kind` for one that makes no sense. */
export async function outgoing(app: App, entry: Entry, kind: DraftKind): Promise<Email> {
  const { offboarding } = entry;
  if (!offboarding) throw new UserError(`the offboarding.json of ${entry.slug} cannot be read`, "offboarding");
  const why = whyNot(kind, offboarding.reason);
  if (why !== undefined) throw new UserError(why, "kind");
  const { text } = await ensureDraft(app, entry, kind);
  const { draftLanguage, emailOf } = await app.documents();
  const templates = await app.templates.read(vscode.Uri.parse(entry.folder));
  const language = draftLanguage(kind, offboarding, templates?.sources ?? []);
  const email = emailOf(text, asReadHere(app, offboarding), language);
  if (isEmailKind(kind) || email.subject !== "") return email;
  // A document that is sent says what it is by its first heading.
  const title = /^#\s+(.+)$/m.exec(text)?.[1] ?? offboarding.project.name;
  return { ...email, subject: title.replace(/\\(?=[!-/:-@[-`{-~])/g, "") };
}
