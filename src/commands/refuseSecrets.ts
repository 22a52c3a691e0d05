import { UserError } from "../core/errors.js";
import { findSecretIn } from "../secrets/findSecrets.js";

/** Refuses a value that holds what looks like a secret, without repeating it; `field` is where the value stands in the argument. */
export function refuseSecrets(value: unknown, field: string): void {
  const found = findSecretIn(value);
  if (!found) return;
  const at = found.path === "" ? field : `${field}.${found.path}`;
  throw new UserError(
    `looks like a secret (${found.rule}). The client's repository is no place for it: pass it on by a vault or a one-time link, and name only the account here`,
    at,
  );
}
