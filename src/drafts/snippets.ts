import type { DocumentModel } from "./model/documentModel.js";
import { renderTemplate } from "./template.js";
import { sentence, type Words } from "./words.js";

/** What a snippet is about. */
export type SnippetKind = "deliverable" | "result" | "job" | "contact" | "account" | "invoice" | "issue" | "balance";

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
    ...jobs.all.map(({ name, steps }) =>
      snippet(
        "job",
        name,
        [`**${String(name)}**`, ...steps.map((step, index) => `${String(index + 1)}. ${String(step)}`)].join("\n"),
      ),
    ),
    ...client.contacts.map(({ name, email }) =>
      snippet("contact", name, email ? `${String(name)}, ${String(email)}` : String(name)),
    ),
    ...access.all.map(({ name, holder }) => snippet("account", name, `${String(name)}: ${String(holder.name)}`)),
    ...balance.invoices.map(({ number, open, due }) =>
      snippet("invoice", number, `Invoice ${String(number)}: ${String(open)}, due ${String(due)}`),
    ),
    ...issues.all.map(({ title, workaround }) => snippet("issue", title, `**${String(title)}**${tail(workaround)}`)),
    ...balanceSnippet(balance),
  ];
}

/** All jobs at a glance, as the goodbye lists them. */
function jobList(all: DocumentModel["jobs"]["all"]): readonly Snippet[] {
  if (all.length < 2) return [];
  const text = all.map((job) => renderTemplate("partials/job", job).trimEnd()).join("\n");
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
