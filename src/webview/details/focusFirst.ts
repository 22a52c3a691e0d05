import type { Address } from "../../protocol/details.js";
import { whenHere } from "../shared/keepFocus.js";
import { keyOf } from "./drafts.js";

/** Puts the focus into the first field of a row that was just drawn, and the row where one looks. */
export function focusFirst(row: Address): void {
  const start = keyOf(row).slice(0, -1);
  const found = [...document.querySelectorAll<HTMLElement>("[data-field] [data-at]")].find((element) =>
    element.dataset.at?.startsWith(`${start},`),
  );
  // A custom element draws its input a moment after itself.
  setTimeout(() => {
    whenHere(() => found?.focus());
    found?.scrollIntoView({ block: "nearest" });
  }, 0);
}
