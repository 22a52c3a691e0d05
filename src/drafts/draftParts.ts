import { frontMatterEnd, type Split } from "./frontMatter.js";

/** A draft's text in two: what a person edits as fields, and what they edit as text. Together they are the text, to the letter. */
export interface DraftParts {
  /** The front matter with one blank line behind it, if there is one. */
  readonly front: string;
  readonly body: string;
}

/** Takes a draft apart; line ends are `\n`. */
export function draftParts(text: string): DraftParts {
  const end = frontMatterEnd(text);
  const blank = end > 0 && text[end] === "\n" ? 1 : 0;
  return { front: text.slice(0, end + blank), body: text.slice(end + blank) };
}

/** Both parts as one text: a body that begins with a blank line keeps it, and one that nothing divides from the fields gets a line. */
export function withBody(front: string, body: string): string {
  if (front === "" || front.endsWith("\n\n")) return front + body;
  const line = front.endsWith("\n") ? front : `${front}\n`;
  return body.startsWith("\n") ? `${line}\n${body}` : line + body;
}

/** A field of the front matter as people see it: a list of addresses on one line, `true` and numbers as words. Empty without one. */
export function fieldOf(data: Split["data"], field: string): string {
  const value = data[field];
  if (Array.isArray(value)) return value.filter((each) => typeof each === "string").join(", ");
  return ["string", "number", "boolean"].includes(typeof value) ? String(value) : "";
}
