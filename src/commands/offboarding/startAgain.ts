import * as vscode from "vscode";
import * as z from "zod/mini";
import { slugFor } from "../../core/names.js";
import { type Reason, reasons } from "../../core/offboarding.js";
import { day } from "../../core/primitives.js";
import { startAgainFrom } from "../../core/startAgain.js";
import { type App, clientOf } from "../../host/app.js";
import { takenSlugs } from "../../host/createFiles.js";
import { isExcludedFromGit } from "../../host/gitExclude.js";
import { Row } from "../../host/row.js";
import { providerFrom, readMyDetails } from "../../private/myDetails.js";
import type { Entry } from "../../store/store.js";
import { command, fields } from "../command.js";
import { askLastDay } from "./askLastDay.js";
import { createOffboarding } from "./createOffboarding.js";
import { pick } from "../prompts.js";
import { reasonChoices } from "./reasonChoices.js";
import { folderOf } from "./setShare.js";
import { documentOf, entryByHand, entryFor } from "../which.js";

const argument = z.strictObject({ offboarding: fields.offboarding, lastDay: day, reason: z.enum(reasons) });

/** `sendoff.startAgain`: a new offboarding for the same client, from the data of an old one, which stays as it is. */
export const startAgain = command({
  argument,
  run: async (app, { offboarding, ...ending }) => again(app, await entryFor(app, offboarding), ending),
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const title = vscode.l10n.t("Start Again With {0}", clientOf(entry));
    const reason = await pick(reasonChoices(), vscode.l10n.t("Why does it end?"));
    const prompt = vscode.l10n.t("Which is the last day of the work?");
    const lastDay = await askLastDay(app, title, prompt);
    const started = await again(app, entry, { lastDay, reason });
    app.reveal.fire({ row: new Row(started.uri, { kind: "offboarding" }), focus: false });
    return started;
  },
});

async function again(
  app: App,
  entry: Entry,
  ending: { readonly lastDay: string; readonly reason: Reason },
): Promise<{ slug: string; uri: string }> {
  const old = documentOf(entry);
  const provider = providerFrom(readMyDetails(app.keyValues));
  const offboarding = startAgainFrom(old, { ...ending, ...(provider && { provider }) }, app.context());
  const folder = folderOf(entry);
  const slug = slugFor(old.client.name, await takenSlugs(folder));
  // Where the first one is kept, the next is, too.
  const share = !(await isExcludedFromGit(folder, `.sendoff/${entry.slug}`));
  return createOffboarding(app, { folder, slug, offboarding, share });
}
