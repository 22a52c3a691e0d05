import type { DocumentsModule } from "../../host/app.js";
import type { DraftState } from "../../protocol/draft.js";
import { lengthText } from "./lengthText.js";
import { ToldBlocks } from "./toldBlocks.js";

/** A draft as its reader will see it, for one webview: worked out when the text is another one, and told as a change. */
export class DraftPreview {
  private readonly toBlocks: (markdown: string) => readonly string[];
  private readonly told = new ToldBlocks();
  private known: { readonly of: string; readonly blocks: readonly string[]; readonly length: string } | undefined;

  constructor(private readonly documents: DocumentsModule) {
    this.toBlocks = documents.previewBlocks();
  }

  /** The webview knows nothing of it. */
  forget(): void {
    this.told.forget();
  }

  tell(of: string): Pick<DraftState, "preview" | "length"> {
    if (this.known?.of !== of) this.known = { of, blocks: this.toBlocks(of), length: lengthText(this.documents, of) };
    const { blocks, length } = this.known;
    return { preview: this.told.tell(blocks), length };
  }
}
