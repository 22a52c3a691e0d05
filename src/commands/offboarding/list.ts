import * as z from "zod/mini";
import { type Balance, balance } from "../../core/balance.js";
import { type Next, next, type Progress, progress } from "../../core/flow.js";
import type { Offboarding, Reason } from "../../core/offboarding.js";
import { type App, clientOf } from "../../host/app.js";
import type { Entry } from "../../store/store.js";
import { command } from "../command.js";

/** One offboarding at a glance. */
export interface ListRow {
  slug: string;
  /** URI of the offboarding.json. */
  uri: string;
  /** URI of the workspace folder. */
  folder: string;
  client: string;
  reason: Reason;
  status: "open" | "closed";
  lastDay: string;
  progress: Progress;
  next: Next | null;
  balance: Balance;
  /** How many things are wrong with the file. */
  problems: number;
}

/** `sendoff.list`: all offboardings of this window; a broken one as it last was, with its problems counted. */
export const list = command({
  argument: z.strictObject({}),
  hasNoArgument: true,
  run: listAll,
  byHand: listAll,
});

async function listAll(app: App): Promise<ListRow[]> {
  await app.store.reload();
  return app.store.list().map(toRow);
}

function toRow(entry: Entry): ListRow {
  const { slug, uri, folder, problems } = entry;
  const document = entry.offboarding ?? entry.lastGood;
  return { slug, uri, folder, client: clientOf(entry), ...atAGlance(document), problems: problems.length };
}

function atAGlance(
  document: Offboarding | undefined,
): Omit<ListRow, "slug" | "uri" | "folder" | "client" | "problems"> {
  // A file that could never be read says nothing; that the balance is unknown, above all.
  if (!document)
    return {
      reason: "other",
      status: "open",
      lastDay: "",
      progress: { done: 0, total: 0, requiredOpen: 0 },
      next: null,
      balance: { known: false, open: [] },
    };
  const { reason, status, project } = document;
  return {
    reason,
    status,
    lastDay: project.lastDay,
    progress: progress(document),
    next: next(document),
    balance: balance(document),
  };
}
