import * as z from "zod/mini";
import type { App } from "../host/app.js";
import { command } from "./command.js";

/** `sendoff.keyPressed`: what our keys run before they select the row that the keyboard is on. Not part of the contract. */
export const keyPressed = command({
  argument: z.strictObject({}),
  run: (app) => note(app),
  byHand: (app) => note(app),
});

function note(app: App): Promise<void> {
  app.focus.keyPressed();
  return Promise.resolve();
}
