import type { Json } from "../json.js";
import { isObject, own } from "../jsonShape.js";

/** Where in the document a thing stands that is being merged. */
export interface Place {
  /** Keys, and for elements of lists their keys (see `elementKeys`). */
  readonly steps: readonly string[];
  /** The steps joined by `/`, with `*` for every element: what kind of thing it is. */
  readonly kind: string;
  /** What the nearest element around it (or it itself) is called. */
  readonly name?: string;
  /** The keys below that element; without one, all. */
  readonly keys: readonly string[];
}

export const wholeDocument: Place = { steps: [], kind: "", keys: [] };

/** The place of a property. */
export function below(place: Place, key: string): Place {
  return { ...place, steps: [...place.steps, key], kind: join(place.kind, key), keys: [...place.keys, key] };
}

/** The place of an element of the list that stands at `place`. */
export function elementAt(place: Place, key: string, element: Json | undefined): Place {
  return { steps: [...place.steps, key], kind: join(place.kind, "*"), name: nameOf(element) ?? key, keys: [] };
}

/** What an element is called: its title, name, text or number. */
export function nameOf(element: Json | undefined): string | undefined {
  if (!isObject(element)) return undefined;
  return ["title", "name", "text", "number"]
    .map((key) => own(element, key))
    .find((value): value is string => typeof value === "string");
}

/** The steps joined by `/`; in a step, `~1` stands for that sign (and `~0` for `~`), as in a JSON pointer. */
export function pathOf({ steps }: Place): string {
  return steps.map((step) => step.replaceAll("~", "~0").replaceAll("/", "~1")).join("/");
}

/** The thing in a person's words, such as `“List the jobs”: due` or `Last day`. `aspect` says what of it, if not its value. */
export function wordsFor({ kind, name, keys }: Place, aspect?: string): string {
  const rest = [...keys.map(fieldWords), ...(aspect === undefined ? [] : [aspect])];
  if (name !== undefined) return rest.length === 0 ? `“${name}”` : `“${name}”: ${rest.join(", ")}`;
  const words = knownFields.get(kind) ?? rest.join(": ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** As the commands call them; other fields are called by their key. */
const knownFields: ReadonlyMap<string, string> = new Map([
  ["client/name", "Client"],
  ["client/language", "The client's language"],
  ["project/name", "Project"],
  ["project/lastDay", "Last day"],
  ["project/startedOn", "Work began on"],
  ["project/liveUrl", "Where it can be seen"],
  ["project/contractClause", "Clause of the contract"],
  ["reason", "Why it ends"],
  ["flavor", "What should they remember you for?"],
  ["moment", "One moment worth mentioning"],
  ["support/until", "Support until"],
  ["support/covers", "Support covers"],
  ["support/rateAfter", "Rate afterwards"],
  ["support/contact", "Reach you for support at"],
  ["support/restartOn", "Restart on"],
  ["status", "Open or closed"],
  ["email/sentOn", "When the goodbye went out"],
  ["billing/outstanding", "Nothing is owed"],
]);

/** `ownerAfter` as `owner after`. */
function fieldWords(key: string): string {
  return key.replace(/\p{Lu}/gu, (letter) => ` ${letter.toLowerCase()}`);
}

function join(kind: string, step: string): string {
  return kind === "" ? step : `${kind}/${step}`;
}
