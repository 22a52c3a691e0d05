import * as vscode from "vscode";
import * as z from "zod/mini";
import { canCarry, carrierOf, isFixed, shownPieces } from "../../core/carriers.js";
import { UserError } from "../../core/errors.js";
import { flow } from "../../core/flow.js";
import { asList, pieceOf } from "../../core/items.js";
import type { Offboarding } from "../../core/offboarding.js";
import * as operations from "../../core/pieces.js";
import { line } from "../../core/primitives.js";
import { Row } from "../../host/row.js";
import type { Entry } from "../../store/store.js";
import { askPiece } from "./askItems.js";
import { command, fields } from "../command.js";
import { askText, by, type Choice, pick } from "../prompts.js";
import { refuseSecrets } from "../refuseSecrets.js";
import { offerUndo } from "../offboarding/undo.js";
import { documentOf, entryByHand, entryFor } from "../which.js";

const { offboarding, id } = fields;

/** `sendoff.addPiece`: a part of one's own, before another or at the end of the flow, before the email. */
export const addPiece = command({
  argument: z.strictObject({ offboarding, title: line, before: z.exactOptional(id) }),
  run: async (app, { offboarding: name, ...added }) => {
    const { uri } = await entryFor(app, name);
    refuseSecrets(added);
    return app.store.update(uri, vscode.l10n.t("add {0}", added.title), operations.addPiece(added));
  },
  byHand: async (app, given) => {
    const { uri } = await entryByHand(app, given);
    const title = await askText({
      title: vscode.l10n.t("Add Part"),
      prompt: vscode.l10n.t("What is it about?"),
      problem: by(line),
    });
    refuseSecrets({ title });
    const added = await app.store.update(uri, vscode.l10n.t("add {0}", title), operations.addPiece({ title }));
    app.reveal.fire({ row: new Row(uri, { kind: "piece", id: added.piece }), focus: true });
    return added;
  },
});

/** `sendoff.movePiece`: moves a part, or several together, before another; null: to the end of the flow, before the email. */
export const movePiece = command({
  argument: z.strictObject({
    offboarding,
    piece: fields.ids,
    before: z.nullable(id),
  }),
  run: async (app, { offboarding: name, piece, before }) => {
    const { uri } = await entryFor(app, name);
    const [first = ""] = asList(piece);
    return app.store.update(uri, labelled("move {0}", first), operations.movePiece(piece, before));
  },
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const piece = await askPiece(entry, given);
    const others = shownPieces(documentOf(entry)).filter((each) => each.id !== piece && each.kind !== "aftercare");
    const choices = others.map((each) => ({ label: vscode.l10n.t("Before “{0}”", each.title), value: each.id }));
    const before = await pick(choices, vscode.l10n.t("Where to?"));
    return app.store.update(entry.uri, labelled("move {0}", piece), operations.movePiece(piece, before));
  },
});

/** `sendoff.removePiece`: removes a part of one's own with its items. */
export const removePiece = command({
  argument: z.strictObject({ offboarding, piece: id }),
  run: async (app, { offboarding: name, piece }) => {
    const { uri } = await entryFor(app, name);
    return app.store.update(uri, labelled("remove {0}", piece), operations.removePiece(piece));
  },
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const piece = await askPiece(entry, given);
    const { title } = pieceOf(documentOf(entry), piece);
    const removed = await app.store.update(entry.uri, labelled("remove {0}", piece), operations.removePiece(piece));
    offerUndo(app, vscode.l10n.t("Removed “{0}”.", title));
    return removed;
  },
});

const combination = z.strictObject({
  offboarding,
  piece: z.exactOptional(id),
  within: z.exactOptional(id),
  preset: z.exactOptional(z.enum(operations.presets)),
});

/** `sendoff.combinePieces`: puts a part into the meeting or the email, or arranges all of them as a preset does. */
export const combinePieces = command({
  argument: combination,
  run: async (app, { offboarding: name, ...asked }) => {
    const { uri } = await entryFor(app, name);
    return app.store.update(uri, vscode.l10n.t("combine"), operations.combinePieces(combinationOf(asked)));
  },
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const piece = given.row?.what.kind === "piece" ? given.row.what.id : undefined;
    const choices = [...(piece === undefined ? [] : carriersFor(documentOf(entry), piece)), ...presetChoices()];
    const asked = await pick<operations.Combination>(choices, vscode.l10n.t("What shall go together?"));
    return app.store.update(entry.uri, vscode.l10n.t("combine"), operations.combinePieces(asked));
  },
});

/** `sendoff.separatePiece`: takes a part out of the one that carries it. */
export const separatePiece = command({
  argument: z.strictObject({ offboarding, piece: id }),
  run: async (app, { offboarding: name, piece }) => {
    const { uri } = await entryFor(app, name);
    return app.store.update(uri, labelled("separate {0}", piece), operations.separatePiece(piece));
  },
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const piece = await askCarried(entry, given.row);
    return app.store.update(entry.uri, labelled("separate {0}", piece), operations.separatePiece(piece));
  },
});

function combinationOf({
  piece,
  within,
  preset,
}: {
  piece?: string;
  within?: string;
  preset?: (typeof operations.presets)[number];
}): operations.Combination {
  if (preset !== undefined) {
    if (piece !== undefined || within !== undefined)
      throw new UserError("arranges all pieces; leave out piece and within", "preset");
    return { preset };
  }
  if (piece === undefined) throw new UserError("is required, or a preset", "piece");
  if (within === undefined) throw new UserError("is required: the meeting or the email", "within");
  return { piece, within };
}

function carriersFor(document: Offboarding, piece: string): Choice<operations.Combination>[] {
  return flow(document)
    .filter((each) => canCarry(each) && each.id !== piece)
    .map((each) => ({ label: vscode.l10n.t("Into “{0}”", each.title), value: { piece, within: each.id } }));
}

function presetChoices(): Choice<operations.Combination>[] {
  return [
    { label: vscode.l10n.t("The meeting carries summary and training"), value: { preset: "meeting-carries" } },
    { label: vscode.l10n.t("The email carries summary and feedback"), value: { preset: "email-carries" } },
    { label: vscode.l10n.t("Everything on its own"), value: { preset: "separate" } },
  ];
}

async function askCarried(entry: Entry, row: Row | undefined): Promise<string> {
  if (row?.what.kind === "piece") return row.what.id;
  const document = documentOf(entry);
  const carried = flow(document).filter((piece) => !isFixed(piece) && carrierOf(piece, document));
  if (carried.length === 0) throw new UserError("No part is inside another, so there is nothing to separate.");
  return pick(
    carried.map((piece) => ({ label: piece.title, value: piece.id })),
    vscode.l10n.t("Which part shall stand on its own?"),
  );
}

function labelled(words: string, piece: string): (document: Offboarding) => string {
  return (document) => vscode.l10n.t(words, pieceOf(document, piece).title);
}
