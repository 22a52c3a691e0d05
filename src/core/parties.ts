import type { Offboarding } from "./offboarding.js";

/** Whether a field such as an account's owner means us: `me`, `us`, or our name or company. */
export function isUs(who: string, { provider }: Pick<Offboarding, "provider">): boolean {
  const plain = (name: string | undefined): string | undefined => name?.trim().toLowerCase();
  return ["me", "us", plain(provider?.name), plain(provider?.company)].includes(plain(who));
}
