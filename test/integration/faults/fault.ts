import type { Scene } from "./scene.js";

/** One row of the table: what goes wrong, what is done about an offboarding meanwhile, and what has to come of it. */
export interface Fault {
  readonly name: string;
  /** What needs a machine of one's own: git, links. */
  readonly only?: "node";
  readonly on?: "workspace" | "faulty disk";
  /** What is odd about the text. */
  readonly text?: (text: string) => string;
  readonly stage?: (scene: Scene) => PromiseLike<unknown>;
  /** What is done; default: one item is ticked. */
  readonly act?: (scene: Scene) => PromiseLike<unknown>;
  /** How many ticks have to be reported as done; default: one, or none if something is refused. */
  readonly done?: number;
  /** What has to be said where something is refused, with what to do next. */
  readonly refused?: readonly RegExp[];
  /** What else has to be true afterwards. */
  readonly then?: (scene: Scene) => PromiseLike<unknown>;
}
