import * as vscode from "vscode";
import * as z from "zod/mini";
import { chooseMeeting, type MeetingChoice } from "../../core/meeting.js";
import { notNeededCodes, type NotNeeded } from "../../core/offboarding.js";
import { day, line, moment } from "../../core/primitives.js";
import type { App } from "../../host/app.js";
import type { Entry } from "../../store/store.js";
import { command, fields } from "../command.js";
import { editAndTick } from "../offboarding/edit.js";
import { askText, by, type Choice, pick } from "../prompts.js";
import { refuseSecrets } from "../refuseSecrets.js";
import { documentOf, entryByHand, entryFor } from "../which.js";

const { offboarding } = fields;
const argument = z.discriminatedUnion(
  "choice",
  [
    z.strictObject({
      offboarding,
      choice: z.literal("hold"),
      at: z.exactOptional(moment),
      place: z.exactOptional(line),
    }),
    z.strictObject({ offboarding, choice: z.literal("fold"), within: z.exactOptional(fields.id) }),
    z.strictObject({ offboarding, choice: z.literal("skip"), because: z.enum(notNeededCodes) }),
  ],
  { error: 'expected "hold", "fold" or "skip"' },
);

/** `sendoff.meeting`: hold the closing meeting, fold it into the email, or skip it with a reason; by hand also a promise. Not part of the contract. */
export const meeting = command({
  argument,
  run: async (app, { offboarding: which, ...chosen }) => choose(app, await entryFor(app, which), chosen),
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const what = await pick(choices(), vscode.l10n.t("The closing meeting"));
    if (what === "promise") return notePromise(app, entry);
    return choose(app, entry, await askChoice(what));
  },
});

function choose(app: App, entry: Entry, chosen: MeetingChoice): Promise<{ changed: string[] }> {
  refuseSecrets(chosen);
  const label = {
    hold: vscode.l10n.t("hold the meeting"),
    fold: vscode.l10n.t("fold the meeting into another part"),
    skip: vscode.l10n.t("skip the meeting"),
  }[chosen.choice];
  return app.store.update(entry.uri, label, chooseMeeting(chosen));
}

function choices(): readonly Choice<MeetingChoice["choice"] | "promise">[] {
  return [
    { label: vscode.l10n.t("Hold it…"), value: "hold" },
    { label: vscode.l10n.t("Fold it into the goodbye email"), value: "fold" },
    { label: vscode.l10n.t("Skip it…"), value: "skip" },
    {
      label: vscode.l10n.t("Note a promise…"),
      detail: vscode.l10n.t("It becomes an item, due on its day"),
      value: "promise",
    },
  ];
}

async function askChoice(choice: MeetingChoice["choice"]): Promise<MeetingChoice> {
  if (choice === "fold") return { choice };
  if (choice === "skip") {
    const because: readonly Choice<NotNeeded>[] = [
      { label: vscode.l10n.t("Does not apply here"), value: "not-applicable" },
      { label: vscode.l10n.t("Not in the contract"), value: "not-in-contract" },
      { label: vscode.l10n.t("Another reason"), value: "other" },
    ];
    return { choice, because: await pick(because, vscode.l10n.t("Why is it skipped?")) };
  }
  const when = await askText({
    title: vscode.l10n.t("When? In your own time (may stay empty)"),
    placeHolder: "2026-12-04 10:00",
    problem: (text) =>
      text === "" || momentHere(text) !== undefined ? undefined : vscode.l10n.t("Write it as 2026-12-04 10:00."),
  });
  const at = momentHere(when);
  const place = await askText({
    title: vscode.l10n.t("Where? A place or a link (may stay empty)"),
    problem: by(line, { optional: true }),
  });
  return { choice, ...(at !== undefined && { at }), ...(place !== "" && { place }) };
}

/** `2026-12-04 10:00` on this machine's clock, with its offset from UTC on that day and the zone's name. */
function momentHere(text: string): string | undefined {
  const [, date = "", time = ""] = /^(\d{4}-\d\d-\d\d)[ T](\d\d?:\d\d)$/.exec(text) ?? [];
  const written = `${date}T${time.padStart(5, "0")}`;
  const offset = -new Date(written).getTimezoneOffset();
  if (!Number.isFinite(offset)) return undefined;
  const two = (value: number): string => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const found = `${written}${offset < 0 ? "-" : "+"}${two(hours)}:${two(minutes)}[${zone}]`;
  return moment.safeParse(found).success && day.safeParse(date).success ? found : undefined;
}

async function notePromise(app: App, entry: Entry): Promise<{ changed: string[] }> {
  const text = await askText({ title: vscode.l10n.t("What was promised?"), problem: by(line) });
  const who = await pick(
    [
      { label: vscode.l10n.t("Me"), value: "me" },
      { label: vscode.l10n.t("The client"), value: "client" },
    ],
    vscode.l10n.t("Who does it?"),
  );
  const until = await askText({
    title: vscode.l10n.t("Until which day?"),
    placeHolder: "2026-12-04",
    problem: by(day),
  });
  const promises = [...(documentOf(entry).meeting?.promises ?? []), { text, who, by: until }];
  return app.store.update(
    entry.uri,
    vscode.l10n.t("promise: {0}", text),
    editAndTick({ "meeting.promises": promises }),
  );
}
