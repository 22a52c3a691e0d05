import * as vscode from "vscode";
import * as z from "zod/mini";
import { addReferral as add, findReferral as find, referral, type Referral } from "../../private/referrals.js";
import { command } from "../command.js";
import { askText, by, pick } from "../prompts.js";
import { refuseSecrets } from "../refuseSecrets.js";

/** `sendoff.addReferral`: somebody whom you would send a client to. Kept on the user's machine; one with the same name is replaced. */
export const addReferral = command({
  argument: referral,
  run: (app, given) => {
    refuseSecrets(given);
    return add(app.keyValues, given);
  },
  byHand: async (app) => {
    const title = vscode.l10n.t("Add Referral (only you)");
    const name = await askText({ title, prompt: vscode.l10n.t("Who?"), problem: by(referral.shape.name) });
    const services = await askText({
      title,
      prompt: vscode.l10n.t("What do they do? Separate services by commas."),
      problem: by(referral.shape.name),
    });
    const contact = await askText({ title, prompt: vscode.l10n.t("How can they be reached? (may stay empty)") });
    const consent = await pick(
      [
        { label: vscode.l10n.t("They agreed that clients get their name and contact"), value: true },
        { label: vscode.l10n.t("I have not asked them yet"), value: false },
      ],
      title,
    );
    const given = { name, services: listOf(services), ...(contact !== "" && { contact }), consent };
    refuseSecrets(given);
    return add(app.keyValues, given);
  },
});

/** `sendoff.findReferral`: who could do what a client needs, best first. */
export const findReferral = command({
  argument: z.strictObject({ need: z.string({ error: "expected a text" }) }),
  run: (app, { need }) => Promise.resolve([...find(app.keyValues, need)]),
  byHand: async (app) => {
    const title = vscode.l10n.t("Find Referral");
    const need = await askText({
      title,
      prompt: vscode.l10n.t("What does the client need?"),
      problem: by(referral.shape.name),
    });
    const found = find(app.keyValues, need);
    if (found.length === 0)
      void vscode.window.showInformationMessage(vscode.l10n.t("You have noted nobody for “{0}” yet.", need));
    else await copyContact(found);
    return [...found];
  },
});

async function copyContact(found: readonly Referral[]): Promise<void> {
  const choices = found.map((each) => ({
    label: each.name,
    description: each.services.join(", "),
    detail: each.consent === true ? (each.contact ?? "") : vscode.l10n.t("has not agreed yet to be passed on"),
    value: each,
  }));
  const { name, contact } = await pick(choices, vscode.l10n.t("Pick one to copy name and contact"));
  await vscode.env.clipboard.writeText(contact === undefined ? name : `${name}, ${contact}`);
}

function listOf(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
