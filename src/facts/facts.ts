/*
 * Entry of the chunk that is loaded when facts are first read. It may use neither Node nor VS Code.
 */
export { readHistory } from "./history/readHistory.js";
export { historyFacts } from "./history/historyFacts.js";
