import * as vscode from "vscode";
import * as z from "zod/mini";
import { clientOf } from "../../host/app.js";
import { readLookBack, setLookBack } from "../../private/lookBack.js";
import { lookBack as schema } from "../../private/lookBackSchema.js";
import { askFields } from "../askFields.js";
import { command, fields } from "../command.js";
import { idOf, knownFor } from "../offboardingId.js";
import { entryByHand } from "../which.js";

const argument = z.strictObject({ offboarding: fields.offboarding, set: z.exactOptional(fields.set) });

/** `sendoff.lookBack`: what you learn from this ending; only you. Reads it, and sets fields of it; null removes one. */
export const lookBack = command({
  argument,
  run: async (app, { offboarding, set }) => {
    const { id } = await knownFor(app, offboarding);
    return set ? setLookBack(app.keyValues, id, set) : readLookBack(app.keyValues, id);
  },
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const id = idOf(app, entry);
    await askFields({
      title: vscode.l10n.t("Looking back at {0} (only you)", clientOf(entry)),
      schema,
      read: () => readLookBack(app.keyValues, id),
      set: (field, value) => setLookBack(app.keyValues, id, { [field]: value }),
      parse: (field, text) => (field.startsWith("hours") && text !== "" ? Number(text) : text),
    });
    return readLookBack(app.keyValues, id);
  },
});
