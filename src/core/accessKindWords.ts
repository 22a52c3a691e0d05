import { type accessKinds, isAccessKind } from "./records.js";

/** What people call the kinds of accounts: in the sidebar, in forms and choices, and in documents. */
export const accessKindWords: Readonly<Record<(typeof accessKinds)[number], string>> = {
  domain: "Domain",
  dns: "DNS (name servers)",
  hosting: "Hosting",
  cloud: "Cloud",
  database: "Database",
  repository: "Code repository",
  ci: "Builds and deployment (CI)",
  store: "App store",
  analytics: "Analytics (visitor figures)",
  mail: "Mail",
  payment: "Payments",
  monitoring: "Monitoring",
  other: "Other",
};

/** What a kind of account is called; somebody's own word is shown as it is. `translate` says a word of ours in the user's language. */
export function accessKindWord(kind: string, translate: (word: string) => string = (word) => word): string {
  return isAccessKind(kind) ? translate(accessKindWords[kind]) : kind;
}
