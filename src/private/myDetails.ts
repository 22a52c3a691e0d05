import * as z from "zod/mini";
import { UserError } from "../core/errors.js";
import { type Provider, provider } from "../core/offboarding.js";
import { check } from "../core/operation.js";
import { line } from "../core/primitives.js";
import { clientView, onlyYou } from "../core/visibility.js";
import type { KeyValues } from "./keyValues.js";

/** My Details: what every draft says of you, asked once on a machine. All may be missing, until it is asked for. */
export const myDetails = z.object({
  ...z.partial(provider).shape,
  rate: onlyYou(z.exactOptional(line), "What an hour of yours costs; only you."),
});

export type MyDetails = z.infer<typeof myDetails>;

const key = "sendoff.myDetails";

/** My Details as they are kept on this machine. What an older or newer Sendoff wrote and this one cannot read is left out. */
export function readMyDetails(keyValues: KeyValues): MyDetails {
  const stored = keyValues.get(key);
  const entries = typeof stored === "object" && stored !== null ? Object.entries<unknown>({ ...stored }) : [];
  const readable = entries.filter(([field, value]) => myDetails.safeParse({ [field]: value }).success);
  return myDetails.parse(Object.fromEntries(readable));
}

/** Sets fields of My Details; null removes one. Throws a UserError that names the field, and then nothing is kept. */
export async function setMyDetails(keyValues: KeyValues, set: Readonly<Record<string, unknown>>): Promise<MyDetails> {
  for (const field of Object.keys(set))
    if (!(field in myDetails.shape))
      throw new UserError(`is not known here; there are ${Object.keys(myDetails.shape).join(", ")}`, `set.${field}`);
  const kept = keyValues.get(key);
  const all: Readonly<Record<string, unknown>> = { ...(typeof kept === "object" ? kept : {}), ...set };
  const details = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
  check(myDetails, Object.fromEntries(Object.entries(set).filter(([, value]) => value !== null)), "set");
  await keyValues.set(key, details);
  return readMyDetails(keyValues);
}

/** The client-safe part of My Details, which a new offboarding keeps a copy of; undefined until there is a name. */
export function providerFrom(details: MyDetails): Provider | undefined {
  const parsed = provider.safeParse(clientView(myDetails, details));
  return parsed.success ? parsed.data : undefined;
}
