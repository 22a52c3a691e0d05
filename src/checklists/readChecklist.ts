import { Lexer, type Token } from "marked";
import { UserError } from "../core/errors.js";
import type { Checklist } from "./checklist.js";
import { plainSource, refuseUnreadable, tooDeep } from "./plainSource.js";
import { Reading, tick } from "./reading.js";

const mostItems = 10_000;

/**
 * Reads the tasks of any Markdown text. Lists nest as they do; the nearest heading above is an item's group; text, quotes, code
 * and plain bullets below an item are its note, as Markdown; a plain bullet among items with boxes is left out. A title keeps its
 * Markdown (links, backticks), but what was escaped comes out, and a title that is one link is the link's text and address.
 * `[Name]` at either end, and the words that our own export writes (see marks.ts), are read as what they say. Nothing counts in
 * code, comments and front matter. `bullets`: every bullet is an item, with a box or without.
 *
 * Throws a UserError on `text` for what is larger than 2 MB, is no text, nests too deep, or has more than 10,000 items.
 */
export function readChecklist(text: string, { bullets = false }: { readonly bullets?: boolean } = {}): Checklist {
  const source = plainSource(text);
  // A log or a book is told from a checklist without being read.
  if (!bullets && !tick.test(source)) return { items: [], skipped: [], duplicates: [], hasBoxes: false };
  refuseUnreadable(source);
  const lexer = new Lexer({ gfm: true });
  const reading = new Reading(lexer, bullets);
  reading.blocks(blockTokens(lexer, source));
  const checklist = reading.checklist();
  if (checklist.items.length > mostItems)
    throw new UserError(`has more than ${String(mostItems)} items; split it, and import the parts you need`, "text");
  return checklist;
}

/** Blocks only: inline Markdown is read where it is wanted, which for most of a long text is nowhere. */
function blockTokens(lexer: Lexer, source: string): readonly Token[] {
  try {
    return lexer.blockTokens(source, []);
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep();
    throw error;
  }
}
