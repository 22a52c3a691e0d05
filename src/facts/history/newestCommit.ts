import { type Git, orElse } from "../git.js";
import { readFields } from "./fields.js";
import { logFormat, logOptions, logParser } from "./log.js";

const lookedAt = 200;

/** The newest commit that changed something besides Sendoff's own folders (`ignore`, from the root): an export is no work. Undefined where git cannot tell. */
export async function newestCommit(
  git: Git,
  folder: string,
  ignore: readonly string[],
  signal?: AbortSignal,
): Promise<string | undefined> {
  let newest: string | undefined;
  const parser = logParser(({ hash, paths }) => {
    const isOwn = paths.length > 0 && paths.every((path) => ignore.some((own) => path.startsWith(`${own}/`)));
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
