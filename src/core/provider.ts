import {
  type Offboarding,
  offboarding as offboardingSchema,
  type Provider,
  provider as providerSchema,
} from "./offboarding.js";
import { checked, type Operation, withFields } from "./operation.js";

/** The document as it is read here: who entered My Details only after the start is meant by `mine`. A copy in the document counts more. */
export function withProvider(offboarding: Offboarding, mine: Provider | undefined): Offboarding {
  return offboarding.provider || !mine ? offboarding : { ...offboarding, provider: mine };
}

/**
 * Keeps a copy of My Details in a document that has none, as the start does, so that a teammate's Sendoff says the same. A copy that is
 * there already stays; only what has just been entered for the first time (`entered`: names of fields) is added, and only to one's own.
 */
export function keepProvider(mine: Provider, entered: readonly string[]): Operation<null> {
  return (offboarding) => {
    const { provider, status } = offboarding;
    if (status === "closed") return { offboarding, result: null };
    if (!provider) return checked(withFields(offboardingSchema, offboarding, { provider: mine }), null);
    const added = Object.entries(mine).filter(([field]) => entered.includes(field) && !Object.hasOwn(provider, field));
    if (provider.name !== mine.name || added.length === 0) return { offboarding, result: null };
    const whole = withFields(providerSchema, provider, Object.fromEntries(added));
    return checked(withFields(offboardingSchema, offboarding, { provider: whole }), null);
  };
}
