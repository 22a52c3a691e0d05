import { readInventory } from "../../src/facts/inventory/readInventory.js";

/** Files by their paths. */
export type Texts = Readonly<Record<string, string>>;

/** What a folder with these files says. */
export function inventory(texts: Texts): ReturnType<typeof readInventory> {
  const paths = Object.keys(texts);
  return readInventory({ list: () => Promise.resolve(paths), read: (path) => Promise.resolve(texts[path]) }, paths);
}

/** What it is built with: name, version, file, line. */
export async function stackIn(texts: Texts): Promise<readonly unknown[]> {
  const { stack } = await inventory(texts);
  return stack.map(({ name, version, evidence: { file, line } }) => [name, version, file, line]);
}

/** What it needs to run: name, kind, file, line. */
export async function servicesIn(texts: Texts): Promise<readonly unknown[]> {
  const { services } = await inventory(texts);
  return services.map(({ name, kind, evidence: { file, line } }) => [name, kind, file, line]);
}
