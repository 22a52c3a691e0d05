import type { MarkedToken, Token, Tokens } from "marked";
import { chartIn } from "./chart.js";
import { withTokens } from "./withTokens.js";
import { decodeEntities } from "../markdown/entities.js";
import { safeHref } from "./safeHref.js";

/**
 * A Markdown draft as plain text, for a mail program or a chat: headings as lines, lists with `-` or numbers, links as
 * `text (address)`, each row of a table as one line that names its columns. No Markdown signs are left, but for text that
 * nests too deep to be read.
 */
export function toPlainText(markdown: string): string {
  const text = withTokens(markdown, (tokens) => blocks(tokens, "\n\n"));
  return `${(text ?? markdown).trim()}\n`;
}

function blocks(tokens: readonly Token[], between: string): string {
  return tokens
    .map(block)
    .filter((text) => text !== "")
    .join(between);
}

function block(token: Token): string {
  // marked knows no other tokens unless it is extended, which we don't.
  const known = token as MarkedToken;
  switch (known.type) {
    case "heading":
    case "paragraph":
      return inline(known.tokens);
    case "text":
      return known.tokens ? inline(known.tokens) : decodeEntities(known.text);
    case "list":
      return list(known);
    case "blockquote":
      return indent(blocks(known.tokens, "\n\n"), "> ", "> ");
    case "code":
      return chart(known) ?? known.text;
    case "table":
      return table(known);
    case "hr":
      return "---";
    case "html":
      return known.text.trim();
    case "space":
    case "def":
      return "";
    default:
      return inlineToken(known);
  }
}

/** A bar a line, as in a table. */
function chart(code: Tokens.Code): string | undefined {
  const found = chartIn(code);
  const title = found && found.title !== "" ? [`${found.title}:`] : [];
  return found && [...title, ...found.bars.map(({ label, value }) => `- ${label}: ${value}`)].join("\n");
}

function list({ ordered, start, loose, items }: Tokens.List): string {
  const first = typeof start === "number" ? start : 1;
  const lines = items.map((item, index) => {
    const mark = ordered ? `${String(first + index)}. ` : "- ";
    // In a tight list the box of a task stands beside its text, not in it.
    const [box, rest] =
      item.tokens[0]?.type === "checkbox" ? [item.tokens.slice(0, 1), item.tokens.slice(1)] : [[], item.tokens];
    return indent(blocks(box, "") + blocks(rest, loose ? "\n\n" : "\n"), mark, " ".repeat(mark.length));
  });
  return lines.join(loose ? "\n\n" : "\n");
}

function indent(text: string, first: string, others: string): string {
  return text
    .split("\n")
    .map((line, index) => `${index === 0 ? first : others}${line}`.trimEnd())
    .join("\n");
}

/** A row a line: `- Domain – Owner: you – Renew by: 3 March`. The first column names the row; empty cells are left out. */
function table({ header, rows }: Tokens.Table): string {
  const labels = header.map((cell) => inline(cell.tokens));
  const lines = rows.map((row) => {
    const [first = "", ...others] = row.map((cell, column) => {
      const text = inline(cell.tokens);
      const label = labels[column] ?? "";
      return text === "" || column === 0 || label === "" ? text : `${label}: ${text}`;
    });
    return `- ${[first, ...others].filter((text) => text !== "").join(" – ")}`;
  });
  return lines.join("\n");
}

function inline(tokens: readonly Token[]): string {
  return tokens.map((token) => inlineToken(token as MarkedToken)).join("");
}

function inlineToken(token: MarkedToken): string {
  switch (token.type) {
    case "text":
      return token.tokens ? inline(token.tokens) : decodeEntities(token.text);
    case "strong":
    case "em":
    case "del":
      return inline(token.tokens);
    case "link":
      return withAddress(inline(token.tokens), token.href);
    case "image":
      return withAddress(token.text, token.href);
    case "br":
      return "\n";
    case "checkbox":
      return token.checked ? "[x] " : "[ ] ";
    case "escape":
    case "codespan":
    case "html":
      return token.text;
    default:
      return "";
  }
}

/** `text (address)`, or just one of them where the other says nothing new, or the address is none to send anybody to. */
function withAddress(text: string, href: string): string {
  const address = safeHref(href);
  if (address === undefined) return text;
  const same = [address, address.replace(/^(mailto|tel):/, ""), address.replace(/^http:\/\//, "")];
  if (text === "" || same.includes(text)) return text === "" ? address : text;
  return `${text} (${address})`;
}
