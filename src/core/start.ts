import { defaultPieces } from "./catalogue.js";
import { UserError } from "./errors.js";
import { idFor } from "./names.js";
import {
  type Contact,
  currentVersion,
  type Offboarding,
  offboarding as offboardingSchema,
  type Piece,
  type Provider,
  type Reason,
  type Size,
} from "./offboarding.js";
import { check, type Context, strict } from "./operation.js";
import { contact as contactSchema } from "./records.js";

/** What a new offboarding is made from. */
export interface Beginning {
  readonly client: string;
  readonly reason: Reason;
  /** ISO day; in the past is fine. */
  readonly lastDay: string;
  readonly project: string;
  readonly startedOn?: string;
  readonly flavor?: string;
  readonly size?: Size;
  /** Contacts; a missing id is made from the name. */
  readonly contacts?: readonly Readonly<Record<string, unknown>>[];
  readonly provider?: Provider;
  /** The list to start with; left out, the default one for the reason and size. */
  readonly pieces?: readonly Piece[];
}

/** A new offboarding with the default checklist for its reason and size. Throws a UserError that names the field. */
export function startOffboarding(beginning: Beginning, { today, newId }: Context): Offboarding {
  const { client, reason, lastDay, project, startedOn, flavor, size = "quick", provider } = beginning;
  const offboarding: Offboarding = {
    version: currentVersion,
    id: newId(),
    createdOn: today,
    status: "open",
    ...(provider && { provider }),
    client: { name: client, contacts: contactsFrom(beginning.contacts ?? []) },
    project: { name: project, ...(startedOn !== undefined && { startedOn }), lastDay },
    reason,
    ...(flavor !== undefined && { flavor }),
    size,
    pieces: beginning.pieces ?? defaultPieces(reason, size),
  };
  check(offboardingSchema, offboarding);
  return offboarding;
}

function contactsFrom(given: readonly Readonly<Record<string, unknown>>[]): readonly Contact[] {
  const taken: string[] = [];
  return given.map((value, index) => {
    const id = value.id ?? idFor(typeof value.name === "string" ? value.name : "contact", taken);
    const contact = { id, ...value };
    check(strict(contactSchema), contact, `contacts.${String(index)}`);
    const checkedContact = contact as Contact;
    if (taken.includes(checkedContact.id))
      throw new UserError(`“${checkedContact.id}” is used twice`, `contacts.${String(index)}.id`);
    taken.push(checkedContact.id);
    return checkedContact;
  });
}

/** The document as it is first written: 2-space indent, one property a line, final newline. */
export function newText(offboarding: Offboarding): string {
  return `${JSON.stringify(offboarding, null, 2)}\n`;
}
