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
    super(readable(field === undefined ? message : `${cut(field)}: ${message}`));
  }
}

/** A message repeats what it was given only as far as somebody can read it. */
function readable(message: string): string {
  return message.replace(/“([^“”]*)”/gu, (_, quoted: string) => `“${cut(quoted)}”`);
}

/** Whole characters, so that no half of an emoji is left at the end. */
function cut(text: string): string {
  const [beginning = ""] = /^[^]{0,200}/u.exec(text) ?? [];
  return beginning.length < text.length ? `${beginning}…` : text;
}

/** Whether an error is a UserError. By its name: a chunk that is loaded later has a class of its own, made from the same code. */
export function isUserError(error: unknown): error is UserError {
  return error instanceof Error && error.name === "UserError";
}

/** How the message of an error ends that left everything as it was. */
export const nothingChanged = "Nothing was changed.";
