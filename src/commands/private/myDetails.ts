import * as vscode from "vscode";
import * as z from "zod/mini";
import { UserError } from "../../core/errors.js";
import { logoFrom } from "../../core/logo.js";
import { descriptionOf } from "../../core/visibility.js";
import type { App } from "../../host/app.js";
import { copyMyDetails } from "../../host/copyMyDetails.js";
import { toDiskError } from "../../host/fileErrors.js";
import { type MyDetails, myDetails as schema, readMyDetails, setMyDetails } from "../../private/myDetails.js";
import { askFields } from "../askFields.js";
import { Cancelled, command, fields } from "../command.js";
import { askText, by, pick } from "../prompts.js";
import { refuseSecrets } from "../refuseSecrets.js";

const argument = z.strictObject({ set: z.exactOptional(fields.set) });

/**
 * `sendoff.myDetails`: reads My Details, and sets fields of it; null removes one. Kept on the user's machine. By hand the first time
 * asks for one after the other, and can be left at any of them; later it shows them all.
 */
export const myDetails = command({
  argument,
  run: async (app, { set }) => (set ? copying(app, () => change(app, set)) : readMyDetails(app.keyValues)),
  byHand: (app) =>
    copying(app, () => (readMyDetails(app.keyValues).name === undefined ? askAll(app) : changeSome(app))),
});

/** What was entered is copied into the offboardings that were started here before, also if one leaves in between. */
async function copying(app: App, enter: () => Promise<unknown>): Promise<MyDetails> {
  const before = readMyDetails(app.keyValues);
  try {
    await enter();
  } finally {
    await copyMyDetails(app, before);
  }
  return readMyDetails(app.keyValues);
}

function change(app: App, set: Readonly<Record<string, unknown>>): Promise<MyDetails> {
  refuseSecrets(set, "set");
  return setMyDetails(app.keyValues, set);
}

function changeSome(app: App): Promise<void> {
  return askFields({
    title: vscode.l10n.t("My Details"),
    schema,
    read: () => {
      const { logo, ...details } = readMyDetails(app.keyValues);
      // The image itself would be a page of letters.
      return { ...details, ...(logo !== undefined && { logo: vscode.l10n.t("an image") }) };
    },
    set: (field, value) => change(app, { [field]: value }),
    ask: { logo: () => askLogo() },
  });
}

/** What the texts need most comes first, so that leaving early leaves out the least. */
const order = [
  "name",
  "company",
  "email",
  "phone",
  "website",
  "howToPay",
  "reviewLink",
  "signature",
  "colour",
  "rate",
] as const;

async function askAll(app: App): Promise<void> {
  try {
    for (const [index, field] of order.entries()) {
      const about = schema.shape[field];
      const text = await askText({
        title: vscode.l10n.t("My Details ({0} of {1})", index + 1, order.length + 1),
        prompt: `${descriptionOf(about) ?? field} ${vscode.l10n.t("May stay empty; Escape leaves the rest for later.")}`,
        problem: by(about, { optional: true }),
      });
      // Each is kept at once, so that whoever leaves loses nothing.
      if (text !== "") await change(app, { [field]: text });
    }
    const logo = await askLogo();
    if (logo !== null) await change(app, { logo });
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
  }
}

/** The image of a file that is picked; null removes the logo, or leaves it out. */
async function askLogo(): Promise<string | null> {
  const isWanted = await pick(
    [
      { label: vscode.l10n.t("Pick an image…"), detail: vscode.l10n.t("PNG or JPEG, up to 100 KB"), value: true },
      { label: vscode.l10n.t("No logo"), value: false },
    ],
    vscode.l10n.t("Your logo"),
  );
  if (!isWanted) return null;
  const [file] = (await vscode.window.showOpenDialog({ filters: { Images: ["png", "jpg", "jpeg"] } })) ?? [];
  if (!file) throw new Cancelled();
  const logo = logoFrom(await bytesOf(file));
  if (logo === undefined)
    throw new UserError("This is no PNG or JPEG image of up to 100 KB. Pick another, or make it smaller first.");
  return logo;
}

async function bytesOf(file: vscode.Uri): Promise<Uint8Array> {
  try {
    return await vscode.workspace.fs.readFile(file);
  } catch (error) {
    throw toDiskError(error, file);
  }
}
