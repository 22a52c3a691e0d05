import type { JSX } from "preact";
import {
  type DraftField,
  type DraftFieldNews,
  draftFields,
  type DraftMessage,
  type DraftState,
} from "../../protocol/draft.js";
import { filled } from "../shared/filled.js";
import type { Props } from "./parts.js";

/** The fields of an email. What was typed stays, even while an older state of the host comes in. */
export class FieldValues {
  private seq = 0;
  private readonly typed = new Map<DraftField, string>();

  constructor(private readonly post: (message: DraftMessage) => void) {}

  type(field: DraftField, value: string): void {
    this.typed.set(field, value);
    this.post({ type: "field", field, value, seq: ++this.seq });
  }

  value(field: DraftField, told: NonNullable<DraftState["fields"]>): string {
    if (told.seen === this.seq) this.typed.clear();
    return this.typed.get(field) ?? told[field];
  }
}

/** To, cc and subject, each with what the details say of it. */
export function Fields({
  fields,
  words,
  values,
  post,
}: Pick<Props, "words" | "post"> & {
  readonly fields: DraftState["fields"];
  readonly values: FieldValues;
}): JSX.Element | null {
  if (!fields) return null;
  return (
    <div class="fields">
      {draftFields.map((field) => (
        <div key={field} class="field" data-field={field}>
          <label>
            <span aria-hidden="true">{words[field]}</span>
            <vscode-textfield
              label={words[field]}
              value={values.value(field, fields)}
              onInput={({ currentTarget }) => {
                values.type(field, currentTarget.value);
              }}
              onBlur={() => {
                post({ type: "pause" });
              }}
            />
          </label>
          <News news={fields.news.find((each) => each.field === field)} words={words} post={post} />
        </div>
      ))}
    </div>
  );
}

/** What the details say of the field above, which the user has written; a screen reader says it when it comes. */
function News({
  news,
  words,
  post,
}: Pick<Props, "words" | "post"> & { readonly news: DraftFieldNews | undefined }): JSX.Element {
  const said = news && (news.fresh === "" ? words.detailsSayNothing : filled(words.detailsSay, news.fresh));
  return (
    <div class="news">
      <span role="status">{said}</span>
      {news && (
        <button
          type="button"
          aria-label={`${words.use}: ${words[news.field]}`}
          onClick={() => {
            post({ type: "use", field: news.field });
            // The button goes; the keyboard stays where it was about to change something.
            focusField(news.field);
          }}
        >
          {words.use}
        </button>
      )}
    </div>
  );
}

/** Lets the keyboard go into a field. */
export function focusField(field: DraftField): void {
  document.querySelector<HTMLElement>(`[data-field="${field}"] vscode-textfield`)?.focus();
}
