import { fallbackOf, isFallback } from "./envFallback.js";
import { isCompared, isWritten } from "./envUse.js";

/** A place where code reads an environment variable. */
export interface EnvRead {
  readonly name: string;
  /** Where it begins in the text. */
  readonly index: number;
  /** The code says itself what holds where the variable is not set. */
  readonly hasDefault: boolean;
}

/** How code reads environment variables, language by language. */
const reads =
  /(?:\bprocess\.env\.|\bimport\.meta\.env\.|(?:\b(?:process\.env|import\.meta\.env|os\.environ|ENV)|\$_ENV|\$_SERVER)\[\s*["']|\b(?:os\.environ\.get|os\.getenv|os\.Getenv|os\.LookupEnv|System\.getenv|Environment\.GetEnvironmentVariable|Deno\.env\.get|ENV\.fetch|env::var|env|getenv|config)\(\s*["']|\bEnvVars?: {0,9}(?:\[\]string\{ {0,9})?["']|\.Envar\(["'])([A-Z][A-Z0-9_]{1,60})(?![\w(])/g;

/** Variables that the system or the tools set; nobody has to. */
const given =
  /^(NODE_ENV|RAILS_ENV|RACK_ENV|PATH|HOME|USER|PWD|SHELL|LANG|LANGUAGE|LC_\w+|TZ|TERM|TERM_PROGRAM|DISPLAY|EDITOR|VISUAL|PAGER|XDG_\w+|COMSPEC|WINDIR|SYSTEMROOT|PROGRAMDATA|PROGRAMFILES|ALLUSERSPROFILE|BUNDLE_GEMFILE|DYNO|JEST_WORKER_ID|VITEST\w*|INIT_CWD|ACTIONS_ID_TOKEN_\w+|CI|TMP|TMPDIR|TEMP|DEV|PROD|SSR|MODE|BASE_URL|GITHUB_\w+|npm_\w+|APPDATA|LOCALAPPDATA|USERPROFILE|COLORTERM|NO_COLOR|FORCE_COLOR|HTTP_\w+|REQUEST_\w+|REMOTE_\w+|SERVER_\w+|SCRIPT_\w+|DOCUMENT_ROOT|QUERY_STRING|PATH_INFO|PHP_SELF|PHP_AUTH_\w+|CONTENT_TYPE|CONTENT_LENGTH|GATEWAY_INTERFACE|PATH_TRANSLATED|ORIG_PATH_INFO|REDIRECT_\w+|HTTPS|VERCEL_\w+)$/;

/** What has to be set all the same where everybody can read its default in the code. */
const isSecret =
  /(?:^|_)(?:SECRET|PASSWORD|PASSWD|PASS|TOKEN|SALT|(?:SECRET|API|APP|ACCESS|PRIVATE|ENCRYPTION|SIGNING)_?KEY)$/;

/** How many variables one expression reads at most: a file may read thousands. */
const inOneExpression = 8;

/** The environment variables that code reads, place by place, without those that nobody has to set. */
export function envReads(text: string): readonly EnvRead[] {
  const found = [...text.matchAll(reads)];
  const withDefault = new Set<number>();
  // From the end: what stands for one variable may be another, which is read after it and may have a default or not.
  for (const [nth, read] of [...found.entries()].toReversed()) {
    if (isCompared(text, read)) withDefault.add(read.index);
    const fallback = fallbackOf(text, read);
    if (!fallback) continue;
    const others = found.slice(nth + 1, nth + 1 + inOneExpression);
    const next = others.find(({ index }) => index === fallback.start);
    const { 1: name = "" } = read;
    if (next ? !withDefault.has(next.index) : !isFallback(text, fallback.start, isSecret.test(name))) continue;
    withDefault.add(read.index);
    // `process.env.A ? Number(process.env.A) : 1`: what is read between is there.
    for (const each of others) if (each.index < fallback.start && each[1] === name) withDefault.add(each.index);
  }
  return found.flatMap((read) => {
    const { index, 1: name = "" } = read;
    return given.test(name) || isWritten(text, read) ? [] : [{ name, index, hasDefault: withDefault.has(index) }];
  });
}
