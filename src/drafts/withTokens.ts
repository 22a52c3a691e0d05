import { Lexer, type Token, type Tokens } from "marked";
import { deepest, nestsTooDeep } from "../markdown/nesting.js";

/**
 * What `use` makes of the tokens of a Markdown text; null if it nests so deep that reading or writing it could take the whole
 * stack. Whoever gets null shows the text as it stands.
 */
export function withTokens<T>(markdown: string, use: (tokens: readonly Token[]) => T): T | null {
  if (nestsTooDeep(markdown)) return null;
  try {
    const tokens = Lexer.lex(markdown.replace(/^\ufeff/, ""), { gfm: true });
    return isDeeperThan(tokens, deepest * 2) ? null : use(tokens);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Without recursion, since the depth is what is in doubt. */
function isDeeperThan(tokens: readonly Token[], limit: number): boolean {
  let level: readonly Token[] = tokens;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    level = level.flatMap(children);
  }
  return false;
}

/** The tokens directly inside a token. */
function children(token: Token): readonly Token[] {
  if (token.type === "list") return (token as Tokens.List).items;
  return "tokens" in token ? token.tokens : [];
}
