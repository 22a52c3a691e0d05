import * as z from "zod/mini";
import { UserError } from "../core/errors.js";
import { keys, prefixes } from "./keys.js";
import type { KeyValues } from "./keyValues.js";

/*
 * All that is kept on a machine, as one JSON file: to take to another machine, or to keep safe. It holds private words, so
 * whoever writes it must see to it that it does not lie in a client's folder.
 */

const file = z.object({
  sendoffPrivate: z.literal(1, { error: "this is not a file of Sendoff's private notes" }),
  kept: z.record(z.string(), z.unknown()),
});

const isOurs = (key: string): boolean =>
  key === keys.myDetails || Object.values(prefixes).some((prefix) => key.startsWith(prefix));

/** The text of the file. */
export function privateFileText(keyValues: KeyValues): string {
  const kept = Object.fromEntries(
    [...keyValues.keys()]
      .filter(isOurs)
      .sort()
      .map((key) => [key, keyValues.get(key)]),
  );
  return `${JSON.stringify({ sendoffPrivate: 1, kept }, null, 2)}\n`;
}

/**
 * Takes over what such a file holds. What is there already stays: words that differ stand one after the other, and of all else what is
 * here wins. Answers with how many keys were added or grew. Throws a UserError on `file` if the text is none, and then nothing is kept.
 */
export async function importPrivateFile(keyValues: KeyValues, text: string): Promise<{ imported: number }> {
  const { kept } = parse(text);
  let imported = 0;
  for (const [key, theirs] of Object.entries(kept).filter(([each]) => isOurs(each))) {
    const ours = keyValues.get(key);
    const both = ours === undefined ? theirs : merged(ours, theirs, isOfWords(key));
    if (JSON.stringify(both) === JSON.stringify(ours)) continue;
    await keyValues.set(key, both);
    imported++;
  }
  return { imported };
}

function parse(text: string): z.infer<typeof file> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new UserError("this is not JSON, so nothing was imported", "file");
    throw error;
  }
  const parsed = file.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new UserError("this is not a file of Sendoff's private notes, so nothing was imported", "file");
}

/** Only words that somebody wrote can stand one after the other; of a name or a day there is one. */
function isOfWords(key: string): boolean {
  return key.startsWith(prefixes.words);
}

function merged(ours: unknown, theirs: unknown, words: boolean): unknown {
  if (isObject(ours) && isObject(theirs)) {
    const added = Object.entries(theirs).filter(([key]) => ours[key] === undefined);
    const both = Object.entries(ours).map(([key, value]) => [
      key,
      merged(value, theirs[key], words && key !== "workAgain"),
    ]);
    return Object.fromEntries([...both, ...added]) as unknown;
  }
  if (!words || typeof ours !== "string" || typeof theirs !== "string") return ours;
  return ours.includes(theirs) ? ours : `${ours}\n\n${theirs}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
