/**
 * The positions of a longest strictly increasing subsequence of `values`: what can stay where it is when a list was
 * reordered, so that the fewest elements move. Patience sorting, O(n log n).
 */
export function longestIncreasing(values: readonly number[]): ReadonlySet<number> {
  // tails[k] is the position of the smallest value that ends an increasing run of length k + 1.
  const tails: number[] = [];
  const previous: (number | undefined)[] = [];
  values.forEach((value, position) => {
    const length = runsBelow(values, tails, value);
    previous.push(length > 0 ? tails[length - 1] : undefined);
    tails[length] = position;
  });
  const positions = new Set<number>();
  for (let at = tails.at(-1); at !== undefined; at = previous[at]) positions.add(at);
  return positions;
}

/** How many of the runs end below `value`: the length of the longest run that it can continue. */
function runsBelow(values: readonly number[], tails: readonly number[], value: number): number {
  let low = 0;
  let high = tails.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const end = values[tails[middle] ?? 0] ?? 0;
    if (end < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
