import assert from "node:assert/strict";
import fc from "fast-check";
import ICAL from "ical.js";
import { describe, it } from "mocha";
import { calendarText } from "../../../src/exports/calendar.js";

const stamp = "2026-11-23T08:00:00Z";

describe("a calendar", () => {
  it("is what RFC 5545 asks for: CRLF, an all-day date, a stamp in UTC, folded lines", () => {
    const text = calendarText(
      [{ uid: "a-hello@sendoff", day: "2026-12-11", title: "Say hello; to Jane, again", note: "one\ntwo" }],
      { stamp },
    );
    assert.deepEqual(text.split("\r\n"), [
      "BEGIN:VCALENDAR",
      "PRODID:-//Sendoff//Sendoff//EN",
      "VERSION:2.0",
      "BEGIN:VEVENT",
      "UID:a-hello@sendoff",
      "DTSTAMP:20261123T080000Z",
      "DTSTART;VALUE=DATE:20261211",
      "TRANSP:TRANSPARENT",
      "SUMMARY:Say hello\\; to Jane\\, again",
      "DESCRIPTION:one\\ntwo",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ]);
    const long = calendarText([{ uid: "x", day: "2026-12-11", title: "ä".repeat(200) }], { stamp });
    for (const line of long.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
  });

  it("reads back as it was written, whatever the title", () => {
    const day = fc.date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), day, (title, date) => {
        const iso = date.toISOString().slice(0, 10);
        const text = calendarText([{ uid: "a", day: iso, title }], { stamp });
        const event = new ICAL.Component(ICAL.parse(text) as unknown[]).getFirstSubcomponent("vevent");
        assert.ok(event);
        const expected = title.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n\t]/gu, "");
        assert.equal(event.getFirstPropertyValue("summary"), expected);
        assert.equal(String(event.getFirstPropertyValue("dtstart")), iso);
        assert.doesNotMatch(text.replaceAll("\r\n", ""), /[\r\n]/);
      }),
    );
  });
});
