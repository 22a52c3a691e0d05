import type * as vscode from "vscode";
import { type ItemFilter, itemFilters } from "../core/filters.js";
import { Emitter } from "../store/emitter.js";

const key = "sendoff.filter";

/** Which items the sidebar shows; kept for the workspace over reloads. */
export class Filter {
  private readonly changed = new Emitter<void>();
  readonly onDidChange = this.changed.event;

  constructor(private readonly state: vscode.Memento) {}

  /** Undefined: all of them. */
  get value(): ItemFilter | undefined {
    const stored = this.state.get<unknown>(key);
    return itemFilters.find((each) => each === stored);
  }

  async set(value: ItemFilter | undefined): Promise<void> {
    await this.state.update(key, value);
    this.changed.fire();
  }
}
