/** The name and the version of an image: `registry.example/library/postgres:${PG:-16}-alpine@sha256:…` is postgres, 16. Empty where a variable names it. */
export function parseImage(image: string): { readonly name: string; readonly version?: string } {
  const plain = image.replace(/\$\{[^}:]*:?-([^}]*)\}/g, "$1").replace(/@.*$/, "");
  const [, path = "", tag] = /^(.*?)(?::([^:/]*))?$/.exec(plain) ?? [];
  const parts = path.split("/");
  const [host = ""] = parts;
  const name = (parts.length > 1 && /[.:]|^localhost$/.test(host) ? parts.slice(1) : parts).join("/");
  const [, version] = /^v?(\d+(?:\.\d+)*)/.exec(tag ?? "") ?? [];
  return { name: name.includes("$") ? "" : name.replace(/^library\//, ""), ...(version !== undefined && { version }) };
}
