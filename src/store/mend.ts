import { findNodeAtOffset } from "jsonc-parser";
import { carrierOf } from "../core/carriers.js";
import { flow } from "../core/flow.js";
import type { Json } from "../core/json.js";
import { idOf } from "../core/jsonShape.js";
import { idFor } from "../core/names.js";
import { type Offboarding, type Piece, pieceKinds, piece as pieceSchema } from "../core/offboarding.js";
import { withFields } from "../core/operation.js";
import { containerEdits, type Slot } from "./containerEdits.js";
import { childrenOf, readTree } from "./jsonTree.js";
import { nearest } from "./nearest.js";
import { parseText } from "./parseText.js";
import type { Problem } from "./problem.js";
import { readDocument } from "./readDocument.js";
import { textEdits, type TextEdit } from "./textEdits.js";
import { styleOf } from "./textStyle.js";

/** The document as it should be. */
type Mend = (offboarding: Offboarding, newId: () => string) => Offboarding;

/** What Sendoff can put right by itself, in the whole document at once. */
const mends: Readonly<Partial<Record<Problem["code"], Mend>>> = {
  // Reading has completed the ids already; they only have to be written.
  "missing-id": (offboarding) => offboarding,
  "email-not-last": (offboarding) => ({ ...offboarding, pieces: flow(offboarding) }),
  "missing-piece": withAllPieces,
  "wrong-carrier": withoutWrongCarriers,
  "same-document": (offboarding, newId) => ({ ...offboarding, id: newId() }),
};

/**
 * The smallest edits that put a problem right; undefined if that takes a person. `offset` is where the problem stands. The text must be
 * one that can be read.
 */
export function mend(
  text: string,
  { code, offset }: { readonly code: Problem["code"]; readonly offset: number },
  newId: () => string,
): readonly TextEdit[] | undefined {
  if (code === "repeated-key") return withoutRepeatedKey(text, offset);
  if (code === "duplicate-id") return withOwnId(text, offset);
  const reading = readDocument(text);
  const parsed = parseText(text);
  const change = mends[code];
  if (!change || !reading.ok || !parsed.ok) return undefined;
  // Ids that were completed in memory are written only by those who were asked to.
  const before = code === "missing-id" ? parsed.value : reading.offboarding;
  return textEdits(text, before, change(reading.offboarding, newId));
}

/** What a value that may not stand there could have meant: the few that may and are most like it. */
export function likelyValues(
  text: string,
  offset: number,
): readonly { readonly value: string; readonly edit: TextEdit }[] {
  const problem = readDocument(text).problems.find((each) => each.code === "shape" && each.offset === offset);
  if (!problem?.allowed) return [];
  const { length, allowed } = problem;
  const written = text.slice(offset + 1, offset + length - 1);
  const likely = nearest(written, allowed, 3);
  // A piece of one's own may be about anything.
  const values = allowed.includes("custom") ? [...new Set([...likely.slice(0, 1), "custom"])] : likely;
  return values.map((value) => ({ value, edit: { offset, length, text: JSON.stringify(value) } }));
}

/** With an empty piece of each kind that is missing, behind those that come before it in the flow. */
function withAllPieces(offboarding: Offboarding): Offboarding {
  const pieces = pieceKinds.reduce<readonly Piece[]>((now, kind, place) => {
    if (now.some((piece) => piece.kind === kind)) return now;
    const earlier: readonly string[] = pieceKinds.slice(0, place);
    const before = now.findLastIndex((piece) => earlier.includes(piece.kind));
    const id = idFor(
      kind,
      now.map((piece) => piece.id),
    );
    const title = kind.charAt(0).toUpperCase() + kind.slice(1);
    return now.toSpliced(before + 1, 0, { id, kind, title, items: [] });
  }, offboarding.pieces);
  return { ...offboarding, pieces };
}

function withoutWrongCarriers(offboarding: Offboarding): Offboarding {
  const alone = (piece: Piece): Piece =>
    piece.within === undefined || carrierOf(piece, offboarding)
      ? piece
      : withFields(pieceSchema, piece, { within: undefined });
  return { ...offboarding, pieces: offboarding.pieces.map(alone) };
}

/** Whoever comes first keeps an id, since private notes go by it; the one at this place gets another. */
function withOwnId(text: string, offset: number): readonly TextEdit[] | undefined {
  const { root } = readTree(text);
  const node = root && findNodeAtOffset(root, offset);
  const parsed = parseText(text);
  if (node?.type !== "string" || !parsed.ok) return undefined;
  const id = idFor(String(node.value), idsBelow(parsed.value));
  return [{ offset: node.offset, length: node.length, text: JSON.stringify(id) }];
}

/** All ids in a document, of whatever kind: a new one that is none of them is free everywhere. */
function idsBelow(value: Json): Set<string> {
  if (typeof value !== "object" || value === null) return new Set();
  const inner = Object.values(value) as readonly Json[];
  return new Set([idOf(value) ?? [], ...inner.map((each) => [...idsBelow(each)])].flat());
}

/** Without the key at this place, which is repeated behind it. */
function withoutRepeatedKey(text: string, offset: number): readonly TextEdit[] | undefined {
  const { root } = readTree(text);
  const object = root && findNodeAtOffset(root, offset)?.parent?.parent;
  if (!root || object?.type !== "object") return undefined;
  const slots = childrenOf(object).flatMap((property, index): Slot[] =>
    property.offset === offset ? [] : [{ kind: "stay", index, edits: [] }],
  );
  return containerEdits({ text, style: styleOf(text, root) }, object, slots);
}
