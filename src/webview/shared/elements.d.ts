import type { VscodeButton } from "@vscode-elements/elements/dist/vscode-button/index.js";
import type { VscodeOption } from "@vscode-elements/elements/dist/vscode-option/index.js";
import type { VscodeSingleSelect } from "@vscode-elements/elements/dist/vscode-single-select/index.js";
import type { VscodeTextarea } from "@vscode-elements/elements/dist/vscode-textarea/index.js";
import type { VscodeTextfield } from "@vscode-elements/elements/dist/vscode-textfield/index.js";
import type { HTMLAttributes } from "preact";

/** A custom element in JSX: its own properties, and what every element has. */
type Props<E extends HTMLElement> = Partial<Pick<E, Exclude<keyof E, keyof HTMLElement>>> & HTMLAttributes<E>;

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "vscode-button": Props<VscodeButton>;
      "vscode-option": Props<VscodeOption>;
      "vscode-single-select": Props<VscodeSingleSelect>;
      "vscode-textarea": Props<VscodeTextarea>;
      "vscode-textfield": Props<VscodeTextfield>;
    }
  }
}
