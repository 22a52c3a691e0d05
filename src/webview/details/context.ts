import { createContext } from "preact";
import { useContext, useEffect, useReducer } from "preact/hooks";
import type { Address, DetailsWords } from "../../protocol/details.js";
import type { Form } from "./form.js";

interface Context {
  readonly form: Form;
  readonly words: DetailsWords;
}

const context = createContext<Context | undefined>(undefined);

export const Provide = context.Provider;

export function useForm(): Context {
  const found = useContext(context);
  if (!found) throw new Error("There is no form around this.");
  return found;
}

/** Draws this component again when what was typed at an address, or what is wrong with it, changes; nothing else is drawn. */
export function useField(at: Address): { readonly typed: string | undefined; readonly problem: string | undefined } {
  const { form } = useForm();
  const [, again] = useReducer<number, undefined>((count) => count + 1, 0);
  const key = JSON.stringify(at);
  useEffect(
    () =>
      form.listen(at, () => {
        again(undefined);
      }),
    [form, key],
  );
  return { typed: form.typedAt(at), problem: form.problemAt(at) };
}
