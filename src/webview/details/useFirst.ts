import { useEffect, useState } from "preact/hooks";

interface First<T> {
  readonly rows: readonly T[];
  /** How many are left out. */
  readonly left: number;
  readonly showMore: () => void;
}

/**
 * Of a long list at first what fits on a screen, so that it is there at once, and what comes before the one that is gone to (an index, or
 * -1); the others follow. Of thousands only some hundreds, until one asks for more: a page of them all would not move any more.
 */
export function useFirst<T>(list: readonly T[], goTo: number): First<T> {
  const [limit, setLimit] = useState(Math.max(most, goTo + 1));
  const [count, setCount] = useState(Math.max(screenful, goTo + 1));
  const end = Math.min(limit, list.length);
  useEffect(() => {
    if (count >= end) return;
    const waiting = setTimeout(() => {
      setCount(2 * count);
    }, 0);
    return () => {
      clearTimeout(waiting);
    };
  }, [count, end]);
  return {
    rows: list.slice(0, Math.min(count, end)),
    left: list.length - end,
    showMore: () => {
      setLimit(limit + most);
    },
  };
}

const screenful = 40;
const most = 500;
