import { type Address, readAddress, writtenAddresses } from "../drafts/addressList.js";

/**
 * Reads a list of receivers, with domains in the form that every mail server understands. Undefined if any of it is no address, or if
 * there is a line end or another control character in it.
 */
export function readAddresses(text: string): readonly Address[] | undefined {
  if (/\p{Cc}/u.test(text)) return undefined;
  const found: Address[] = [];
  for (const written of writtenAddresses(text)) {
    const read = readAddress(written.text);
    if (!read) return undefined;
    found.push({ ...read, address: ascii(read.address) });
  }
  return found;
}

function ascii(address: string): string {
  const at = address.lastIndexOf("@");
  const domain = address.slice(at + 1);
  if (/^[ -~]*$/.test(domain)) return address;
  try {
    return `${address.slice(0, at)}@${new URL(`http://${domain}`).hostname}`;
  } catch {
    // No such domain can exist; the mail program will say so to the one who can put it right.
    return address;
  }
}
