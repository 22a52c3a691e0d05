import * as z from "zod/mini";
import { asList } from "../../core/items.js";
import { notNeededCodes } from "../../core/offboarding.js";
import { askItems } from "./askItems.js";
import { command, fields } from "../command.js";
import { setState } from "./setItemState.js";
import { entryByHand, entryFor } from "../which.js";

const argument = z.strictObject({
  offboarding: fields.offboarding,
  item: fields.ids,
  because: z.exactOptional(z.enum(notNeededCodes)),
});

/** `sendoff.notNeeded`: marks items as not needed in one click: they do not apply here. Other reasons are in “Set State…”. Not part of the contract. */
export const notNeeded = command({
  argument,
  run: async (app, { offboarding, item, because = "not-applicable" }) => {
    const items = asList(item);
    return setState(app, await entryFor(app, offboarding), items, { state: "not-needed", because }, undefined);
  },
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const items = await askItems(entry, given);
    return setState(app, entry, items, { state: "not-needed", because: "not-applicable" }, undefined);
  },
});
