/** Whether two texts are the same but for their line ends, which editors and git change on their own. */
export function sameText(a: string, b: string | undefined): boolean {
  return a === b || a.replaceAll("\r\n", "\n") === b?.replaceAll("\r\n", "\n");
}
