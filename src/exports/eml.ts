import { UserError } from "../core/errors.js";
import type { Offboarding } from "../core/offboarding.js";
import type { Address } from "../drafts/addressList.js";
import { fieldOf } from "../drafts/draftParts.js";
import type { HeaderField } from "../drafts/editFrontMatter.js";
import { escapeHtml } from "../drafts/escapeHtml.js";
import { splitFrontMatter } from "../drafts/frontMatter.js";
import { headerAddress } from "../drafts/mailAddress.js";
import { toLetterHtml } from "../drafts/toHtml.js";
import { toPlainText } from "../drafts/toPlainText.js";
import { readAddresses } from "./addresses.js";

/** An email as it is to be written; addresses as they stand in a draft: `Jane Doe <jane@acme.example>, tom@acme.example`. */
export interface Email {
  readonly from?: string;
  readonly to?: string;
  readonly cc?: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** The email that a draft in a language is: its front matter, and its text as HTML and as plain text, which say the same. */
export function emailOf(draft: string, { provider }: Pick<Offboarding, "provider">, language: string): Email {
  const { data, body } = splitFrontMatter(draft);
  const field = (name: HeaderField): string => fieldOf(data, name).trim();
  // A gap is nobody's address.
  const receivers = (name: "to" | "cc") => (/^\[[^\]]*\]$/.test(field(name)) ? "" : field(name));
  const subject = field("subject").replace(/\s+/g, " ");
  return {
    ...(provider?.email !== undefined && { from: headerAddress(provider.name, provider.email) }),
    ...(receivers("to") !== "" && { to: receivers("to") }),
    ...(receivers("cc") !== "" && { cc: receivers("cc") }),
    subject,
    html: htmlMessage(toLetterHtml(body), { subject, language }),
    text: toPlainText(body),
  };
}

/** HTML for mail programs: no styles but a readable font, nothing that is loaded. */
function htmlMessage(inner: string, { subject, language }: { subject: string; language: string }): string {
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<title>${escapeHtml(subject)}</title>
</head>
<body style="font-family: sans-serif; line-height: 1.5; max-width: 40em">
${inner}</body>
</html>
`;
}

/**
 * An email as an `.eml` file that mail programs open as a message to be sent (`X-Unsent`): text and HTML, lines end with CRLF. The same
 * email gives the same bytes: there is no date in it, and no chance. Throws a UserError on `to` or `cc` for what is no address.
 */
export function emlText({ from, to, cc, subject, html, text }: Email): string {
  const parts = [part("text/plain", text), part("text/html", html)];
  const headers = [
    ...addressHeader("From", from, "from"),
    ...addressHeader("To", to, "to"),
    ...addressHeader("Cc", cc, "cc"),
    folded("Subject", words(subject.replace(/[\s\p{Cc}]+/gu, " ").trim())),
    "X-Unsent: 1",
    "MIME-Version: 1.0",
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
  ];
  const body = parts.map((each) => `--${boundary}\r\n${each}\r\n`).join("");
  return `${headers.join("\r\n")}\r\n\r\n${body}--${boundary}--\r\n`;
}

/** No line of quoted-printable text can be it: there, a `=` is followed by two hexadecimal digits or the line's end. */
const boundary = "=_sendoff_alternative";

function part(type: string, content: string): string {
  return `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(content)}`;
}

/** RFC 2045, 6.7: lines of at most 76 characters. */
function quotedPrintable(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => {
      const characters = Array.from(line);
      const pieces = characters.map((character, index) => {
        const isEnd = index === characters.length - 1;
        const isPlain = /^[!-<>-~]$/.test(character) || ((character === " " || character === "\t") && !isEnd);
        return isPlain ? character : hexadecimal(character);
      });
      let [result, length] = ["", 0];
      for (const piece of pieces) {
        if (length + piece.length > 75) [result, length] = [`${result}=\r\n`, 0];
        result += piece;
        length += piece.length;
      }
      return result;
    })
    .join("\r\n");
}

function hexadecimal(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, "0")}`)
    .join("");
}

function addressHeader(name: string, value: string | undefined, field: string): readonly string[] {
  if (value === undefined || value.trim() === "") return [];
  const addresses = readAddresses(value);
  if (!addresses) throw new UserError(`“${value.replace(/\s+/g, " ")}” is no list of mail addresses`, field);
  return [
    folded(
      name,
      addresses.flatMap((address, index) => written(address, index < addresses.length - 1)),
    ),
  ];
}

/** An address in pieces between which a line may end. */
function written({ name, address }: Address, more: boolean): readonly string[] {
  const comma = more ? "," : "";
  if (name === "") return [`${address}${comma}`];
  // What looks like an encoded word would be read as one, in quotes by some readers, too.
  const isAscii = /^[ -~]+$/.test(name) && !name.includes("=?");
  const isPlain = isAscii && /^[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~ ]+$/.test(name);
  const shown = isPlain ? name.split(" ") : isAscii ? [`"${name.replace(/["\\]/g, "\\$&")}"`] : encoded(name);
  return [...shown, `<${address}>${comma}`];
}

/** Text of a header in pieces between which a line may end: as it is if it is plain, else as encoded words. */
function words(text: string): readonly string[] {
  // What looks like an encoded word would be read as one, and a word longer than a line could not be folded.
  const isPlain = /^[ -~]*$/.test(text) && !text.includes("=?") && text.split(" ").every(({ length }) => length < 60);
  return isPlain ? text.split(" ") : encoded(text);
}

/** RFC 2047: none of the words ends within a character, and a line with one, `Subject:` included, has at most 76. */
function encoded(text: string): readonly string[] {
  const chunks: string[] = [];
  let [chunk, length] = ["", 0];
  for (const character of text) {
    const size = new TextEncoder().encode(character).length;
    if (length + size > 39) {
      chunks.push(chunk);
      [chunk, length] = ["", 0];
    }
    chunk += character;
    length += size;
  }
  chunks.push(chunk);
  return chunks.map((each) => `=?utf-8?B?${btoa(String.fromCharCode(...new TextEncoder().encode(each)))}?=`);
}

/** A header on lines of at most 76 characters, as far as its pieces allow. */
function folded(name: string, pieces: readonly string[]): string {
  let [result, length] = [`${name}:`, name.length + 1];
  for (const piece of pieces) {
    const fits = length + 1 + piece.length <= 76 || length <= name.length + 1;
    result += fits ? ` ${piece}` : `\r\n ${piece}`;
    length = fits ? length + 1 + piece.length : 1 + piece.length;
  }
  return result;
}
