import type { Item, PieceKind, Reason, Size } from "../../src/core/offboarding.js";

/** What the table says of an item for one reason. */
export interface Listed {
  readonly id: string;
  readonly piece: PieceKind;
  readonly need: Item["need"];
  readonly due: string;
  readonly owner: string;
}

const letters: Readonly<Record<Reason, string>> = {
  complete: "D",
  "contract-end": "E",
  "client-cancelled": "C",
  "we-cancelled": "W",
  paused: "P",
  // It takes the items of contract-end.
  other: "E",
};

/** The items of the table for a reason and a size, in its order. */
export function listed(reason: Reason, size: Size): readonly Listed[] {
  return table.flatMap(({ reasons, sizes, need, ...item }) => {
    const letter = letters[reason];
    const isOptional = reasons.includes(letter.toLowerCase());
    const from = sizes.exception?.letters.includes(letter) === true ? sizes.exception.size : sizes.size;
    if (!(isOptional || reasons.includes(letter)) || "qsf".indexOf(from) > "qsf".indexOf(size.charAt(0))) return [];
    return [{ ...item, need: isOptional || need === "O" ? "optional" : "required" }];
  });
}

/** The table's order of all items. */
export function tableOrder(): readonly string[] {
  return table.map(({ id }) => id);
}

/*
 * The tables of the design's default checklist, a line an item: piece, id, reasons (lower case: optional), need, due, owner, size.
 * Written down a second time on purpose: the catalogue is checked against it.
 */
const table = `
plan plan-agreement DECWP O T-20d me s
plan plan-contract dECWp R T-20d me s,CWq
plan plan-receivers DECWP O T-15d both s
plan plan-notice eCWP R T-20d me q
plan plan-restart P R T-3d both q
summary deliverables DECWP R T-10d me q
summary results DECWP O T-8d me s
summary summary-draft DECWP O T-8d me q
summary decisions DECWP O T-8d me f
summary known-issues DECWP R T-8d me q
summary jobs DECWP R T-8d me q
summary needs DEcp O T-8d me s
training guide DECw R T-7d me q
training job-cards DECW O T-7d me s
training walk-through DEc O T-5d both s
training tried-alone DE O T-4d client f
training teach-next DE O T-5d me f
training who-to-call DECWP R T-5d me s
access access-list DECWP R T-15d me q
access access-domain-hosting DECWP O T-10d both q
access access-cloud DECW O T-10d both s
access access-repository DECW R T-3d me s,CWq
access access-secrets DECW O T-3d me q
access access-services DECWP O T-5d both s
access access-alerts DECWP O T-3d me s
access access-confirmed DECW O T-2d client q
access access-rotate DECW R T+1d client s
access access-mine-removed DECWp R T+2d me q
access ownership DECW R T-5d me s
access staging-down DECW O T+2d me f
repo pushed DECWP R T-1d me q
repo loose-ends DECWP O T-5d me s
repo readme DECWP O T-5d me s
repo env-example DECWP O T-5d me s
repo no-secrets DECW R T-5d me q
repo dependencies DEcw O T-5d me f
repo operations DECWP O T-5d me s
repo backup DECWp R T-1d me s
repo sources DECw O T-5d me f
repo handover-commit DECWP R T me s
repo pipeline DEcw O T-2d me f
invoices final-invoice DECWP R T-10d me q
invoices extras DECWP O T-10d me s
invoices settlement eCW R T-5d both q
invoices stop-billing ECWP R T me q
invoices balance DECWP R T-1d client q
meeting meeting-choice DECWP O T-8d me s
meeting agenda DEcwp O T-6d me s
meeting meeting-notes DEcwp O T-3d me s
meeting acceptance DEcw O T-2d client s
feedback feedback-questions DEcp O T-6d me s
feedback feedback-asked DEcp O T me q
feedback review DE O T+3d me s
referrals referral-offer DEcw O T-3d me s
referrals referral-ask DE O T me f
email flavor DEcwP O T-5d me s
email support-window DEcwP R T-2d me q
email goodbye-draft DECWP R T-2d me q
email goodbye-sent DECWP R T me q
aftercare hello-two-weeks DEP O T+10d me s
aftercare access-check DECW O T+22d me s
aftercare hello-three-months DEP O T+60d me s
`
  .trim()
  .split("\n")
  .map((line) => {
    const [piece = "", id = "", reasons = "", need = "", due = "", owner = "", size = ""] = line.split(" ");
    const [from = "", exception] = size.split(",");
    const sizes = {
      size: from,
      ...(exception !== undefined && { exception: { letters: exception.slice(0, -1), size: exception.slice(-1) } }),
    };
    return { piece: piece as PieceKind, id, reasons, need, due, owner, sizes };
  });
