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

/** Where an issue or pull request with this number stands; GitHub and Gitea lead from issues on to pull requests. */
export function referenceAddress(remote: string, number: number): string {
  const isGitlab = /^https:\/\/[^/]*gitlab/i.test(remote);
  return `${remote}/${isGitlab ? "-/issues" : "issues"}/${String(number)}`;
}

/** The numbers of issues and pull requests that a subject mentions, each once. */
export function referencesIn(subject: string): readonly number[] {
  const found = subject.slice(0, 1000).matchAll(/(?<![\w&/])(?:#|!|gh-)(\d{1,6})(?!\w)/gi);
  return [...new Set([...found].map(([, number]) => Number(number)))].filter((number) => number > 0);
}
