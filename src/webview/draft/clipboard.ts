import type { DraftState } from "../../protocol/draft.js";

type ToCopy = NonNullable<DraftState["toCopy"]>;

/** How long the focus may take to come back from a dialog of VS Code (ms). */
const patience = 1000;

/** Puts what the host asks for on the clipboard, as HTML and as text; once for each time that it asks. */
export class Clipboard {
  private last = 0;

  constructor(private readonly done: (id: number, ok: boolean) => void) {}

  hear(toCopy: ToCopy | undefined): void {
    if (!toCopy || toCopy.id <= this.last) return;
    this.last = toCopy.id;
    void this.write(toCopy);
  }

  async write({ id, html, text }: ToCopy): Promise<void> {
    await focused();
    const blob = (content: string, type: string): Blob => new Blob([content], { type });
    try {
      const item = new ClipboardItem({ "text/html": blob(html, "text/html"), "text/plain": blob(text, "text/plain") });
      await navigator.clipboard.write([item]);
      this.done(id, true);
    } catch (error) {
      // Without a click of its own, or without the focus, a browser may refuse; then there is a button to click.
      console.info("Sendoff: the clipboard was not given.", error);
      this.done(id, false);
    }
  }
}

/** Resolves when the page has the focus, without which no browser gives it the clipboard; or when it does not come. */
async function focused(): Promise<void> {
  if (document.hasFocus()) return;
  await new Promise((resolve) => {
    window.addEventListener("focus", resolve, { once: true });
    setTimeout(resolve, patience);
  });
}
