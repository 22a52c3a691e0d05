import { type ParseError, type ParseErrorCode, printParseErrorCode } from "jsonc-parser";

const anyValue = "a text in double quotes, a number, true, false, null, [ or {";

const messages: Readonly<Record<ReturnType<typeof printParseErrorCode>, string>> = {
  InvalidSymbol: `This is not JSON. Expected ${anyValue}.`,
  InvalidNumberFormat: "This is not a number. Write it with digits, such as 12500 or -0.5.",
  PropertyNameExpected: 'Expected a name in double quotes, such as "title".',
  ValueExpected: `Expected a value here: ${anyValue}.`,
  ColonExpected: "Expected a colon between the name and its value.",
  CommaExpected: "Expected a comma. Put one behind the value before this.",
  CloseBraceExpected: "A closing } is missing. Add it where the object ends.",
  CloseBracketExpected: "A closing ] is missing. Add it where the list ends.",
  EndOfFileExpected: "The document ends before this. Remove what follows, or the bracket that closed it too early.",
  InvalidCommentToken: "No comment can stand here. Remove it.",
  UnexpectedEndOfComment: "This comment is not closed. End it with */.",
  UnexpectedEndOfString:
    "This text is not closed. End it with a double quote on the same line; write a line break as \\n.",
  UnexpectedEndOfNumber: "This number is cut off. Write it with digits, such as 12500 or -0.5.",
  InvalidUnicode: "\\u must be followed by four hexadecimal digits, such as \\u00e9.",
  InvalidEscapeCharacter: "This text has a backslash that means nothing. Write a backslash itself as \\\\.",
  InvalidCharacter: "This text holds a control character. Write a tab as \\t and a line break as \\n.",
  "<unknown ParseErrorCode>": "This is not JSON. Correct it, or undo the last change to the file.",
};

/** What is wrong and what to do next, for a person who edits JSON by hand. */
export function syntaxMessage(code: ParseErrorCode): string {
  return messages[printParseErrorCode(code)];
}

/** Whether the parser says `error` only because of what it said just before; a person mends the cause and is done. */
export function isEcho(text: string, error: ParseError, previous: ParseError | undefined): boolean {
  if (!previous) return false;
  const name = printParseErrorCode(error.error);
  const cause = printParseErrorCode(previous.error);
  if (error.offset === previous.offset || (cause === "PropertyNameExpected" && name === "ValueExpected")) return true;
  // A word without quotes is skipped, and then something is missing in its place.
  const between = text.slice(previous.offset + previous.length, error.offset);
  return cause === "InvalidSymbol" && name.endsWith("Expected") && between.trim() === "";
}
