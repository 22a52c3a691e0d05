import type * as vscode from "vscode";
import * as z from "zod/mini";
import { UserError } from "../core/errors.js";
import { toUserError } from "../core/operation.js";
import type { App } from "../host/app.js";
import type { Row } from "../host/row.js";

/** What VS Code hands to a command that was called by hand: rows of the sidebar, an editor's URI, or nothing. */
export interface Given {
  /** The row that was clicked, and all that are selected with it. */
  readonly row?: Row;
  readonly rows: readonly Row[];
  /** What is selected in the sidebar when no row was handed over: what a key is about. The palette's commands ask instead. */
  readonly selection: () => Promise<readonly Row[]>;
  readonly uri?: vscode.Uri;
}

/** A command: how its argument object is read, what it does, and how it asks for what is missing when called by hand. */
export interface Definition<A, R> {
  /** The argument object of a script. */
  readonly argument: z.ZodMiniType<A>;
  /** Does it, without a word to the user. Rejects with a UserError that names the field. */
  readonly run: (app: App, argument: A) => Promise<R>;
  /** Asks, does it, says what is worth saying. A closed prompt throws `Cancelled`. */
  readonly byHand: (app: App, given: Given) => Promise<R | undefined>;
  /** By contract it has no argument object, so a script's call looks like a hand's: errors reject, and VS Code shows them to hands. */
  readonly hasNoArgument?: true;
}

/** A command as the table holds it: it reads what a script gives it itself. */
export interface Command {
  readonly run: (app: App, argument: unknown) => Promise<unknown>;
  readonly byHand: (app: App, given: Given) => Promise<unknown>;
  readonly hasNoArgument: boolean;
}

/** A command that parses its argument at the edge, so that behind it everything is typed. */
export function command<A, R>({ argument, run, byHand, hasNoArgument }: Definition<A, R>): Command {
  return {
    run: async (app, given) => run(app, parse(argument, given)),
    byHand,
    hasNoArgument: hasNoArgument ?? false,
  };
}

function parse<A>(schema: z.ZodMiniType<A>, argument: unknown): A {
  if (typeof argument !== "object" || argument === null || Array.isArray(argument))
    throw new UserError("expected an object", "argument");
  // A field that is there but undefined is one that was left out.
  const given = Object.fromEntries(Object.entries(argument).filter(([, value]) => value !== undefined));
  const parsed = schema.safeParse(given, { reportInput: true });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw issue ? toUserError(issue) : new UserError("is not valid", "argument");
}

/** Thrown when a prompt is closed: nothing is changed, and nobody is told. */
export class Cancelled extends Error {
  override readonly name = "Cancelled";
}

const anId = z.string({ error: "expected an id" }).check(z.minLength(1, { error: "must not be empty" }));

/** The URI of a file, as VS Code writes it. */
export const fileUri = z
  .string({ error: "expected the URI of a file" })
  .check(z.regex(/^[a-z][a-z0-9+.-]+:\//i, { error: "expected the URI of a file" }));

/** Pieces of argument schemas that several commands share. */
export const fields = {
  /** Which offboarding: its slug, or the URI of its offboarding.json. */
  offboarding: z.exactOptional(z.string({ error: "expected a slug or the URI of an offboarding.json" })),
  id: anId,
  ids: z.union([anId, z.array(anId).check(z.minLength(1))], { error: "expected an id or a list of ids" }),
  set: z.record(z.string(), z.unknown(), { error: "expected an object of fields and values" }),
};
