import { type AccessState, hasReached, nextAccessState } from "./accessStates.js";
import { isSettled, openOf } from "./balance.js";
import type { Offboarding } from "./offboarding.js";
import type { Operation } from "./operation.js";
import { editRecord, recordPayment } from "./recordOperations.js";
import type { RecordKind } from "./records.js";

/** What one click on a record does. */
export interface RecordStep {
  readonly kind: RecordKind;
  /** Whether it is the step that comes next for the record; only then its row offers it, and a selection takes the row along. */
  readonly fits: (offboarding: Offboarding, id: string) => boolean;
  readonly operation: (id: string) => Operation<unknown>;
}

/** An account comes so far; one that is further already stays where it is. */
export function accessStep(state: AccessState): RecordStep {
  const find = ({ access = [] }: Offboarding, id: string) => access.find((each) => each.id === id);
  return {
    kind: "access",
    fits: (offboarding, id) => {
      const account = find(offboarding, id);
      return account !== undefined && nextAccessState(account, offboarding) === state;
    },
    operation: (id) => (offboarding, context) => {
      const account = find(offboarding, id);
      const set = account && hasReached(account, state) ? {} : { state };
      return editRecord("access", id, set)(offboarding, context);
    },
  };
}

/** All that is open of an invoice came today. */
export const paidStep: RecordStep = {
  kind: "invoice",
  fits: (offboarding, id) => {
    const invoice = offboarding.invoices?.find((each) => each.id === id);
    return invoice !== undefined && openOf(invoice) > 0 && !isSettled(offboarding, invoice);
  },
  operation: (id) => recordPayment({ invoice: id }),
};

/** The client did the job alone today. */
export const triedAloneStep: RecordStep = {
  kind: "task",
  fits: ({ tasks = [] }, id) => tasks.some((task) => task.id === id && task.triedAloneOn === undefined),
  operation: (id) => (offboarding, context) =>
    editRecord("task", id, { triedAloneOn: context.today })(offboarding, context),
};

/** The step for several records: for all of them or, if one refuses it, for none. */
export function stepForAll({ operation }: RecordStep, ids: readonly string[]): Operation<undefined> {
  return (offboarding, context) => ({
    offboarding: [...new Set(ids)].reduce((now, id) => operation(id)(now, context).offboarding, offboarding),
    result: undefined,
  });
}
