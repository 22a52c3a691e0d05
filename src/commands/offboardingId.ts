import { UserError } from "../core/errors.js";
import type { App } from "../host/app.js";
import { type KnownClient, knownClients } from "../private/clients.js";
import type { Entry } from "../store/store.js";
import { entryFor } from "./which.js";

/** What is kept on this machine is found by the offboarding's id, while its file is broken, too, if it could once be read. */
export function idOf(app: App, entry: Entry): string {
  const id =
    (entry.offboarding ?? entry.lastGood)?.id ?? knownClients(app.keyValues).find(({ uri }) => uri === entry.uri)?.id;
  if (id !== undefined) return id;
  throw new UserError(
    `the offboarding.json of ${entry.slug} cannot be read: ${entry.problems[0]?.message ?? "it is not valid"}`,
    "offboarding",
  );
}

/** An offboarding that is open here, or one that is only remembered: its repository may be elsewhere by now. */
export type Known = Pick<KnownClient, "id" | "uri" | "client">;

/** The offboarding that a script means, be its repository open or not. Rejects with a UserError on `offboarding`. */
export async function knownFor(app: App, name: string | undefined): Promise<Known> {
  await app.store.ready();
  const isOpen = app.store.list().some(({ slug, uri }) => name === undefined || slug === name || uri === name);
  const remembered = isOpen
    ? []
    : knownClients(app.keyValues).filter((each) => [each.slug, each.uri, each.id].includes(name ?? ""));
  if (remembered.length > 1)
    throw new UserError(
      `“${name ?? ""}” exists in several folders; give the URI of its offboarding.json`,
      "offboarding",
    );
  const [only] = remembered;
  if (only) return only;
  const entry = await entryFor(app, name);
  return {
    id: idOf(app, entry),
    uri: entry.uri,
    client: (entry.offboarding ?? entry.lastGood)?.client.name ?? entry.slug,
  };
}
