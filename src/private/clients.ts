import * as z from "zod/mini";
import { balance } from "../core/balance.js";
import { effectiveDue } from "../core/dueDates.js";
import { sameJson } from "../core/jsonShape.js";
import type { Json } from "../core/json.js";
import { type Offboarding, reasons } from "../core/offboarding.js";
import { onlyYou } from "../core/visibility.js";
import { keys, prefixes } from "./keys.js";
import type { KeyValues } from "./keyValues.js";

const money = z.object({ currency: z.string(), minor: z.number() });

/** One offboarding that was started on this machine, as it was last seen: the list of clients is not in any repository. */
export const client = z.object({
  client: onlyYou(z.string(), "The client's name."),
  project: onlyYou(z.string(), "The project's name."),
  slug: onlyYou(z.string(), "The folder's name in .sendoff."),
  /** URIs of the offboarding.json and of its workspace folder. */
  uri: onlyYou(z.string(), "Where the file was seen last."),
  folder: onlyYou(z.string(), "The workspace folder."),
  createdOn: onlyYou(z.string(), "The day of the start."),
  lastDay: onlyYou(z.string(), "The last day of the work."),
  reason: onlyYou(z.enum(reasons), "Why it ends."),
  status: onlyYou(z.enum(["open", "closed"]), "Open or closed."),
  sentOn: onlyYou(z.exactOptional(z.string()), "The day on which the goodbye went out."),
  closedOn: onlyYou(z.exactOptional(z.string()), "The day on which it was closed."),
  balance: onlyYou(z.object({ known: z.boolean(), open: z.array(money) }), "What was owed."),
  followUps: onlyYou(
    z.array(z.object({ item: z.string(), title: z.string(), due: z.string() })),
    "What is still to come after the goodbye, by ISO day.",
  ),
  followedUp: onlyYou(
    z.exactOptional(z.array(z.string())),
    "Follow-ups that were done while the repository was not open, where they still stand as open.",
  ),
});

export type KnownClient = z.infer<typeof client> & {
  /** Id of the offboarding. */
  readonly id: string;
  /** It is archived on this machine. */
  readonly archived: boolean;
};

interface Seen {
  readonly uri: string;
  readonly folder: string;
  readonly slug: string;
  readonly offboarding: Offboarding;
}

/** Adds an offboarding to the list, or brings it up to date; answers whether there was anything to write. */
export async function rememberClient(keyValues: KeyValues, seen: Seen): Promise<boolean> {
  const { uri, folder, slug, offboarding } = seen;
  const { project, reason, status, createdOn, closedOn, email } = offboarding;
  const { known, open } = balance(offboarding);
  const key = keys.client(offboarding.id);
  const before = client.safeParse(keyValues.get(key));
  const all = openFollowUps(offboarding);
  const followedUp = (before.data?.followedUp ?? []).filter((done) => all.some(({ item }) => item === done));
  const now: z.infer<typeof client> = {
    client: offboarding.client.name,
    project: project.name,
    slug,
    uri,
    folder,
    createdOn,
    lastDay: project.lastDay,
    reason,
    status,
    ...(email?.sentOn !== undefined && { sentOn: email.sentOn }),
    ...(closedOn !== undefined && { closedOn }),
    balance: { known, open: open.map((each) => ({ ...each })) },
    followUps: all.filter(({ item }) => !followedUp.includes(item)),
    ...(followedUp.length > 0 && { followedUp }),
  };
  if (sameJson(keyValues.get(key) as Json | undefined, now)) return false;
  await keyValues.set(key, now);
  return true;
}

/** The open items of the aftercare, the earliest first. */
function openFollowUps(offboarding: Offboarding): { item: string; title: string; due: string }[] {
  return offboarding.pieces
    .filter(({ kind }) => kind === "aftercare")
    .flatMap(({ items }) => items.filter(({ state }) => state === "open"))
    .flatMap((item) => {
      const due = effectiveDue(item, offboarding);
      return due === undefined ? [] : [{ item: item.id, title: item.title, due }];
    })
    .sort((a, b) => (a.due < b.due ? -1 : 1));
}

/** What is still to come for a client. It begins when the goodbye is sent. */
export function followUpsOf({ followUps, sentOn }: KnownClient): KnownClient["followUps"] {
  return sentOn === undefined ? [] : followUps;
}

/** Takes a follow-up off the list, of an offboarding whose repository is not open; it stays off when that is opened again. */
export async function followedUp(keyValues: KeyValues, offboarding: string, item: string): Promise<void> {
  const key = keys.client(offboarding);
  const parsed = client.safeParse(keyValues.get(key));
  if (!parsed.success) return;
  const { followUps, followedUp: done = [], ...rest } = parsed.data;
  await keyValues.set(key, {
    ...rest,
    followUps: followUps.filter((each) => each.item !== item),
    followedUp: [...new Set([...done, item])],
  });
}

/** Whether an offboarding is in the list: one that was forgotten, or that a teammate started, is not. */
export function isKnownClient(keyValues: KeyValues, offboarding: string): boolean {
  return keyValues.get(keys.client(offboarding)) !== undefined;
}

/** All clients that were ever started on this machine and not forgotten, the newest last day first. */
export function knownClients(keyValues: KeyValues): readonly KnownClient[] {
  return keyValues
    .keys()
    .filter((key) => key.startsWith(prefixes.client))
    .flatMap((key) => {
      const id = key.slice(prefixes.client.length);
      const parsed = client.safeParse(keyValues.get(key));
      const archived = keyValues.get(keys.archive(id)) !== undefined;
      return parsed.success ? [{ id, archived, ...parsed.data }] : [];
    })
    .sort((a, b) => (a.lastDay === b.lastDay ? (a.client < b.client ? -1 : 1) : a.lastDay < b.lastDay ? 1 : -1));
}

/** Removes what is kept of an offboarding on this machine; answers with how many things that were. Other clients' things stay. */
export async function forgetOffboarding(keyValues: KeyValues, offboarding: string): Promise<number> {
  const kept = [keys.words(offboarding), keys.client(offboarding), keys.archive(offboarding)].filter(
    (key) => keyValues.get(key) !== undefined,
  );
  for (const key of kept) await keyValues.set(key, undefined);
  return kept.length;
}
