import { isEmailKind } from "../../core/drafts.js";
import type { Offboarding } from "../../core/offboarding.js";
import { quotePattern } from "../../core/quotePattern.js";
import { languageOf } from "../language.js";
import { greetingName } from "../model/clientModel.js";
import { inProse } from "./checkedText.js";
import type { Check, Found } from "./finding.js";

const greeting =
  /^(?:hello|hi|hey|dear|good (?:morning|day|afternoon|evening)|hallo|bonjour|hola|ciao)\b[ \t]*([^,!:.\n]*)/i;

/** A greeting that names nobody, or somebody else; another client's name; nobody who signs. */
export const names: Check = (text, input) => [
  ...greetings(text, input),
  ...strangers(text, input),
  ...signature(text, input),
];

const greetings: Check = ({ lines, prose }, { kind, offboarding }) => {
  if (!isEmailKind(kind)) return [];
  const first = lines.find(({ text }) => text.trim() !== "");
  const match = first && greeting.exec(first.text);
  if (!match) return [];
  const said = (match[1] ?? "").trim();
  const found = (severity: "error" | "warning", message: string): Found => {
    const wanted = addressee(offboarding);
    const at = first.offset + match[0].length - (match[1] ?? "").length;
    const range = said === "" ? { offset: first.offset, length: match[0].length } : { offset: at, length: said.length };
    return {
      rule: "name",
      severity,
      message,
      ...range,
      ...(wanted !== undefined && {
        fix: { title: `Greet ${wanted}`, text: said === "" ? `${match[0].trimEnd()} ${wanted}` : wanted },
      }),
    };
  };
  if (said === "") return [found("warning", "The greeting names nobody.")];
  // What begins with a small letter is no name: “all”, “everybody”. A gap is the other rule's.
  const isName = /^\p{Lu}/u.test(said) && !/^(?:all|both|team|everybody|everyone|together|there|folks)\b/i.test(said);
  if (!isName || said.startsWith("[") || prose === "") return [];
  const saidWords = wordsOf(said);
  const isKnown = people(offboarding).some((name) => wordsOf(name).some((word) => saidWords.includes(word)));
  return isKnown
    ? []
    : [found("error", `The greeting says ${said}, who is none of ${offboarding.client.name}'s people.`)];
};

function people({ client, needs = [] }: Offboarding): readonly string[] {
  return [
    client.name,
    ...client.contacts.map(({ name }) => name),
    ...needs.flatMap(({ referral }) => (referral ? [referral.name] : [])),
  ];
}

function wordsOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}\p{N}'’-]+/u)
    .filter((word) => word.length > 1);
}

function addressee({ client }: Offboarding): string | undefined {
  const { contacts } = client;
  const contact = contacts.find(({ audience = "owner" }) => audience === "owner") ?? contacts[0];
  return contact && greetingName(contact.name, languageOf(client));
}

/** The name of another client is what is left when a text was copied from the last goodbye. */
const strangers: Check = (text, { otherClients = [], offboarding }) =>
  otherClients
    .filter((name) => name.length > 3 && !mentions(people(offboarding).join("\n"), name))
    .filter((name) => !mentions(JSON.stringify(offboarding), name))
    .flatMap((name) =>
      inProse(text, wholeWords(name)).map(({ found, offset }) => ({
        rule: "name",
        severity: "error",
        message: `${found} is another client of yours.`,
        offset,
        length: found.length,
      })),
    );

function mentions(text: string, name: string): boolean {
  return wholeWords(name).test(text);
}

function wholeWords(name: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${quotePattern(name)}(?![\\p{L}\\p{N}])`, "giu");
}

const signature: Check = ({ text, bodyAt }, { kind, offboarding: { provider } }) => {
  if (!isEmailKind(kind) || !provider) return [];
  const body = text.slice(bodyAt).replaceAll("\\", "");
  const [firstLine = ""] = (provider.signature ?? "").split("\n");
  const signs = [provider.name, ...(provider.company === undefined ? [] : [provider.company]), firstLine];
  if (signs.some((sign) => sign.trim() !== "" && body.includes(sign.trim()))) return [];
  const end = text.trimEnd().length;
  const start = Math.max(bodyAt, text.lastIndexOf("\n", end) + 1);
  return [
    {
      rule: "name",
      severity: "warning",
      message: "Your name does not stand under it.",
      offset: Math.min(start, end),
      length: Math.max(0, end - start),
    },
  ];
};
