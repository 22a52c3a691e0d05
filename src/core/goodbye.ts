import { type Offboarding, goodbye, offboarding as offboardingSchema } from "./offboarding.js";
import { checked, type Operation, refuseIfClosed, withFields } from "./operation.js";

/** Marks the goodbye as sent on an ISO day (default today). `overridden`: in spite of a hold; why is private. */
export function markSent({
  sentOn,
  overridden,
}: {
  sentOn?: string;
  overridden: boolean;
}): Operation<{ sentOn: string }> {
  return (offboarding, { today, who }) => {
    refuseIfClosed(offboarding);
    const on = sentOn ?? today;
    const before = offboarding.email ?? {};
    const email = withFields(goodbye, before, {
      sentOn: on,
      sentBy: who,
      overridden: overridden ? true : undefined,
    });
    const after: Offboarding = withFields(offboardingSchema, offboarding, { email });
    return checked(after, { sentOn: on });
  };
}
