import * as vscode from "vscode";

/** From offsets in a text to lines and columns. Its lines are looked for once, for however many offsets: a broken file has a thousand. */
export function positionsIn(text: string): (offset: number) => vscode.Position {
  let starts: readonly number[] | undefined;
  return (offset) => {
    starts ??= [0, ...Array.from(text.matchAll(/\r\n|\n|\r/g), (end) => end.index + end[0].length)];
    let line = 0;
    let behind = starts.length;
    while (behind - line > 1) {
      const middle = (line + behind) >> 1;
      if ((starts[middle] ?? 0) <= offset) line = middle;
      else behind = middle;
    }
    return new vscode.Position(line, offset - (starts[line] ?? 0));
  };
}
