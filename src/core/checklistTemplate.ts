import * as z from "zod/mini";
import { defaultPieces } from "./catalogue.js";
import { countsFromLastDay } from "./dueDates.js";
import { flow } from "./flow.js";
import { isOurs } from "./holds.js";
import { idFor } from "./names.js";
import { type Item, item, type Offboarding, type Piece, pieceKinds } from "./offboarding.js";
import { withFields } from "./operation.js";
import { line } from "./primitives.js";
import { promiseItemId } from "./promises.js";

/** The version of a template's shape. */
const templateVersion = 1;

const { title, need, due, owner, note, link, indent, auto, check, opens } = item.shape;

/** A checklist of one's own, to start others with: parts and items, and nothing of any client's. */
export const checklistTemplate = z.object({
  version: z.literal(templateVersion),
  name: line,
  pieces: z.array(
    z.object({
      kind: z.enum([...pieceKinds, "custom"]),
      title: line,
      items: z.array(
        z.object({
          id: z.exactOptional(item.shape.id),
          title,
          need,
          due,
          owner,
          note,
          link,
          indent,
          auto,
          check,
          opens,
        }),
      ),
    }),
  ),
});

export type ChecklistTemplate = z.infer<typeof checklistTemplate>;

/**
 * An offboarding's list as a template: all of it open, and without who did what when. The next client reads it, so what was said to
 * this one stays behind: notes, links, promises, days of the calendar, and the names of the client's people, which become `client`.
 */
export function templateFrom(offboarding: Offboarding, name: string): ChecklistTemplate {
  const promised = new Set(offboarding.meeting?.promises?.map(promiseItemId));
  const pieces = flow(offboarding).map((piece) => ({
    ...piece,
    items: piece.items
      .filter(({ id }) => !promised.has(id))
      .map((each) =>
        withFields(item, each, {
          due: countsFromLastDay(each.due) ? each.due : undefined,
          owner: isOurs(each, offboarding) ? each.owner : "client",
          note: undefined,
          link: undefined,
        }),
      ),
  }));
  return checklistTemplate.parse({ version: templateVersion, name, pieces });
}

/** The pieces that a template gives a new offboarding: those it names, and the others of the default list with nothing in them. */
export function piecesFrom(template: ChecklistTemplate): readonly Piece[] {
  const itemIds: string[] = [];
  const pieceIds: string[] = [];
  const fresh = (wanted: string, taken: string[]): string => {
    const id = idFor(wanted, taken);
    taken.push(id);
    return id;
  };
  const named: Piece[] = template.pieces.map(({ kind, title: heading, items }) => ({
    id: fresh(kind === "custom" ? heading : kind, pieceIds),
    kind,
    title: heading,
    items: items.map(({ id, ...rest }): Item => {
      const open: Item = { id: fresh(id ?? rest.title, itemIds), title: rest.title, need: rest.need, state: "open" };
      return withFields(item, open, rest);
    }),
  }));
  const missing = defaultPieces("complete", "quick")
    .filter(({ kind }) => !named.some((piece) => piece.kind === kind))
    .map((piece) => ({ ...piece, id: fresh(piece.id, pieceIds), items: [] }));
  return inUsualOrder(named, missing);
}

/** The parts of a template keep their order; one that it lacks goes where the usual order has it. */
function inUsualOrder(named: readonly Piece[], missing: readonly Piece[]): readonly Piece[] {
  const rank = ({ kind }: Piece): number => (kind === "custom" ? -1 : pieceKinds.indexOf(kind));
  const pieces = missing.reduce<readonly Piece[]>((all, piece) => {
    const next = all.findIndex((each) => rank(each) > rank(piece));
    return all.toSpliced(next < 0 ? all.length : next, 0, piece);
  }, named);
  const last = (kind: Piece["kind"]): readonly Piece[] => pieces.filter((piece) => piece.kind === kind);
  const others = pieces.filter(({ kind }) => kind !== "email" && kind !== "aftercare");
  return [...others, ...last("email"), ...last("aftercare")];
}
