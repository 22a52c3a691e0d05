import { carriedBy } from "../../core/carriers.js";
import type { Offboarding, Piece, PieceKind } from "../../core/offboarding.js";
import { line } from "../words.js";
import type { DocumentModel } from "./documentModel.js";
import type { CarriedModel } from "./flowModels.js";
import type { Source } from "./source.js";

const named = ["summary", "training", "access", "repo", "invoices", "meeting", "feedback", "referrals"] as const;

/** The parts that the list plans: those with an item that applies, or with anything inside them that has one. */
export function plannedModel({ offboarding }: Source): DocumentModel["planned"] {
  const is = (kind: PieceKind): boolean => offboarding.pieces.some((piece) => piece.kind === kind && applies(piece));
  const final = offboarding.pieces.flatMap(({ items }) => items).find(({ id }) => id === "final-invoice");
  // Paid interim invoices say nothing of the last one.
  const finalInvoice =
    is("invoices") && (final?.state ?? "open") === "open" && offboarding.billing?.outstanding !== "none";
  return {
    any: named.some(is),
    papers: is("summary") || is("training") || is("repo") || finalInvoice,
    finalInvoice,
    summary: is("summary"),
    training: is("training"),
    access: is("access"),
    repo: is("repo"),
    invoices: is("invoices"),
    meeting: is("meeting"),
    feedback: is("feedback"),
    referrals: is("referrals"),
  };
}

/** What the closing meeting, or the goodbye, has inside it: those parts stand in its document, too. */
export function carriedModel(kind: "meeting" | "email", { offboarding }: Source): CarriedModel {
  const carrier = offboarding.pieces.find((piece) => piece.kind === kind);
  const inside = carrier ? carriedBy(carrier, offboarding) : [];
  const has = (wanted: PieceKind): boolean => inside.some((piece) => piece.kind === wanted);
  return {
    any: inside.length > 0,
    summary: has("summary"),
    training: has("training"),
    access: has("access"),
    repo: has("repo"),
    invoices: has("invoices"),
    meeting: has("meeting"),
    feedback: has("feedback"),
    referrals: has("referrals"),
    others: inside
      .map((piece) => ({ title: line(piece.title), plan: piece.kind === "plan", items: shownItems(piece) }))
      .filter(({ items }) => items.length > 0),
  };
}

/** Nobody wants to read in a goodbye that we are to read the contract again: our own plan stays ours. */
function shownItems(piece: Piece): CarriedModel["others"][number]["items"] {
  if (piece.skippedBecause !== undefined || (piece.kind !== "plan" && piece.kind !== "custom")) return [];
  return appliedItems(piece)
    .filter(({ owner = "me", state }) => piece.kind === "custom" || (owner !== "me" && state === "open"))
    .map(({ id, title }) => ({ code: id, title: line(title) }));
}

function applies(piece: Piece): boolean {
  return piece.skippedBecause === undefined && appliedItems(piece).length > 0;
}

function appliedItems({ items }: Piece): Offboarding["pieces"][number]["items"] {
  return items.filter(({ state }) => state !== "not-needed");
}
