import type { JSX } from "preact";

/** Strokes on 16 × 16, in the colour of the text. */
const paths = {
  add: "M8 3v10M3 8h10",
  remove: "M3.5 4.5h9M6.5 4.5v-2h3v2M5 4.5l.5 9h5l.5-9M7 7v4M9 7v4",
  duplicate: "M5.5 5.5h7v8h-7zM5.5 10.5h-2v-8h7v3",
  up: "M8 13V3.5M4 7.5l4-4 4 4",
  down: "M8 3v9.5M4 8.5l4 4 4-4",
  folded: "M6 3.5l4.5 4.5L6 12.5",
  unfolded: "M3.5 6L8 10.5 12.5 6",
};

/** A button that is a picture; its name is what a screen reader says, and what is shown on hover. */
export function IconButton({
  icon,
  name,
  onClick,
  id,
  isExpanded,
  isDisabled = false,
}: {
  readonly icon: keyof typeof paths;
  readonly name: string;
  readonly onClick: () => void;
  /** By which the focus finds it again after it was drawn anew. */
  readonly id: string;
  readonly isExpanded?: boolean;
  readonly isDisabled?: boolean;
}): JSX.Element {
  return (
    <button
      type="button"
      class="icon"
      data-at={id}
      aria-label={name}
      title={name}
      aria-expanded={isExpanded}
      disabled={isDisabled}
      onClick={onClick}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={paths[icon]} />
      </svg>
    </button>
  );
}
