import type { Evidence, RepoFacts } from "../../core/facts.js";
import { upsOf } from "./above.js";
import { lineAt } from "../files.js";
import type { ComposeImage } from "./compose.js";
import type { Dependency } from "./dependencies.js";
import { serviceFiles, servicePackages } from "./knownServices.js";
import type { PipelineFile, Pipelines } from "./pipelines.js";
import { scheduleIn } from "./schedules.js";

/** What says who runs it and what it needs. */
interface ServiceSources {
  readonly dependencies: readonly Dependency[];
  readonly images: readonly ComposeImage[];
  /** Files that may give a service away. */
  readonly paths: readonly string[];
  readonly pipelines: Pick<Pipelines, "hosts" | "read">;
  /** What may run at set times, by code or by a host. */
  readonly timed: readonly (readonly [file: string, text: string])[];
  /** What can be run by hand. */
  readonly scripts: readonly (readonly [file: string, text: string])[];
}

/**
 * What it needs to run and who runs it: by files, images, packages, and what scripts and pipelines do. Each once, by its first trace.
 * There may be many files: others may have their turn (`breathe`) after each look through them.
 */
export async function servicesOf(
  sources: ServiceSources,
  breathe: () => Promise<void>,
): Promise<RepoFacts["services"]> {
  const services = new Map<string, RepoFacts["services"][number]>();
  const add = (service: RepoFacts["services"][number]): void => {
    if (!services.has(service.name)) services.set(service.name, service);
  };
  for (const [file, name] of sources.pipelines.hosts) add({ name, kind: "ci", evidence: { file } });
  const placed = sources.paths.map((path) => path.slice(upsOf(path).length));
  for (const [pattern, name, kind] of serviceFiles) {
    await breathe();
    const file = sources.paths[placed.findIndex((path) => pattern.test(path))];
    if (file !== undefined) add({ name, kind, evidence: { file } });
  }
  for (const { service: name, kind, evidence } of sources.images) if (name !== undefined) add({ name, kind, evidence });
  for (const [file, text] of sources.timed) {
    const line = scheduleIn(file);
    const evidence = line && placeOf(file, text, line);
    if (evidence) add({ name: "Scheduled jobs in the code", kind: "schedule", evidence });
  }
  for (const { name, evidence } of sources.dependencies) {
    const found = servicePackages.find(([pattern]) => pattern.test(name));
    if (found) add({ name: found[1], kind: found[2], evidence });
  }
  for (const pipeline of sources.pipelines.read) {
    const evidence = timesOf(pipeline);
    if (evidence) add({ name: "Scheduled pipeline", kind: "schedule", evidence });
  }
  const run = [...sources.scripts, ...sources.pipelines.read.map(({ file, text }) => [file, text] as const)];
  for (const [file, text] of run) {
    const evidence = placeOf(file, text, dumps);
    if (evidence) add({ name: "Backups", kind: "backup", evidence });
  }
  return [...services.values()];
}

/** Where a pipeline says that it runs at set times. */
function timesOf({ file, text, documents, schedule }: PipelineFile): Evidence | undefined {
  if (schedule instanceof RegExp) return placeOf(file, text, schedule);
  const [at] = documents.flatMap((document) => schedule(document) ?? []);
  return at && { file, line: at.line };
}

/** Programs that write a copy of the data, on a line that is no remark. */
const dumps =
  /^[^\n#]*(?<![\w-])(?:pg_dump(?:all)?|pg_basebackup|mysqldump|mariadb-dump|mongodump|wp db export|drush sql[:-]dump|restic(?: [^\n]{0,200})? backup|borg create|borgmatic|duplicity|manage\.py (?:dbbackup|dumpdata)|artisan backup:run)(?![\w-])/m;

function placeOf(file: string, text: string, pattern: RegExp): Evidence | undefined {
  const found = pattern.exec(text);
  return found ? { file, line: lineAt(text, found.index + found[0].search(/\S/)) } : undefined;
}
