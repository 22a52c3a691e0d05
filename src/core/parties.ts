import type { Offboarding } from "./offboarding.js";

/** A name as it is compared with others: without the space around it, in small letters. */
export function plainName(name: string): string {
  return name.trim().toLowerCase();
}

/** Whether a field such as an account's owner means us: `me`, `us`, or our name or company. */
export function isUs(who: string, { provider }: Pick<Offboarding, "provider">): boolean {
  const ours = ["me", "us", provider?.name, provider?.company];
  return ours.some((name) => name !== undefined && plainName(name) === plainName(who));
}
