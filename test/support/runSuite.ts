import { join } from "node:path";
import { endTree, spawnTree } from "./vscode/processTree.js";
import { projectRoot } from "./vscode/projectRoot.js";
import { say, seconds } from "./vscode/say.js";
import { stopsWithUs } from "./vscode/stopping.js";
import { temporaryFolder } from "./vscode/temporaryFolder.js";
import { testGrepVariable } from "./vscode/testEntry.js";

/** In the order they are run: the quick ones first. */
export const suiteNames = ["unit", "node", "web", "restricted", "ui"] as const;
export type SuiteName = (typeof suiteNames)[number];

/** A suite that is silent for this long hangs; a test run in VS Code gives up on its own before. */
const idleMs = 300_000;

export function isSuiteName(name: string): name is SuiteName {
  return suiteNames.some((each) => each === name);
}

/**
 * Runs one built suite in a process of its own, passing on its output as it comes.
 *
 * @param grep run only the tests whose titles contain this
 * @param onLine called with each line of its standard output
 * @returns its exit code; 1 when it was ended
 */
export async function runSuite(
  name: SuiteName,
  grep: string | undefined,
  onLine: (line: string) => void,
): Promise<number> {
  const workspace = await temporaryFolder("workspace");
  const env = { ...process.env, ...(grep === undefined ? {} : { [testGrepVariable]: grep }) };
  const args = suiteArguments(name, workspace.path, grep);
  const child = spawnTree(process.execPath, args, { cwd: projectRoot(), env, stdio: ["ignore", "pipe", "inherit"] });
  const stop = stopsWithUs(() => endTree(child, 10_000));
  const hang = setTimeout(() => {
    say(`The ${name} suite wrote nothing for ${seconds(idleMs)} and is ended.`);
    void stop();
  }, idleMs);
  let rest = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    hang.refresh();
    process.stdout.write(text);
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    lines.forEach(onLine);
  });
  try {
    return await new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code) => {
        onLine(rest);
        resolve(code ?? 1);
      });
    });
  } finally {
    clearTimeout(hang);
    await stop();
    await workspace.remove();
  }
}

function suiteArguments(name: SuiteName, workspace: string, grep: string | undefined): string[] {
  const test = join(projectRoot(), "dist", "test");
  const only = grep === undefined ? [] : ["--grep", grep];
  const mocha = (timeoutMs: number): string[] => {
    return [join(test, "support", "mochaNode.mjs"), name, "--timeout", String(timeoutMs), ...only];
  };
  const host = (file: string): string[] => {
    return [join(test, "support", "vscode.mjs"), workspace, "--tests", join(test, "integration", file)];
  };
  switch (name) {
    case "unit":
      return mocha(30_000);
    case "node":
      return host("node.js");
    case "web":
      return [...host("web.js"), "--web"];
    case "restricted":
      return [...host("node.js"), "--restricted"];
    case "ui":
      // A real browser on a busy machine loses a click or a window now and then; what is broken fails twice.
      return [...mocha(120_000), "--retries", "1"];
  }
}
