import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { RepoFacts } from "../../src/core/facts.js";
import type { Files } from "../../src/facts/files.js";
import { historyCache } from "../../src/facts/history/readHistory.js";
import { readFacts } from "../../src/facts/readFacts.js";
import { scanFiles } from "../../src/facts/scan/scanFiles.js";
import { plainFilesOnDisk } from "../../src/host/node/plainFilesOnDisk.js";
import { nodeGit } from "../../src/host/node/git.js";

/** Files of a folder on the disk, as the host reads them. */
function filesOf(folder: string): Files {
  const list = (): string[] =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
      (path) => !path.startsWith(".git/") && statSync(join(folder, path)).isFile(),
    );
  const read = plainFilesOnDisk(folder);
  return { list: () => Promise.resolve(list()), read: async (path) => (await read(path, 1_000_000))?.text };
}

type Source = Parameters<typeof readFacts>[0];

/** What a folder called shop says, with the salt “salt”; read in this thread. */
export function folderFacts(
  folder: string,
  git: Source["git"] = nodeGit,
  onProgress: NonNullable<Source["onProgress"]> = () => undefined,
): Promise<RepoFacts> {
  const files = filesOf(folder);
  const read = plainFilesOnDisk(folder);
  return readFacts({
    request: { folder, name: "shop", ours: {}, ignore: [".sendoff", "handoff/acme"] },
    git,
    files,
    repositoriesIn: () => Promise.resolve(readdirSync(folder).filter((name) => existsSync(join(folder, name, ".git")))),
    salt: () => Promise.resolve("salt"),
    cache: historyCache(),
    onProgress,
    scan: (paths, onBatch, signal) =>
      scanFiles({ paths, salt: "salt" }, (path) => read(path, 1_000_000), onBatch, signal),
  });
}
