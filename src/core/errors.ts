/**
 * An error that a person can act on: its message says what is wrong and what to do next. `field` names the argument it is
 * about; the message then begins with that name, so that scripts can tell.
 */
export class UserError extends Error {
  override readonly name = "UserError";

  constructor(
    message: string,
    readonly field?: string,
  ) {
    super(field === undefined ? message : `${field}: ${message}`);
  }
}

/** Whether an error is a UserError. By its name: a chunk that is loaded later has a class of its own, made from the same code. */
export function isUserError(error: unknown): error is UserError {
  return error instanceof Error && error.name === "UserError";
}

/** How the message of an error ends that left everything as it was. */
export const nothingChanged = "Nothing was changed.";
