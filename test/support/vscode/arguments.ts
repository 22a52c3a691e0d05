import { parseArgs } from "node:util";

export const usage = `Usage: npm run vscode -- [folder] [--tests FILE] [--web] [--restricted]

Opens Sendoff, as built, in the best VS Code this machine has: desktop VS Code, or else VS Code's server build with
a browser. Without a folder the window is empty; a .code-workspace file opens all of its folders.

  --tests FILE   run FILE's exported run() inside the extension host, without a window, and keep its exit code
  --web          use the web worker extension host
  --restricted   open the folder in Restricted Mode

VSCODE_HOST=desktop|server chooses the host. SENDOFF_CACHE is where VS Code is kept, SENDOFF_CHROMIUM a browser.`;

export interface Arguments {
  folder?: string;
  tests?: string;
  web: boolean;
  restricted: boolean;
  help: boolean;
}

/** A command line that can't be understood. */
export class UsageError extends Error {}

/**
 * Reads the command line.
 *
 * @param args without Node and script
 * @throws UsageError for a flag we don't know, a missing value, or more than one folder.
 */
export function parseArguments(args: readonly string[]): Arguments {
  const parsed = parse(args);
  const { tests, web = false, restricted = false, help = false } = parsed.values;
  const [folder, ...more] = parsed.positionals;
  if (more.length > 0) throw new UsageError(`One folder is enough: ${parsed.positionals.join(" ")}`);
  return {
    web,
    restricted,
    help,
    ...(folder === undefined ? {} : { folder }),
    ...(tests === undefined ? {} : { tests }),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        tests: { type: "string" },
        web: { type: "boolean" },
        restricted: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    // Node adds advice about `--` that does not fit here.
    throw new UsageError(error instanceof Error ? (error.message.split(". ")[0] ?? "") : String(error));
  }
}
