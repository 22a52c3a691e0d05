/** What a click on an item opens: a tab of the details, a draft by its kind, what the repository says, or the sending of the goodbye. */
export type Opens =
  | { readonly what: "details"; readonly tab: string }
  | { readonly what: "draft"; readonly kind: string }
  | { readonly what: "facts" | "send" };

/** Reads an item's `opens` (`details:access`, `draft:summary`, `facts`, `send`); undefined for what a hand-edited file makes of it. */
export function parseOpens(opens: string | undefined): Opens | undefined {
  if (opens === "facts" || opens === "send") return { what: opens };
  const [, what, name] = /^(details|draft):([a-z-]+)$/.exec(opens ?? "") ?? [];
  if (name === undefined) return undefined;
  return what === "details" ? { what, tab: name } : { what: "draft", kind: name };
}
