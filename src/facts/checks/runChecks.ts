import type { Offboarding } from "../../core/offboarding.js";
import { fail, type Finding, pass, unknown } from "./finding.js";
import { recordChecks } from "./recordChecks.js";
import { type RepoCheckInput, repoChecks } from "./repoChecks.js";

/** What the checks look at. */
export interface CheckInput {
  readonly offboarding: Offboarding;
  readonly repositories: readonly (RepoCheckInput & { readonly name: string })[];
  /** Names of repositories that belong to it, too, but are not open here. */
  readonly closed?: readonly string[];
  /** The errors in a draft; undefined if there is none yet. */
  readonly draftErrors: (kind: string) => readonly string[] | undefined;
}

/** One answer: an item's check, for one repository where it is about repositories. */
export interface CheckRow extends Finding {
  readonly item: string;
  readonly check: string;
  readonly repository?: string;
}

/** Runs the check of every item that has one, and was not said to be needless: a row each, for checks of repositories a row for each of these. */
export function runChecks({ offboarding, repositories, closed = [], draftErrors }: CheckInput): readonly CheckRow[] {
  const items = offboarding.pieces.flatMap((piece) => piece.items);
  return items.flatMap(({ id: item, check, state }): readonly CheckRow[] => {
    if (check === undefined || state === "not-needed") return [];
    const ofRepo = Object.hasOwn(repoChecks, check) ? repoChecks[check] : undefined;
    if (ofRepo) {
      const unread = closed.map((repository) => ({ item, check, repository, ...unknown(notOpen) }));
      if (repositories.length + closed.length === 0)
        return [{ item, check, ...unknown("There is no repository here.") }];
      return [
        ...repositories.map((repository) => ({ item, check, repository: repository.name, ...ofRepo(repository) })),
        ...unread,
      ];
    }
    const ofRecords = Object.hasOwn(recordChecks, check) ? recordChecks[check] : undefined;
    if (ofRecords) return [{ item, check, ...ofRecords(offboarding) }];
    const [, kind] = /^draft-clean:(.+)$/.exec(check) ?? [];
    return [
      {
        item,
        check,
        ...(kind === undefined ? unknown("Sendoff does not know this check.") : draftClean(draftErrors(kind))),
      },
    ];
  });
}

/** The same answers, those that need no repository given anew. */
export function renewedRows(
  rows: readonly CheckRow[],
  input: Pick<CheckInput, "offboarding" | "draftErrors">,
): readonly CheckRow[] {
  const isOfRepo = ({ check }: CheckRow): boolean => Object.hasOwn(repoChecks, check);
  const renewed = runChecks({ ...input, repositories: [] }).filter((row) => !isOfRepo(row));
  return [...rows.filter(isOfRepo), ...renewed];
}

const notOpen = "It is not open here. Add its folder to this window, then check again.";

function draftClean(errors: readonly string[] | undefined): Finding {
  if (!errors) return unknown("There is no draft yet.");
  const [first] = errors;
  if (first === undefined) return pass("The draft has no errors.");
  return fail(errors.length === 1 ? first : `${first} (and ${String(errors.length - 1)} more)`, "Mend the draft.");
}

/** The items whose checks all passed, in their order: what may be ticked. */
export function passedItems(rows: readonly CheckRow[]): readonly string[] {
  const items = [...new Set(rows.map(({ item }) => item))];
  return items.filter((item) => rows.every((row) => row.item !== item || row.result === "pass"));
}
