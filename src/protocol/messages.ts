import * as z from "zod/mini";

/*
 * What host and webview say to each other, for every panel alike. Both sides parse what they hear. Messages go one way and are not
 * answered one by one: the webview says what happened, and the host says how everything is now.
 */

/**
 * The webview is there: after the first load, a reload, and each time it is shown again. It shows the state that came with its page, which
 * has this revision; without one it knows nothing.
 */
export const ready = z.object({ type: z.literal("ready"), revision: z.optional(z.int()) });

/** The one message of the host: the whole state. Each has a higher revision than the one before; older ones that come late are dropped. */
export interface HostMessage<S> {
  readonly type: "state";
  readonly revision: number;
  readonly state: S;
}

/** The schema of the host's message around a panel's state. */
export function hostMessage<S>(state: z.ZodMiniType<S>): z.ZodMiniType<HostMessage<S>> {
  return z.object({ type: z.literal("state"), revision: z.int(), state });
}

/**
 * A state that comes with a page, so that nobody need ask for it. VS Code loads the same page again later, when it is long out of date:
 * whoever has shown the state of the page with this `id` asks.
 */
export function firstState<S>(state: z.ZodMiniType<S>): z.ZodMiniType<FirstState<S>> {
  return z.object({ id: z.string(), message: hostMessage(state) });
}

export interface FirstState<S> {
  readonly id: string;
  readonly message: HostMessage<S>;
}

/** The words of a panel in the user's language, by name; the host puts them into the page, since they never change. */
export const words = z.record(z.string(), z.string());
