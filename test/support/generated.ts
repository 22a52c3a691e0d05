import * as z from "zod/mini";
import { type Format, formatOf } from "../../src/core/formats.js";
import { unwrap, type Visibility, visibilityOf } from "../../src/core/visibility.js";

/** A text or number that was put into one field, and who may read that. */
export interface Planted {
  readonly path: string;
  readonly mark: string;
  readonly visibility: Visibility | undefined;
}

/** A value that fits a schema, with every field of it filled, and what was planted where a field holds text or a number. */
export interface Generated {
  readonly value: unknown;
  readonly planted: readonly Planted[];
}

/**
 * Fills every field of a schema, those that may be missing too. Each text is a word of its own that begins with `word`; where the
 * field allows no free text (a day, a choice) it is any that fits. Throws where nothing is known to fit, so that no new field goes unfilled.
 */
export function generate(schema: z.ZodMiniType, word: string): Generated {
  const planted: Planted[] = [];
  const value = fill(schema, "", undefined, { word, planted });
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Error(`What was generated does not fit: ${z.prettifyError(parsed.error)}`);
  return { value, planted };
}

interface Filling {
  readonly word: string;
  readonly planted: Planted[];
}

/** What fits a format that allows no free text, or only some. */
const shaped: Readonly<Record<Format, (mark: string) => unknown>> = {
  line: (mark) => mark,
  text: (mark) => mark,
  email: (mark) => `${mark}@plant.example`,
  link: (mark) => `https://plant.example/${mark}`,
  day: () => "2026-12-09",
  moment: () => "2026-12-09T10:00+01:00",
  amount: () => 12_500,
  due: () => "T-3d",
  language: () => "en",
  currency: () => "EUR",
  colour: () => "#1f6feb",
};

function fill(field: z.ZodMiniType, path: string, outer: Visibility | undefined, filling: Filling): unknown {
  const visibility = visibilityOf(field) ?? outer;
  const schema = unwrap(field);
  if (schema instanceof z.ZodMiniObject)
    return Object.fromEntries(
      Object.entries(schema.shape as Readonly<Record<string, z.ZodMiniType>>).map(([key, inner]) => [
        key,
        fill(inner, `${path}.${key}`, visibility, filling),
      ]),
    );
  if (schema instanceof z.ZodMiniArray)
    return [fill(schema.def.element as z.ZodMiniType, `${path}[]`, visibility, filling)];
  if (schema instanceof z.ZodMiniRecord) {
    const value = fill(schema.def.valueType as z.ZodMiniType, `${path}{}`, visibility, filling);
    return { jobs: value, guide: value };
  }
  const mark = `${filling.word}${String(filling.planted.length + 1)}E`;
  const number = 7_700_000 + filling.planted.length;
  const candidates = [shaped[formatOf(schema) ?? "line"](mark), mark, number, 1, true, ...choices(schema)];
  const found = candidates.find((each) => schema.safeParse(each).success);
  if (found === undefined) throw new Error(`Nothing is known that fits ${path}.`);
  const isMarked = (typeof found === "string" && found.includes(mark)) || found === number;
  if (isMarked) filling.planted.push({ path, mark: found === number ? String(number) : mark, visibility });
  return found;
}

/** The values of a schema that has few. */
function choices(schema: z.ZodMiniType): readonly unknown[] {
  if (schema instanceof z.ZodMiniEnum) return schema.options;
  return schema instanceof z.ZodMiniLiteral ? [...schema.def.values] : [];
}
