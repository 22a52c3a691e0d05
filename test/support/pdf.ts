import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FontFiles } from "../../src/exports/pdf/fonts.js";

/** Where nobody waits for a turn. */
export const noPause = (): Promise<void> => Promise.resolve();

/** The built-in fonts, as the host reads them. */
export function builtInFonts(own: readonly Uint8Array[] = []): FontFiles {
  const read = (name: string): Uint8Array => readFileSync(join(process.cwd(), "media", "fonts", name));
  return {
    faces: {
      regular: read("SendoffSans-Regular.ttf"),
      strong: read("SendoffSans-Semibold.ttf"),
      emphasis: read("SendoffSans-Italic.ttf"),
      heading: read("SendoffSerif-Semibold.ttf"),
    },
    own,
  };
}
