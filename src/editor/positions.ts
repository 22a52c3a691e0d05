import * as vscode from "vscode";

/** From offsets in a text to lines and columns. */
export function positionsIn(text: string): (offset: number) => vscode.Position {
  return (offset) => {
    const before = text.slice(0, offset).split(/\r\n|\n|\r/);
    return new vscode.Position(before.length - 1, before.at(-1)?.length ?? 0);
  };
}
