import type { Fault } from "./fault.js";

const tabs = (text: string): string => text.replace(/^( {2})+/gm, (spaces) => "\t".repeat(spaces.length / 2));
const commented = (text: string): string =>
  text
    .replace('"reason"', '"x-mine": [1,2], // keep\n  /* and\n  this */ "reason"')
    .replace(/"id": "jobs",/, '"id": "jobs", // ours')
    .replace(/^/, "// first\n");
const trailing = (text: string): string => text.replace(/([}\]"])\n(\s*)([}\]])/g, "$1,\n$2$3");

const odd: Readonly<Record<string, (text: string) => string>> = {
  "line ends of Windows": (text) => text.replaceAll("\n", "\r\n"),
  "line ends of both kinds": (text) => text.replace(/\n/g, (end, at: number) => (at % 3 === 0 ? "\r\n" : end)),
  tabs,
  "a byte order mark": (text) => `\ufeff${text}`,
  "no final newline": (text) => text.trimEnd(),
  comments: commented,
  "trailing commas": trailing,
  "everything on one line": (text) => JSON.stringify(JSON.parse(text)),
  "spaces at the ends of its lines": (text) => text.replaceAll("\n", "  \n"),
  "all of that": (text) => `\ufeff${trailing(commented(tabs(text))).trimEnd()}`.replaceAll("\n", "\r\n"),
};

/** Texts as people and programs write them. */
export const texts: readonly Fault[] = Object.entries(odd).flatMap(([what, text]): Fault[] => [
  { name: `closed, with ${what}`, text },
  { name: `open, with ${what}`, text, stage: (scene) => scene.open() },
]);
