/** Our own temporary files, recognisable so that the next start can clear what a crash left behind. */
const prefix = ".sendoff-";
const ending = ".tmp";

export function temporaryName(unique: string): string {
  return `${prefix}${unique}${ending}`;
}

export function isTemporaryName(name: string): boolean {
  return name.startsWith(prefix) && name.endsWith(ending);
}
