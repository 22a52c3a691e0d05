import type { DraftKind } from "../core/drafts.js";
import { UserError } from "../core/errors.js";
import type { Entry } from "../store/store.js";
import type { App } from "./app.js";
import { draftBaseUri, ensureDraft, readDraft, readText, renderedDraft, writeDraft, writeText } from "./draftFiles.js";
import { sameText } from "./sameText.js";

/** What refreshing a draft would make of it. */
export interface PlannedRefresh {
  readonly text: string;
  /** Places in which the user's text and the new one contradict each other; both stay, marked. */
  readonly conflicts: number;
}

interface Refresh extends PlannedRefresh {
  /** The draft as it was when this was worked out. */
  readonly before: string;
  /** What it would be generated as today: the next base. */
  readonly fresh: string;
}

/** What refreshing this draft would do, nothing being written; undefined if there is no draft, or nothing new for it. */
export async function planRefresh(app: App, entry: Entry, kind: DraftKind): Promise<PlannedRefresh | undefined> {
  const refresh = await workOut(app, entry, kind);
  return refresh && refresh.text !== refresh.before ? { text: refresh.text, conflicts: refresh.conflicts } : undefined;
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
  const { before, text, fresh, conflicts } = refresh;
  const changed = text !== before;
  if (changed && !(await writeDraft(app, entry, kind, before, text)))
    throw new UserError("the draft was changed in the meantime; refresh it again", "kind");
  // After the draft: should this be cut off here, merging once more finds both to have made the same change.
  if (fresh !== before || changed) await writeText(draftBaseUri(entry, kind), fresh);
  return { changed, conflicts };
}

async function workOut(app: App, entry: Entry, kind: DraftKind): Promise<Refresh | undefined> {
  const draft = await readDraft(entry, kind);
  if (!draft) return undefined;
  const { countConflicts, mergeDraft } = await app.documents();
  const base = await readText(draftBaseUri(entry, kind));
  const before = draft.text;
  const open = countConflicts(before);
  if (open > 0) return { before, text: before, fresh: base ?? before, conflicts: open };
  const fresh = await renderedDraft(app, entry, kind);
  // Without the text that it came from, all of it may be the user's: it stays, and only what comes after is merged.
  if (base === undefined || sameText(base, fresh)) return { before, text: before, fresh, conflicts: 0 };
  return { before, fresh, ...mergeDraft({ base, mine: before, fresh }) };
}
