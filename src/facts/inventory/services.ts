import type { Evidence, RepoFacts } from "../../core/facts.js";
import { lineAt } from "../files.js";
import type { ComposeImage } from "./compose.js";
import type { Dependency } from "./dependencies.js";
import { pipelineFile } from "./disabledJobs.js";
import { serviceFiles, servicePackages } from "./knownServices.js";
import { scriptFiles } from "./scripts.js";

/**
 * What it needs to run and who runs it: by files, images, packages, and what scripts and pipelines do. Each once, by its first trace. What
 * lies above the folder is told by its place from the root.
 */
export function servicesOf(
  dependencies: readonly Dependency[],
  images: readonly ComposeImage[],
  paths: readonly string[],
  texts: ReadonlyMap<string, string>,
): RepoFacts["services"] {
  const services = new Map<string, RepoFacts["services"][number]>();
  const add = (service: RepoFacts["services"][number]): void => {
    if (!services.has(service.name)) services.set(service.name, service);
  };
  const files = paths.map((file) => ({ file, fromRoot: file.replace(/^(\.\.\/)+/, "") }));
  for (const [pattern, name, kind] of serviceFiles) {
    const found = files.find(({ fromRoot }) => pattern.test(fromRoot));
    if (found) add({ name, kind, evidence: { file: found.file } });
  }
  for (const { service: name, kind, evidence } of images) if (name !== undefined) add({ name, kind, evidence });
  for (const { name, evidence } of dependencies) {
    const found = servicePackages.find(([pattern]) => pattern.test(name));
    if (found) add({ name: found[1], kind: found[2], evidence });
  }
  for (const [file, text] of texts) {
    const cron = pipelineFile.test(file) ? placeOf(file, text, /^[^\n#]*\bcron:/m) : undefined;
    if (cron) add({ name: "Scheduled pipeline", kind: "schedule", evidence: cron });
    const dump = pipelineFile.test(file) || scriptFiles.test(file) ? placeOf(file, text, dumps) : undefined;
    if (dump) add({ name: "Backups", kind: "backup", evidence: dump });
  }
  return [...services.values()];
}

/** Programs that write a copy of the data, on a line that is no remark. */
const dumps =
  /^[^\n#]*(?<![\w-])(?:pg_dump(?:all)?|pg_basebackup|mysqldump|mariadb-dump|mongodump|wp db export|drush sql[:-]dump|restic(?: [^\n]*)? backup|borg create|borgmatic|duplicity|manage\.py (?:dbbackup|dumpdata)|artisan backup:run)(?![\w-])/m;

function placeOf(file: string, text: string, pattern: RegExp): Evidence | undefined {
  const found = pattern.exec(text);
  return found ? { file, line: lineAt(text, found.index + found[0].search(/\S/)) } : undefined;
}
