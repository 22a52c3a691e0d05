import * as vscode from "vscode";
import { UserError } from "../core/errors.js";
import type { Offboarding } from "../core/offboarding.js";
import { type App, clientOf } from "../host/app.js";
import type { Entry } from "../store/store.js";
import { type Given } from "./command.js";
import { pick } from "./prompts.js";

/**
 * The offboarding that a script means: by slug or URI, else the only one, else the one last focused. Rejects with a UserError
 * on `offboarding` if there is none, or if the name fits several.
 */
export async function entryFor(app: App, name: string | undefined): Promise<Entry> {
  await app.store.ready();
  let found = find(app, name);
  // It may have come a moment ago, before the watcher's event; likewise its newest text.
  await app.store.reload(found?.uri);
  found = find(app, name);
  if (found) return found;
  const entries = app.store.list();
  if (entries.length === 0)
    throw new UserError("there is no offboarding here yet; start one with sendoff.start", "offboarding");
  const slugs = entries.map((entry) => entry.slug).join(", ");
  throw new UserError(
    name === undefined ? `say which one: ${slugs}` : `there is no offboarding “${name}”; there are ${slugs}`,
    "offboarding",
  );
}

function find(app: App, name: string | undefined): Entry | undefined {
  const entries = app.store.list();
  return name === undefined ? unnamed(app, entries) : named(entries, name);
}

function named(entries: readonly Entry[], name: string): Entry | undefined {
  const bySlug = entries.filter((entry) => entry.slug === name);
  if (bySlug.length > 1)
    throw new UserError(`“${name}” exists in several folders; give the URI of its offboarding.json`, "offboarding");
  return bySlug[0] ?? entries.find((entry) => entry.uri === toUri(name));
}

function toUri(name: string): string | undefined {
  return /^[a-z][a-z0-9+.-]+:/i.test(name) ? vscode.Uri.parse(name).toString() : undefined;
}

function unnamed(app: App, entries: readonly Entry[]): Entry | undefined {
  return entries.length === 1 ? entries[0] : entries.find((entry) => entry.uri === app.focus.uri);
}

/**
 * The offboarding that a hand means: that of the row, of the selected row if a key was pressed, or of the editor; else the only one, else
 * the focused one, else it asks. A row whose file is gone means no other.
 */
export async function entryByHand(app: App, given: Given): Promise<Entry> {
  await app.store.ready();
  const [selected] = given.row ? [given.row] : await given.selection();
  if (selected) return entryFor(app, selected.uri);
  const entries = app.store.list();
  const found = entries.find((entry) => entry.uri === given.uri?.toString()) ?? unnamed(app, entries);
  if (found) return entryFor(app, found.uri);
  if (entries.length === 0)
    throw new UserError("There is no offboarding here yet. Start one with “Sendoff: Start Offboarding”.");
  return pick(
    entries.map((entry) => ({ label: clientOf(entry), description: entry.slug, value: entry })),
    vscode.l10n.t("Which client?"),
  );
}

/** The document of an entry, or a UserError that says why it cannot be read. */
export function documentOf(entry: Entry): Offboarding {
  if (entry.offboarding) return entry.offboarding;
  throw new UserError(
    `the offboarding.json of ${entry.slug} cannot be read: ${entry.problems[0]?.message ?? "it is not valid"}`,
    "offboarding",
  );
}
