import { balance } from "../../src/core/balance.js";
import type { HistoryFacts, RepositoryFacts } from "../../src/core/facts.js";
import { type Offboarding, type Piece, pieceKinds, type Reason } from "../../src/core/offboarding.js";
import type { DocumentModel, DocumentModels } from "../../src/drafts/model/documentModel.js";
import { documentModels, viewModel } from "../../src/drafts/viewModel.js";

/*
 * Two offboardings to test with, as plain values that the schema accepts: one as it looks a minute after the start, and one where
 * everything is filled in, a bakery's web shop.
 */

/** What a reader might get with: any fields of the document in place of the builder's own. */
export type Changes = Partial<Offboarding>;

/** As it looks a minute after the start: client, reason, last day, and a project's name guessed from the repository. */
export function emptyOffboarding(changes: Changes = {}): Offboarding {
  return {
    version: 1,
    id: "8f1c7c1e-0c55-4a8e-9f52-0a5f5f0b4d11",
    createdOn: "2026-11-23",
    status: "open",
    client: { name: "Holm & Daughters Bakery", contacts: [] },
    project: { name: "holm-shop", lastDay: "2026-12-11" },
    reason: "complete",
    pieces: pieces(),
    ...changes,
  };
}

/** Everything filled in: a web shop for a bakery. */
export function fullOffboarding(changes: Changes = {}): Offboarding {
  return {
    version: 1,
    id: "3a1b55f0-77c0-4c1e-b0d4-2f3b0a9c6e21",
    createdOn: "2026-11-23",
    status: "open",
    provider: {
      name: "Anna Berg",
      company: "Berg & Co. Websites",
      email: "anna@berg-websites.example",
      phone: "+353 1 555 0142",
      website: "https://berg-websites.example",
      colour: "#b4552d",
      howToPay:
        "By bank transfer to Berg & Co. Websites\nIBAN IE12 BOFI 9000 0112 3456 78\nReference: the invoice number",
      reviewLink: "https://reviews.example/berg-websites",
    },
    client: {
      name: "Holm & Daughters Bakery",
      language: "en-IE",
      contacts: [
        {
          id: "jane-holm",
          name: "Jane Holm",
          email: "jane@holm-bakery.example",
          phone: "+353 86 555 0199",
          role: "Owner",
          audience: "owner",
        },
        { id: "tom-holm", name: "Tom Holm", email: "tom@holm-bakery.example", role: "Shop manager", audience: "owner" },
        {
          id: "mika-sand",
          name: "Mika Sand",
          email: "mika@sand.example",
          phone: "+353 87 555 0123",
          role: "Next developer",
          audience: "developer",
        },
        {
          id: "hosting",
          name: "Green Hosting",
          email: "help@green-hosting.example",
          phone: "+353 1 555 0100",
          role: "Hosting, day and night",
          audience: "developer",
        },
      ],
    },
    project: {
      name: "Web shop",
      startedOn: "2026-02-02",
      lastDay: "2026-12-11",
      liveUrl: "https://shop.holm-bakery.example",
      repositories: [{ name: "holm-shop", remote: "git@github.com:holm-bakery/holm-shop.git", folder: "." }],
    },
    reason: "complete",
    moment: "The Saturday before Easter, when 212 orders came in by noon and nobody had to answer the phone.",
    pieces: pieces(),
    deliverables: [
      {
        id: "shop",
        name: "Web shop",
        what: "Customers choose bread and cakes, pay, and pick a time to collect.\n\nOrders for tomorrow close at 18:00, so that the night shift knows what to bake.",
        where: "https://shop.holm-bakery.example",
        benefit: "Orders come in by themselves until 18:00, already paid.",
        evidence: "212 orders on the Saturday before Easter.",
      },
      {
        id: "baking-list",
        name: "Baking list",
        what: "Every evening at 18:05 a list of everything that is to be baked, as an email and on paper.",
        benefit: "The night shift reads one list instead of forty notes.",
      },
      {
        id: "cakes",
        name: "Cake orders with a picture",
        where: "https://shop.holm-bakery.example/cakes",
        state: "partly",
        remaining: "a message when a picture is too large",
        ref: "branch cake-pictures",
        benefit: "Customers send the picture themselves.",
      },
      { id: "vouchers", name: "Gift vouchers", state: "dropped" },
    ],
    results: [
      {
        id: "phone",
        text: "Orders taken by telephone",
        before: "40 a day",
        after: "9 a day",
        source: "Counted in the week of 5 October",
      },
    ],
    tasks: [
      {
        id: "renew",
        name: "Renew the domain",
        steps: [
          "Open the email from the registrar in March",
          "Check that the card on file is valid",
          "Choose “Renew for 1 year”",
        ],
        minutes: 10,
        every: "year",
        who: "client",
      },
      {
        id: "hours",
        name: "Change the opening hours",
        steps: [
          "Sign in at shop.holm-bakery.example/admin",
          "Open “Shop”, then “Opening hours”",
          "Change the hours and choose “Save”",
        ],
        minutes: 5,
        every: "needed",
        who: "tom-holm",
        link: "https://videos.example/opening-hours",
        triedAloneOn: "2026-12-01",
      },
      {
        id: "orders",
        name: "Look through failed payments",
        steps: ["Open “Orders”, then “Failed”", "Call whoever is on the list"],
        minutes: 15,
        every: "week",
        who: "client",
        teach: "Do it together twice; the list explains itself.",
      },
    ],
    access: [
      {
        id: "domain",
        name: "Domain holm-bakery.example",
        kind: "domain",
        ownerNow: "client",
        ownerAfter: "client",
        payer: "client",
        renewal: "2027-03-14",
        recovery: "jane@holm-bakery.example",
      },
      {
        id: "hosting",
        name: "Hosting at Green Hosting",
        kind: "hosting",
        ownerNow: "me",
        ownerAfter: "client",
        payer: "client",
        renewal: "2027-02-01",
        state: "confirmed",
      },
      {
        id: "repository",
        name: "Repository on GitHub",
        kind: "repository",
        ownerNow: "me",
        ownerAfter: "client",
        state: "to-move",
      },
      {
        id: "errors",
        name: "Error reports",
        kind: "monitoring",
        ownerNow: "me",
        ownerAfter: "Mika Sand",
        payer: "Mika Sand",
        state: "moved",
      },
    ],
    invoices: [
      {
        id: "final",
        number: "2026-031",
        issued: "2026-11-27",
        due: "2026-12-18",
        currency: "EUR",
        total: 125000,
        state: "in-goodbye",
      },
      {
        id: "first",
        number: "2026-009",
        issued: "2026-04-01",
        currency: "EUR",
        total: 480000,
        payments: [{ on: "2026-04-12", amount: 480000 }],
      },
    ],
    issues: [
      {
        id: "pictures",
        title: "Large cake pictures are refused without a message",
        impact: "A customer with a very large picture cannot order a cake.",
        workaround: "Ask the customer for a smaller picture by email.",
        owner: "Mika Sand",
      },
    ],
    decisions: [
      {
        id: "pay-first",
        title: "Customers pay when they order",
        why: "Too many cakes were never collected.",
        on: "2026-03-10",
        by: "client",
      },
    ],
    needs: [
      {
        id: "photos",
        text: "New photos of the cakes",
        by: "referral",
        referral: { name: "Lena Fox", service: "Food photos", contact: "lena@fox-photos.example" },
      },
    ],
    support: {
      until: "2027-01-15",
      covers: "faults in what was delivered, answered within one working day",
      rateAfter: "€85 an hour",
      restartOn: "2027-03-01",
    },
    meeting: {
      choice: "hold",
      promises: [{ id: "guide", text: "A one-page guide to the cake orders", who: "me", by: "2026-12-16" }],
      acceptedOn: "2026-12-09",
      acceptedBy: "Jane Holm",
    },
    feedback: { questions: ["What should I have asked you sooner?", "What would you miss?"] },
    ...changes,
  };
}

