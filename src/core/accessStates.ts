import type { Offboarding } from "./offboarding.js";
import { isUs } from "./parties.js";

export type Access = NonNullable<Offboarding["access"]>[number];

/** How far an account is handed over, one step after the other. */
export const accessStates = ["to-move", "moved", "confirmed", "mine-removed"] as const;
export type AccessState = (typeof accessStates)[number];

/** Whether an account has come so far, or further. */
export function hasReached({ state = "to-move" }: Access, wanted: AccessState): boolean {
  return accessStates.indexOf(state) >= accessStates.indexOf(wanted);
}

/** The step that comes next; undefined when there is none, or nothing is handed over. */
export function nextAccessState(entry: Access, offboarding: Offboarding): AccessState | undefined {
  return isHandedOver(entry, offboarding)
    ? accessStates[accessStates.indexOf(entry.state ?? "to-move") + 1]
    : undefined;
}

/** An account that stays ours gives nothing away. */
export function isHandedOver({ ownerAfter }: Access, offboarding: Offboarding): boolean {
  return !isUs(ownerAfter, offboarding);
}
