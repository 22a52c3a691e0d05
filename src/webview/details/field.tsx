import "@vscode-elements/elements/dist/vscode-textarea/index.js";
import "@vscode-elements/elements/dist/vscode-textfield/index.js";
import type { JSX } from "preact";
import type { Address, Field as Shape } from "../../protocol/details.js";
import { useField, useForm } from "./context.js";
import { keyOf } from "./drafts.js";

interface Props {
  readonly at: Address;
  readonly field: Shape;
  /** What the file has. */
  readonly text: string;
  /** What a new row begins with. */
  readonly isReadonly: boolean;
  /** The values that can be chosen in this row; all, if left out. */
  readonly offered?: readonly string[] | undefined;
  /** The row that it stands in, for those who do not see it. */
  readonly of?: string;
}

/** A field with its label, and below it what is wrong with what was typed. */
export function Field({ at, field, text, isReadonly, offered, of }: Props): JSX.Element {
  const { form, words } = useForm();
  const { typed, problem } = useField(at);
  const value = typed ?? text;
  const name = [of, field.label].filter((part) => part !== undefined && part !== "").join(", ");
  // What is typed anew is looked at first; what the file has is odd only as long as it stands there.
  const odd = typed === undefined ? form.warningsIn(at).map(({ message }) => message) : [];
  const said = problem === undefined ? odd : [problem];
  const change = ({ currentTarget }: { readonly currentTarget: { readonly value: string } }): void => {
    form.type(at, currentTarget.value);
  };
  const choices = offered
    ? field.choices.filter((choice) => choice.value === value || offered.includes(choice.value))
    : field.choices;
  const common = {
    "data-at": keyOf(at),
    // An error outside of the element's shadow cannot be named by its input, so it stands in the name.
    label: said.length === 0 ? name : `${name}: ${said.join(" ")}`,
    title: field.help,
    invalid: problem !== undefined,
    onFocus: () => {
      form.enter(at);
    },
    onBlur: () => {
      form.leave(at);
    },
  };
  return (
    <div class={`field is-${field.format}`} data-field={field.key}>
      {field.format !== "flag" && (
        <div class="label" aria-hidden="true">
          {field.label}
          {field.isRequired && <span class="required"> *</span>}
        </div>
      )}
      {control()}
      {problem !== undefined && (
        <div class="problem" role="status">
          {problem}
        </div>
      )}
      {problem === undefined && odd.length > 0 && <div class="odd">{odd.join(" ")}</div>}
    </div>
  );

  function control(): JSX.Element {
    // Where nothing is to be chosen, it stands there as text; a value that is wrong can still be taken back.
    if (offered?.length === 0 && value === "")
      return (
        <div class="fixed" title={field.help}>
          {field.unset}
        </div>
      );
    if (field.format === "choice")
      return (
        <select
          data-at={keyOf(at)}
          aria-label={common.label}
          aria-invalid={problem !== undefined}
          title={field.help}
          disabled={isReadonly}
          value={value}
          onChange={({ currentTarget }) => {
            form.type(at, currentTarget.value, true);
          }}
        >
          {(!field.isRequired || value === "") && <option value="">{field.unset ?? words.notSet}</option>}
          {/* A word of one's own that the file has is a choice, too, or it would look as if nothing were chosen. */}
          {value !== "" && field.choices.every((choice) => choice.value !== value) && (
            <option value={value}>{value}</option>
          )}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      );
    if (field.format === "flag")
      return (
        <label class="flag" title={field.help}>
          <input
            type="checkbox"
            data-at={keyOf(at)}
            disabled={isReadonly}
            checked={value === "yes"}
            onChange={({ currentTarget }) => {
              form.type(at, currentTarget.checked ? "yes" : "", true);
            }}
          />
          {field.label}
        </label>
      );
    if (field.format === "text" || field.format === "lines")
      return (
        <vscode-textarea
          {...common}
          class="wide"
          value={value}
          readonly={isReadonly}
          rows={Math.min(8, Math.max(2, value.split("\n").length))}
          resize="vertical"
          onInput={change}
        />
      );
    return (
      <vscode-textfield
        {...common}
        value={value}
        readonly={isReadonly}
        placeholder={placeholders[field.format] ?? ""}
        onInput={change}
        onKeyDown={(event) => {
          if (event.key === "Enter") form.leave(at);
        }}
      />
    );
  }
}

const placeholders: Readonly<Record<string, string>> = {
  day: "YYYY-MM-DD",
  moment: "YYYY-MM-DD HH:MM",
  language: "en, de, nl, de-AT…",
};
