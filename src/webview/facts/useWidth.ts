import { type RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

/** How wide an element is (px), as it is and as it comes to be; charts are drawn anew rather than scaled, so that their words stay legible. */
export function useWidth<E extends HTMLElement>(first: number): [RefObject<E | null>, number] {
  const element = useRef<E>(null);
  const [width, setWidth] = useState(first);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const observer = new ResizeObserver(() => {
      setWidth(Math.max(1, Math.floor(current.clientWidth)));
    });
    observer.observe(current);
    return () => {
      observer.disconnect();
    };
  }, []);
  return [element, width];
}
