import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { projectRoot } from "./vscode/projectRoot.js";

/** A process that writes without end; it has done what a start of the extension does, and waits to be told to go. */
export async function startWriter(name: string, folder: string, first: number): Promise<ChildProcess> {
  const child = fork(join(projectRoot(), "dist", "test", "support", `${name}.mjs`), [folder, String(first)]);
  await once(child, "message");
  return child;
}

/** Lets it write until this number is reported, then kills it a moment (ms) later; answers with the last one that it reported. */
export async function killAfter(child: ChildProcess, number: number, moment: number): Promise<number> {
  let last = -1;
  const reached = new Promise<void>((resolve) => {
    child.on("message", (reported) => {
      last = Number(reported);
      if (last >= number) resolve();
    });
  });
  child.send("go");
  await reached;
  const end = once(child, "exit");
  await new Promise((resolve) => setTimeout(resolve, moment));
  child.kill("SIGKILL");
  await end;
  return last;
}
