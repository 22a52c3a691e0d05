import type { ChildProcess } from "node:child_process";

export interface OutputLines {
  onLine: (listener: (line: string) => void) => void;
  /** The newest thirty lines. */
  tail: () => string;
}

/** The lines a program writes, from both of its outputs; blank ones are left out. */
export function linesOf(child: ChildProcess): OutputLines {
  const listeners: ((line: string) => void)[] = [];
  const recent: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    let rest = "";
    stream?.setEncoding("utf8").on("data", (text: string) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines.filter((each) => each.trim() !== "")) {
        recent.push(line);
        if (recent.length > 30) recent.shift();
        for (const listener of listeners) listener(line);
      }
    });
  }
  const onLine: OutputLines["onLine"] = (listener) => {
    listeners.push(listener);
  };
  return { onLine, tail: () => recent.join("\n") };
}

/**
 * Waits until VS Code's server says that it listens.
 *
 * @returns its port
 * @throws Error with what it wrote, when it ends first or needs more than a minute.
 */
export async function listeningPort(server: ChildProcess, output: OutputLines): Promise<string> {
  return await new Promise((resolve, reject) => {
    const fail = (what: string): void => {
      clearTimeout(timer);
      reject(new Error(`VS Code's server ${what}.\n${output.tail()}`));
    };
    const timer = setTimeout(fail, 60_000, "did not start within a minute");
    server.once("error", (error) => {
      fail(`did not start: ${error.message}`);
    });
    server.once("exit", (code) => {
      fail(`ended with ${String(code)}`);
    });
    output.onLine((line) => {
      const port = /listening on (\d+)/.exec(line)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(port);
    });
  });
}
