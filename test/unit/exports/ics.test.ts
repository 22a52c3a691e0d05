import assert from "node:assert/strict";
import { describe, it } from "mocha";
import nodeIcal from "node-ical";
import type { Offboarding } from "../../../src/core/offboarding.js";
import { handoffOutputs } from "../../../src/exports/handoff.js";
import { nextVersion } from "../../../src/exports/manifest.js";
import { emptyOffboarding, everyReason, firstVersion, fullOffboarding, modelOf } from "../../support/builders.js";

function calendars(offboarding: Offboarding, versionOf = firstVersion): Readonly<Record<string, string>> {
  const input = { model: modelOf(offboarding), view: offboarding, drafts: {}, versionOf };
  return Object.fromEntries(
    handoffOutputs(input, ["ics"]).flatMap(({ path, content }) =>
      typeof content === "string" ? [[path, content]] : [],
    ),
  );
}

/** The entries, as a calendar reads them. */
function events(text = "") {
  return Object.values(nodeIcal.sync.parseICS(text)).flatMap((each) => (each?.type === "VEVENT" ? [each] : []));
}

/** A property's text; with parameters it would be an object. */
function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

describe("the owner's calendars", () => {
  const meeting = { at: "2026-12-09T15:30+01:00[Europe/Dublin]", place: "The bakery", people: ["Jane Holm"] };
  const full = fullOffboarding({ meeting });

  it("hold the meeting at its moment, in any time zone", () => {
    const [event] = events(calendars(full)["meeting.ics"]);
    assert.equal(event?.start.toISOString(), "2026-12-09T14:30:00.000Z");
    assert.equal(event.end?.toISOString(), "2026-12-09T15:30:00.000Z");
    assert.equal(event.summary, "Web shop: closing meeting");
    assert.equal(event.location, "The bakery");
    assert.match(textOf(event.description), /With Jane Holm\nAnna Berg, anna@/);
  });

  it("keep a day, tentatively, for a meeting without a time, and none for one that is not held", () => {
    for (const meetingOf of [{}, { meeting: { choice: "hold" as const } }]) {
      const text = calendars(emptyOffboarding(meetingOf))["meeting.ics"] ?? "";
      assert.match(text, /DTSTART;VALUE=DATE:20261211\r\nSTATUS:TENTATIVE\r\n/);
      assert.match(text, /SUMMARY:holm-shop: closing meeting \(time to be agreed\)/);
    }
    assert.doesNotMatch(calendars(full)["meeting.ics"] ?? "", /STATUS/);
    for (const choice of ["skip", "fold"] as const)
      assert.equal(calendars(emptyOffboarding({ meeting: { choice } }))["meeting.ics"], undefined);
  });

  it("say nothing of whom to ask while nobody knows, rather than show a gap in somebody's calendar", () => {
    for (const text of Object.values(calendars(emptyOffboarding()))) {
      assert.doesNotMatch(text, /\[|DESCRIPTION/);
      assert.match(text, /SUMMARY:holm-shop: /);
    }
  });

  it("repeat the jobs that have a rhythm, from after the last day on", () => {
    const tasks = (["day", "week", "month", "quarter", "year", "release", "needed"] as const).map((every) => ({
      id: every,
      name: every,
      steps: ["Look", "Act"],
      every,
      minutes: 5,
    }));
    const text = calendars(fullOffboarding({ tasks }))["jobs.ics"] ?? "";
    const found = events(text).map(({ summary, start }) => `${textOf(summary)} ${start.toISOString().slice(0, 10)}`);
    const rules = [...text.matchAll(/^RRULE:(.*)\r$/gm)].map(([, rule]) => rule);
    assert.deepEqual(found, [
      "day 2026-12-12",
      "week 2026-12-14",
      "month 2027-01-04",
      "quarter 2027-03-01",
      "year 2027-12-11",
    ]);
    assert.deepEqual(rules, [
      "FREQ=DAILY",
      "FREQ=WEEKLY",
      "FREQ=MONTHLY;BYDAY=1MO",
      "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO",
      "FREQ=YEARLY",
    ]);
    assert.match(text.replaceAll("\r\n ", ""), /DESCRIPTION:1\. Look\\n2\. Act\\nAbout 5 minutes/);
  });

  it("are never empty, which no calendar would open", () => {
    for (const reason of everyReason)
      for (const make of [emptyOffboarding, fullOffboarding])
        for (const [path, text] of Object.entries(calendars(make({ reason }))))
          assert.ok(events(text).length > 0, path);
  });

  it("keep their ids and count up with every change, so that reading one again changes its entries", () => {
    const remembered = new Map<string, { source: string; sequence: number; hash: string; format: "ics" }>();
    const versionOf = (path: string, content: string) => {
      const version = nextVersion(remembered.get(path), content);
      remembered.set(path, { ...version, hash: "", format: "ics" });
      return version;
    };
    const export_ = (offboarding: Offboarding) => {
      const text = calendars(offboarding, versionOf)["meeting.ics"];
      return events(text).map(({ uid, sequence }) => ({ uid, sequence: Number(sequence) }));
    };
    const uid = `${full.id}-meeting@sendoff`;
    assert.deepEqual(export_(full), [{ uid, sequence: 0 }]);
    assert.deepEqual(export_(full), [{ uid, sequence: 0 }]);
    assert.deepEqual(export_(fullOffboarding({ meeting: { ...meeting, place: "Online" } })), [{ uid, sequence: 1 }]);
    assert.deepEqual(export_(full), [{ uid, sequence: 2 }]);
  });
});
