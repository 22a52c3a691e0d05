import type { JSX } from "preact";
import type { FactAction } from "../../protocol/facts.js";

/** Strokes on 16 × 16, in the colour of the text. */
const paths: Readonly<Record<FactAction, string>> = {
  open: "M9 2.5h4.5V7M13.5 2.5l-6 6M7 3.5H2.5v10h10V9",
  deliverable: "M2.5 5L8 2.5 13.5 5v6L8 13.5 2.5 11zM2.5 5L8 7.5 13.5 5M8 7.5v6",
  item: "M2.5 3.5h3v3h-3zM2.5 9.5h3v3h-3zM8 5h5.5M8 11h5.5",
  summary: "M3.5 2.5h9v11h-9zM5.5 5.5h5M5.5 8h5M5.5 10.5h3",
  fine: "M3 8.5l3.2 3L13 4.5",
  changed: "M13 8a5 5 0 1 1-1.5-3.5M13 2v3h-3",
  takeBack: "M6 3L2.5 6.5 6 10M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6",
};

export function Icon({ name }: { readonly name: FactAction }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
