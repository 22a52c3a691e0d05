import { randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { calmSettings } from "./calmSettings.js";
import { installedServer } from "./installServer.js";
import { linesOf, listeningPort } from "./outputLines.js";
import { endTree, spawnTree } from "./processTree.js";
import { extensionId, projectRoot } from "./projectRoot.js";
import { stopsWithUs } from "./stopping.js";
import { testExtensionId } from "./testEntry.js";
import { temporaryFolder } from "./temporaryFolder.js";

export interface ServerOptions {
  /** The extension under development; default: Sendoff. */
  extensionPath?: string;
  /** Run it in the web worker extension host instead of the Node one. */
  web?: boolean;
  /** Leave Workspace Trust on, so that what is opened is in Restricted Mode. */
  restricted?: boolean;
  /** Nobody watches: no contact with the network or the user's git settings; the server ends when left alone. */
  unattended?: boolean;
  /** User settings, on top of the calm ones. */
  userSettings?: Readonly<Record<string, unknown>>;
  /** Puts extensions (a folder each) into the given folder, to be installed besides the one under development. */
  install?: (extensions: string) => Promise<void>;
}

export interface Server {
  /** Scheme, host and port, no slash at the end. */
  origin: string;
  /** A folder of this run for whatever must be gone afterwards. */
  folder: string;
  /** The address that opens `target` (a folder, a .code-workspace file or, without, an empty window) with the extension. */
  url: (target?: string, payload?: readonly (readonly [string, string])[]) => string;
  /** How a path of this machine is called in the workbench, which runs in the browser. */
  remote: (path: string) => string;
  /** Calls back for each line the server writes. */
  onLine: (listener: (line: string) => void) => void;
  /** Resolves with the end of what the server wrote when it ends without `stop`. */
  died: Promise<string>;
  stop: () => Promise<void>;
}

/**
 * Starts VS Code's server with fresh settings and data on a free port of this machine.
 *
 * @throws Error with the server's output when it does not listen within 60 s.
 */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const { node, main } = await installedServer();
  const extensionPath = options.extensionPath ?? projectRoot();
  const folder = await temporaryFolder("vscode");
  const data = join(folder.path, "data");
  // Unlike other servers of VS Code, code-server keeps the user's settings here and not in the browser.
  const user = join(data, "data", "User");
  await mkdir(user, { recursive: true });
  await mkdir(join(folder.path, "tmp"));
  const settings = { ...calmSettings, ...hostSettings(extensionPath, options), ...options.userSettings };
  await writeFile(join(user, "settings.json"), JSON.stringify(settings, null, 2));

  await options.install?.(join(data, "extensions"));
  const token = randomBytes(16).toString("hex");
  const args = ["--host", "127.0.0.1", "--port", "0", "--connection-token", token, "--server-data-dir", data];
  args.push("--accept-server-license-terms", "--enable-smoke-test-driver", "--telemetry-level", "off");
  if (!options.restricted) args.push("--disable-workspace-trust");
  // If we are killed so hard that we can't stop it, the server goes by itself after five minutes without a window.
  if (options.unattended) args.push("--enable-remote-auto-shutdown", "--reconnection-grace-time", "30");
  const env = await serverEnvironment(folder.path, options.unattended ?? false);
  const child = spawnTree(node, [main, ...args], { stdio: ["ignore", "pipe", "pipe"], cwd: folder.path, env });
  const output = linesOf(child);
  let stopping = false;
  const stop = stopsWithUs(async () => {
    stopping = true;
    await endTree(child);
    await folder.remove();
  });
  const died = new Promise<string>((resolve) => {
    child.once("exit", () => {
      if (!stopping) resolve(output.tail());
    });
  });
  try {
    const authority = `127.0.0.1:${await listeningPort(child, output)}`;
    const origin = `http://${authority}`;
    const remote: Server["remote"] = (path) => `vscode-remote://${authority}${encodeURI(path)}`;
    const url: Server["url"] = (target, payload = []) => {
      const all = [["extensionDevelopmentPath", remote(extensionPath)], ["skipWelcome", "true"], ...payload];
      return `${origin}/?${targetQuery(target)}&payload=${encodeURIComponent(JSON.stringify(all))}&tkn=${token}`;
    };
    return { origin, folder: folder.path, url, remote, onLine: output.onLine, died, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * The payload has `extensionDevelopmentKind` for this, but VS Code 1.139 reads it under another name in the browser;
 * the setting does the same.
 */
function hostSettings(extensionPath: string, options: ServerOptions): Record<string, unknown> {
  if (!options.web) return {};
  return {
    "remote.extensionKind": Object.fromEntries(
      [extensionId(extensionPath), testExtensionId].map((id) => [id, ["web"]]),
    ),
  };
}

function targetQuery(target: string | undefined): string {
  if (target === undefined) return "ew=true";
  const kind = target.endsWith(".code-workspace") ? "workspace" : "folder";
  return `${kind}=${encodeURIComponent(target).replaceAll("%2F", "/")}`;
}

async function serverEnvironment(folder: string, unattended: boolean): Promise<NodeJS.ProcessEnv> {
  // Started from a terminal inside VS Code, its variables would lead to that VS Code.
  const inherited = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|XDG_RUNTIME_DIR$)/.test(name));
  // Its sockets go with the folder.
  const env = { ...Object.fromEntries(inherited), TMPDIR: join(folder, "tmp") };
  if (!unattended) return env;
  const gitConfig = join(folder, "gitconfig");
  const text =
    "[user]\n\tname = Test\n\temail = test@example.com\n[init]\n\tdefaultBranch = main\n[safe]\n\tdirectory = *\n";
  await writeFile(gitConfig, text);
  return { ...env, GIT_CONFIG_GLOBAL: gitConfig, GIT_CONFIG_NOSYSTEM: "1", EXTENSIONS_GALLERY: "{}" };
}
