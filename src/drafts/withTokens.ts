import { Lexer, type Token, type Tokens } from "marked";

/** How deep lists, quotes and emphasis may stand in each other. People need four; a stack overflow needs two thousand. */
const deepest = 60;

const deepLine = new RegExp(`^(?:[ \\t]*(?:>|[-+*][ \\t]|\\d{1,9}[.)][ \\t])){${String(deepest)},}`, "m");
const farIn = /^[ \t]{240,}(?:[-+*]|\d{1,9}[.)])[ \t]/m;

/**
 * What `use` makes of the tokens of a Markdown text; null if it nests so deep that reading or writing it could take the whole
 * stack. Whoever gets null shows the text as it stands.
 */
export function withTokens<T>(markdown: string, use: (tokens: readonly Token[]) => T): T | null {
  // marked works in recursion, so the worst is told from the text, before it starts.
  if (deepLine.test(markdown) || farIn.test(markdown)) return null;
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
