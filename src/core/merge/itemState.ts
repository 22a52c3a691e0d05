import { type JsonObject, own } from "../jsonShape.js";
import type { Side } from "./judge.js";

/**
 * Which of two states of an item is right where both sides changed it: what was done (or is not needed) beats what is still
 * open, and of two ticks the earlier counts. Undefined for done against not needed.
 */
export function betterState(ours: JsonObject, theirs: JsonObject): Side | undefined {
  const [mine, other] = [own(ours, "state"), own(theirs, "state")];
  if (mine === "done" && other === "done") return isEarlier(theirs, ours) ? "theirs" : "ours";
  if (mine === other) return undefined;
  if (other === "open") return "ours";
  return mine === "open" ? "theirs" : undefined;
}

/** A tick without its moment counts as later. The same moment: the name decides, so that both sides merge to the same. */
function isEarlier(one: JsonObject, other: JsonObject): boolean {
  const [at, otherAt] = [instantOf(one), instantOf(other)];
  return at === otherAt ? JSON.stringify(one) < JSON.stringify(other) : at < otherAt;
}

/** Milliseconds; the zone's name in brackets (RFC 9557) is for people, its offset stands before it. */
function instantOf(state: JsonObject): number {
  const doneAt = own(state, "doneAt");
  const instant = typeof doneAt === "string" ? Date.parse(doneAt.replace(/\[.*$/, "")) : NaN;
  return Number.isNaN(instant) ? Infinity : instant;
}
