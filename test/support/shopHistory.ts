import { type HistoryRequest, type HistoryResult, readHistory } from "../../src/facts/history/readHistory.js";
import { nodeGit } from "../../src/host/node/git.js";

/** The history of a folder called shop, with Sendoff's own folders left out. */
export function shopHistory(folder: string, more: Partial<HistoryRequest> = {}): Promise<HistoryResult> {
  return readHistory(nodeGit, { folder, name: "shop", ours: {}, ignore: [".sendoff", "handoff/acme"], ...more });
}
