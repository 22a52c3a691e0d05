import * as vscode from "vscode";
import type * as z from "zod/mini";
import { isUserError } from "../core/errors.js";
import { describeIssue } from "../core/operation.js";
import { parseAmount } from "../core/parseAmount.js";
import { visibilityOf } from "../core/visibility.js";
import { Cancelled } from "./command.js";
import { whyRefused } from "./refuseSecrets.js";

/** A choice with what it stands for. */
export interface Choice<T> extends vscode.QuickPickItem {
  readonly value: T;
}

/** Asks for one of several; throws `Cancelled` when the prompt is closed. */
export async function pick<T>(choices: readonly Choice<T>[], title: string): Promise<T> {
  const picked = await vscode.window.showQuickPick(choices, {
    title,
    placeHolder: title,
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  if (!picked) throw new Cancelled();
  return picked.value;
}

/** What a text prompt needs. */
export interface TextPrompt {
  readonly title: string;
  readonly prompt?: string;
  readonly value?: string;
  readonly placeHolder?: string;
  /** Says what is wrong while typing; undefined is fine. */
  readonly problem?: (text: string) => string | undefined;
  /** Says while typing what is worth knowing and nothing wrong. */
  readonly hint?: (text: string) => string | undefined;
}

/** Asks for a text; throws `Cancelled` when the prompt is closed. */
export async function askText({ problem, hint, ...options }: TextPrompt): Promise<string> {
  const validate = (text: string): string | vscode.InputBoxValidationMessage | undefined => {
    const wrong = problem?.(text);
    const message = wrong === undefined ? hint?.(text) : undefined;
    return message === undefined ? wrong : { message, severity: vscode.InputBoxValidationSeverity.Info };
  };
  const text = await vscode.window.showInputBox({
    ...options,
    ignoreFocusOut: true,
    validateInput: (typed) => validate(typed.trim()),
  });
  if (text === undefined) throw new Cancelled();
  return text.trim();
}

/**
 * A check for `askText` by the schema of the field; an empty text is fine where the field may be missing. What looks like a secret is
 * not, but in what stays with the user.
 */
export function by(
  schema: z.ZodMiniType,
  { optional = false, isNumber = false } = {},
): (text: string) => string | undefined {
  return (text) => {
    if (optional && text === "") return undefined;
    const issue = schema.safeParse(isNumber ? Number(text) : text, { reportInput: true }).error?.issues[0];
    if (issue) return sentence(describeIssue(issue));
    return visibilityOf(schema) === "private" ? undefined : whyRefused(text);
  };
}

/** A check for `askText` of an amount in a currency, as people write it. */
export function whyNotAmount(text: string, currency: string): string | undefined {
  const amount = parseAmount(text, currency);
  return amount.ok ? undefined : amount.why;
}

/** A check for `askText` by a function that throws what is wrong. */
export function byParsing(parse: (text: string) => unknown): (text: string) => string | undefined {
  return (text) => {
    try {
      parse(text);
      return undefined;
    } catch (error) {
      if (error instanceof RangeError || isUserError(error)) return sentence(error.message);
      throw error;
    }
  };
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
