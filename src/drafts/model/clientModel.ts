import type { Contact } from "../../core/offboarding.js";
import { plainName } from "../../core/parties.js";
import { gaps } from "../gaps.js";
import { languageOf } from "../language.js";
import { headerAddress } from "../mailAddress.js";
import { line, phone, place } from "../words.js";
import type { ClientModel, ContactModel } from "./documentModel.js";
import { listing, maybe, type Source } from "./source.js";

/**
 * The client: whom the letters address, and everybody who can be called. Copies go only to people who are marked as readers of
 * the owner's documents: a supplier who stands among the contacts must not be sent the bill by default.
 */
export function clientModel({ offboarding: { client } }: Source): ClientModel {
  const forOwner = client.contacts.filter(({ audience = "owner" }) => audience === "owner");
  const addressee = forOwner[0] ?? client.contacts.find(({ audience }) => audience === "both");
  const copies = client.contacts.filter(
    (contact) => contact !== addressee && (contact.audience === "owner" || contact.audience === "both"),
  );
  const others = client.contacts.filter((contact) => contact !== addressee && !copies.includes(contact));
  const successor = client.contacts.find(({ audience }) => audience === "developer");
  const receivers = [...(addressee ? [addressee] : []), ...copies];
  const [to, ...cc] = receivers
    .filter(isFirstWithAddress)
    .flatMap(({ name, email }) => (email === undefined ? [] : [headerAddress(name, email)]));
  return {
    name: line(client.name),
    isPerson: addressee !== undefined && plainName(addressee.name) === plainName(client.name),
    addressee: addressee ? contactModel(addressee) : null,
    greeting: addressee ? line(greetingName(addressee.name, languageOf(client))) : null,
    contacts: client.contacts.map(contactModel),
    others: listing(others.map(contactModel), true, 3),
    successor: successor ? contactModel(successor) : null,
    to: to === undefined ? gaps.clientEmail : line(to),
    cc: cc.length === 0 ? null : line(cc.join(", ")),
  };
}

function contactModel({ name, role, email, phone: number }: Contact): ContactModel {
  return { name: line(name), role: maybe(line, role), email: maybe(place, email), phone: maybe(phone, number) };
}

/** Whether nobody before this contact has the same address: one person gets one copy. */
function isFirstWithAddress({ email }: Contact, index: number, contacts: readonly Contact[]): boolean {
  return contacts.findIndex((other) => other.email?.toLowerCase() === email?.toLowerCase()) === index;
}

/** Languages whose names begin with the family name. */
const familyNameFirst = new Set(["hu", "ja", "ko", "vi", "zh"]);
const givenName = /^\p{Lu}[\p{Ll}\p{M}]+(?:-\p{Lu}[\p{Ll}\p{M}]+)?$/u;
const familyName = /^\p{Lu}[\p{L}\p{M}'’-]+$/u;
const title = /^(dr|mr|mrs|ms|mx|miss|prof|sir|herr|frau|mme|m|sr|sra|sig)$/i;

/**
 * The name to greet with: the given name of “Jane Doe”, but the whole of “Dr. Doe”, “J. Doe”, “Doe, Jane”, “Ana van der Berg”
 * and of names that begin with the family name. A wrong first name is worse than a formal one.
 */
export function greetingName(name: string, language: string): string {
  const words = name.trim().split(/\s+/);
  const [first = "", second = ""] = words;
  const plain = words.length === 2 && givenName.test(first) && familyName.test(second);
  if (!plain || title.test(first) || familyNameFirst.has(language.split("-")[0] ?? "")) return name;
  return first;
}
