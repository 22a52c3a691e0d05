// npm start: opens Sendoff on a sample of a client's repository, or on the folder that is named.
import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeSampleRepo } from "./sampleRepo.js";
import { parseArguments, UsageError } from "./vscode/arguments.js";
import { main } from "./vscode/host.js";
import { say } from "./vscode/say.js";

const args = process.argv.slice(2);
process.exitCode = await main(wantsSample(args) ? [await sample(), ...args] : args);

/** A wrong command line is left for `main` to complain about. */
function wantsSample(given: readonly string[]): boolean {
  try {
    const { folder, help } = parseArguments(given);
    return folder === undefined && !help;
  } catch (error) {
    if (error instanceof UsageError) return false;
    throw error;
  }
}

/** The sample repository, made when it is not there; what was done in it stays until the system clears its folder. */
async function sample(): Promise<string> {
  const home = join(tmpdir(), "sendoff-sample");
  const repository = join(home, "brot-und-butter");
  const complete = join(home, "complete");
  if (existsSync(complete) && existsSync(repository)) return repository;
  say(`Making a sample of a client's repository in ${repository} …`);
  await rm(home, { recursive: true, force: true });
  await mkdir(home);
  await makeSampleRepo(repository);
  await writeFile(complete, "");
  return repository;
}
