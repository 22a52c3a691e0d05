import ICAL from "ical.js";

/** Something on a day, for a calendar. */
export interface CalendarDay {
  /** Stable, so that reading the file again changes the entry instead of adding another. */
  readonly uid: string;
  /** ISO day. */
  readonly day: string;
  readonly title: string;
  readonly note?: string;
}

/**
 * An iCalendar file (RFC 5545) with an entry for each day, all day long and taking no time. `stamp`: the ISO moment in UTC at
 * which it is made; the same input gives the same bytes.
 */
export function calendarText(days: readonly CalendarDay[], stamp: string): string {
  const calendar = new ICAL.Component("vcalendar");
  calendar.addPropertyWithValue("prodid", "-//Sendoff//Sendoff//EN");
  calendar.addPropertyWithValue("version", "2.0");
  for (const { uid, day, title, note } of days) {
    const event = new ICAL.Component("vevent");
    event.addPropertyWithValue("uid", uid);
    event.addPropertyWithValue("dtstamp", ICAL.Time.fromDateTimeString(stamp));
    event.addPropertyWithValue("dtstart", ICAL.Time.fromDateString(day));
    event.addPropertyWithValue("summary", plain(title));
    if (note !== undefined) event.addPropertyWithValue("description", plain(note));
    event.addPropertyWithValue("transp", "TRANSPARENT");
    calendar.addSubcomponent(event);
  }
  return `${calendar.toString()}\r\n`;
}

/** Line ends are written as one kind, and control characters have no place in a calendar (RFC 5545, 3.3.11). */
function plain(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n\t]/gu, "");
}
