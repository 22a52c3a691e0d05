import type * as z from "zod/mini";
import { descriptionOf } from "../core/visibility.js";
import { labelOf } from "../form/labels.js";
import { Cancelled } from "./command.js";
import { askText, by, pick } from "./prompts.js";

/** Fields to be filled in one after the other, in any order, until the list is closed. */
export interface Fields {
  readonly title: string;
  readonly schema: z.ZodMiniObject;
  /** The values as they are now; asked for anew each time. */
  readonly read: () => Readonly<Record<string, unknown>>;
  /** Sets one field; null removes it. */
  readonly set: (field: string, value: unknown) => Promise<unknown>;
  /** What was typed, as a value of the field; a text if left out. */
  readonly parse?: (field: string, text: string) => unknown;
  /** Asks for the fields that are not typed in. */
  readonly ask?: Readonly<Record<string, () => Promise<unknown>>>;
}

/** Shows all fields with their values; the one that is picked is asked for. Resolves when the list is closed. */
export async function askFields({
  title,
  schema,
  read,
  set,
  parse = (_, text) => text,
  ask = {},
}: Fields): Promise<void> {
  const shape = schema.shape as Readonly<Record<string, z.ZodMiniType>>;
  for (;;) {
    const values = read();
    const choices = Object.entries(shape).map(([name, field]) => ({
      label: labelOf(name),
      description: shown(values[name]),
      detail: descriptionOf(field) ?? "",
      value: name,
    }));
    const name = await pick(choices, title).catch((error: unknown) => {
      if (error instanceof Cancelled) return undefined;
      throw error;
    });
    const field = name === undefined ? undefined : shape[name];
    if (name === undefined || !field) return;
    const own = ask[name];
    if (own) {
      await set(name, await own());
      continue;
    }
    const isFine = by(field, { optional: true });
    const text = await askText({
      title: descriptionOf(field) ?? name,
      value: shown(values[name]),
      problem: (typed) => (parse(name, typed) === typed ? isFine(typed) : undefined),
    });
    await set(name, text === "" ? null : parse(name, text));
  }
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.join(", ");
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}
