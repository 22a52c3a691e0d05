import type { JSX } from "preact";
import type { DraftPart } from "../../protocol/draft.js";
import { filled } from "../shared/filled.js";
import type { Props } from "./parts.js";

/** What the draft tells of the offboarding, and the trait that every document shows. */
export function About({ state, words, post }: Props): JSX.Element {
  const { included, flavor, parts } = state;
  return (
    <section>
      <h2>{words.included}</h2>
      {flavor && (
        <label class="flavor">
          <span aria-hidden="true">{words.flavor}</span>
          <vscode-single-select
            label={words.flavor}
            value={flavor.value}
            onChange={({ currentTarget }) => {
              post({ type: "flavor", value: currentTarget.value });
            }}
          >
            {flavor.options.map(({ value, label }) => (
              <vscode-option key={value} value={value}>
                {label}
              </vscode-option>
            ))}
          </vscode-single-select>
        </label>
      )}
      <ul class="included">
        {included.map(({ label, value, tab }) => (
          <li key={label}>
            <span>
              {label}: {value}
            </span>
            <button
              type="button"
              aria-label={`${words.change}: ${label}`}
              onClick={() => {
                post({ type: "details", tab });
              }}
            >
              {words.change}
            </button>
          </li>
        ))}
      </ul>
      {parts.length > 0 && <Parts parts={parts} words={words} post={post} />}
    </section>
  );
}

/** The parts of the offboarding that are inside this document, or could be. */
function Parts({
  parts,
  words,
  post,
}: Pick<Props, "words" | "post"> & { readonly parts: readonly DraftPart[] }): JSX.Element {
  return (
    <fieldset class="parts">
      <legend>{words.parts}</legend>
      {parts.map(({ piece, title, on, elsewhere }) => (
        <label key={piece}>
          <input
            type="checkbox"
            checked={on}
            onChange={({ currentTarget }) => {
              post({ type: "carry", piece, on: currentTarget.checked });
            }}
          />
          <span>
            {title}
            {elsewhere !== undefined && <small> {filled(words.elsewhere, elsewhere)}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
