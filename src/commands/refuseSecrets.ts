import { UserError } from "../core/errors.js";
import { findSecretIn } from "../secrets/findSecrets.js";

/** Refuses a value that holds what looks like a secret, without repeating it; `field` is where the value stands in the argument, if it is not the argument itself. */
export function refuseSecrets(value: unknown, field = ""): void {
  const found = findSecretIn(value);
  if (!found) return;
  const at = [field, found.path].filter((part) => part !== "").join(".");
  throw new UserError(
    `looks like a secret (${found.rule}). The client's repository is no place for it: pass it on by a vault or a one-time link, and name only the account here`,
    at,
  );
}
