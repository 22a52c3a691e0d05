import * as vscode from "vscode";
import { UserError } from "../core/errors.js";
import { secretPlaces, whySecret } from "../secrets/looksLikeSecret.js";

/** Refuses a value that holds what looks like a secret, without repeating it; `field` is where the value stands in the argument, if it is not the argument itself. */
export function refuseSecrets(value: unknown, field = ""): void {
  const [found] = secretPlaces(value);
  if (!found) return;
  const at = [field, ...found.path].filter((part) => part !== "").join(".");
  throw new UserError(
    `looks like a secret (${found.rule}). The client's repository is no place for it: pass it on by a vault or a one-time link, and name only the account here`,
    at,
  );
}

/** Says while typing that a text looks like a secret, without repeating it; undefined if it does not. */
export function whyRefused(text: string): string | undefined {
  if (whySecret(text) === undefined) return undefined;
  return vscode.l10n.t(
    "This looks like a secret. Pass it on by a vault or a one-time link, and name only the account.",
  );
}
