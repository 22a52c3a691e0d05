/** Two lines that are the same, by their places (from 0) in the old text and in the new one. */
export type Pair = readonly [old: number, now: number];

/** Texts that differ in more lines are not aligned as well as can be, but as fast. */
const mostEdits = 1000;

/**
 * Which lines of two texts are the same, in their order: as many as there can be, where the texts differ in no more than a thousand
 * lines. Takes time for the lines that differ, however often a line repeats itself; `node-diff3` by itself takes it for each pair of
 * lines that are the same, of which a list of 3,000 equal lines has nine millions.
 */
export function alignLines(old: readonly string[], now: readonly string[]): readonly Pair[] {
  const [a, b] = [shared(old, now), shared(now, old)];
  const pairs = shortest(a, b) ?? byOccurrence(a, b);
  return pairs.map(([x, y]) => [a[x]?.at ?? 0, b[y]?.at ?? 0]);
}

interface Line {
  readonly text: string;
  readonly at: number;
}

/** The lines that the other text has, too. */
function shared(lines: readonly string[], others: readonly string[]): readonly Line[] {
  const known = new Set(others);
  return lines.map((text, at) => ({ text, at })).filter(({ text }) => known.has(text));
}

/**
 * The way from one to the other with the fewest lines taken out and put in, as what stays (E. W. Myers, An O(ND) Difference Algorithm and
 * Its Variations, 1986). Undefined if that are too many. `reached[k]` is how far in `a` one gets on diagonal k, where a and b are k apart.
 */
function shortest(a: readonly Line[], b: readonly Line[]): readonly Pair[] | undefined {
  const most = Math.min(mostEdits, a.length + b.length);
  const reached = new Int32Array(2 * most + 3);
  const at = (k: number): number => reached[most + 1 + k] ?? 0;
  const steps: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits++) {
    steps.push(reached.slice(most - edits, most + edits + 3));
    for (let k = -edits; k <= edits; k += 2) {
      let x = k === -edits || (k !== edits && at(k - 1) < at(k + 1)) ? at(k + 1) : at(k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x]?.text === b[x - k]?.text) x++;
      reached[most + 1 + k] = x;
      if (x >= a.length && x - k >= b.length) return wayBack(steps, a.length, b.length);
    }
  }
  return undefined;
}

function wayBack(steps: readonly Int32Array[], fromX: number, fromY: number): readonly Pair[] {
  const kept: Pair[] = [];
  let [x, y] = [fromX, fromY];
  for (let edits = steps.length - 1; edits >= 0; edits--) {
    const at = (k: number): number => steps[edits]?.[edits + 1 + k] ?? 0;
    const k = x - y;
    const isDown = k === -edits || (k !== edits && at(k - 1) < at(k + 1));
    const before = edits === 0 ? 0 : isDown ? at(k + 1) : at(k - 1);
    const beforeY = edits === 0 ? 0 : before - (isDown ? k + 1 : k - 1);
    while (x > before && y > beforeY) kept.push([--x, --y]);
    [x, y] = [before, beforeY];
  }
  return kept.reverse();
}

/** The first of equal lines with the first, the second with the second: of what is in the same order then, as much as possible. */
function byOccurrence(a: readonly Line[], b: readonly Line[]): readonly Pair[] {
  const places = new Map(numbered(b).map((name, index) => [name, index]));
  const pairs = numbered(a).flatMap((name, index): readonly Pair[] => {
    const place = places.get(name);
    return place === undefined ? [] : [[index, place]];
  });
  return longestRise(pairs);
}

function numbered(lines: readonly Line[]): readonly string[] {
  const counts = new Map<string, number>();
  return lines.map(({ text }) => {
    const count = (counts.get(text) ?? 0) + 1;
    counts.set(text, count);
    return `${String(count)} ${text}`;
  });
}

/** The longest row of pairs whose second places rise, as their first ones do: patience sorting. */
function longestRise(pairs: readonly Pair[]): readonly Pair[] {
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  pairs.forEach(([, place], index) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    before[index] = ends[low - 1];
    ends[low] = index;
  });
  const row: Pair[] = [];
  for (let index = ends.at(-1); index !== undefined; index = before[index]) {
    const pair = pairs[index];
    if (pair) row.push(pair);
  }
  return row.reverse();
}
