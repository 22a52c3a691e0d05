/** How far from a reading the end of its expression is looked for: nothing here takes longer in a longer file. */
const near = 300;

/** Ways to read whose second argument is what holds where nothing is set. */
const takesDefault =
  /(?:\bos\.environ\.get|\bos\.getenv|\bENV\.fetch|\b(?<![.:])(?:env|getenv|config))\(\s*["'][^"']*$/;

/** Ways to read that fail where nothing is set, whatever comes after. */
const fails = /^(?:os\.environ\[|ENV\.fetch)/;

/** What may stand between a variable and what stands in for it: a type, or what is asked of it only where it is set. */
const between = String.raw`(?:!(?!=)|\s+as\s+\w+(?:\[\])?)*(?:(?:\?\.|&\.)\w+(?:\([^()\n]*\))?(?:\.\w+(?:\([^()\n]*\))?)*|\.presence)?`;
const instead = String.raw`\s*(?:\|\|=?|\?\?=?|\?:|\bor\b|\.(?:orElse|unwrap_or|unwrap_or_else)\(\s*(?:\|\w*\|)?)`;
/** As in `process.env.A !== undefined ? process.env.A : 1` and `ENV["A"].present? ? ENV["A"] : 1`. Values have no sign in them that ends an expression. */
const chosen = String.raw`(?:\s*!==?\s*(?:undefined|null|false|""|'')|\.present\?)?\s*\?(?![.?:])(?:[^;:?{}"'\x60]|"[^"\n]*"|'[^'\n]*'|\x60[^\x60\n]*\x60)*:`;
const closing = String.raw`\s*(?:,\s*:?\w+\s*)?\)`;
const after = new RegExp(`^${between}(?:${instead}|${chosen})`);
const afterBracket = new RegExp(`^${between}${closing}${between}(?:${instead}|${chosen})`);

/** An opened bracket that only groups, converts or asks whether it is there. */
const opened =
  /(?:(?:^|[^\w$)\]\s])\s*|\b(?:return|Number|parseInt|parseFloat|String|Boolean|BigInt|int|float|intval|isset|ofNullable)\s*)\($/;

/** Any other call may be a question (`isEmpty(process.env.A) || isEmpty(process.env.B)`): what comes after it has to be a plain value. */
const called = new RegExp(`^${closing}${between}${instead}\\s*(?=["'\\d]|:\\w)`);

/** `(`, `Number(`: what stands before a value without changing that it is there. */
const beforeValue =
  /(?:[\s(+]|\b(?:Number|parseInt|parseFloat|String|int|float|str|bool|intval)\(|\bstd::|\bSystem\.)*/y;

/**
 * What holds where a variable is not set, as an expression says it that reads it: where that begins. Undefined where it says nothing of
 * it. `read`: the match of the reading, up to the end of the variable's name.
 */
export function fallbackOf(text: string, read: RegExpExecArray): { readonly start: number } | undefined {
  const end = read.index + read[0].length;
  const rest = text.slice(end, end + near);
  const at = argumentIn(read[0], rest) ?? operatorIn(text, read, rest);
  return at === undefined || at < 0 ? undefined : { start: valueFrom(text, end + at) };
}

/** Where the default begins among the arguments; -1 where there are arguments, and none is one; undefined where there are none. */
function argumentIn(reading: string, rest: string): number | undefined {
  const comma = /^["']\s*,\s*/.exec(rest)?.[0].length;
  if (comma === undefined || !reading.includes("(")) return undefined;
  if (!takesDefault.test(reading)) return -1;
  const named = /^(?:[^()]|\([^()]*\))*?\bdefault\s*[=:]\s*/.exec(rest)?.[0].length;
  if (named !== undefined) return named;
  // A type, a flag of PHP's getenv, another named argument.
  const isOther = /^(?:(?:int|str|bool|float|list|dict|tuple|json)\s*[,)]|\w+\s*=(?!=))/.test(rest.slice(comma));
  return isOther || (reading.startsWith("getenv") && /^(?:true|false)\b/i.test(rest.slice(comma))) ? -1 : comma;
}

/** Where what stands in for it begins after an operator, a method or in a block. */
function operatorIn(text: string, read: RegExpExecArray, rest: string): number | undefined {
  const before = text.slice(Math.max(0, read.index - 40), read.index);
  const closed = /^["']\s*[\])]/.exec(rest)?.[0].length ?? 0;
  const found = (pattern: RegExp): number | undefined => {
    const length = pattern.exec(rest.slice(closed))?.[0].length;
    return length === undefined ? undefined : closed + length;
  };
  if (read[0].startsWith("ENV.fetch")) return found(/^\s*(?:\{|do\b)\s*(?:\|\w*\|)?/);
  // Whoever asks whether it is missing (`!process.env.A || …`) is likely to complain.
  if (fails.test(read[0]) || /(?:!|\bnot\s+)$/.test(before)) return undefined;
  return found(after) ?? found(opened.test(before) ? afterBracket : called);
}

function valueFrom(text: string, at: number): number {
  beforeValue.lastIndex = at;
  return at + (beforeValue.exec(text)?.[0].length ?? 0);
}

/**
 * What is no value: an empty text, which only silences a type checker or the shell, and without which the program would not run any
 * better; nothing at all; what ends the program; another variable.
 */
const nothing =
  /[a-z]{0,2}(["'`])[ \t]*\1|(?:undefined|null|none|nil|nullptr|string\.empty)\b|(?:String::new|str)\(\)|(?:throw|raise|return|die|exit|continue|break)\b|(?:new )?(?:\w+(?:\.|::))*(?:\w*(?:error|exception)|throw\w*|raise\w*|exit|panic|abort|fail\w*|missing\w*|require\w+)!?\s*\(|process\.env\b|import\.meta\.env\b|os\.environ\b|ENV\[|[)\]},;:]|$/iy;

const text = /[a-z]{0,2}["'`]/iy;

/** Whether a value is one that a program can run with; of a secret, no text that stands in the code. */
export function isFallback(code: string, at: number, isSecret: boolean): boolean {
  const begins = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    return pattern.test(code);
  };
  return !begins(nothing) && !(isSecret && begins(text));
}
