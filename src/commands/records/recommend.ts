import * as vscode from "vscode";
import * as z from "zod/mini";
import { UserError } from "../../core/errors.js";
import { editRecord } from "../../core/recordOperations.js";
import type { App } from "../../host/app.js";
import { findReferral, passedOn, readReferrals, type Referral } from "../../private/referrals.js";
import type { Entry } from "../../store/store.js";
import { command, fields } from "../command.js";
import { pick } from "../prompts.js";
import { documentOf, entryByHand, entryFor } from "../which.js";

/**
 * `sendoff.recommend`: notes somebody out of your referrals at what a client needs. Only name, service and contact are copied, and only
 * with their consent. Not part of the contract.
 */
export const recommend = command({
  argument: z.strictObject({ offboarding: fields.offboarding, need: fields.id, referral: fields.id }),
  run: async (app, { offboarding, need, referral }) => {
    const entry = await entryFor(app, offboarding);
    const found = readReferrals(app.keyValues).find(({ id }) => id === referral);
    if (!found) throw new UserError(`there is no referral “${referral}”`, "referral");
    return copy(app, entry, needOf(entry, need), found);
  },
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const what = given.row?.what;
    const isNeed = what?.kind === "record" && what.record === "need";
    const need = isNeed ? needOf(entry, what.id) : await askNeed(entry);
    const fitting = findReferral(app.keyValues, need.text);
    const all = [
      ...fitting,
      ...readReferrals(app.keyValues).filter(({ id }) => fitting.every((each) => each.id !== id)),
    ];
    const choices = all.map((each) => ({
      label: each.name,
      description: each.services.join(", "),
      detail: each.consent === true ? (each.contact ?? "") : vscode.l10n.t("has not agreed yet to be passed on"),
      value: each,
    }));
    const title =
      all.length === 0 ? vscode.l10n.t("You have noted nobody yet") : vscode.l10n.t("Whom do you recommend?");
    return copy(app, entry, need, await pick(choices, title));
  },
});

interface Need {
  readonly id: string;
  readonly text: string;
}

function copy(app: App, entry: Entry, need: Need, referral: Referral): Promise<{ changed: string[] }> {
  const set = { by: "referral", referral: passedOn(referral, need.text) };
  return app.store.update(entry.uri, vscode.l10n.t("recommend {0}", referral.name), editRecord("need", need.id, set));
}

function needOf(entry: Entry, id: string): Need {
  const need = documentOf(entry).needs?.find((each) => each.id === id);
  if (!need) throw new UserError(`there is no need “${id}”`, "need");
  return need;
}

function askNeed(entry: Entry): Promise<Need> {
  const needs = documentOf(entry).needs ?? [];
  return pick(
    needs.map((need) => ({ label: need.text, value: need })),
    needs.length === 0 ? vscode.l10n.t("No need is noted yet") : vscode.l10n.t("For which need?"),
  );
}
