/** Whether the tests run in the Node extension host; the web worker one has no `process` with versions. */
export function inNodeHost(): boolean {
  return typeof process === "object" && typeof process.versions.node === "string";
}
