import { utf8ToBytes } from "@noble/hashes/utils.js";

/** Names that Windows refuses, whatever their ending. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
/** In signs, for people; and in bytes, since a name with its ending may have 255 of them. */
const longest = { signs: 80, bytes: 200 };

/**
 * The client's name as the beginning of a file's name on every file system: what one of them forbids becomes `-`, at the end neither
 * space nor dot, no name of a device, not too long.
 */
export function asFileName(client: string): string {
  const name = client
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "")
    // What stood around a sign that nobody sees.
    .replace(/ {2,}/g, " ")
    .replace(/[<>:"/\\|?*]/g, "-")
    .trim();
  const short = beginning(name)
    .replace(/[. ]+$/, "")
    .replace(/^\.+/, (dots) => "-".repeat(dots.length));
  return short === "" || reserved.test(short) ? `${short}-client`.replace(/^-/, "") : short;
}

/** As much of a name as is not too long, in whole signs. */
function beginning(name: string): string {
  let short = "";
  for (const sign of Array.from(name).slice(0, longest.signs)) {
    if (utf8ToBytes(short + sign).length > longest.bytes) break;
    short += sign;
  }
  return short;
}
