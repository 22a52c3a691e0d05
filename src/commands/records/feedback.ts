import * as vscode from "vscode";
import * as z from "zod/mini";
import { UserError } from "../../core/errors.js";
import { questionsFor, whyNoTestimonial } from "../../core/feedback.js";
import type { Offboarding } from "../../core/offboarding.js";
import { day, line, text } from "../../core/primitives.js";
import type { App } from "../../host/app.js";
import { readLookBack, setLookBack } from "../../private/lookBack.js";
import type { Entry } from "../../store/store.js";
import { Cancelled, command, fields } from "../command.js";
import { editAndTick } from "../offboarding/edit.js";
import { askText, by, type Choice, pick } from "../prompts.js";
import { refuseSecrets } from "../refuseSecrets.js";
import { documentOf, entryByHand, entryFor } from "../which.js";

const answer = z.strictObject({
  question: line,
  answer: text,
  /** For us alone: it goes to the look-back, and never into the repository. */
  private: z.exactOptional(z.boolean({ error: "expected true or false" })),
});
const testimonial = z.strictObject({ text, allowedOn: z.exactOptional(day) });
const argument = z.strictObject({
  offboarding: fields.offboarding,
  questions: z.exactOptional(z.array(line)),
  askedOn: z.exactOptional(day),
  answer: z.exactOptional(answer),
  testimonial: z.exactOptional(testimonial),
});
type Given = Omit<z.infer<typeof argument>, "offboarding">;

/**
 * `sendoff.feedback`: which questions the client gets, when they were asked, what they answered, and what may be quoted. What is for us
 * alone goes to the look-back. Not part of the contract; scripts may as well use sendoff.edit.
 */
export const feedback = command({
  argument,
  run: async (app, { offboarding, ...given }) => keep(app, await entryFor(app, offboarding), given),
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const document = documentOf(entry);
    const ask = await pick(choices(document), vscode.l10n.t("Feedback"));
    return keep(app, entry, await ask(document, app.context().today));
  },
});

async function keep(app: App, entry: Entry, given: Given): Promise<{ changed: string[] }> {
  const document = documentOf(entry);
  const { today } = app.context();
  const { answer: said, testimonial: quote } = given;
  const why = quote && whyNoTestimonial(document.reason);
  if (why !== undefined) throw new UserError(why, "testimonial");
  const { private: isPrivate = false, ...words } = said ?? {};
  if (said && isPrivate) await keepForUs(app, document.id, said);
  const answers = [...(document.feedback?.answers ?? []), { ...words, on: today }];
  const set = {
    ...(given.questions && { "feedback.questions": given.questions }),
    ...(given.askedOn !== undefined && { "feedback.askedOn": given.askedOn }),
    ...(said && !isPrivate && { "feedback.answers": answers }),
    ...(quote && { "feedback.testimonial": { allowedOn: today, ...quote } }),
  };
  if (Object.keys(set).length === 0) return { changed: [] };
  refuseSecrets(set);
  return app.store.update(entry.uri, vscode.l10n.t("feedback"), editAndTick(set));
}

async function keepForUs(app: App, id: string, { question, answer: said }: z.infer<typeof answer>): Promise<void> {
  const before = readLookBack(app.keyValues, id).feedback;
  const words = [...(before === undefined ? [] : [before]), `${question}\n${said}`].join("\n\n");
  await setLookBack(app.keyValues, id, { feedback: words });
}

type Ask = (document: Offboarding, today: string) => Promise<Given>;

/** A testimonial is not even offered where the reason forbids to ask for one. */
function choices({ reason, feedback: known }: Offboarding): readonly Choice<Ask>[] {
  const quote: readonly Choice<Ask>[] =
    whyNoTestimonial(reason) === undefined
      ? [{ label: vscode.l10n.t("Testimonial, with the wording they approved…"), value: askTestimonial }]
      : [];
  return [
    { label: vscode.l10n.t("Choose the questions…"), value: askQuestions },
    {
      label: vscode.l10n.t("Asked today"),
      ...(known?.askedOn !== undefined && { description: known.askedOn }),
      value: (_document, today) => Promise.resolve({ askedOn: today }),
    },
    { label: vscode.l10n.t("Note an answer…"), value: askAnswer },
    ...quote,
  ];
}

async function askQuestions({ reason, feedback: known }: Offboarding): Promise<Given> {
  const chosen = known?.questions ?? [];
  const all = [...new Set([...chosen, ...questionsFor(reason)])];
  const title = vscode.l10n.t("Choose three to five questions that fit");
  const picked = await vscode.window.showQuickPick(
    all.map((label) => ({ label, picked: chosen.includes(label) })),
    { title, placeHolder: title, canPickMany: true, ignoreFocusOut: true },
  );
  if (!picked) throw new Cancelled();
  return { questions: picked.map(({ label }) => label) };
}

async function askAnswer({ reason, feedback: known }: Offboarding): Promise<Given> {
  const questions = known?.questions ?? questionsFor(reason);
  const question = await pick(
    questions.map((label) => ({ label, value: label })),
    vscode.l10n.t("Which question?"),
  );
  const said = await askText({ title: question, problem: by(line) });
  const isPrivate = await pick(
    [
      { label: vscode.l10n.t("Your client can read this"), value: false },
      { label: vscode.l10n.t("Only you"), detail: vscode.l10n.t("It goes to the look-back"), value: true },
    ],
    vscode.l10n.t("Who may read the answer?"),
  );
  return { answer: { question, answer: said, private: isPrivate } };
}

async function askTestimonial(_document: Offboarding, today: string): Promise<Given> {
  const words = await askText({ title: vscode.l10n.t("The words that they approved"), problem: by(line) });
  const allowedOn = await askText({
    title: vscode.l10n.t("Since when may you publish them?"),
    value: today,
    problem: by(day),
  });
  return { testimonial: { text: words, allowedOn } };
}
