/** Names that Windows refuses, whatever their ending. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
const longest = 80;

/**
 * The client's name as the beginning of a file's name on every file system: what one of them forbids becomes `-`, at the end neither
 * space nor dot, no name of a device, not too long.
 */
export function asFileName(client: string): string {
  const name = client
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "")
    .replace(/[<>:"/\\|?*]/g, "-")
    .trim();
  const short = Array.from(name)
    .slice(0, longest)
    .join("")
    .replace(/[. ]+$/, "")
    .replace(/^\.+/, (dots) => "-".repeat(dots.length));
  return short === "" || reserved.test(short) ? `${short}-client`.replace(/^-/, "") : short;
}
