/** The user's own storage (VS Code's globalState): on their machine, also with SSH, containers and Codespaces. */
export interface KeyValues {
  get(key: string): unknown;
  /** Keeps a JSON value; undefined removes the key. */
  set(key: string, value: unknown): Promise<void>;
  keys(): readonly string[];
}
