/*
 * Entry of the chunk that is loaded when facts are first read. It may use neither Node nor VS Code.
 */
export { passedItems, renewedRows, runChecks } from "./checks/runChecks.js";
export { newestCommit } from "./history/newestCommit.js";
export { historyFacts, mergeHistories } from "./history/historyFacts.js";
export { readHistory } from "./history/readHistory.js";
export { mergeFacts, noFacts } from "./mergeFacts.js";
export { readFacts } from "./readFacts.js";
export { scanFiles } from "./scan/scanFiles.js";
