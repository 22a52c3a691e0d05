import api from "../../templates/cards/api.json" with { type: "json" };
import mobileApp from "../../templates/cards/mobile-app.json" with { type: "json" };
import saas from "../../templates/cards/saas.json" with { type: "json" };
import shop from "../../templates/cards/shop.json" with { type: "json" };
import staticSite from "../../templates/cards/static-site.json" with { type: "json" };
import wordpress from "../../templates/cards/wordpress.json" with { type: "json" };
import { addRecords } from "./addRecords.js";
import type { Operation } from "./operation.js";
import { recordName, recordsOf } from "./recordOperations.js";
import type { RecordKind } from "./records.js";

/**
 * Ready cards: for each stack the accounts that there usually are and the jobs that its owner has from now on, in words for somebody
 * who runs a bakery. The files are checked against the schemas of the records by a test.
 */
export const cards = { wordpress, "static-site": staticSite, shop, saas, "mobile-app": mobileApp, api } as const;

export type CardId = keyof typeof cards;
export const cardIds = Object.keys(cards) as [CardId, ...CardId[]];

/** Adds the accounts and jobs of some cards; what is there already under that name, by hand or from another card, is not added again. */
export function addCards(ids: readonly CardId[]): Operation<{ access: string[]; tasks: string[] }> {
  return (offboarding, context) => {
    const missing = (kind: RecordKind, values: readonly Readonly<Record<string, unknown>>[]) => {
      const known = new Set(recordsOf(offboarding, kind).map((record) => plain(recordName(kind, record))));
      return values.filter((value) => {
        const name = plain(recordName(kind, { id: "", ...value }));
        const isNew = !known.has(name);
        known.add(name);
        return isNew;
      });
    };
    const chosen = ids.map((id) => cards[id]);
    const access = missing(
      "access",
      chosen.flatMap((card): readonly Readonly<Record<string, unknown>>[] => card.access),
    );
    const tasks = missing(
      "task",
      chosen.flatMap((card): readonly Readonly<Record<string, unknown>>[] => card.tasks),
    );
    const withAccess = addRecords("access", access)(offboarding, context);
    const withTasks = addRecords("task", tasks)(withAccess.offboarding, context);
    return {
      offboarding: withTasks.offboarding,
      result: { access: withAccess.result.added, tasks: withTasks.result.added },
    };
  };
}

function plain(name: string): string {
  return name.trim().toLowerCase();
}
