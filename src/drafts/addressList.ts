import { isMailAddress } from "./mailAddress.js";

/** One receiver; the name may be empty. */
export interface Address {
  readonly name: string;
  readonly address: string;
}

/** One receiver of a list as it is written, without spaces around it. */
export interface WrittenAddress {
  readonly text: string;
  /** UTF-16 offset in the list. */
  readonly offset: number;
}

/**
 * The receivers of a list as people and drafts write them: `Jane Doe <jane@acme.example>, "Doe, Tom" <tom@acme.example>`, separated by
 * commas or semicolons, but for those in quotes and angle brackets. What is never closed goes to the end of the list.
 */
export function writtenAddresses(list: string): readonly WrittenAddress[] {
  const parts = list.matchAll(/(?:"(?:[^"\\]|\\.)*"|<[^<>]*>|["<][^]*$|[^",;<])+/g);
  return [...parts].flatMap(({ 0: part, index }) => {
    const text = part.trim();
    return text === "" ? [] : [{ text, offset: index + part.indexOf(text) }];
  });
}

/** Reads one receiver; undefined if it is none. */
export function readAddress(written: string): Address | undefined {
  const { shown, address } = taken(written);
  if (!isMailAddress(address)) return undefined;
  const quoted = /^"((?:[^"\\]|\\.)*)"$/.exec(shown);
  const name = quoted ? (quoted[1] ?? "").replace(/\\(.)/g, "$1") : shown;
  return quoted || !/["<>]/.test(name) ? { name: name.replace(/\s+/g, " ").trim(), address } : undefined;
}

/** Why nothing can be sent to a receiver that is written like this, in plain words; undefined if there is nothing to say. */
export function addressProblem(written: string): string | undefined {
  const rest = written.replace(/"(?:[^"\\]|\\.)*"/g, "");
  if (rest.includes('"')) return "A quotation mark is not closed.";
  const [opened, closed] = [rest.split("<").length, rest.split(">").length];
  if (opened !== closed) return "The address is not between < and >.";
  const { shown, address } = taken(written);
  if (address === "") return "There is nothing between < and >.";
  if (!address.includes("@"))
    return shown === "" && !/\s/.test(address)
      ? `“${address}” is no address: there is no @ in it.`
      : `“${written}” has no address. Write it behind the name: Jane Doe <jane@acme.example>.`;
  if (address.split("@").length > 2)
    return `There is more than one @ in “${address}”; a comma goes between two addresses.`;
  if (/\s/.test(address))
    return shown === ""
      ? `“${address}” is no address. A name goes before it: Jane Doe <jane@acme.example>.`
      : `“${address}” has a space in it.`;
  const [local, domain = ""] = address.split("@");
  if (local === "") return `“${address}” is not complete: nothing stands before the @.`;
  if (!/^[^.]+(?:\.[^.]+)+$/.test(domain))
    return `“${address}” is not complete: behind the @ belongs something like acme.example.`;
  return readAddress(written)
    ? undefined
    : `“${written}” cannot be read as an address. Write Jane Doe <jane@acme.example>.`;
}

/** What is between the last angle brackets, and what stands before them; all of it is the address where there are none. */
function taken(written: string): { readonly shown: string; readonly address: string } {
  const start = written.endsWith(">") ? written.lastIndexOf("<") : -1;
  if (start < 0) return { shown: "", address: written };
  return { shown: written.slice(0, start).trim(), address: written.slice(start + 1, -1).trim() };
}
