import * as z from "zod/mini";
import { onlyYou } from "../core/visibility.js";
import { readKept, writeKept } from "./kept.js";
import { keys } from "./keys.js";
import type { KeyValues } from "./keyValues.js";
import { lookBack } from "./lookBackSchema.js";

const byItem = z.record(z.string(), z.string());

/** “This one is fine”, or the day on which the secret was changed. */
const allowedSecret = z.object({ because: z.enum(["fine", "changed"]), on: z.string() });

/** What is kept of one offboarding for the developer alone. */
export const privateWords = z.object({
  note: onlyYou(z.exactOptional(z.string()), "A note on the client."),
  itemNotes: onlyYou(z.exactOptional(byItem), "Notes on items, by item."),
  notNeeded: onlyYou(z.exactOptional(byItem), "Why an item is not needed, by item."),
  sentAnyway: onlyYou(z.exactOptional(z.string()), "Why the goodbye went out in spite of a hold."),
  closedAnyway: onlyYou(z.exactOptional(z.string()), "Why it was closed in spite of a hold."),
  lookBack: onlyYou(z.exactOptional(lookBack), "The look-back."),
  secretsSalt: onlyYou(z.exactOptional(z.string()), "Makes the fingerprints of secrets this offboarding's own."),
  allowedSecrets: onlyYou(
    z.exactOptional(z.record(z.string(), allowedSecret)),
    "What was said of places that look like a secret, by fingerprint; the secrets themselves are nowhere kept.",
  ),
});

type PrivateWords = z.infer<typeof privateWords>;

/** The private words of an offboarding; empty if there are none. */
export function readWords(keyValues: KeyValues, offboarding: string): PrivateWords {
  return readKept(keyValues, keys.words(offboarding), privateWords);
}

/** Sets private words; null removes them. What a newer Sendoff keeps under the same key stays. */
export function keepWords(
  keyValues: KeyValues,
  offboarding: string,
  words: { readonly [K in keyof PrivateWords]?: PrivateWords[K] | null },
): Promise<void> {
  return writeKept(keyValues, keys.words(offboarding), words);
}

/** The private note on an item, or without one on the client; empty if there is none. */
export function readNote(keyValues: KeyValues, offboarding: string, item?: string): string {
  const { note = "", itemNotes = {} } = readWords(keyValues, offboarding);
  if (item === undefined) return note;
  return Object.hasOwn(itemNotes, item) ? (itemNotes[item] ?? "") : "";
}

/** Keeps a private note; an empty one removes it. */
export async function keepNote(
  keyValues: KeyValues,
  offboarding: string,
  item: string | undefined,
  text: string,
): Promise<void> {
  if (item === undefined) {
    await keepWords(keyValues, offboarding, { note: text === "" ? null : text });
    return;
  }
  const others = Object.entries(readWords(keyValues, offboarding).itemNotes ?? {}).filter(([id]) => id !== item);
  const all = text === "" ? others : [...others, [item, text] as const];
  await keepWords(keyValues, offboarding, { itemNotes: all.length === 0 ? null : Object.fromEntries(all) });
}

/** Keeps why items are not needed. */
export async function keepWhyNotNeeded(
  keyValues: KeyValues,
  offboarding: string,
  items: readonly string[],
  why: string,
): Promise<void> {
  const known = readWords(keyValues, offboarding).notNeeded;
  const notNeeded = { ...known, ...Object.fromEntries(items.map((item) => [item, why])) };
  await keepWords(keyValues, offboarding, { notNeeded });
}
