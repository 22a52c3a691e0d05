/*
 * Web and mail addresses in people's text. Only plain ones are taken for addresses: they stand between angle brackets in
 * Markdown, where nothing can be escaped, so nothing in them may need it.
 */

const web = "https?://[A-Za-z0-9\\-._~:/?#[\\]@!$&'()*+,;=%]*[A-Za-z0-9/_=&#%-]";
const label = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
const mail = `[A-Za-z0-9][\\w.%+-]*@${label}(?:\\.${label})+`;
const inText = new RegExp(`\\b${web}|(?<![\\w.%+-])${mail}(?![\\w@-])`, "gi");
const alone = new RegExp(`^(?:${web}|${mail})$`, "i");

/** Whether all of the value is one web or mail address, read alike by every Markdown. */
export function isAddress(value: string): boolean {
  return alone.test(value) && !/&#?\w+;/.test(value);
}

/** Where an address leads: itself, or `mailto:` before a mail address. */
export function hrefOf(address: string): string {
  return /^https?:/i.test(address) ? address : `mailto:${address}`;
}

/** The line with each of its parts written anew: `address` for addresses, `other` for what lies between. */
export function mapAddresses(line: string, address: (part: string) => string, other: (part: string) => string): string {
  let result = "";
  let end = 0;
  for (const found of line.matchAll(inText)) {
    const part = found[0];
    result += other(line.slice(end, found.index)) + (isAddress(part) ? address(part) : other(part));
    end = found.index + part.length;
  }
  return result + other(line.slice(end));
}
