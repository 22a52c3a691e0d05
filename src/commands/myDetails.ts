import * as vscode from "vscode";
import * as z from "zod/mini";
import type { App } from "../host/app.js";
import { type MyDetails, myDetails as schema, readMyDetails, setMyDetails } from "../private/myDetails.js";
import { askFields } from "./askFields.js";
import { command, fields } from "./command.js";
import { refuseSecrets } from "./refuseSecrets.js";

const argument = z.strictObject({ set: z.exactOptional(fields.set) });

/** `sendoff.myDetails`: reads My Details, and sets fields of it; null removes one. Kept on the user's machine. */
export const myDetails = command({
  argument,
  run: async (app, { set }) => (set ? change(app, set) : readMyDetails(app.keyValues)),
  byHand: async (app) => {
    await askFields({
      title: vscode.l10n.t("My Details"),
      schema,
      read: () => readMyDetails(app.keyValues),
      set: (field, value) => change(app, { [field]: value }),
    });
    return readMyDetails(app.keyValues);
  },
});

function change(app: App, set: Readonly<Record<string, unknown>>): Promise<MyDetails> {
  refuseSecrets(set, "set");
  return setMyDetails(app.keyValues, set);
}
