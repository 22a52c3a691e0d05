import * as z from "zod/mini";
import { UserError } from "../core/errors.js";
import { idFor } from "../core/names.js";
import { check } from "../core/operation.js";
import { line, text } from "../core/primitives.js";
import { onlyYou } from "../core/visibility.js";
import { keys, prefixes } from "./keys.js";
import type { KeyValues } from "./keyValues.js";

/** Somebody whom you would send a client to. Nothing of it reaches a document but with consent, and the why never does. */
export const referral = z.strictObject({
  name: onlyYou(line, "Who."),
  services: onlyYou(
    z.array(line).check(z.minLength(1, { error: "name at least one service" })),
    "What they do, in the words that you would search for.",
  ),
  contact: onlyYou(z.exactOptional(line), "How to reach them."),
  why: onlyYou(z.exactOptional(text), "Why them."),
  consent: onlyYou(
    z.exactOptional(z.boolean({ error: "expected true or false" })),
    "They agreed that clients get their name and contact.",
  ),
});

export type Referral = z.infer<typeof referral> & { readonly id: string };

/** Keeps a referral, and answers with its id. One with the same name is replaced: nobody is listed twice. */
export async function addReferral(keyValues: KeyValues, given: z.infer<typeof referral>): Promise<{ id: string }> {
  check(referral, given);
  const all = readReferrals(keyValues);
  const same = all.find(({ name }) => normal(name) === normal(given.name));
  const id =
    same?.id ??
    idFor(
      given.name,
      all.map((each) => each.id),
    );
  await keyValues.set(keys.referral(id), given);
  return { id };
}

/** All referrals, by name. */
export function readReferrals(keyValues: KeyValues): readonly Referral[] {
  return keyValues
    .keys()
    .filter((key) => key.startsWith(prefixes.referral))
    .flatMap((key) => {
      const parsed = referral.safeParse(keyValues.get(key));
      return parsed.success ? [{ id: key.slice(prefixes.referral.length), ...parsed.data }] : [];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * The referrals for a need, best first: every word of it that stands in a service counts, and in the name or the why a little.
 * Throws a UserError on `need` if it has no words.
 */
export function findReferral(keyValues: KeyValues, need: string): readonly Referral[] {
  const words = normal(need).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) throw new UserError("say in a word or two what is needed", "need");
  const scored = readReferrals(keyValues).map((each) => ({ each, score: scoreOf(each, words) }));
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ each }) => each);
}

/**
 * What of a referral may stand with a client's need: name, the service that fits it best, and contact; never the why. Throws a
 * UserError without their consent, or without a contact to pass on.
 */
export function passedOn(
  { name, services, contact, consent }: Referral,
  need: string,
): { name: string; service: string; contact: string } {
  if (consent !== true)
    throw new UserError(`${name} has not agreed to be passed on; ask first, and note it with the referral`, "referral");
  if (contact === undefined) throw new UserError(`note first how ${name} can be reached`, "referral");
  const words = normal(need).match(/[\p{L}\p{N}]+/gu) ?? [];
  const fits = (service: string): number => words.filter((word) => normal(service).includes(word)).length;
  const service = services.reduce((best, each) => (fits(each) > fits(best) ? each : best));
  return { name, service, contact };
}

function scoreOf({ name, services, why = "" }: Referral, words: readonly string[]): number {
  const does = normal(services.join(" "));
  const more = normal(`${name} ${why}`);
  return words.reduce((sum, word) => sum + (does.includes(word) ? 3 : more.includes(word) ? 1 : 0), 0);
}

/** Without marks and case, so that "Übersetzung" is found by "ubersetzung". */
function normal(words: string): string {
  return words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
