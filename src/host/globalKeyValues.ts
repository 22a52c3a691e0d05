import type * as vscode from "vscode";
import type { KeyValues } from "../private/keyValues.js";

/**
 * VS Code's globalState, which keeps all keys as one value and answers each write with an echo of it. The echo of one write takes back, in
 * memory and then for good, whatever was set since. So there is one write at a time, and what waits for its turn is read from here.
 */
export class GlobalKeyValues implements KeyValues {
  private readonly waiting = new Map<string, { readonly value: unknown }>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly state: vscode.Memento) {}

  get(key: string): unknown {
    const set = this.waiting.get(key);
    return set ? set.value : this.state.get(key);
  }

  set(key: string, value: unknown): Promise<void> {
    const set = { value };
    this.waiting.set(key, set);
    const write = this.last
      .then(() => this.state.update(key, value))
      .finally(() => {
        if (this.waiting.get(key) === set) this.waiting.delete(key);
      });
    this.last = write.catch(() => undefined);
    return write;
  }

  keys(): readonly string[] {
    const all = new Set([...this.state.keys(), ...this.waiting.keys()]);
    return [...all].filter((key) => this.get(key) !== undefined);
  }
}
