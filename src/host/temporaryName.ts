const prefix = ".sendoff-";
const ending = ".tmp";

/** The name of a temporary file beside the one it will replace; recognisable, so that the next start can clear what a crash left. */
export function temporaryName(unique: string): string {
  return `${prefix}${unique}${ending}`;
}

/** Whether a file is a temporary one of ours; with `unique`, one whose name begins with that. */
export function isTemporary(name: string, unique = ""): boolean {
  return name.startsWith(prefix + unique) && name.endsWith(ending);
}
