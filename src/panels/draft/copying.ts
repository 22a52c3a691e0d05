import type { RichText } from "../../host/richClipboard.js";
import type { DraftState } from "../../protocol/draft.js";

/** How long a webview has to put something on the clipboard (ms). */
const patience = 3000;

/** What a webview is asked to put on the clipboard, and whether it did. */
export class Copying {
  /** As the webview is told; undefined while nothing is asked. */
  asked: DraftState["toCopy"];
  private count = 0;
  private settle: ((ok: boolean) => void) | undefined;

  constructor(private readonly push: () => void) {}

  /** Asks, and says whether it was done. With `ask` the webview offers a button where the browser wants a click. */
  copy({ html, text }: RichText, ask: boolean): Promise<boolean> {
    this.settle?.(false);
    this.asked = { id: ++this.count, html, text, ask };
    this.push();
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        resolve(false);
      }, patience);
      this.settle = (ok) => {
        clearTimeout(timer);
        resolve(ok);
      };
    });
  }

  /** The webview's answer; true if what it was asked for is on the clipboard. */
  done(id: number, ok: boolean): boolean {
    if (id !== this.asked?.id) return false;
    // The button stays until it was clicked.
    if (ok || !this.asked.ask) this.asked = undefined;
    this.settle?.(ok);
    return ok;
  }

  dispose(): void {
    this.settle?.(false);
  }
}
