import type { KeyValues } from "../../src/private/keyValues.js";

/** A fake of our own port: the user's storage in memory. Like the real one it keeps copies. */
export class MemoryKeyValues implements KeyValues {
  readonly values = new Map<string, string>();

  get(key: string): unknown {
    const text = this.values.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  }

  set(key: string, value: unknown): Promise<void> {
    if (value === undefined) this.values.delete(key);
    else this.values.set(key, JSON.stringify(value));
    return Promise.resolve();
  }

  keys(): readonly string[] {
    return [...this.values.keys()];
  }
}
