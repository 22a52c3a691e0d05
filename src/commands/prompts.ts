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

/** For how long an answered prompt waits for the next one (ms). What lies between two of them is a look at some files at most. */
const between = 200;

/**
 * Shows a prompt until `ask`, which listens to it, gives an answer; throws `Cancelled` when it is closed. An answered one stays until the
 * next one takes its place: without a prompt the keyboard is back in what lies behind, and what is typed ahead would stand in a letter.
 */
export function prompted<T>(prompt: vscode.QuickInput, ask: (give: (value: T) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    ask((value) => {
      resolve(value);
      setTimeout(() => {
        prompt.hide();
      }, between);
    });
    prompt.onDidHide(() => {
      reject(new Cancelled());
      prompt.dispose();
    });
    prompt.show();
  });
}

/** A prompt of VS Code that is accepted. */
type Prompt = vscode.QuickInput & { readonly onDidAccept: vscode.Event<void> };

/** Shows a prompt, also while the user looks elsewhere, until it is accepted with an answer; throws `Cancelled` when it is closed. */
export function answerTo<T>(prompt: Prompt, answer: () => { readonly value: T } | undefined): Promise<T> {
  prompt.ignoreFocusOut = true;
  return prompted(prompt, (give) => {
    prompt.onDidAccept(() => {
      const given = answer();
      if (given) give(given.value);
    });
  });
}

/** Asks for one of several; throws `Cancelled` when the prompt is closed. */
export async function pick<T>(choices: readonly Choice<T>[], title: string): Promise<T> {
  const list = vscode.window.createQuickPick<Choice<T>>();
  list.title = title;
  list.placeholder = title;
  list.matchOnDescription = true;
  list.items = choices;
  return answerTo(list, () => list.activeItems[0]);
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
export async function askText({ title, prompt, value, placeHolder, problem, hint }: TextPrompt): Promise<string> {
  const box = vscode.window.createInputBox();
  box.title = title;
  box.prompt = prompt;
  box.placeholder = placeHolder;
  if (value !== undefined) box.value = value;
  const check = (): boolean => {
    const text = box.value.trim();
    const wrong = problem?.(text);
    const message = wrong === undefined ? hint?.(text) : undefined;
    box.validationMessage =
      message === undefined ? wrong : { message, severity: vscode.InputBoxValidationSeverity.Info };
    return wrong === undefined;
  };
  box.onDidChangeValue(check);
  return answerTo(box, () => (check() ? { value: box.value.trim() } : undefined));
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
