import * as vscode from "vscode";
import type { Offboarding } from "../../core/offboarding.js";
import { countOf, type Rows, type ShownSection, type ShownTable, tabLabel, tabState } from "../../form/tabState.js";
import { type DetailsState, detailsTabs } from "../../protocol/details.js";
import { warningsIn } from "../../form/warnings.js";
import { readDocument } from "../../store/readDocument.js";

/** What the form shows of a document's text. A text that cannot be read shows why, and none of its values. */
export function toState(
  text: string,
  isGone: boolean,
  view: Pick<DetailsState, "tab" | "goTo" | "dealtWith" | "problems" | "created">,
  today: string,
): DetailsState {
  const reading = readDocument(text);
  const problem = isGone
    ? vscode.l10n.t("The file was deleted. Its text is still here: save it, and it is back.")
    : reading.ok
      ? undefined
      : vscode.l10n.t(
          "The file cannot be read right now, so nothing is changed. {0}",
          reading.problems[0]?.message ?? "",
        );
  const offboarding = reading.ok ? reading.offboarding : undefined;
  return {
    ...view,
    client: offboarding?.client.name ?? "",
    ...(problem !== undefined && { problem }),
    isClosed: offboarding?.status === "closed",
    tabs: detailsTabs.map((id) => tabOf(id, offboarding)),
    warnings: offboarding ? warningsIn(offboarding, today).map(toWarning) : [],
    sections: offboarding ? tabState(offboarding, view.tab, today, (words) => vscode.l10n.t(words)).map(toSection) : [],
  };
}

function tabOf(id: DetailsState["tab"], offboarding: Offboarding | undefined): DetailsState["tabs"][number] {
  const count = offboarding && countOf(offboarding, id);
  return { id, label: vscode.l10n.t(tabLabel(id)), ...(count !== undefined && { count }) };
}

function toWarning({ at, label, message }: ReturnType<typeof warningsIn>[number]): DetailsState["warnings"][number] {
  return { at: [...at], label: vscode.l10n.t(label), message: vscode.l10n.t(message) };
}

type Section = DetailsState["sections"][number];

function toSection({ title, fields, table }: ShownSection): Section {
  return {
    title,
    fields: fields.map(({ at, field, text }) => ({
      at: [...at],
      field: { ...field, choices: [...field.choices] },
      text,
    })),
    ...(table && { table: { at: [...table.at], shape: toTable(table), content: toRows(table) } }),
  };
}

type Table = NonNullable<Section["table"]>;

function toTable({ key, title, one, none, fields, main, begin, canDuplicate, tables }: ShownTable): Table["shape"] {
  return {
    key,
    title,
    one,
    ...(none !== undefined && { none }),
    fields: fields.map((field) => ({ ...field, choices: [...field.choices] })),
    main: [...main],
    begin: { ...begin },
    canDuplicate,
    tables: tables.map(toTable),
  };
}

function toRows({ rows, isListed }: Rows): Table["content"] {
  return {
    isListed,
    rows: rows.map(({ texts, tables, offers, ...row }) => ({
      ...row,
      texts: { ...texts },
      ...(offers && { offers: Object.fromEntries(Object.entries(offers).map(([key, all]) => [key, [...all]])) }),
      tables: tables.map(toRows),
    })),
  };
}
