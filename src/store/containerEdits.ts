import type { Node } from "jsonc-parser";
import type { Json } from "../core/json.js";
import { editedSlice, type TextEdit } from "./applyEdits.js";
import { type Layout, layoutOf, type Unit } from "./containerLayout.js";
import { childIndent, type ContainerStyle, containerStyleOf, lastBreak } from "./containerStyle.js";
import { EditWriter } from "./editWriter.js";
import { childrenOf } from "./jsonTree.js";
import { hasBreak, renderBlock, renderLine, type TextStyle } from "./textStyle.js";
import { leadOf, type Part, trailOf } from "./unitParts.js";

/** A text and how it is written. */
export interface Source {
  readonly text: string;
  readonly style: TextStyle;
}

/** A child that is there, by its index in the text, with the edits inside it. One that stays keeps its order to the others that stay. */
interface OldSlot {
  readonly kind: "stay" | "move";
  readonly index: number;
  readonly edits: readonly TextEdit[];
}

/** One child of the new object (with a key) or array (without). */
export type Slot = OldSlot | { readonly kind: "new"; readonly key?: string; readonly value: Json };

/** The edits that give an object or array the children of `slots`: who is not mentioned goes, with the comments that belong to it. */
export function containerEdits(source: Source, node: Node, slots: readonly Slot[]): readonly TextEdit[] {
  const unchanged =
    slots.length === childrenOf(node).length && slots.every((slot, i) => slot.kind === "stay" && slot.index === i);
  if (unchanged) return slots.flatMap((slot) => (slot.kind === "new" ? [] : slot.edits));
  return new ContainerWriter(source, node).write(slots);
}

class ContainerWriter {
  readonly #source: Source;
  readonly #layout: Layout;
  readonly #style: ContainerStyle;
  readonly #writer: EditWriter;
  /** The child last kept in its place; -1 is the head. */
  #kept = -1;
  /** Whether something that was not there before stands behind it already. */
  #apart = false;
  /** Whether only a line end may follow, since a comment with two slashes is open. */
  #openLine: boolean;
  /** Whether the next child must begin a line, or a comment before it would seem to be about it. */
  #breakNext: boolean;

  constructor(source: Source, node: Node) {
    this.#source = source;
    this.#layout = layoutOf(source.text, node);
    this.#style = containerStyleOf(source.text, node, this.#layout);
    this.#writer = new EditWriter(this.#layout.open);
    this.#openLine = this.#layout.headOpenLine;
    this.#breakNext = this.#layout.headEnd > this.#layout.open;
  }

  write(slots: readonly Slot[]): readonly TextEdit[] {
    const { open, headEnd, tail, close } = this.#layout;
    this.#keep({ from: open, to: headEnd });
    slots.forEach((slot, i) => {
      const comma = i < slots.length - 1 || this.#layout.trailing;
      if (slot.kind === "new") this.#writeNew(slot, comma, i === 0);
      else this.#writeOld(slot, slots[i + 1], comma, i === 0);
    });
    this.#writeTail(slots.length === 0, { from: tail, to: close });
    return this.#writer.finish(close);
  }

  #writeNew(slot: { readonly key?: string; readonly value: Json }, comma: boolean, first: boolean): void {
    const { oneLine, ownLines, separator, colon } = this.#style;
    const value = oneLine
      ? renderLine(slot.value, separator === "")
      : renderBlock(slot.value, this.#source.style, ownLines ? this.#childIndent() : this.#style.indent);
    const key = slot.key === undefined ? "" : JSON.stringify(slot.key) + colon;
    this.#writer.put(this.#freshGlue(first) + key + value + (comma ? "," : ""));
    this.#openLine = this.#breakNext = false;
    this.#apart = true;
  }

  #writeOld(slot: OldSlot, next: Slot | undefined, comma: boolean, first: boolean): void {
    const unit = this.#layout.units[slot.index];
    if (!unit) throw new RangeError("The text has no such child.");
    const stays = slot.kind === "stay";
    // A misplaced comma is kept, with all else that stands between the two, while both stay.
    const follower = stays && next?.kind === "stay" && next.index === slot.index + 1 ? next.index : -1;
    const needsComma = comma && this.#layout.units[follower]?.stray === undefined;
    const trail = trailOf(unit, needsComma, this.#style.ownLines || unit.openLine ? "first" : "last");
    const child = { from: unit.start, to: unit.end, edits: slot.edits };
    const lead =
      stays && !this.#apart && slot.index === this.#kept + 1
        ? [{ from: unit.lead, to: unit.start }]
        : [...(stays ? this.#keptGlue(unit, first) : [this.#movedGlue(unit, first)]), ...leadOf(unit)];
    for (const part of [...lead, child, ...trail.parts])
      if (stays) this.#keep(part);
      else this.#copy(part);
    if (stays) this.#kept = slot.index;
    this.#apart = !stays;
    this.#openLine = unit.openLine;
    this.#breakNext = unit.openLine || trail.commented;
  }

  #writeTail(empty: boolean, tail: { readonly from: number; readonly to: number }): void {
    const { text, style } = this.#source;
    const { units, open, headEnd } = this.#layout;
    const bare = (text.slice(open, headEnd) + text.slice(tail.from, tail.to)).trim() === "";
    if (empty && bare) return;
    const closes = hasBreak(text, tail.from, tail.to);
    // Without a line break the tail holds no comment, so it can be replaced.
    if (!closes && (this.#openLine || (units.length === 0 && this.#style.ownLines)))
      this.#writer.put(style.eol + this.#style.indent);
    else if (units.length === 0 && tail.from === tail.to) this.#writer.put(this.#style.first);
    else this.#keep(tail);
  }

  /** The white space before a child that stays, but not behind the same one as before. */
  #keptGlue(unit: Unit, first: boolean): readonly Part[] {
    const { text } = this.#source;
    const own = { from: unit.lead, to: unit.glueEnd };
    const ownBreak = lastBreak(text, own.from, own.to);
    const before = this.#layout.units[this.#kept + 1];
    if (this.#apart || !before)
      return ownBreak || !(first || this.#breakNext || unit.lead === this.#layout.headEnd)
        ? [own]
        : [this.#freshGlue(first)];
    // Those before it went away: the blank lines before the first of them stay, the child keeps its own line.
    const slotBreak = lastBreak(text, before.lead, before.glueEnd);
    if (ownBreak && slotBreak)
      return [
        { from: before.lead, to: slotBreak.end },
        { from: ownBreak.end, to: unit.glueEnd },
      ];
    return [ownBreak ? own : { from: before.lead, to: before.glueEnd }];
  }

  #movedGlue(unit: Unit, first: boolean): string {
    const { text } = this.#source;
    const ownBreak = lastBreak(text, unit.lead, unit.glueEnd);
    return ownBreak ? text.slice(ownBreak.start, unit.glueEnd) : this.#freshGlue(first);
  }

  #freshGlue(first: boolean): string {
    if (this.#style.ownLines || this.#breakNext) return this.#source.style.eol + this.#childIndent();
    return first ? this.#style.first : this.#style.separator;
  }

  #childIndent(): string {
    const otherwise = this.#style.indent + this.#source.style.unit;
    return childIndent(this.#source.text, this.#layout.units, this.#kept, otherwise);
  }

  #keep(part: Part): void {
    if (typeof part === "string") this.#writer.put(part);
    else this.#writer.keep(part.from, part.to, part.edits);
  }

  #copy(part: Part): void {
    this.#writer.put(
      typeof part === "string" ? part : editedSlice(this.#source.text, part.from, part.to, part.edits ?? []),
    );
  }
}
