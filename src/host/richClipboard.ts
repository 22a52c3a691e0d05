import type * as vscode from "vscode";

/** A text with its formatting, and without. */
export interface RichText {
  readonly html: string;
  readonly text: string;
}

/** A panel that can put rich text on the clipboard while the user is in it. */
export interface RichCopier {
  /** The draft that it shows. */
  readonly uri: vscode.Uri;
  readonly isActive: () => boolean;
  /** Whether it is done. `ask`: where the browser refuses, the panel offers a button, and it is done later. */
  readonly copy: (content: RichText, options: { readonly ask: boolean }) => Promise<boolean>;
}

/** VS Code's clipboard holds plain text only; HTML gets there from a webview that has the focus. */
export class RichClipboard {
  private readonly copiers = new Set<RichCopier>();

  /** Offers a panel for its draft until it is disposed. */
  offer(copier: RichCopier): { dispose(): void } {
    this.copiers.add(copier);
    return { dispose: () => void this.copiers.delete(copier) };
  }

  /** Puts rich text on the clipboard through the panel of this draft that the user is in. False if there is none, or it may not. */
  async write(uri: vscode.Uri, content: RichText, options = { ask: false }): Promise<boolean> {
    const copier = [...this.copiers].find((each) => each.isActive() && each.uri.toString() === uri.toString());
    return (await copier?.copy(content, options)) ?? false;
  }
}
