import type { JsonObject } from "../core/jsonShape.js";
import { currentVersion } from "../core/offboarding.js";
import { applyEdits } from "./applyEdits.js";
import { parseText } from "./parseText.js";
import { textEdits } from "./textEdits.js";

/** How documents of older versions become those of this one: a step for each older version, which leads to the next one. */
export interface Versions {
  readonly current: number;
  readonly steps: ReadonlyMap<number, (document: JsonObject) => JsonObject>;
}

/** Version 1 is the first, so nothing is older yet; the next version adds its step here. */
export const versions: Versions = { current: currentVersion, steps: new Map() };

/** The version that a document says it has; undefined if it says nothing that could be one. */
export function versionOf({ version }: JsonObject): number | undefined {
  return typeof version === "number" && Number.isInteger(version) ? version : undefined;
}

/** A document of an older version as one of this version; undefined if a step is missing. */
export function migrated(document: JsonObject, { current, steps }: Versions): JsonObject | undefined {
  let now = document;
  for (let version = versionOf(document); version !== current; version++) {
    const step = version === undefined ? undefined : steps.get(version);
    if (version === undefined || !step) return undefined;
    now = { ...step(now), version: version + 1 };
  }
  return now;
}

/** The text of an older document as one of this version: what the steps don't change keeps every byte. Undefined if it cannot be. */
export function migratedText(text: string, versions: Versions): string | undefined {
  const parsed = parseText(text);
  const before = parsed.ok ? (parsed.value as JsonObject) : undefined;
  const after = before && migrated(before, versions);
  return before && after && after !== before ? applyEdits(text, textEdits(text, before, after)) : undefined;
}
