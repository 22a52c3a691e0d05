/** A part of a tab: fields by their path from the document's root (a group stands for all of its own), or a table. */
export type Section =
  | { readonly title?: string; readonly fields: readonly string[] }
  | {
      readonly title?: string;
      /** Path of the list. */
      readonly list: string;
      /** The fields that a row shows; the others appear when it is unfolded. */
      readonly main: readonly string[];
      /** What one element is called, in the middle of a sentence. */
      readonly one: string;
      /** What an empty list says, where that is an answer of its own. */
      readonly none?: string;
    };

/** The tabs of the details form and what stands on them. Everything about a field itself comes from its schema. */
export const layout = {
  client: [
    { fields: ["client.name", "client.language"] },
    { title: "Contacts", list: "client.contacts", main: ["name", "email", "role"], one: "contact" },
    {
      title: "Project",
      fields: ["project.name", "project.startedOn", "project.lastDay", "project.contractClause", "project.liveUrl"],
    },
    { title: "Repositories", list: "project.repositories", main: ["name", "remote"], one: "repository" },
    { title: "What in the history is ours", fields: ["project.ours"] },
  ],
  flow: [
    { fields: ["reason", "size", "flavor", "moment"] },
    { title: "Parts of the flow", list: "pieces", main: ["title", "within"], one: "part" },
  ],
  deliverables: [{ list: "deliverables", main: ["name", "state", "benefit"], one: "deliverable" }],
  results: [{ list: "results", main: ["text", "before", "after"], one: "result" }],
  tasks: [
    {
      list: "tasks",
      main: ["name", "every", "minutes", "who"],
      one: "job",
      none: "There is nothing that the client has to do regularly.",
    },
  ],
  access: [
    {
      list: "access",
      main: ["name", "kind", "ownerNow", "ownerAfter", "state"],
      one: "account",
      none: "There are no accounts to hand over.",
    },
  ],
  invoices: [
    { title: "Balance", fields: ["billing.outstanding", "billing.settledUpTo"] },
    { title: "Invoices", list: "invoices", main: ["number", "total", "currency", "due", "state"], one: "invoice" },
  ],
  issues: [
    {
      list: "issues",
      main: ["title", "impact"],
      one: "issue",
      none: "There are no known faults, risks or unfinished parts.",
    },
  ],
  decisions: [{ list: "decisions", main: ["title", "on", "by"], one: "decision" }],
  needs: [
    { list: "needs", main: ["text", "by"], one: "need", none: "There is nothing else that the client will need." },
  ],
  meeting: [
    {
      fields: [
        "meeting.choice",
        "pieces.meeting.skippedBecause",
        "meeting.at",
        "meeting.place",
        "meeting.people",
        "meeting.notes",
      ],
    },
    { title: "Promises", list: "meeting.promises", main: ["text", "who", "by"], one: "promise" },
    { title: "Acceptance", fields: ["meeting.acceptedOn", "meeting.acceptedBy"] },
  ],
  feedback: [
    { fields: ["feedback.questions", "feedback.askedOn"] },
    { title: "Answers", list: "feedback.answers", main: ["question", "answer", "on"], one: "answer" },
    { title: "What you may quote", fields: ["feedback.testimonial"] },
  ],
  support: [{ fields: ["support"] }, { title: "You, as the documents show you", fields: ["provider"] }],
} as const satisfies Readonly<Record<string, readonly Section[]>>;

export type Tab = keyof typeof layout;

/** The address of the list of records that a tab is about. */
export function listOfTab(tab: Tab): readonly string[] {
  const sections: readonly Section[] = layout[tab];
  const table = sections.find((section) => "list" in section);
  return table && "list" in table ? table.list.split(".") : [];
}
