import { Lexer, type Token, type Tokens } from "marked";
import { hasTooManyMarks } from "../markdown/inlineMarks.js";
import { deepest, nestsTooDeep } from "../markdown/nesting.js";

/**
 * What `use` makes of the tokens of a Markdown text; null if it nests so deep that reading or writing it could take the whole
 * stack. Whoever gets null shows the text as it stands. A paragraph, line or cell with too many marks to be read is one text in it.
 */
export function withTokens<T>(markdown: string, use: (tokens: readonly Token[]) => T): T | null {
  return unlessTooDeep(markdown, (lexer, text) => {
    const tokens = lexer.lex(text);
    notTooDeep(tokens);
    return use(tokens);
  });
}

/** A text in which it is not read yet what stands inside of its blocks; that is nearly all of the work. */
export interface Blocks {
  readonly blocks: readonly Token[];
  /** The link definitions of the whole text, on which what is inside depends, as a key. */
  readonly links: string;
  /** Reads what stands inside a block, once. */
  readonly read: (block: Token) => void;
}

/** The same as `withTokens`, for whoever needs the insides of some blocks only. */
export function withBlocks<T>(markdown: string, use: (blocks: Blocks) => T): T | null {
  return unlessTooDeep(markdown, (lexer, text) => {
    const blocks = lexer.blockTokens(text.replace(/\r\n?/g, "\n"), lexer.tokens);
    // The lexer puts off each line, with the list that its tokens will stand in.
    const putOff = new Map(lexer.inlineQueue.map(({ src, tokens }) => [tokens, src]));
    const read = (block: Token): void => {
      for (const list of listsIn(block)) {
        const line = putOff.get(list);
        if (line === undefined) continue;
        lexer.state.inRawBlock = false;
        lexer.inlineTokens(line, list);
      }
      notTooDeep([block]);
    };
    return use({ blocks, links: JSON.stringify(lexer.tokens.links), read });
  });
}

function unlessTooDeep<T>(markdown: string, use: (lexer: Lexer, text: string) => T): T | null {
  if (nestsTooDeep(markdown)) return null;
  try {
    return use(new BoundedLexer({ gfm: true }), markdown.replace(/^\ufeff/, ""));
  } catch (error) {
    // The stack's end, or ours, which comes before it.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

class BoundedLexer extends Lexer {
  override inlineTokens(source: string, tokens: Token[] = []): Token[] {
    if (!hasTooManyMarks(source)) return super.inlineTokens(source, tokens);
    tokens.push({ type: "text", raw: source, text: source, escaped: false });
    return tokens;
  }
}

/** Throws a RangeError. Without recursion, since the depth is what is in doubt. */
function notTooDeep(tokens: readonly Token[]): void {
  let level: readonly Token[] = tokens;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest * 2) throw new RangeError("The text nests too deep.");
    level = level.flatMap(children);
  }
}

/** The tokens directly inside a token. */
function children(token: Token): Token[] {
  if (token.type === "list") return (token as Tokens.List).items;
  return "tokens" in token ? (token.tokens ?? []) : [];
}

/** Every list of tokens inside a block. */
function listsIn(block: Token): readonly Token[][] {
  if (block.type === "table") {
    const { header, rows } = block as Tokens.Table;
    return [header, ...rows].flat().map(({ tokens }) => tokens);
  }
  const own = "tokens" in block ? [block.tokens] : [];
  return [...own, ...children(block).flatMap(listsIn)];
}
