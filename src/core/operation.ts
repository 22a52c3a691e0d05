import * as z from "zod/mini";
import { UserError } from "./errors.js";
import { type Offboarding, offboarding as offboardingSchema, type Provider } from "./offboarding.js";

/** What an operation may know of the world: the local day, the moment, new ids, and who is asking (from My Details). */
export interface Context {
  /** ISO day in the user's own time zone. */
  readonly today: string;
  /** ISO moment in UTC, to the second. */
  readonly now: string;
  readonly newId: () => string;
  readonly who?: string;
  /** My Details, for documents that have no copy of them. */
  readonly provider?: Provider | undefined;
}

/** The document after an operation, and what the operation has to say. */
export interface Outcome<R> {
  readonly offboarding: Offboarding;
  readonly result: R;
}

/** A change to the newest document. It throws a UserError, and then nothing is written. */
export type Operation<R> = (offboarding: Offboarding, context: Context) => Outcome<R>;

/**
 * A copy of `object` with the fields of `changes` set, and those that are undefined there removed. Known keys stay where they
 * are; a new one goes behind the one that stands before it in the schema, so that related lines stay together and other
 * lines (and a comma at the end of an unknown field) are not touched.
 */
export function withFields<T extends object>(
  schema: z.ZodMiniObject,
  object: T,
  changes: Partial<Record<keyof T, unknown>>,
): T {
  const order = Object.keys(schema.shape);
  const entries = Object.entries(object);
  for (const [key, value] of Object.entries(changes)) {
    const at = entries.findIndex(([existing]) => existing === key);
    if (value === undefined) {
      if (at >= 0) entries.splice(at, 1);
    } else if (at >= 0) entries[at] = [key, value];
    else entries.splice(placeFor(key, order, entries), 0, [key, value]);
  }
  return Object.fromEntries(entries) as T;
}

function placeFor(key: string, order: readonly string[], entries: readonly (readonly [string, unknown])[]): number {
  const before = new Set(order.slice(0, order.indexOf(key)));
  const last = entries.findLastIndex(([existing]) => before.has(existing));
  return last + 1;
}

/** The schema without room for unknown fields: what a command may give. */
export function strict(schema: z.ZodMiniObject): z.ZodMiniType {
  return z.catchall(schema, z.never());
}

/**
 * Checks a value against its schema and throws a UserError that names the field, such as `set.total: expected …`.
 * `where` is put before the path inside the value.
 */
export function check(schema: z.ZodMiniType, value: unknown, where = ""): void {
  const issue = schema.safeParse(value, { reportInput: true }).error?.issues[0];
  if (issue) throw toUserError(issue, where);
}

/** A zod issue (parsed with `reportInput`) as an error whose message begins with the field's path. */
export function toUserError(issue: z.core.$ZodIssue, where = ""): UserError {
  const unknown = issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
  const field = [...(where === "" ? [] : [where]), ...issue.path.map(String), ...unknown].join(".");
  return new UserError(describeIssue(issue), field === "" ? "argument" : field);
}

/** What is wrong, as the second half of a sentence ("is required", "expected one of …"). Never repeats the value. */
export function describeIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === "unrecognized_keys") return "is not known here";
  if (issue.code === "invalid_value") {
    const expected = `expected ${issue.values.map((value) => JSON.stringify(value)).join(", ")}`;
    return issue.input === undefined ? `is required: ${expected}` : expected;
  }
  if (issue.code === "invalid_type" && issue.input === undefined) return "is required";
  // zod's small edition has no texts of its own; ours stand at the schemas.
  return issue.message === "Invalid input" && "expected" in issue ? `expected a ${issue.expected}` : issue.message;
}

/** Checks the whole document, as every operation does at its end. */
export function checked<R>(offboarding: Offboarding, result: R): Outcome<R> {
  check(offboardingSchema, offboarding);
  return { offboarding, result };
}

/** Refuses a change to what is closed and frozen. */
export function refuseIfClosed({ status, client }: Offboarding): void {
  if (status === "closed") throw new UserError(`${client.name} is closed; reopen it first`, "offboarding");
}
