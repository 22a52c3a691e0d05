import { formatMoney } from "../../core/money.js";
import type { Offboarding } from "../../core/offboarding.js";
import { isUs } from "../../core/parties.js";
import { visibleCharacter } from "../../core/primitives.js";
import { gaps } from "../gaps.js";
import { DayWords, line, type Words } from "../words.js";
import type { Listing } from "./documentModel.js";
import type { PartyModel } from "./recordModels.js";

/** What the parts of the model are made from: the client-safe offboarding, and how to write days, money and people. */
export interface Source {
  readonly offboarding: Offboarding;
  /** Of the text that is made; one that this machine's Intl accepts. */
  readonly language: string;
  /** ISO day. */
  readonly today: string;
  readonly day: (iso: string) => DayWords;
  /** Minor units. */
  readonly money: (minor: number, currency: string) => Words;
  readonly party: (who: string) => PartyModel;
}

export function makeSource(offboarding: Offboarding, today: string, language: string): Source {
  return {
    offboarding,
    language,
    today,
    day: (iso) => dayWords(iso, language),
    money: (minor, currency) => line(isolated(formatMoney(minor, currency, language))),
    party: (who) => party(who, offboarding),
  };
}

type DayWriter = (moment: Date) => string;

/** Formats for days, by language; making one takes a hundred times as long as using it. */
const dayWriters = new Map<string, { readonly day: DayWriter; readonly weekday: DayWriter }>();

function dayWriter(language: string): { readonly day: DayWriter; readonly weekday: DayWriter } {
  const known = dayWriters.get(language);
  if (known) return known;
  // The same on any machine: read and written in UTC.
  const date = { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" } as const;
  const day = new Intl.DateTimeFormat(language, date);
  const weekday = new Intl.DateTimeFormat(language, { ...date, weekday: "long" });
  const made = { day: (moment: Date) => day.format(moment), weekday: (moment: Date) => weekday.format(moment) };
  dayWriters.set(language, made);
  return made;
}

/** An ISO day in words. */
function dayWords(iso: string, language: string): DayWords {
  const moment = new Date(`${iso}T00:00:00Z`);
  const { day, weekday } = dayWriter(language);
  // “11. Dezember” would begin a list; a no-break space holds it together, and is better typography too.
  const held = (written: string): string => written.replace(/^(\d+\.) /, "$1\u00a0");
  return new DayWords(isolated(held(day(moment))), line(isolated(held(weekday(moment)))), line(iso));
}

/** Letters that are read from right to left, and the mark that says so of numbers. */
const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\u200f]/u;

/** What is read from right to left keeps its own order inside a sentence of other letters: else year and month would change places. */
export function isolated(written: string): string {
  return rightToLeft.test(written) ? `\u2068${written}\u2069` : written;
}

/** Whom a field means by `client`, `me`, a contact's id, or a name. */
function party(who: string, offboarding: Offboarding): PartyModel {
  const { client, provider } = offboarding;
  const wanted = who.trim().toLowerCase();
  const is = (...names: readonly (string | undefined)[]) => names.some((name) => name?.trim().toLowerCase() === wanted);
  if (is("client", client.name)) return { client: true, us: false, name: line(client.name) };
  if (isUs(who, offboarding))
    return { client: false, us: true, name: provider ? line(provider.company ?? provider.name) : gaps.yourName };
  const contact = client.contacts.find(({ id }) => id === who);
  return { client: false, us: false, name: line(contact?.name ?? who) };
}

/** The value made into words; null if it is missing or shows nothing. */
export function maybe<W>(make: (value: string) => W, value: string | undefined): W | null {
  return value !== undefined && visibleCharacter.test(value) ? make(value) : null;
}

/** A list with its first few (five, or `few`) apart; `known` when somebody made it. */
export function listing<T>(all: readonly T[], known: boolean, few = 5): Listing<T> {
  const top = all.slice(0, few);
  return { known, none: known && all.length === 0, all, top, more: all.length - top.length };
}
