import * as z from "zod/mini";
import { UserError } from "../core/errors.js";
import { whyNoLogo } from "../core/logo.js";
import { type Provider, provider } from "../core/offboarding.js";
import { line } from "../core/primitives.js";
import { clientView, onlyYou } from "../core/visibility.js";
import { checkSet, readKept, writeKept } from "./kept.js";
import { keys } from "./keys.js";
import type { KeyValues } from "./keyValues.js";

/** My Details: what every draft says of you, asked once on a machine. All may be missing, until it is asked for. */
export const myDetails = z.object({
  ...z.partial(provider).shape,
  rate: onlyYou(z.exactOptional(line), "What an hour of yours costs; only you."),
});

export type MyDetails = z.infer<typeof myDetails>;

/** My Details as they are kept on this machine. What an older or newer Sendoff wrote and this one cannot read is left out. */
export function readMyDetails(keyValues: KeyValues): MyDetails {
  return readKept(keyValues, keys.myDetails, myDetails);
}

/** Sets fields of My Details; null removes one. Throws a UserError that names the field, and then nothing is kept. */
export async function setMyDetails(keyValues: KeyValues, set: Readonly<Record<string, unknown>>): Promise<MyDetails> {
  checkSet(myDetails, set);
  const why = typeof set.logo === "string" ? whyNoLogo(set.logo) : undefined;
  if (why !== undefined) throw new UserError(why, "set.logo");
  await writeKept(keyValues, keys.myDetails, set);
  return readMyDetails(keyValues);
}

/** The client-safe part of My Details, which a new offboarding keeps a copy of; undefined until there is a name. */
export function providerFrom(details: MyDetails): Provider | undefined {
  const parsed = provider.safeParse(clientView(myDetails, details));
  return parsed.success ? parsed.data : undefined;
}
