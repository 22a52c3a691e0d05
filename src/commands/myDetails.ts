import * as vscode from "vscode";
import * as z from "zod/mini";
import { descriptionOf } from "../core/visibility.js";
import type { App } from "../host/app.js";
import { type MyDetails, myDetails as schema, readMyDetails, setMyDetails } from "../private/myDetails.js";
import { Cancelled, command, fields } from "./command.js";
import { askText, by, pick } from "./prompts.js";
import { refuseSecrets } from "./refuseSecrets.js";

const argument = z.strictObject({ set: z.exactOptional(fields.set) });

/** `sendoff.myDetails`: reads My Details, and sets fields of it; null removes one. Kept on the user's machine. */
export const myDetails = command({
  argument,
  run: async (app, { set }) => (set ? change(app, set) : readMyDetails(app.keyValues)),
  byHand: async (app) => {
    // One field after the other, until the list is closed.
    for (;;) {
      const details = readMyDetails(app.keyValues);
      const field = await pick(choices(details), vscode.l10n.t("My Details")).catch((error: unknown) => {
        if (error instanceof Cancelled) return undefined;
        throw error;
      });
      if (field === undefined) return details;
      const text = await askText({
        title: descriptionOf(schema.shape[field]) ?? field,
        value: details[field] ?? "",
        problem: by(schema.shape[field], { optional: true }),
      });
      await change(app, { [field]: text === "" ? null : text });
    }
  },
});

function change(app: App, set: Readonly<Record<string, unknown>>): Promise<MyDetails> {
  refuseSecrets(set, "set");
  return setMyDetails(app.keyValues, set);
}

function choices(details: MyDetails): { label: string; description: string; detail: string; value: keyof MyDetails }[] {
  const names = Object.keys(schema.shape) as (keyof MyDetails)[];
  return names.map((name) => ({
    label: name,
    description: details[name] ?? "",
    detail: descriptionOf(schema.shape[name]) ?? "",
    value: name,
  }));
}
