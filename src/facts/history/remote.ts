/** The web address of a remote, without credentials; null where it has none (a path, a bundle). */
export function webAddress(remote: string): string | null {
  const text = remote.trim();
  const scp = /^(?:[^@/\s]+@)?([\w.-]+\.[\w.-]+):(?!\/\/)\/?([^\s]+)$/.exec(text);
  const url = /^(?:https?|ssh|git):\/\/(?:[^@/\s]*@)?([\w.-]+)(?::\d+)?\/([^\s?#]+)/i.exec(text);
  const [, host, path] = url ?? scp ?? [];
  if (host === undefined || path === undefined) return null;
  // Whoever has several accounts calls a host `github.com-work` in the settings of SSH.
  const known = host.toLowerCase().replace(/^(github\.com|gitlab\.com|bitbucket\.org)-.*$/, "$1");
  const clean = path.replace(/\/+$/, "").replace(/\.git$/, "");
  // Azure has one host for SSH and another for people.
  const [, project, name] = /^v3\/([^/]+\/[^/]+)\/([^/]+)$/.exec(known === "ssh.dev.azure.com" ? clean : "") ?? [];
  if (project !== undefined && name !== undefined) return webAddress(`https://dev.azure.com/${project}/_git/${name}`);
  return clean === "" ? null : `https://${known}/${clean.split("/").map(encodeSegment).join("/")}`;
}

/** What a hosted repository is called by everybody, whatever its folder is called here; undefined for a remote without a web address. */
export function repositoryName(remote: string): string | undefined {
  const last = webAddress(remote)?.split("/").at(-1) ?? "";
  try {
    const name = decodeURIComponent(last).trim();
    return name === "" ? undefined : name;
  } catch {
    // An address may hold a percent sign that encodes nothing.
    return last;
  }
}

/** Written so that nothing in it can end a link; what was encoded already stays. */
function encodeSegment(segment: string): string {
  return segment.replace(/[^\w.~%-]/gu, (character) => encodeURIComponent(character));
}

/** The addresses of one kind of host, given those of the repository. */
interface Host {
  readonly commit: (remote: string, hash: string) => string;
  /** Of an issue or a pull request, whichever `#12` means there. */
  readonly reference: (remote: string, number: string) => string;
  /** Of what `!12` means, where that is something else. */
  readonly request?: (remote: string, number: string) => string;
}

/** GitHub and Gitea, which lead from issues on to pull requests, and who is like them. */
const usual: Host = {
  commit: (remote, hash) => `${remote}/commit/${hash}`,
  reference: (remote, number) => `${remote}/issues/${number}`,
};

const gitlab: Host = {
  commit: (remote, hash) => `${remote}/-/commit/${hash}`,
  reference: (remote, number) => `${remote}/-/issues/${number}`,
  request: (remote, number) => `${remote}/-/merge_requests/${number}`,
};

/** Hosts that have it otherwise, by their address; undefined for those that show no numbers that commits mention. */
const others: readonly (readonly [RegExp, Host | undefined])[] = [
  [/^https:\/\/[^/]*gitlab/i, gitlab],
  [
    // Its own merges say “pull request #12”.
    /^https:\/\/bitbucket\.org\//i,
    {
      commit: (remote, hash) => `${remote}/commits/${hash}`,
      reference: (remote, number) => `${remote}/pull-requests/${number}`,
    },
  ],
  [
    // Numbers are work items of the project, which may hold several repositories.
    /^https:\/\/(?:dev\.azure\.com|[\w-]+\.visualstudio\.com)\/.*\/_git\//i,
    {
      ...usual,
      reference: (remote, number) => `${remote.replace(/\/_git\/.*$/i, "")}/_workitems/edit/${number}`,
      request: (remote, number) => `${remote}/pullrequest/${number}`,
    },
  ],
  [
    // A GitLab whose issues are pages of another site.
    /^https:\/\/git\.drupalcode\.org\//i,
    {
      ...gitlab,
      reference: (_remote, number) => `https://www.drupal.org/node/${number}`,
    },
  ],
  [/^https:\/\/(?:git\.sr\.ht|[^/]*codecommit[^/]*)\//i, undefined],
];

function hostOf(remote: string): Host | undefined {
  const found = others.find(([address]) => address.test(remote));
  return found ? found[1] : usual;
}

/** Where a commit stands on the web, given the web address of its repository; undefined where we do not know that. */
export function commitAddress(remote: string, hash: string): string | undefined {
  return hostOf(remote)?.commit(remote, hash);
}

/** Where an issue or a pull request (`#12`, `!12`) stands on the web; undefined where we do not know that. */
export function referenceAddress(remote: string, name: string): string | undefined {
  const host = hostOf(remote);
  const address = (name.startsWith("!") ? host?.request : undefined) ?? host?.reference;
  return address?.(remote, name.slice(1));
}

/** The issues and pull requests that a subject mentions, each once: `#12`, and `!12` for what some hosts count apart. */
export function referencesIn(subject: string): readonly string[] {
  const text = subject.slice(0, 1000);
  // What Azure calls its own merges.
  const [, merged] = /^Merged PR (\d{1,6}):/.exec(text) ?? [];
  const found = [...text.matchAll(/(?<![\w&/])(#|!|gh-)(\d{1,6})(?!\w)/gi)].map(
    ([, sign = "", number]) => [sign === "!" ? "!" : "#", Number(number)] as const,
  );
  const all = [...(merged === undefined ? [] : [["!", Number(merged)] as const]), ...found];
  return [...new Set(all.filter(([, number]) => number > 0).map(([sign, number]) => `${sign}${String(number)}`))];
}
