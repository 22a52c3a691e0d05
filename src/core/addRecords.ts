import { UserError } from "./errors.js";
import { idFor } from "./names.js";
import { checked, type Operation, refuseIfClosed } from "./operation.js";
import { inSchemaOrder, recordsOf, withRecords } from "./recordOperations.js";
import { type RecordKind, recordKinds } from "./records.js";

/** Adds records of a kind, in their order, each with an id made from its name: all of them, or none. */
export function addRecords(
  kind: RecordKind,
  values: readonly Readonly<Record<string, unknown>>[],
): Operation<{ added: string[] }> {
  return (offboarding) => {
    refuseIfClosed(offboarding);
    const before = recordsOf(offboarding, kind);
    const newId = idsBeside(before.map(({ id }) => id));
    const added = values.map((value) => {
      const name = value[recordKinds[kind].name];
      if (typeof name !== "string") throw new UserError("is required", recordKinds[kind].name);
      return inSchemaOrder(kind, { id: newId(name), ...value });
    });
    if (added.length === 0) return { offboarding, result: { added: [] } };
    return checked(withRecords(offboarding, kind, [...before, ...added]), { added: added.map(({ id }) => id) });
  };
}

/** Makes ids that nobody has; thousands of the same name are counted on, not tried one by one. */
function idsBeside(taken: readonly string[]): (name: string) => string {
  const known = new Set(taken);
  const counts = new Map<string, number>();
  return (name) => {
    const base = idFor(name, []);
    let count = counts.get(base) ?? 1;
    let id = count === 1 ? base : `${base}-${String(count)}`;
    while (known.has(id)) id = `${base}-${String(++count)}`;
    counts.set(base, count);
    known.add(id);
    return id;
  };
}
