import type { Offboarding } from "../core/offboarding.js";
import { lateWarnings, recordWarnings } from "../core/recordWarnings.js";
import type { Address } from "./field.js";
import { labelOf } from "./labels.js";
import { valueAt } from "./replaceAt.js";

/** What is odd about something in the document, for people to look at. */
export interface Warning {
  readonly at: Address;
  /** What the field is called that it is about; a row says it where the field itself is not to be seen. */
  readonly label: string;
  readonly message: string;
}

/** Everything odd about the records of a document, at the address of its field or row. `today` is an ISO day. */
export function warningsIn(offboarding: Offboarding, today: string): readonly Warning[] {
  return [...recordWarnings(offboarding), ...lateWarnings(offboarding, today)].map(({ path, message }) => {
    const key = path.findLast((step) => typeof step === "string") ?? "";
    // In Problems an invoice's message begins with the field; here it stands at the field, or behind its label.
    const inRecord = `${path.slice(2).join(".")}: `;
    const words = message.startsWith(inRecord) ? message.slice(inRecord.length) : message;
    const sentence = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
    return { at: addressOf(offboarding, path), label: labelOf(key), message: sentence };
  });
}

/** The address of what stands at a path of keys and indexes. */
function addressOf(offboarding: Offboarding, path: Address): Address {
  return path.map((step, index) => {
    const id = typeof step === "number" ? valueAt(offboarding, [...path.slice(0, index + 1), "id"]) : undefined;
    return typeof id === "string" ? id : step;
  });
}
