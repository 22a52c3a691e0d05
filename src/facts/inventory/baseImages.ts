import { parseImage } from "./images.js";
import { knownImages } from "./knownImages.js";
import { lineAt } from "../files.js";
import type { ToolVersion } from "./toolVersions.js";

/** A Dockerfile, by its name. */
export const dockerfile = /(^|\/)(Dockerfile([.-][\w.-]+)?|[\w.-]+\.dockerfile)$/i;

/** What the images of a Dockerfile begin with, as far as people call it a part of what it is built with: `FROM python:3.11-slim`. */
export function baseImagesIn(file: string, text: string): readonly ToolVersion[] {
  const values = new Map(
    [...text.matchAll(/^[ \t]*ARG[ \t]+(\w+)=["']?([^\s"']+)/gim)].map(([, name = "", value = ""]) => [name, value]),
  );
  return [...text.matchAll(/^[ \t]*FROM[ \t]+(?:--\S+[ \t]+)*(\S+)/gim)].flatMap((found) => {
    const image = (found[1] ?? "").replace(/\$(?:\{(\w+)\}|(\w+))/g, (whole, braced?: string, bare?: string) => {
      return values.get(braced ?? bare ?? "") ?? whole;
    });
    const { name, version } = parseImage(image);
    const stack = knownImages.find((known) => known.image.test(name))?.stack;
    const evidence = { file, line: lineAt(text, found.index + found[0].search(/\S/)) };
    return stack === undefined ? [] : [{ name: stack, ...(version !== undefined && { version }), evidence }];
  });
}
