/**
 * Draws, and puts the focus back if the element that had it was taken away or moved by that: elements that can have it are named by
 * `data-at`. If there is none of that name any more, its neighbour gets it, so that the keyboard never falls out of the page.
 */
export function keepFocus(draw: () => void): void {
  const before = document.activeElement;
  const name = before instanceof HTMLElement ? before.dataset.at : undefined;
  const names = name === undefined ? [] : namedElements().map((element) => element.name);
  draw();
  if (name === undefined || document.activeElement === before) return;
  const after = namedElements();
  const at = names.indexOf(name);
  const nearest = [name, ...names.slice(at + 1), ...names.slice(0, at).reverse()];
  const found = nearest
    .map((each) => after.find((element) => element.name === each))
    .find((each) => each !== undefined);
  found?.element.focus();
}

function namedElements(): readonly { readonly name: string; readonly element: HTMLElement }[] {
  return [...document.querySelectorAll<HTMLElement>("[data-at]:not([disabled])")].map((element) => ({
    name: element.dataset.at ?? "",
    element,
  }));
}
