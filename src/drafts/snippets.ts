import { minutesAMonth } from "../core/jobs.js";
import { chartBlock } from "./chart.js";
import type { DocumentModel } from "./model/documentModel.js";
import { renderTemplate } from "./template.js";
import { sentence, type Words } from "./words.js";

/** What a snippet is about. */
export type SnippetKind =
  | "deliverable"
  | "result"
  | "job"
  | "contact"
  | "account"
  | "invoice"
  | "issue"
  | "balance"
  | "chart";

/** A piece of text to be put into a draft: Markdown of what is known, such as a deliverable with what it is good for. */
export interface Snippet {
  readonly kind: SnippetKind;
  /** What it is chosen by, as plain text. */
  readonly label: string;
  readonly text: string;
}

/** Everything that can be put into a draft of this offboarding: what its client may read, each record in a sentence or a few lines. */
export function snippets(model: DocumentModel): readonly Snippet[] {
  const { deliverables, results, jobs, client, access, issues, balance } = model;
  return [
    ...deliverables.all.map(({ name, benefit, where }) =>
      snippet("deliverable", name, `**${String(name)}**${tail(benefit)}${where ? ` ${String(where)}` : ""}`),
    ),
    ...results.all.map(({ text, before, after }) =>
      snippet("result", text, `${String(text)}${before && after ? ` (${String(before)} → ${String(after)})` : ""}`),
    ),
    ...jobList(jobs.all),
    ...jobs.all.map((job) => snippet("job", job.name, jobText(job))),
    ...client.contacts.map(({ name, email }) =>
      snippet("contact", name, email ? `${String(name)}, ${String(email)}` : String(name)),
    ),
    ...access.all.map(({ name, holder }) => snippet("account", name, `${String(name)}: ${String(holder.name)}`)),
    ...balance.invoices.map(({ number, open, due }) =>
      snippet("invoice", number, `Invoice ${String(number)}: ${String(open)}, due ${String(due)}`),
    ),
    ...issues.all.map(({ title, workaround }) => snippet("issue", title, `**${String(title)}**${tail(workaround)}`)),
    ...balanceSnippet(balance),
    ...results.all.flatMap(({ text, before, after }) =>
      before && after
        ? chart(text.raw, text.raw, [
            ["Before", before.raw],
            ["Now", after.raw],
          ])
        : [],
    ),
    ...chart("Time for the jobs", "Minutes a month", minutesOf(jobs.all)),
  ];
}

function chart(label: string, title: string, bars: readonly (readonly [string, string])[]): readonly Snippet[] {
  const text = chartBlock(title, bars);
  return text === undefined ? [] : [{ kind: "chart", label, text }];
}

/** What each job that comes round regularly takes in an average month, the longest first. */
function minutesOf(all: DocumentModel["jobs"]["all"]): readonly (readonly [string, string])[] {
  return all
    .map(({ name, minutes, every }) => ({
      name: name.raw,
      minutes: Math.round(minutesAMonth({ ...(minutes !== null && { minutes }), ...(every !== null && { every }) })),
    }))
    .filter(({ minutes }) => minutes > 0)
    .sort((a, b) => b.minutes - a.minutes)
    .map(({ name, minutes }) => [name, String(minutes)]);
}

type Job = DocumentModel["jobs"]["all"][number];

/** A job with its steps or, while nobody has written them, with what else is known: how often, how long, and where it is shown. */
function jobText(job: Job): string {
  if (job.steps.length === 0) return atAGlance(job).replace(/^- /, "");
  return [`**${String(job.name)}**`, ...job.steps.map((step, index) => `${String(index + 1)}. ${String(step)}`)].join(
    "\n",
  );
}

/** A job as a line of a list, as the goodbye has it. */
function atAGlance(job: Job): string {
  return renderTemplate("partials/job", job).trimEnd();
}

/** All jobs at a glance. */
function jobList(all: DocumentModel["jobs"]["all"]): readonly Snippet[] {
  if (all.length < 2) return [];
  const text = all.map(atAGlance).join("\n");
  return [{ kind: "job", label: `All ${String(all.length)} jobs`, text }];
}

function snippet(kind: SnippetKind, label: Words, text: string): Snippet {
  return { kind, label: label.raw, text };
}

function tail(words: Words | null): string {
  return words ? `: ${String(sentence(words))}` : "";
}

/** What is owed, where it is known: unknown is never written as nothing. */
function balanceSnippet({ unknown, nil, owed }: DocumentModel["balance"]): readonly Snippet[] {
  if (unknown || (!nil && owed.length === 0)) return [];
  const text = nil ? "Nothing is owed." : `Still to pay: ${owed.map(String).join(" and ")}.`;
  return [{ kind: "balance", label: text, text }];
}
