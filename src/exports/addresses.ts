import { isMailAddress } from "../drafts/mailAddress.js";

/** One receiver; the name may be empty. */
export interface Address {
  readonly name: string;
  readonly address: string;
}

/**
 * Reads a list of receivers as people and drafts write them: `Jane Doe <jane@acme.example>, "Doe, Tom" <tom@acme.example>`, separated
 * by commas or semicolons. Undefined if any of it is no address, or if there is a line end or another control character in it.
 */
export function readAddresses(text: string): readonly Address[] | undefined {
  if (/\p{Cc}/u.test(text)) return undefined;
  const found: Address[] = [];
  for (const part of parts(text)) {
    const read = readAddress(part.trim());
    if (!read) return undefined;
    found.push(read);
  }
  return found;
}

/** The parts between the commas that stand in no quotes and no angle brackets. */
function parts(text: string): readonly string[] {
  const pattern = /(?:"(?:[^"\\]|\\.)*"|<[^<>]*>|[^",;<>])+/g;
  const rest = text.replace(pattern, "").replace(/[,;\s]/g, "");
  // Anything else that is left over is an open quote or bracket.
  return rest === "" ? (text.match(pattern) ?? []).filter((part) => part.trim() !== "") : [rest];
}

function readAddress(part: string): Address | undefined {
  const angled = /^(.*?)\s*<\s*([^<>]*?)\s*>$/.exec(part);
  const address = angled?.[2] ?? part;
  if (!isMailAddress(address)) return undefined;
  const shown = angled?.[1] ?? "";
  const quoted = /^"((?:[^"\\]|\\.)*)"$/.exec(shown);
  const name = quoted ? (quoted[1] ?? "").replace(/\\(.)/g, "$1") : shown;
  return quoted || !/["<>]/.test(name)
    ? { name: name.replace(/\s+/g, " ").trim(), address: ascii(address) }
    : undefined;
}

/** The address with its domain in the form that every mail server understands. */
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
