import type * as z from "zod/mini";
import { UserError } from "./errors.js";
import { findFieldSchema } from "./fieldSchema.js";
import { type Offboarding, offboarding as offboardingSchema, reasons, sizes } from "./offboarding.js";
import { checked, type Context, describeIssue, type Operation, refuseIfClosed, withFields } from "./operation.js";
import { withPromiseIds, withPromiseItems } from "./promises.js";
import { recordKinds } from "./records.js";
import { setReason, setSize } from "./reshape.js";
import { refuseUnknownFields } from "./unknownFields.js";
import { unwrap } from "./visibility.js";

/** Fields that have a command of their own, or that nobody sets, by path; the words say what to do instead. */
const notByHand: Readonly<Record<string, string>> = {
  version: "is set by Sendoff",
  id: "is set by Sendoff",
  createdOn: "is set by Sendoff",
  status: "cannot be set here",
  closedOn: "cannot be set here",
  pieces: "is changed by the commands for items",
  "email.sentOn": "is set with sendoff.markEmailSent",
  "email.sentBy": "is set with sendoff.markEmailSent",
  "email.overridden": "is set with sendoff.markEmailSent",
  ...Object.fromEntries(
    Object.entries(recordKinds).map(([kind, { list }]) => [
      kind === "contact" ? "client.contacts" : list,
      "is changed with sendoff.addRecord, editRecord and removeRecord",
    ]),
  ),
};

/**
 * Sets fields outside pieces and records, by path (`project.lastDay`, `support.until`); null removes one. All of them are
 * set, or none. Another reason or size changes the list as `setReason` and `setSize` do. `changed` lists the paths whose value is
 * different now.
 */
export function editFields(given: Readonly<Record<string, unknown>>): Operation<{ changed: string[] }> {
  return (offboarding, context) => {
    refuseIfClosed(offboarding);
    const set = Object.fromEntries(Object.entries(given).map(([path, value]) => [path, withPromiseIds(path, value)]));
    let edited: object = reshaped(offboarding, set, context);
    for (const [path, value] of Object.entries(set)) {
      refuseUnlessEditable(path, value, valueOf(offboarding, path));
      edited = setAt(offboardingSchema, edited, path.split("."), value ?? undefined);
    }
    // A declaration needs its day; whoever only says “none” means today.
    if (set["billing.outstanding"] === "none" && set["billing.declaredOn"] === undefined)
      edited = setAt(offboardingSchema, edited, ["billing", "declaredOn"], context.today);
    if (set["billing.outstanding"] === null)
      edited = setAt(offboardingSchema, edited, ["billing", "declaredOn"], undefined);
    const after = edited as Offboarding;
    refuseIfInvalid(after, Object.keys(set));
    return checked(withPromiseItems(offboarding, after), {
      changed: Object.keys(set).filter((path) => valueAt(offboarding, path) !== valueAt(after, path)),
    });
  };
}

/** The list for the reason and size that are set; what is neither is refused later, like any other wrong value. */
function reshaped(offboarding: Offboarding, set: Readonly<Record<string, unknown>>, context: Context): Offboarding {
  const reason = reasons.find((each) => each === set.reason);
  const size = sizes.find((each) => each === set.size);
  const ended = reason ? setReason(reason)(offboarding, context).offboarding : offboarding;
  return size ? setSize(size)(ended, context).offboarding : ended;
}

function refuseUnlessEditable(path: string, value: unknown, before: unknown): void {
  const keys = path.split(".");
  for (const length of keys.keys()) {
    const why = notByHand[keys.slice(0, length + 1).join(".")];
    if (why !== undefined) throw new UserError(why, path);
  }
  if (Object.keys(notByHand).some((key) => key.startsWith(`${path}.`)))
    throw new UserError("is set field by field", path);
  const schema = findFieldSchema(path);
  if (!schema) throw new UserError("is not a field of an offboarding", path);
  refuseUnknownFields(schema, value, path, before);
}

function setAt(schema: z.ZodMiniType, object: object, [key = "", ...rest]: readonly string[], value: unknown): object {
  const inner = unwrap(schema) as z.ZodMiniObject;
  if (rest.length === 0) return withFields(inner, object, { [key]: value });
  const child = (object as Record<string, unknown>)[key];
  if (child === undefined && value === undefined) return object;
  const below = setAt(inner.shape[key] as z.ZodMiniType, child ?? {}, rest, value);
  // A group whose last field was removed goes too: an empty one says nothing.
  return withFields(inner, object, { [key]: Object.keys(below).length === 0 ? undefined : below });
}

/** The error names the path that was given, even where the schema complains of the group (`billing`) or a field in it. */
function refuseIfInvalid(offboarding: Offboarding, paths: readonly string[]): void {
  const { issues = [] } = offboardingSchema.safeParse(offboarding, { reportInput: true }).error ?? {};
  const found = issues.map((issue) => {
    const at = issue.path.join(".");
    const given = paths.find((path) => at === path || at.startsWith(`${path}.`) || path.startsWith(`${at}.`));
    return { issue, at, given };
  });
  // A wrong value is said before what is missing beside it.
  const first = found.find(({ given }) => given !== undefined) ?? found[0];
  if (first) throw new UserError(describeIssue(first.issue), first.given ?? first.at);
}

function valueAt(value: unknown, path: string): string | undefined {
  return JSON.stringify(valueOf(value, path));
}

function valueOf(value: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], value);
}
