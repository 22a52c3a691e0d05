import { keepWords, readWords } from "./privateWords.js";
import type { KeyValues } from "./keyValues.js";

/** Why a place that looks like a secret is no problem: it is fine, or the secret was changed, on an ISO day. */
export interface AllowedSecret {
  readonly because: "fine" | "changed";
  readonly on: string;
}

/** What was allowed for an offboarding, by fingerprint. */
export function readAllowedSecrets(keyValues: KeyValues, offboarding: string): Readonly<Record<string, AllowedSecret>> {
  return readWords(keyValues, offboarding).allowedSecrets ?? {};
}

/** Allows a place by the fingerprint of its secret. */
export async function allowSecret(
  keyValues: KeyValues,
  offboarding: string,
  fingerprint: string,
  allowed: AllowedSecret,
): Promise<void> {
  const all = { ...readAllowedSecrets(keyValues, offboarding), [fingerprint]: allowed };
  await keepWords(keyValues, offboarding, { allowedSecrets: all });
}

/** Takes back what was said of a place. */
export async function disallowSecret(keyValues: KeyValues, offboarding: string, fingerprint: string): Promise<void> {
  const others = Object.entries(readAllowedSecrets(keyValues, offboarding)).filter(([known]) => known !== fingerprint);
  await keepWords(keyValues, offboarding, { allowedSecrets: others.length === 0 ? null : Object.fromEntries(others) });
}

/** The salt of an offboarding's fingerprints, made when it is first asked for. */
export async function secretsSalt(keyValues: KeyValues, offboarding: string, newId: () => string): Promise<string> {
  const known = readWords(keyValues, offboarding).secretsSalt;
  if (known !== undefined) return known;
  const salt = newId();
  await keepWords(keyValues, offboarding, { secretsSalt: salt });
  return salt;
}
