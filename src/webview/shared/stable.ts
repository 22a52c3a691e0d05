/**
 * `next` with every part that is equal to that of `previous` taken from there, so that components whose part did not change see the very
 * same value, and need not be drawn again.
 */
export function stable<T>(previous: T | undefined, next: T): T {
  return shared(previous, next) as T;
}

function shared(previous: unknown, next: unknown): unknown {
  if (Object.is(previous, next)) return previous;
  if (Array.isArray(previous) && Array.isArray(next)) {
    const parts = next.map((part: unknown, index) => shared(previous[index], part));
    return parts.length === previous.length && parts.every((part, index) => part === previous[index])
      ? previous
      : parts;
  }
  if (!isPlain(previous) || !isPlain(next)) return next;
  const parts = Object.entries(next).map(([key, part]) => [key, shared(previous[key], part)] as const);
  const same =
    parts.length === Object.keys(previous).length &&
    parts.every(([key, part]) => key in previous && part === previous[key]);
  return same ? previous : Object.fromEntries(parts);
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
