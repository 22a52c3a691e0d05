/**
 * Before each command. Nothing that a repository's own configuration names may be run (fsmonitor, hooks, pagers, external diffs,
 * signature checks), no setting may change what git prints, and file names come as they are. An empty value switches off.
 */
export const always: readonly string[] = [
  "--no-pager",
  "--no-optional-locks",
  "--literal-pathspecs",
  ...Object.entries({
    "core.quotePath": "false",
    "core.fsmonitor": "false",
    "core.untrackedCache": "false",
    "core.hooksPath": "/dev/null",
    "core.pager": "cat",
    "core.sshCommand": "false",
    "core.gitProxy": "",
    "core.attributesFile": "/dev/null",
    "credential.helper": "",
    "safe.bareRepository": "explicit",
    "log.showSignature": "false",
    "log.showRoot": "true",
    "log.mailmap": "true",
    "gpg.program": "false",
    "diff.external": "",
    "diff.orderFile": "/dev/null",
    "diff.relative": "false",
    "color.ui": "false",
    "column.ui": "never",
    "i18n.logOutputEncoding": "UTF-8",
    "protocol.allow": "never",
  }).flatMap(([key, value]) => ["-c", `${key}=${value}`]),
];

/** Programs that attributes may call on contents, by the keys of the configuration that name them. */
const namesProgram = /^(filter\..*\.(clean|smudge|process)|diff\..*\.(textconv|command)|merge\..*\.driver)$/is;

/** Switches off what attributes may call: `keys` are all keys of the repository's configuration. Goes by the environment, since a driver may have any name. */
export function withoutPrograms(keys: readonly string[]): Readonly<Record<string, string>> {
  const filters = keys.filter((key) => namesProgram.test(key));
  const required = keys.filter((key) => /^filter\..*\.required$/is.test(key));
  const settings = [...filters.map((key) => [key, ""]), ...required.map((key) => [key, "false"])];
  return Object.fromEntries([
    ["GIT_CONFIG_COUNT", String(settings.length)],
    ...settings.flatMap(([key = "", value = ""], index) => [
      [`GIT_CONFIG_KEY_${String(index)}`, key],
      [`GIT_CONFIG_VALUE_${String(index)}`, value],
    ]),
  ]) as Record<string, string>;
}

/** The environment of this process without what steers git (another repository, traces, programs), and with what keeps it quiet. */
export function gitEnvironment(inherited: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const kept = Object.entries(inherited).filter(([name]) => !/^GIT_(?!EXEC_PATH$)/i.test(name));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: "C",
    LANGUAGE: "C",
    TZ: "UTC",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    GIT_NO_LAZY_FETCH: "1",
    // A list of its own beats what the configuration allows for single protocols; this one names none that exists.
    GIT_ALLOW_PROTOCOL: "none",
    GIT_ATTR_NOSYSTEM: "1",
    GIT_PAGER: "cat",
    GIT_EDITOR: "false",
  };
}
