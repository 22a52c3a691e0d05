import { tidyLines } from "../markdown/escapeMarkdown.js";

/** `Jane Doe <jane@acme.example>`; a name with signs that mean something in a header stands in quotes (RFC 5322). */
export function headerAddress(name: string, address: string): string {
  const shown = tidyLines(name).join(" ");
  const quoted = /[()<>[\]:;@\\,."]/.test(shown) ? `"${shown.replace(/["\\]/g, "\\$&")}"` : shown;
  return `${quoted} <${address}>`;
}

/** Whether a text is nothing but one mail address, as it may stand in a header. */
export function isMailAddress(text: string): boolean {
  return /^[^\s@<>,;:"()[\]\\]+@[\p{L}\p{N}\p{M}.-]+$/u.test(text);
}
