import * as z from "zod/mini";
import { onlyYou } from "../core/visibility.js";
import { keys, prefixes } from "./keys.js";
import type { KeyValues } from "./keyValues.js";

/** A folder of `.sendoff` that was taken out of its repository, with every byte of it. */
export const archive = z.object({
  version: onlyYou(z.literal(1), "Version of this shape."),
  /** Id of the offboarding. */
  id: onlyYou(z.string(), "Id of the offboarding."),
  client: onlyYou(z.string(), "The client's name."),
  /** Neither a path nor the folder of team templates. */
  slug: onlyYou(z.string().check(z.regex(/^(?!\.|templates$)[^/\\:]+$/i)), "The folder's name."),
  archivedAt: onlyYou(z.string(), "When."),
  shared: onlyYou(z.boolean(), "It was shared through git."),
  files: onlyYou(
    z.array(
      z.object({
        /** Seen from the folder, with `/`. */
        path: z.string().check(z.refine((path) => isInside(path))),
        text: z.exactOptional(z.string()),
        /** For what is no UTF-8 text. */
        base64: z.exactOptional(z.string()),
      }),
    ),
    "Its files.",
  ),
});

export type Archive = z.infer<typeof archive>;

/** A path that stays inside the folder: an archive may come from anywhere. */
function isInside(path: string): boolean {
  const parts = path.split("/");
  return !/[\\:]/.test(path) && parts.every((part) => part !== "" && part !== "." && part !== "..");
}

/** The archives on this machine, the newest first. */
export function readArchives(keyValues: KeyValues): readonly Archive[] {
  return keyValues
    .keys()
    .filter((key) => key.startsWith(prefixes.archive))
    .flatMap((key) => {
      const parsed = archive.safeParse(keyValues.get(key));
      return parsed.success ? [parsed.data] : [];
    })
    .sort((a, b) => (a.archivedAt < b.archivedAt ? 1 : -1));
}

/** Keeps an archive on this machine, or with undefined removes it. */
export async function keepArchive(keyValues: KeyValues, id: string, kept: Archive | undefined): Promise<void> {
  await keyValues.set(keys.archive(id), kept);
}
