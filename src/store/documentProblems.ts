import { canCarry, carrierOf, isFixed } from "../core/carriers.js";
import type { Json } from "../core/json.js";
import { type Offboarding, pieceKinds } from "../core/offboarding.js";
import { recordWarnings } from "../core/recordWarnings.js";
import { listsWithIds } from "./completeIds.js";
import type { Path, Problem } from "./problem.js";
import { repeatedKeys } from "./repeatedKeys.js";

export type Locator = (path: Path) => { readonly offset: number; readonly length: number };

/** What is odd in a document that can be read all the same: warnings, each at its place. */
export function documentProblems(
  { text, value }: { readonly text: string; readonly value: Json },
  at: Locator,
  offboarding: Offboarding,
): readonly Problem[] {
  return [
    ...duplicateIds(at, offboarding),
    ...emailNotLast(at, offboarding),
    ...missingPieces(at, offboarding),
    ...wrongCarriers(at, offboarding),
    ...recordWarnings(offboarding).map(({ path, message }) => warning(at, path, "odd-record", message)),
    ...repeatedKeys(text, value).map(({ key, ...range }) => ({
      ...range,
      severity: "warning" as const,
      code: "repeated-key" as const,
      message: `“${key}” stands here twice, and the last one counts. Remove the other.`,
    })),
  ];
}

function warning(at: Locator, path: Path, code: Problem["code"], message: string): Problem {
  return { ...at(path), message, severity: "warning", code };
}

function duplicateIds(at: Locator, offboarding: Offboarding): readonly Problem[] {
  const items = offboarding.pieces.flatMap((piece, pieceAt) =>
    piece.items.map((item, index) => ({ id: item.id, path: ["pieces", pieceAt, "items", index, "id"] })),
  );
  const lists = listsWithIds.map((path) => {
    const list = path.reduce<unknown>(
      (value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key],
      offboarding,
    );
    return ((list ?? []) as readonly { id: string }[]).map(({ id }, index) => ({ id, path: [...path, index, "id"] }));
  });
  return [items, ...lists].flatMap((all) => {
    const seen = new Set<string>();
    return all.flatMap(({ id, path }) => {
      if (!seen.has(id)) {
        seen.add(id);
        return [];
      }
      return [warning(at, path, "duplicate-id", `The id “${id}” is used twice; give this one another.`)];
    });
  });
}

function emailNotLast(at: Locator, { pieces }: Offboarding): readonly Problem[] {
  const email = pieces.findIndex((piece) => piece.kind === "email");
  const isLast = pieces.slice(email + 1).every((piece) => piece.kind === "aftercare");
  if (email < 0 || isLast) return [];
  const message =
    "The goodbye email is always last; only the aftercare comes after it. Sendoff shows it last all the same.";
  return [warning(at, ["pieces", email, "kind"], "email-not-last", message)];
}

/** All kinds of pieces always exist, if only with an empty list: what belongs into one would have no place. */
function missingPieces(at: Locator, { pieces }: Offboarding): readonly Problem[] {
  const missing = pieceKinds.filter((kind) => !pieces.some((piece) => piece.kind === kind));
  if (missing.length === 0) return [];
  const message = `There is no piece of these kinds: ${missing.join(", ")}. Add them, if only with an empty list of items.`;
  return [warning(at, ["pieces"], "missing-piece", message)];
}

/** A piece inside one that cannot carry it is shown on its own; whoever wrote that meant something else. */
function wrongCarriers(at: Locator, offboarding: Offboarding): readonly Problem[] {
  return offboarding.pieces.flatMap((piece, index) => {
    if (piece.within === undefined || carrierOf(piece, offboarding)) return [];
    const carriers = offboarding.pieces.filter((each) => canCarry(each) && each !== piece).map(({ id }) => id);
    const message = isFixed(piece)
      ? `“${piece.title}” is never inside another piece. Remove this line.`
      : `“${piece.title}” cannot be inside this. Name ${carriers.join(" or ")}, which must stand alone, or remove the line.`;
    return [warning(at, ["pieces", index, "within"], "wrong-carrier", message)];
  });
}
