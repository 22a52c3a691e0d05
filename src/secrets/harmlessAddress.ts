import { isEnvExample } from "../core/envExample.js";

/** An address with a name and a password in it. Its parts have an end, so that a line without one is read once. */
const address =
  /(?<![a-z0-9])[a-z][a-z0-9+.-]{0,30}:\/\/([^\s/:@"'`]{0,200}):([^\s/@"'`]{0,200})@([^\s/?#"'`<>,;(){}|\\]{0,255})/gi;

/** Passwords that everybody knows, since images, manuals and frameworks begin with them. */
const wellKnown =
  /^(?:postgres(?:ql|pw)?|root|admin|user(?:name)?|pass(?:word|wd)?|secret|test(?:ing)?|guest|mysql|maria(?:db)?|mongo(?:db)?|redis|rabbit(?:mq)?|minio(?:admin)?|docker|dev(?:el(?:opment)?)?|local|example|sample|demo|app|django|rails|laravel|symfony|changeit|change[_-]?me|default|my[_-]?(?:password|pass|user)|db[_-]?(?:password|pass|user)|toor|sail|forge|homestead|travis|runner|ci|1234?5?6?7?8?9?0?)$/i;

/** Names that no machine on the internet has: this computer, a service beside it in a container, or one that is for examples alone. */
const local =
  /^(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\]|host\.docker\.internal|[a-z][a-z0-9_-]*|[\w.-]+\.(?:localhost|test))?(?::\w+)?$/i;
const example = /^(?:[\w-]+\.)*(?:example(?:\.(?:com|org|net))?|invalid)(?::\d+)?$/i;

/** Not a password but where one goes: `[password]`, `<password>`, `{password}`, `%PASSWORD%`, `%s`, `$PASSWORD`, `${PASSWORD:-x}`. */
const gap = /^(?:\[.+\]|\(.+\)|<.+>|[$%]?\{.+\}|\$\(.+\)|\$\w+|%\w+%|%(?:\(\w+\))?[sdv])$/;

/** The longest address that is looked at, and a little more; a file may be one line of a megabyte. */
const around = 1_000;

/** Files that serve tests; with examples of `.env`, what only says how one may set it up. */
const isForTests =
  /(^|\/)\.env[.-](test(ing)?|ci)(\.\w+)?$|(^|\/)(tests?|specs?|__tests__|e2e)\/|[._-](test|spec)\.\w+$|(^|\/)phpunit\.xml(\.dist)?$/i;

/**
 * Whether a place in a text lies in an address that lets nobody in: the host is one of examples, or it is this machine (or a container
 * beside it) and the password is the well-known one, its user's name, or stands where things are only tried. The same words for a host
 * on the internet are a secret, and a bad one.
 */
export function isHarmlessAddress(path: string, text: string, offset: number, length: number): boolean {
  const start = Math.max(0, offset - around);
  const near = text.slice(start, offset + length + around);
  const found = [...near.matchAll(address)].find(({ index, 0: { length: long } }) => {
    const from = start + index;
    return from < offset + length && offset < from + long;
  });
  if (!found) return false;
  const [, user = "", password = "", host = ""] = found;
  if (example.test(host) || gap.test(password)) return true;
  // How one writes that they may be left out: `scheme://[user:passwd@]server:port`.
  if (user.startsWith("[") && host.startsWith("]")) return true;
  if (!local.test(host)) return false;
  const name = user.toLowerCase().replace(/[_-]?(?:user(?:name)?|login)$/, "");
  const stem = password.toLowerCase().replace(/[_-]?(?:password|passwd|pass|secret|pw|123|1234)?$/, "");
  return isEnvExample(path) || isForTests.test(path) || wellKnown.test(password) || (name !== "" && stem === name);
}
