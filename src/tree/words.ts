import * as vscode from "vscode";
import { progress } from "../core/flow.js";
import type { Offboarding, Piece } from "../core/offboarding.js";

/** `4/9`: items done and to do. */
export function progressText(document: Offboarding, pieces?: readonly Piece[]): string {
  const { done, total } = progress(document, pieces);
  return `${String(done)}/${String(total)}`;
}

/** An ISO day in the user's own language, such as `11 Dec`; with the year if it is not this one's. */
export function dayText(day: string, today: string): string {
  const isThisYear = day.slice(0, 4) === today.slice(0, 4);
  const format = new Intl.DateTimeFormat(vscode.env.language, {
    day: "numeric",
    month: "short",
    ...(isThisYear ? {} : { year: "numeric" }),
    timeZone: "UTC",
  });
  return format.format(new Date(`${day}T00:00:00Z`));
}
