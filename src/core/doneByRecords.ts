import { type AccessState, hasReached, isHandedOver } from "./accessStates.js";
import { setItemState } from "./items.js";
import { type accessKinds, isAccessKind } from "./records.js";
import type { Offboarding } from "./offboarding.js";
import type { Operation } from "./operation.js";
import { placedItems } from "./flow.js";
import { withProvider } from "./provider.js";

/** An item of the catalogue that records can do: by its id, and what a click on it opens. */
interface Rule {
  readonly id: string;
  readonly opens: string;
  readonly isDone: (offboarding: Offboarding) => boolean;
}

const rules: readonly Rule[] = [
  { id: "access-domain-hosting", opens: "details:access", isDone: allReached("moved", "domain", "dns", "hosting") },
  { id: "access-cloud", opens: "details:access", isDone: allReached("moved", "cloud", "database") },
  { id: "access-repository", opens: "details:access", isDone: allReached("moved", "repository", "ci") },
  {
    id: "access-services",
    opens: "details:access",
    isDone: allReached("moved", "store", "analytics", "mail", "payment", "monitoring", "other"),
  },
  { id: "access-confirmed", opens: "details:access", isDone: allReached("confirmed") },
  { id: "access-mine-removed", opens: "details:access", isDone: allReached("mine-removed") },
  // To say that there are none is the whole answer; a list may always go on.
  { id: "known-issues", opens: "details:issues", isDone: ({ issues }) => issues?.length === 0 },
  { id: "jobs", opens: "details:tasks", isDone: ({ tasks }) => tasks?.length === 0 },
  { id: "needs", opens: "details:needs", isDone: ({ needs }) => needs?.length === 0 },
  {
    id: "tried-alone",
    opens: "details:tasks",
    isDone: ({ tasks = [] }) => tasks.some(({ triedAloneOn }) => triedAloneOn !== undefined),
  },
];

/** There are accounts of these kinds (without any: at all), and all that are handed over have come so far. A kind of one's own is “other”. */
function allReached(state: AccessState, ...kinds: readonly (typeof accessKinds)[number][]): Rule["isDone"] {
  return (offboarding) => {
    const entries = (offboarding.access ?? []).filter(
      (entry) =>
        isHandedOver(entry, offboarding) &&
        (kinds.length === 0 || kinds.includes(isAccessKind(entry.kind) ? entry.kind : "other")),
    );
    return entries.length > 0 && entries.every((entry) => hasReached(entry, state));
  };
}

/**
 * The operation, and with it the ticks of the open items that it did: what the tool does ticks the item, and one undo takes back
 * both. An item that could have been ticked before, and was not, is left alone.
 */
export function tickingWhatIsDone<R>(operation: Operation<R>): Operation<R> {
  return (before, context) => {
    const { offboarding: after, result } = operation(before, context);
    if (after.status === "closed") return { offboarding: after, result };
    const known = (document: Offboarding): Offboarding => withProvider(document, context.provider);
    const done = placedItems(after).flatMap(({ item }) => {
      const rule = rules.find(({ id, opens }) => id === item.id && opens === item.opens);
      const isNew = rule !== undefined && rule.isDone(known(after)) && !rule.isDone(known(before));
      return isNew && item.state === "open" && item.auto === undefined ? [item.id] : [];
    });
    if (done.length === 0) return { offboarding: after, result };
    return { offboarding: setItemState(done, { state: "done" })(after, context).offboarding, result };
  };
}
