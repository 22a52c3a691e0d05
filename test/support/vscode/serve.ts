import { say } from "./say.js";
import { type ServerOptions, startServer } from "./server.js";
import { untilStopped } from "./stopping.js";

/**
 * Opens `folder` in VS Code's server build for a person to use in their own browser, until Ctrl-C.
 *
 * @throws Error when the server ends by itself.
 */
export async function serve(folder: string | undefined, options: ServerOptions): Promise<number> {
  const server = await startServer(options);
  process.stdout.write(`\nOpen ${server.url(folder)}\n\n`);
  untilStopped();
  say("VS Code runs until you press Ctrl-C here. Settings and state of this run are thrown away then.");
  const output = await server.died;
  await server.stop();
  throw new Error(`VS Code's server ended.\n${output}`);
}
