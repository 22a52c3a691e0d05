/**
 * Draws, and puts the focus back if the element that had it was taken away or moved by that: elements that can have it are named by
 * `data-at`. Of one that is gone with its row a neighbour gets it, so that the keyboard never falls out of the page.
 */
export function keepFocus(draw: () => void): void {
  const before = document.activeElement;
  const names = before instanceof HTMLElement ? [before.dataset.at, ...neighboursOf(before)] : [];
  draw();
  if (names[0] === undefined || document.activeElement === before) return;
  whenHere(() =>
    names
      .map(elementNamed)
      .find((element) => element !== undefined)
      ?.focus(),
  );
}

/** At once if the user is in this page, else when they come back: a page behind that asks for the focus takes it from where they are. */
export function whenHere(focus: () => void): void {
  if (document.hasFocus()) focus();
  else window.addEventListener("focus", focus, { once: true });
}

/** The names of what is first in the rows after and before, and of the button below the list. */
function neighboursOf(element: HTMLElement): readonly (string | undefined)[] {
  const row = element.closest("li");
  const near = [row?.nextElementSibling, row?.previousElementSibling, row?.closest("ul")?.nextElementSibling];
  return near.map((each) => each?.querySelector<HTMLElement>("[data-at]")?.dataset.at);
}

function elementNamed(name: string | undefined): HTMLElement | undefined {
  if (name === undefined) return undefined;
  return document.querySelector<HTMLElement>(`[data-at="${CSS.escape(name)}"]:not([disabled])`) ?? undefined;
}
