import { type Evidence, type OpenEndKind, type RepoFacts, unknownLicence } from "../../core/facts.js";
import { count, fail, few, type Finding, pass, unknown } from "./finding.js";

/** What a check of a repository knows besides its facts. */
export interface RepoCheckInput {
  readonly facts: RepoFacts;
  /** Fingerprints of secrets that were allowed: fine, or changed. */
  readonly allowed: ReadonlySet<string>;
  /** The newest commit that is not an export of ours or Sendoff's own; undefined where git cannot tell. */
  readonly newest?: string;
}

/** The checks that one repository answers, by their name in the catalogue. */
export const repoChecks: Readonly<Record<string, (input: RepoCheckInput) => Finding>> = {
  "licences-listed": ({ facts: { licences, manifests, missing } }) => {
    const unnamed = licences.find(({ licence }) => licence === unknownLicence)?.packages ?? 0;
    if (licences.length === 0 && manifests.length === 0) return pass("It asks for no packages of others.");
    if (licences.length === 0)
      return unknown(
        missing.find(({ what }) => what.startsWith("licences"))?.why ?? "No file notes the licences of its packages.",
      );
    const listed = few(licences.map(({ licence, packages }) => `${licence} (${String(packages)})`));
    if (unnamed > 0)
      return fail(`${count(unnamed, "package")} without a known licence; ${listed}.`, "Look these up, and list them.");
    return pass(listed);
  },
  "git-pushed": (input) =>
    fromGit(
      input,
      ["uncommitted", "stash", "unpushed"],
      "Everything is committed and pushed.",
      "Commit, push or drop it.",
    ),
  "open-ends": (input) =>
    fromGit(
      input,
      ["branch", "todo", "skipped-test", "disabled-job"],
      "No open branches, notes, skipped tests or switched-off jobs.",
      "Finish them, hand them over, or close them.",
    ),
  "readme-setup": ({ facts: { docs } }) => {
    const setup = docs.find(({ kind }) => kind === "setup");
    if (setup) return pass(place(setup.evidence));
    return docs.some(({ kind }) => kind === "readme")
      ? fail("The README has no section on how to set it up.", "Say how one gets from clone to running.")
      : fail("There is no README.", "Write how one gets from clone to running.");
  },
  "env-documented": ({ facts: { env } }) => {
    const nowhere = env.filter(({ documented }) => !documented);
    const unset = nowhere.filter(({ hasDefault }) => !hasDefault);
    const others = nowhere.length - unset.length;
    if (env.length === 0) return pass("The code reads no environment variables of its own.");
    if (unset.length > 0) {
      const names = few(unset.map(({ name, evidence }) => `${name} (${place(evidence)})`));
      const more = others === 0 ? "" : ` ${count(others, "more has a default", "more have a default")}.`;
      return fail(`Named nowhere: ${names}.${more}`, "Name them in .env.example, without values.");
    }
    if (others === 0) return pass(`${count(env.length, "variable")}, all named.`);
    if (others === env.length)
      return pass(`${count(others, "variable")}, none of which has to be set: the code has a default.`);
    return pass(
      `${count(env.length - others, "variable")}, all named; ${count(others, "more has a default", "more have a default")}.`,
    );
  },
  "secrets-clean": ({ facts: { secrets, missing }, allowed }) => {
    const open = secrets.filter(({ fingerprint }) => !allowed.has(fingerprint));
    const places = few(
      open.map(({ rule, evidence, inHistory }) => `${rule} in ${place(evidence)}${inHistory ? " (history)" : ""}`),
    );
    if (open.length > 0) return fail(`${places}.`, "Change the secret, then say so; or say that it is none.");
    const unread = missing.find(({ what }) => /^(secrets|(older |part of the )?history)/.test(what));
    if (unread) return unknown(`The files are clean; ${unread.what} could not be read: ${unread.why}`);
    return pass(
      secrets.length === 0
        ? "None found in files and history."
        : `${count(secrets.length, "place")} looked at and allowed.`,
    );
  },
  lockfiles: ({ facts: { manifests } }) => {
    const loose = manifests.filter(({ lock }) => lock === null);
    if (manifests.length === 0) return pass("It asks for no packages.");
    if (loose.length > 0)
      return fail(`No lock file: ${few(loose.map(({ evidence }) => evidence.file))}.`, "Commit the lock file.");
    return pass(few([...new Set(manifests.flatMap(({ lock }) => lock ?? []))]));
  },
  "operations-doc": ({ facts: { docs } }) => {
    const found = docs.find(({ kind }) => kind === "operations");
    return found
      ? pass(place(found.evidence))
      : fail("No document says how it is deployed, rolled back and restored.", "Write it, in the README or in docs.");
  },
  "handover-commit": ({ facts: { repositories }, newest }) => {
    const [repository] = repositories;
    if (!repository || newest === undefined) return unknown("The history cannot be read.");
    const tag = repository.tags.findLast(({ commit }) => commit === newest || commit === repository.head);
    if (tag) return pass(`${tag.name} (${newest.slice(0, 10)})`);
    return fail(`The newest commit, ${newest.slice(0, 10)}, has no tag.`, "Tag it, or note it in the summary.");
  },
  "ci-present": ({ facts: { services, openEnds } }) => {
    const found = services.find(({ kind, name }) => kind === "ci" && name !== "Automatic updates of dependencies");
    if (!found) return fail("Nothing builds or checks it on its own.", "Add one, or say that the item is not needed.");
    const disabled = openEnds.filter(({ kind }) => kind === "disabled-job");
    return disabled.length > 0
      ? fail(`${count(disabled.length, "job is", "jobs are")} switched off: ${few(disabled.map(({ text }) => text))}.`)
      : pass(`${found.name} (${place(found.evidence)})`);
  },
};

function fromGit({ facts }: RepoCheckInput, kinds: readonly OpenEndKind[], clean: string, fix: string): Finding {
  const ends = facts.openEnds.filter(({ kind }) => kinds.includes(kind));
  if (ends.length > 0) {
    const places = ends.map(({ text, evidence }) =>
      evidence?.line === undefined ? text : `${text} (${place(evidence)})`,
    );
    return fail(`${String(ends.length)}: ${few(places)}.`, fix);
  }
  const unread = facts.missing.find(({ what }) => /^(history|what is (not|stashed))\b/.test(what));
  return facts.repositories.length === 0 || unread ? unknown(unread?.why ?? "Git cannot be read here.") : pass(clean);
}

function place({ file, line }: Evidence): string {
  return line === undefined ? file : `${file}:${String(line)}`;
}
