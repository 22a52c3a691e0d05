import { type Git, orElse } from "../git.js";
import { folderInRepository } from "../repositoryPlace.js";
import { readFields } from "./fields.js";
import { logFormat, logOptions, logParser } from "./log.js";

const lookedAt = 200;

/** The newest commit that changed something besides Sendoff's own folders (`ignore`, seen from `folder`): an export is no work. Undefined where git cannot tell. */
export async function newestCommit(
  git: Git,
  folder: string,
  ignore: readonly string[],
  signal?: AbortSignal,
): Promise<string | undefined> {
  let newest: string | undefined;
  // Paths are told from the root of the repository, of which the folder may be a part.
  const prefix = await orElse(folderInRepository(git, folder, signal), "");
  const own = ignore.map((each) => `${prefix}${each}/`);
  const parser = logParser(({ hash, paths }) => {
    const isOwn = paths.length > 0 && paths.every((path) => own.some((each) => path.startsWith(each)));
    if (!isOwn) newest ??= hash;
  });
  const args = [
    "log",
    ...logOptions,
    "--name-only",
    "--no-renames",
    `--max-count=${String(lookedAt)}`,
    logFormat,
    "HEAD",
    "--",
  ];
  await orElse(readFields(git.stream(folder, args, signal), parser.field), undefined);
  parser.end();
  return newest;
}
