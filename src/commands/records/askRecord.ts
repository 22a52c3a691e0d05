import * as vscode from "vscode";
import type * as z from "zod/mini";
import { accessKindWord } from "../../core/accessKindWords.js";
import { currencyIn } from "../../core/currencyIn.js";
import { parseAmount } from "../../core/parseAmount.js";
import { accessKinds, type RecordKind, recordKinds, rhythms } from "../../core/records.js";
import { day, email, line } from "../../core/primitives.js";
import { askText, by, byParsing, type Choice, pick } from "../prompts.js";
import { whyRefused } from "../refuseSecrets.js";

type Value = Record<string, unknown>;

/** The kinds as a person calls them, the frequent ones first. */
export function recordKindChoices(): readonly Choice<RecordKind>[] {
  return [
    { label: vscode.l10n.t("Deliverable"), detail: vscode.l10n.t("What the client has now"), value: "deliverable" },
    { label: vscode.l10n.t("Job"), detail: vscode.l10n.t("What the client has to do from now on"), value: "task" },
    {
      label: vscode.l10n.t("Access"),
      detail: vscode.l10n.t("An account or service, and who owns it"),
      value: "access",
    },
    { label: vscode.l10n.t("Invoice"), value: "invoice" },
    { label: vscode.l10n.t("Contact"), detail: vscode.l10n.t("Somebody at the client's"), value: "contact" },
    { label: vscode.l10n.t("Result"), detail: vscode.l10n.t("What changed for the client"), value: "result" },
    { label: vscode.l10n.t("Known issue"), value: "issue" },
    { label: vscode.l10n.t("Decision"), value: "decision" },
    { label: vscode.l10n.t("Need"), detail: vscode.l10n.t("What else the client will need"), value: "need" },
  ];
}

/**
 * Asks for a new record in a few keystrokes; what is not asked here can be added to it afterwards. `currencies` are those in use, of which
 * one need not be named.
 */
export async function askRecord(kind: RecordKind, currencies: readonly string[]): Promise<Value> {
  return asking[kind](currencies);
}

const asking: Readonly<Record<RecordKind, (currencies: readonly string[]) => Promise<Value>>> = {
  contact: async () => ({
    name: await askName("contact", vscode.l10n.t("Name")),
    ...(await askOptional("email", vscode.l10n.t("Email address (may stay empty)"), email)),
  }),
  deliverable: async () => ({
    name: await askName("deliverable", vscode.l10n.t("What does the client have now?")),
    ...(await askOptional("benefit", vscode.l10n.t("How does it help them? (may stay empty)"))),
    ...(await askOptional("where", vscode.l10n.t("Where does it live? (may stay empty)"))),
  }),
  result: async () => ({ text: await askName("result", vscode.l10n.t("What changed for the client?")) }),
  task: async () => ({
    name: await askName("task", vscode.l10n.t("What has to be done?")),
    every: await pick(
      rhythms.map((value) => ({ label: rhythmLabel(value), value })),
      vscode.l10n.t("How often?"),
    ),
    steps: (
      await askText({
        title: vscode.l10n.t("Steps, with a semicolon between them (may stay empty)"),
        problem: whyRefused,
      })
    )
      .split(";")
      .map((step) => step.trim())
      .filter((step) => step !== ""),
  }),
  access: async () => ({
    name: await askName("access", vscode.l10n.t("Which account or service? Never a password.")),
    kind: await pick(
      accessKinds.map((value) => ({ label: accessKindWord(value, (word) => vscode.l10n.t(word)), value })),
      vscode.l10n.t("What kind of account?"),
    ),
    ownerNow: await pick(ownerChoices(), vscode.l10n.t("Who owns it now?")),
    ownerAfter: "client",
  }),
  invoice: async (currencies) => {
    const parse = (written: string) => parseMoney(written, currencies);
    const number = await askName("invoice", vscode.l10n.t("Invoice number"));
    const written = await askText({
      title: vscode.l10n.t("Total with its currency"),
      placeHolder: "1250.00 EUR",
      problem: byParsing(parse),
    });
    return {
      number,
      ...parse(written),
      ...(await askOptional("due", vscode.l10n.t("Due on (may stay empty)"), day)),
    };
  },
  issue: async () => ({
    title: await askName("issue", vscode.l10n.t("Which fault, risk or unfinished part?")),
    ...(await askOptional("workaround", vscode.l10n.t("What helps until it is mended? (may stay empty)"))),
  }),
  decision: async () => ({
    title: await askName("decision", vscode.l10n.t("What was decided?")),
    ...(await askOptional("why", vscode.l10n.t("Why? (may stay empty)"))),
  }),
  need: async () => ({
    text: await askName("need", vscode.l10n.t("What else will the client need?")),
    by: await pick(
      [
        { label: vscode.l10n.t("We can do it"), value: "us" },
        { label: vscode.l10n.t("Somebody we recommend"), value: "referral" },
        { label: vscode.l10n.t("Still open"), value: "open" },
      ],
      vscode.l10n.t("Who can do it?"),
    ),
  }),
};

/** A total as a person writes it, such as `1250.00 EUR` or `€1,250.00`, in minor units. Throws what to do if it is none. */
function parseMoney(written: string, currencies: readonly string[]): { currency: string; total: number } {
  const currency = currencyIn(written, currencies);
  if (currency === undefined)
    throw new RangeError(
      written.includes("$")
        ? "say which dollars, such as 1250.00 USD"
        : "write the amount with its currency, such as 1250.00 EUR",
    );
  const amount = parseAmount(written, currency);
  if (!amount.ok) throw new RangeError(amount.why);
  return { currency, total: amount.minor };
}

async function askName(kind: RecordKind, title: string): Promise<string> {
  const shape: Readonly<Record<string, z.ZodMiniType>> = recordKinds[kind].schema.shape;
  const schema = shape[recordKinds[kind].name];
  return askText({ title, ...(schema && { problem: by(schema) }) });
}

async function askOptional(field: string, title: string, schema: z.ZodMiniType = line): Promise<Value> {
  const problem = by(schema, { optional: true });
  const text = await askText({ title, problem });
  return text === "" ? {} : { [field]: text };
}

function rhythmLabel(rhythm: (typeof rhythms)[number]): string {
  if (rhythm === "needed") return vscode.l10n.t("When needed");
  return rhythm === "release" ? vscode.l10n.t("With every release") : vscode.l10n.t("Every {0}", rhythm);
}

function ownerChoices(): readonly Choice<string>[] {
  return [
    { label: vscode.l10n.t("Me"), value: "me" },
    { label: vscode.l10n.t("The client"), value: "client" },
  ];
}
