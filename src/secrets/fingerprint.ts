import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * Tells a secret again without keeping it: salted, so that the same secret looks different for another offboarding. White space does
 * not count: a key of several lines may be wrapped anew.
 */
export function fingerprint(salt: string, secret: string): string {
  return bytesToHex(sha256(utf8ToBytes(`${salt}\0${secret.replace(/\s+/g, "")}`))).slice(0, 32);
}
