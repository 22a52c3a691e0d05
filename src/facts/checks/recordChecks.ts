import { type Access, type AccessState, hasReached, isHandedOver } from "../../core/accessStates.js";
import type { Offboarding } from "../../core/offboarding.js";
import { count, fail, few, type Finding, pass, unknown } from "./finding.js";

/** The checks that the document itself answers, by their name in the catalogue. */
export const recordChecks: Readonly<Record<string, (offboarding: Offboarding) => Finding>> = {
  "access-receivers": ({ access, client }) => {
    const generic = (access ?? []).filter(({ ownerAfter }) => ownerAfter === "client");
    if (!access || access.length === 0) return unknown("No account is listed yet.");
    if (generic.length > 0 && client.contacts.length === 0)
      return fail(
        `Nobody on the client's side is named for ${few(generic.map(named))}.`,
        "Add a contact, or name who receives it.",
      );
    return pass(`${count(access.length, "account")}, each with somebody who receives it.`);
  },
  "deliverables-listed": ({ deliverables = [] }) => {
    const vague = deliverables.filter(({ state, remaining }) => state === "partly" && remaining === undefined);
    if (deliverables.length === 0) return fail("No deliverable is listed.", "Add what the client has now.");
    if (vague.length > 0)
      return fail(`Partly done, but not what remains: ${few(vague.map(named))}.`, "Say what remains.");
    return pass(`${count(deliverables.length, "deliverable")}.`);
  },
  "known-issues-answered": ({ issues }) =>
    issues
      ? pass(issues.length === 0 ? "Declared: there are none." : `${count(issues.length, "known issue")}.`)
      : fail("Neither listed nor declared as none.", "List them, or say that there are none."),
  "jobs-answered": ({ tasks }) =>
    tasks
      ? pass(tasks.length === 0 ? "Declared: there are none." : `${count(tasks.length, "job")}.`)
      : fail("Neither listed nor declared as none.", "List the recurring jobs, or say that there are none."),
  "jobs-complete": ({ tasks = [] }) => {
    const gaps = tasks.filter(
      ({ steps, minutes, every }) => steps.length === 0 || minutes === undefined || every === undefined,
    );
    if (tasks.length === 0) return unknown("No job is listed.");
    if (gaps.length > 0) return fail(`Without steps, minutes or rhythm: ${few(gaps.map(named))}.`, "Fill in the jobs.");
    return pass(`${count(tasks.length, "job")}, all with steps, minutes and rhythm.`);
  },
  "contacts-listed": ({ client, support }) => {
    const reachable = client.contacts.filter(({ email, phone }) => email !== undefined || phone !== undefined);
    if (reachable.length === 0 && support?.contact === undefined)
      return fail("Nobody to call is named.", "Add contacts, or how to reach you for support.");
    return pass(
      few([...reachable.map(({ name }) => name), ...(support?.contact === undefined ? [] : [support.contact])]),
    );
  },
  "access-complete": ({ access }) => {
    if (!access || access.length === 0) return fail("No account is listed.", "List every account and service.");
    const gaps = access.filter(
      ({ payer, recovery, renewal, kind }) =>
        payer === undefined ||
        recovery === undefined ||
        (renewal === undefined && (kind === "domain" || kind === "hosting")),
    );
    if (gaps.length > 0)
      return fail(`Payer, recovery or renewal is missing: ${few(gaps.map(named))}.`, "Fill in the accounts.");
    return pass(`${count(access.length, "account")}, all complete.`);
  },
  "access-moved": (offboarding) => reached(offboarding, "moved", ({ ownerNow, ownerAfter }) => ownerNow !== ownerAfter),
  "access-confirmed": (offboarding) => reached(offboarding, "confirmed"),
  "access-mine-removed": (offboarding) => reached(offboarding, "mine-removed"),
  "final-invoice-sent": ({ invoices = [], billing }) => {
    const drafts = invoices.filter(({ state }) => state === "draft");
    if (drafts.length > 0) return fail(`Not sent yet: ${few(drafts.map(({ number }) => number))}.`, "Send it.");
    if (invoices.length > 0) return pass(`Sent: ${few(invoices.map(({ number }) => number))}.`);
    return billing?.outstanding === "none"
      ? unknown("No invoice is listed; nothing is declared as owed.")
      : fail("No invoice is listed.", "Add the final invoice.");
  },
  "extras-explained": ({ invoices = [] }) => {
    const lines = invoices.flatMap(({ number, lines: all = [] }) => all.map((line) => ({ number, ...line })));
    const extras = lines.filter(({ extra }) => extra === true);
    const bare = extras.filter(({ reason }) => reason === undefined);
    if (lines.length === 0) return unknown("No invoice has lines.");
    if (bare.length > 0)
      return fail(`No reason: ${few(bare.map(({ number, text }) => `${number}, ${text}`))}.`, "Say why it is billed.");
    return pass(
      extras.length === 0
        ? "Nothing outside the agreement is billed."
        : `${count(extras.length, "extra")}, each with a reason.`,
    );
  },
  "meeting-notes": ({ meeting }) => {
    if (meeting?.choice === "skip") return unknown("There is no meeting.");
    if (meeting?.notes !== undefined || (meeting?.promises ?? []).length > 0)
      return pass("Notes or promises are written down.");
    return fail("Neither notes nor promises.", "Write them down.");
  },
  "feedback-asked": ({ feedback }) =>
    feedback?.askedOn === undefined
      ? fail("Not asked yet.", "Ask, and note the day.")
      : pass(`Asked on ${feedback.askedOn}.`),
  "review-allowed": ({ feedback }) =>
    feedback?.testimonial
      ? pass(`Allowed on ${feedback.testimonial.allowedOn}.`)
      : fail("No wording that they allowed is noted.", "Ask for permission, and note the day."),
  "flavor-set": ({ flavor, moment }) =>
    flavor === undefined
      ? fail("Not chosen.", "Choose what they should remember you for.")
      : pass(moment === undefined ? `${flavor}; no moment worth mentioning yet.` : flavor),
  "support-stated": ({ support, reason }) => {
    const wanted = [
      ["until", support?.until ?? (reason === "paused" ? support?.restartOn : undefined)],
      ["what it covers", support?.covers],
      ["the rate afterwards", support?.rateAfter],
    ] as const;
    const gaps = wanted.filter(([, value]) => value === undefined).map(([what]) => what);
    return gaps.length > 0
      ? fail(`Missing: ${gaps.join(", ")}.`, "State the support window.")
      : pass(`Until ${wanted[0][1] ?? ""}.`);
  },
};

/** Whether all accounts that are handed over, or those of them that it is about, have come as far as a state. */
function reached(
  offboarding: Offboarding,
  state: AccessState,
  isAbout: (entry: Access) => boolean = () => true,
): Finding {
  const { access } = offboarding;
  if (!access || access.length === 0) return unknown("No account is listed.");
  const about = access.filter((entry) => isHandedOver(entry, offboarding) && isAbout(entry));
  const short = about.filter((entry) => !hasReached(entry, state));
  if (short.length > 0) return fail(`Not there yet: ${few(short.map(named))}.`, "Move on with these accounts.");
  return pass(
    about.length === 0
      ? "No account has to be handed over."
      : `${count(about.length, "account")}: ${few(about.map(named))}.`,
  );
}

function named({ name }: { readonly name: string }): string {
  return name;
}
