import { type Git, orElse } from "./git.js";
import { repositoryName } from "./history/remote.js";
import { folderInRepository, readRemote } from "./repositoryPlace.js";

/**
 * The author's ISO day of the first commit below a folder: of whoever git says is at work here, if they have any, since others may have
 * begun years before; else of anybody. Undefined where git cannot tell. Needs no file names, so it is quick.
 */
export async function readFirstDay(git: Git, folder: string): Promise<string | undefined> {
  const [log, configured] = await Promise.all([
    orElse(git.run(folder, dayArguments), ""),
    orElse(git.run(folder, ["config", "--get", "user.email"]), ""),
  ]);
  const commits = log.split("\n").flatMap((line) => {
    const [day = "", ...emails] = line.toLowerCase().split("\0");
    return isDay.test(day) ? [{ day, emails }] : [];
  });
  const me = configured.trim().toLowerCase();
  // Commits that came from elsewhere may have no address; whoever has set none is not their author.
  const mine = me === "" ? [] : commits.filter(({ emails }) => emails.includes(me));
  const days = (mine.length > 0 ? mine : commits).map(({ day }) => day);
  return days.length === 0 ? undefined : days.reduce((first, day) => (day < first ? day : first));
}

/** What the repository is called where it is hosted; undefined if it is hosted nowhere, or the folder is only a part of it. */
export async function readRepositoryName(git: Git, folder: string): Promise<string | undefined> {
  const [prefix, remote] = await Promise.all([
    orElse(folderInRepository(git, folder), undefined),
    readRemote(git, folder),
  ]);
  return prefix === "" && remote !== null ? repositoryName(remote) : undefined;
}

/** Whether git follows a file in a folder `below` the asked one; false where it cannot tell. */
export async function readIsTracked(git: Git, folder: string, below: string): Promise<boolean> {
  return (await orElse(git.run(folder, ["ls-files", "-z", "--", below]), "")) !== "";
}

/** The text of a file (seen from the folder) in a stage of git's index; undefined if there is none, or it cannot be read. */
export async function readStage(git: Git, folder: string, path: string, stage: 1 | 2 | 3): Promise<string | undefined> {
  return orElse(git.run(folder, ["cat-file", "blob", `:${String(stage)}:./${path}`]), undefined);
}

const isDay = /^\d{4}-\d\d-\d\d$/;

const dayArguments = ["log", "--no-merges", "--date=short", "--format=%ad%x00%ae%x00%aE", "HEAD", "--", "."];
