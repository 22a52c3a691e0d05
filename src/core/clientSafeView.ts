import type * as z from "zod/mini";
import { type Offboarding, offboarding as schema } from "./offboarding.js";
import { clientView } from "./visibility.js";

/** What the client may read of an offboarding: without private and unknown fields. */
export function clientSafeView(offboarding: Offboarding): Offboarding {
  // clientView copies and changes nothing; its type only does not know our deep `readonly`.
  return clientView(schema, offboarding as z.infer<typeof schema>);
}
