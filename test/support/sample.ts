import type { Context } from "../../src/core/operation.js";
import type { Offboarding, Reason, Size } from "../../src/core/offboarding.js";
import { startOffboarding } from "../../src/core/start.js";

/** A context whose clock stands still and whose ids count up. */
export function fixedContext(today = "2026-11-23", who?: string): Context {
  let count = 0;
  return { today, now: `${today}T09:30:00Z`, newId: () => `id-${String(++count)}`, ...(who !== undefined && { who }) };
}

/** A new offboarding, started on Monday 2026-11-02 unless told otherwise, with Friday 2026-12-11 as its last day. */
export function sampleOffboarding(
  given: { reason?: Reason; size?: Size; lastDay?: string; today?: string } = {},
): Offboarding {
  const { reason = "complete", size = "quick", lastDay = "2026-12-11", today = "2026-11-02" } = given;
  return startOffboarding({ client: "Acme Ltd", reason, size, lastDay, project: "Acme shop" }, fixedContext(today));
}
