import * as vscode from "vscode";
import * as z from "zod/mini";
import { tickingWhatIsDone } from "../../core/doneByRecords.js";
import { describeIssue } from "../../core/operation.js";
import {
  editRecord as operation,
  removeRecord as removal,
  recordName,
  recordsOf,
} from "../../core/recordOperations.js";
import { type RecordKind, recordKinds } from "../../core/records.js";
import { type Field, fieldsOf } from "../../form/field.js";
import { choiceOf } from "../../form/labels.js";
import { readTyped, textOf } from "../../form/typed.js";
import type { App } from "../../host/app.js";
import type { Entry } from "../../store/store.js";
import { recordKindChoices } from "./askRecord.js";
import { command, fields, type Given } from "../command.js";
import { askText, byParsing, pick } from "../prompts.js";
import { refuseSecrets, whyRefused } from "../refuseSecrets.js";
import { offerUndo } from "../offboarding/undo.js";
import { documentOf, entryByHand, entryFor } from "../which.js";

const kinds = Object.keys(recordKinds) as [RecordKind, ...RecordKind[]];
const which = { offboarding: fields.offboarding, kind: z.enum(kinds), id: fields.id };

/** `sendoff.editRecord`: sets fields of a record; null removes one. */
export const editRecord = command({
  argument: z.strictObject({ ...which, set: fields.set }),
  run: async (app, { offboarding, kind, id, set }) => {
    const entry = await entryFor(app, offboarding);
    return edit(app, entry, { kind, id }, set);
  },
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const record = await askWhichRecord(entry, given);
    return edit(app, entry, record, await askField(entry, record));
  },
});

/** `sendoff.removeRecord`: removes a record; by hand with an offer to undo. */
export const removeRecord = command({
  argument: z.strictObject(which),
  run: async (app, { offboarding, kind, id }) => remove(app, await entryFor(app, offboarding), { kind, id }),
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const record = await askWhichRecord(entry, given);
    const removed = await remove(app, entry, record);
    offerUndo(app, vscode.l10n.t("Removed {0}.", record.id));
    return removed;
  },
});

interface Which {
  readonly kind: RecordKind;
  readonly id: string;
}

function edit(
  app: App,
  entry: Entry,
  { kind, id }: Which,
  set: Readonly<Record<string, unknown>>,
): Promise<{ changed: string[] }> {
  refuseSecrets(set, "set");
  return app.store.update(entry.uri, vscode.l10n.t("edit {0}", id), tickingWhatIsDone(operation(kind, id, set)));
}

function remove(app: App, entry: Entry, { kind, id }: Which): Promise<{ removed: string }> {
  return app.store.update(entry.uri, vscode.l10n.t("remove {0}", id), removal(kind, id));
}

/** The record that a hand means: that of the row, else the one it picks. */
async function askWhichRecord(entry: Entry, { row }: Given): Promise<Which> {
  if (row?.what.kind === "record") return { kind: row.what.record, id: row.what.id };
  const document = documentOf(entry);
  const choices = recordKindChoices().flatMap(({ label, value: kind }) =>
    recordsOf(document, kind).map((record) => ({
      label: recordName(kind, record),
      description: label,
      value: { kind, id: record.id },
    })),
  );
  return pick(choices, vscode.l10n.t("Which one?"));
}

/** One field and its new value, as a person writes it. Lists and groups are edited in the form or the file. */
async function askField(entry: Entry, { kind, id }: Which): Promise<Record<string, unknown>> {
  const record = recordsOf(documentOf(entry), kind).find((candidate) => candidate.id === id);
  const { schema } = recordKinds[kind];
  const shape: Readonly<Record<string, z.ZodMiniType>> = schema.shape;
  const currency = typeof record?.currency === "string" ? record.currency : "";
  const shown = (field: Field): string => {
    const value = textOf(field, record?.[field.key], currency);
    // A word of one's own is none of the choices.
    return field.choices.includes(value) ? choiceOf(value) : value;
  };
  const simple = fieldsOf(schema).filter(({ key, format }) => Object.hasOwn(shape, key) && format !== "lines");
  const field = await pick(
    simple.map((each) => ({ label: each.label, description: shown(each), detail: each.help, value: each })),
    id,
  );
  const { key, choices, help, isRequired } = field;
  if (choices.length > 0)
    return {
      [key]: await pick(
        choices.map((choice) => ({ label: choiceOf(String(choice)), value: choice })),
        field.label,
      ),
    };
  const typed = (text: string): unknown => {
    const read = readTyped(field, text, currency);
    if (!read.ok) throw new RangeError(read.why);
    if (read.value === undefined && !isRequired) return null;
    const issue = shape[key]?.safeParse(read.value, { reportInput: true }).error?.issues[0];
    if (issue) throw new RangeError(describeIssue(issue));
    return read.value;
  };
  const text = await askText({
    title: field.label,
    prompt: help,
    value: shown(field),
    problem: (written) => byParsing(typed)(written) ?? whyRefused(written),
  });
  return { [key]: typed(text) };
}
