/**
 * The browser selects everything where the caret is. VS Code hears of every key that gets as far as the window, and would select once
 * more a moment later; whatever was typed by then would be typed over.
 */
export function selectAllOnce(): void {
  document.addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (key.toLowerCase() === "a" && ctrlKey !== metaKey && !altKey && !shiftKey) event.stopPropagation();
  });
}
