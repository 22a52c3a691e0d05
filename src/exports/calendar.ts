import ICAL from "ical.js";

/** Something on a day, for a calendar. */
export interface CalendarDay {
  /** Stable, so that reading the file again changes the entry instead of adding another. */
  readonly uid: string;
  /** ISO day. */
  readonly day: string;
  readonly title: string;
  readonly note?: string;
  /** How often it comes again from that day on: a rule of RFC 5545, 3.3.10. */
  readonly rule?: string;
  /** Nobody has agreed to it yet: calendars show it as tentative (RFC 5545, 3.8.1.11). */
  readonly isTentative?: boolean;
}

/** Something at a moment. */
export interface CalendarMoment extends Omit<CalendarDay, "day" | "rule" | "isTentative"> {
  /** ISO moment in UTC, to the second. */
  readonly at: string;
  readonly minutes: number;
  readonly place?: string;
}

/** How a calendar is told apart from an older one of the same entries. */
export interface CalendarVersion {
  /** The ISO moment in UTC at which it is made; the same input gives the same bytes. */
  readonly stamp: string;
  /** Counts up with every change of the entries: a calendar keeps the one with the highest. */
  readonly sequence?: number;
}

/** An iCalendar file (RFC 5545): entries for days last all day and take no time, those at a moment do. */
export function calendarText(
  entries: readonly (CalendarDay | CalendarMoment)[],
  { stamp, sequence }: CalendarVersion,
): string {
  const calendar = new ICAL.Component("vcalendar");
  calendar.addPropertyWithValue("prodid", "-//Sendoff//Sendoff//EN");
  calendar.addPropertyWithValue("version", "2.0");
  for (const entry of entries) {
    const event = new ICAL.Component("vevent");
    event.addPropertyWithValue("uid", entry.uid);
    event.addPropertyWithValue("dtstamp", ICAL.Time.fromDateTimeString(stamp));
    if (sequence !== undefined) event.addPropertyWithValue("sequence", sequence);
    if ("at" in entry) addMoment(event, entry);
    else addDay(event, entry);
    event.addPropertyWithValue("summary", plain(entry.title));
    if (entry.note !== undefined) event.addPropertyWithValue("description", plain(entry.note));
    calendar.addSubcomponent(event);
  }
  return `${calendar.toString()}\r\n`;
}

function addDay(event: ICAL.Component, { day, rule, isTentative = false }: CalendarDay): void {
  event.addPropertyWithValue("dtstart", ICAL.Time.fromDateString(day));
  if (rule !== undefined) event.addPropertyWithValue("rrule", ICAL.Recur.fromString(rule));
  if (isTentative) event.addPropertyWithValue("status", "TENTATIVE");
  event.addPropertyWithValue("transp", "TRANSPARENT");
}

function addMoment(event: ICAL.Component, { at, minutes, place }: CalendarMoment): void {
  event.addPropertyWithValue("dtstart", ICAL.Time.fromDateTimeString(at));
  event.addPropertyWithValue("duration", ICAL.Duration.fromSeconds(minutes * 60));
  if (place !== undefined) event.addPropertyWithValue("location", plain(place));
}

/** Line ends are written as one kind, and control characters have no place in a calendar (RFC 5545, 3.3.11). */
function plain(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n\t]/gu, "");
}
