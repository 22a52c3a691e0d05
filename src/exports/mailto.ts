import { readAddresses } from "./addresses.js";
import type { Email } from "./eml.js";

/** Longer links are cut off or refused by some systems and mail programs. */
const longest = 1_900;

/**
 * A `mailto:` link (RFC 6068) that begins this email as plain text, and whether it is longer than every mail program takes. What is no
 * address is left out; the mail program asks.
 */
export function mailtoLink({ to = "", cc = "", subject, text }: Email): {
  readonly link: string;
  readonly tooLong: boolean;
} {
  const addresses = (list: string): string =>
    (readAddresses(list) ?? []).map(({ address }) => encode(address).replace("%40", "@")).join(",");
  const fields = [
    ...(addresses(cc) === "" ? [] : [`cc=${addresses(cc)}`]),
    `subject=${encode(subject)}`,
    `body=${encode(text.trimEnd().replace(/\r\n|\r|\n/g, "\r\n"))}`,
  ];
  const link = `mailto:${addresses(to)}?${fields.join("&")}`;
  return { link, tooLong: link.length > longest };
}

/** `encodeURIComponent` leaves some signs alone that RFC 6068 wants encoded, and half a surrogate pair would throw. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd")).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
