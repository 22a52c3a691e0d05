import type { FoundItem } from "./checklist.js";

/** The items that were chosen of all that were found. What stood below one that is left out moves out to where that one stood. */
export function chosenItems(items: readonly FoundItem[], isChosen: (item: FoundItem) => boolean): readonly FoundItem[] {
  /** The items above the current one in the list, from the outermost, each with whether it was chosen. */
  let above: readonly { readonly indent: number; readonly chosen: boolean }[] = [];
  return items.flatMap((item) => {
    above = above.filter(({ indent }) => indent < item.indent);
    const indent = above.filter(({ chosen }) => chosen).length;
    const chosen = isChosen(item);
    above = [...above, { indent: item.indent, chosen }];
    return chosen ? [{ ...item, indent }] : [];
  });
}
