import { titleKey } from "../core/importItems.js";
import type { FoundItem } from "./checklist.js";

/** An item whose note may still grow. */
interface Growing {
  readonly item: FoundItem;
  readonly note: NotePart[];
  isDuplicate: boolean;
}

interface NotePart {
  readonly text: string;
  readonly isBullet: boolean;
}

/** The items of a text as they are found, with what stands below each, and those that are there twice told apart. */
export class FoundItems {
  readonly #all: Growing[] = [];
  readonly #places = new Set<string>();
  #last: Growing | undefined;

  /** `place` is the same for items that are the same: an id, or the titles above an item and its own. */
  add(item: FoundItem, place: string): void {
    this.#last = { item, note: [], isDuplicate: this.#places.has(place) };
    this.#all.push(this.#last);
    this.#places.add(place);
  }

  /** Adds to the note of the item that was found last; before the first, and after `endNote`, the text belongs to none. */
  addNote(text: string, isBullet = false): void {
    if (text !== "") this.#last?.note.push({ text, isBullet });
  }

  endNote(): void {
    this.#last = undefined;
  }

  /** All of them, each once, and the titles of the others. */
  result(): { readonly items: readonly FoundItem[]; readonly duplicates: readonly string[] } {
    this.#markSecondCopy();
    return {
      items: this.#all.filter(({ isDuplicate }) => !isDuplicate).map(withNote),
      duplicates: this.#all.filter(({ isDuplicate }) => isDuplicate).map(({ item }) => item.title),
    };
  }

  /**
   * Where a whole document stands a second time, the items before its first heading come under the last heading of the first
   * copy, and so not to the place where they were.
   */
  #markSecondCopy(): void {
    const half = this.#all.length / 2;
    if (half === 0 || !Number.isInteger(half)) return;
    const last = this.#all[half - 1]?.item.heading;
    const second = this.#all.slice(half);
    const isTwice = second.every(({ item }, index) => {
      const first = this.#all[index]?.item;
      return (
        first !== undefined &&
        titleKey(first.title) === titleKey(item.title) &&
        first.indent === item.indent &&
        (first.heading ?? last) === item.heading
      );
    });
    if (isTwice) for (const each of second) each.isDuplicate = true;
  }
}

/** The blocks of a note are paragraphs, its bullets lines. */
function withNote({ item, note }: Growing): FoundItem {
  if (note.length === 0) return item;
  const between = (index: number): string => {
    if (index === 0) return "";
    return note[index]?.isBullet && note[index - 1]?.isBullet ? "\n" : "\n\n";
  };
  return { ...item, note: note.map(({ text }, index) => between(index) + text).join("") };
}
