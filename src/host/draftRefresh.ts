import type { DraftKind } from "../core/drafts.js";
import { UserError } from "../core/errors.js";
import type { FieldConflict } from "../drafts/mergeDraft.js";
import type { Entry } from "../store/store.js";
import type { App } from "./app.js";
import {
  draftBaseUri,
  draftUri,
  ensureDraft,
  readDraft,
  readText,
  renderedDraft,
  writeDraft,
  writeText,
} from "./draftFiles.js";
import { sameText } from "./sameText.js";

/** What refreshing a draft would make of it. */
export interface PlannedRefresh {
  readonly text: string;
  /** Places in which the user's text and the new one contradict each other; both stay, marked. */
  readonly conflicts: number;
  readonly isNews: boolean;
  /** Fields that the user has written, for which the details have something else now; the user's stay. */
  readonly fields: readonly FieldConflict[];
}

interface Refresh extends Omit<PlannedRefresh, "isNews"> {
  /** The draft as it was when this was worked out. */
  readonly before: string;
  /** What it was last generated as, and what the next merge starts from but for what is undecided. */
  readonly base: string;
  readonly fresh: string;
}

/** What refreshing this draft would do, nothing being written; undefined if there is no draft. */
export async function planRefresh(app: App, entry: Entry, kind: DraftKind): Promise<PlannedRefresh | undefined> {
  const refresh = await workOut(app, entry, kind);
  if (!refresh) return undefined;
  const { text, conflicts, before } = refresh;
  const fields = app.fieldNews.told(draftUri(entry, kind).toString(), refresh.fields);
  return { text, conflicts, fields, isNews: text !== before };
}

/**
 * Brings a draft up to what is known now, three ways: what the user wrote stays. While conflicts of an earlier refresh are still in it,
 * nothing is merged; they are counted again. A draft that does not exist is made.
 */
export async function refreshDraft(
  app: App,
  entry: Entry,
  kind: DraftKind,
): Promise<{ changed: boolean; conflicts: number }> {
  const { created } = await ensureDraft(app, entry, kind);
  if (created) return { changed: true, conflicts: 0 };
  const refresh = await workOut(app, entry, kind);
  if (!refresh) return { changed: false, conflicts: 0 };
  const { before, text, base, fresh, conflicts, fields } = refresh;
  const changed = text !== before;
  if (changed && !(await writeDraft(app, entry, kind, before, text)))
    throw new UserError("the draft was changed in the meantime; refresh it again", "kind");
  const { nextBase } = await app.documents();
  const next = nextBase({ base, fresh }, app.fieldNews.left(draftUri(entry, kind).toString(), fields));
  // After the draft: should this be cut off here, merging once more finds both to have made the same change.
  if (next !== before || changed) await writeText(draftBaseUri(entry, kind), next);
  return { changed, conflicts };
}

async function workOut(app: App, entry: Entry, kind: DraftKind): Promise<Refresh | undefined> {
  const draft = await readDraft(entry, kind);
  if (!draft) return undefined;
  const { countConflicts, fieldConflicts, mergeDraft } = await app.documents();
  const before = draft.text;
  const found = await readText(draftBaseUri(entry, kind));
  const open = countConflicts(before);
  const fresh = await renderedDraft(app, entry, kind);
  const base = found ?? (open > 0 ? before : fresh);
  const versions = { base, mine: before, fresh };
  const fields = fieldConflicts(versions);
  if (open > 0) return { before, text: before, base, fresh: base, conflicts: open, fields };
  // Without the text that it came from, all of it may be the user's: it stays, and only what comes after is merged.
  if (sameText(base, fresh)) return { before, text: before, base, fresh, conflicts: 0, fields };
  return { before, base, fresh, ...mergeDraft(versions), fields };
}
