import type { PreviewChange } from "../../protocol/draft.js";

/** The blocks of a preview, as a webview is told of them: only what changed since it was told last, since each key tells it. */
export class ToldBlocks {
  private told: readonly string[] = [];

  /** The webview was loaded anew, and knows nothing. */
  forget(): void {
    this.told = [];
  }

  /** What makes these blocks of those that it was told last. */
  tell(blocks: readonly string[]): PreviewChange {
    const { told } = this;
    const shorter = Math.min(told.length, blocks.length);
    let start = 0;
    while (start < shorter && told[start] === blocks[start]) start++;
    let end = 0;
    while (end < shorter - start && told.at(-1 - end) === blocks.at(-1 - end)) end++;
    this.told = blocks;
    return {
      start,
      removed: told.length - end - start,
      added: blocks.slice(start, blocks.length - end),
      total: blocks.length,
    };
  }
}