/** What the history of the bakery's shop says. */
export const bakeryFacts: HistoryFacts = {
  first: "2026-02-03",
  last: "2026-12-08",
  releases: [
    { name: "v1.0", date: "2026-04-01" },
    { name: "v1.1", date: "2026-06-15" },
    { name: "v1.2", date: "2026-10-20" },
  ],
  areas: [
    { name: "Shop pages", product: true, commits: 120 },
    { name: "Payment", product: true, commits: 64 },
    { name: "Baking list", product: true, commits: 31 },
  ],
  missing: [],
};

/** The model of an offboarding for texts in English, as the host would make it. */
export function modelOf(
  offboarding: Offboarding,
  facts: HistoryFacts | null = bakeryFacts,
  today = "2026-12-10",
): DocumentModel {
  return viewModel({ offboarding, facts, today, balance: balance(offboarding) });
}

/** The same for people's own templates, which may be in the client's language. */
export function modelsOf(offboarding: Offboarding): DocumentModels {
  return documentModels({ offboarding, facts: bakeryFacts, today: "2026-12-10", balance: balance(offboarding) });
}

/** The offboarding of a client with this language. */
export function inLanguage(language: string, offboarding = fullOffboarding()): Offboarding {
  return { ...offboarding, client: { ...offboarding.client, language } };
}

const titles: Readonly<Record<(typeof pieceKinds)[number], string>> = {
  plan: "Plan the ending",
  summary: "Summary",
  training: "Training",
  access: "Access and ownership",
  repo: "The repository",
  invoices: "Invoices",
  meeting: "Closing meeting",
  feedback: "Feedback",
  referrals: "Referrals",
  email: "Goodbye email",
  aftercare: "After the goodbye",
};

/** All eleven pieces; in "access" the one item that documents speak of. */
function pieces(): readonly Piece[] {
  return pieceKinds.map((kind) => ({
    id: kind,
    kind,
    title: titles[kind],
    items:
      kind === "access"
        ? [
            {
              id: "access-mine-removed",
              title: "Remove your own access",
              need: "required",
              due: "T+2d",
              owner: "me",
              state: "open",
            },
          ]
        : [],
  }));
}

/** Every reason, and every flavor that a document knows (with `undefined` for "not chosen yet" and one in own words). */
export const everyReason: readonly Reason[] = [
  "complete",
  "contract-end",
  "client-cancelled",
  "we-cancelled",
  "paused",
  "other",
];
export const everyFlavor = [undefined, "efficient", "friendly", "detail-oriented", "patient explanations"] as const;

/** The version of a calendar that was never exported before. */
export function firstVersion(_path: string, content: string): { source: string; sequence: number } {
  return { source: String(content.length), sequence: 0 };
}

/** What there is to say of a repository with one commit. */
export const smallRepository: RepositoryFacts = {
  name: "shop",
  folder: "/shop",
  root: "/shop/",
  head: "abc",
  branch: "main",
  remote: null,
  range: { from: null, to: "abc" },
  commits: 1,
  merges: 0,
  people: [],
  months: [],
  areas: [],
  areaMonths: [],
  areaNewest: [],
  kinds: [],
  kindNewest: [],
  tags: [],
  ours: { commits: 1, first: null, last: null, areas: [], months: [] },
  references: [],
};
