import type { DraftKind } from "../core/drafts.js";
import type { Finding } from "../drafts/checks/finding.js";
import { knownClients } from "../private/clients.js";
import type { Entry } from "../store/store.js";
import { type App, asReadHere } from "./app.js";

/** Everything in this text of a draft that should be looked at; nothing while its offboarding cannot be read. */
export async function checkDraftText(
  app: App,
  { uri, offboarding }: Entry,
  kind: DraftKind,
  text: string,
): Promise<readonly Finding[]> {
  if (!offboarding) return [];
  const { checkDraft } = await app.documents();
  const otherClients = knownClients(app.keyValues)
    .filter((client) => client.uri !== uri && client.client !== offboarding.client.name)
    .map(({ client }) => client);
  const { today } = app.context();
  return checkDraft({ kind, text, offboarding: asReadHere(app, offboarding), today, otherClients });
}
