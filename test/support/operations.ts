import { isUserError } from "../../src/core/errors.js";
import type { Offboarding } from "../../src/core/offboarding.js";
import type { Operation } from "../../src/core/operation.js";
import { fixedContext } from "./sample.js";

const context = fixedContext("2026-11-23", "Sam Field");

/** The document after some operations, none of which is refused. */
export function after(document: Offboarding, ...operations: readonly Operation<unknown>[]): Offboarding {
  return operations.reduce((now, operation) => operation(now, context).offboarding, document);
}

/** The document after an operation or, where that is refused with a UserError, as it was. */
export function attempt(document: Offboarding, operation: Operation<unknown>): Offboarding {
  try {
    return after(document, operation);
  } catch (error) {
    if (!isUserError(error)) throw error;
    return document;
  }
}
