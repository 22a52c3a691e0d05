import assert from "node:assert/strict";
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { folderFacts } from "../../support/folderFacts.js";
import { GitRepo } from "../../support/gitRepo.js";

/** Where a repository keeps the settings that run programs; each answers the folder that is opened. */
const hidingPlaces: Readonly<
  Record<string, (repo: GitRepo, settings: string, elsewhere: string) => string | Promise<string>>
> = {
  "a file that its configuration includes": (repo, settings) => {
    repo.write(".git/evil", settings);
    append(repo, '[include]\n\tpath = "evil"\n');
    return repo.folder;
  },
  "a file that is included for its folder": (repo, settings) => {
    repo.write(".git/evil", settings);
    append(repo, '[includeIf "gitdir:**"]\n\tpath = "evil"\n');
    return repo.folder;
  },
  "a file that is included for its branch": (repo, settings) => {
    repo.write(".git/evil", settings);
    append(repo, '[includeIf "onbranch:main"]\n\tpath = "evil"\n');
    return repo.folder;
  },
  "a file that is included for its remote": (repo, settings) => {
    repo.write(".git/evil", settings.replace(/\[remote "origin"\]\n\turl = .*\n/, ""));
    append(repo, '[remote "origin"]\n\turl = "https://host.example/a"\n');
    append(repo, '[includeIf "hasconfig:remote.*.url:https://host.example/**"]\n\tpath = "evil"\n');
    return repo.folder;
  },
  "the configuration of its worktree": (repo, settings) => {
    repo.write(".git/config.worktree", settings);
    append(repo, "[extensions]\n\tworktreeConfig = true\n");
    return repo.folder;
  },
  "the configuration of a worktree beside it": async (repo, settings, elsewhere) => {
    append(repo, "[extensions]\n\tworktreeConfig = true\n");
    await repo.git("worktree", "add", "--quiet", "-b", "side", join(elsewhere, "side"));
    repo.write(".git/worktrees/side/config.worktree", settings);
    return join(elsewhere, "side");
  },
  "a repository inside that a file leads to": (repo, settings) => {
    append(repo, settings);
    mkdirSync(join(repo.folder, "docs"));
    renameSync(join(repo.folder, ".git"), join(repo.folder, "docs", "evil.git"));
    writeFileSync(join(repo.folder, ".git"), "gitdir: docs/evil.git\n");
    return repo.folder;
  },
  "a repository whose objects it borrows": async (repo, settings, elsewhere) => {
    const lender = join(elsewhere, "lender");
    const objects = join(repo.folder, ".git", "objects");
    await repo.git("init", "--quiet", "--bare", lender);
    for (const name of readdirSync(objects).filter((each) => each.length === 2))
      renameSync(join(objects, name), join(lender, "objects", name));
    repo.write(".git/objects/info/alternates", `${join(lender, "objects")}\n`);
    for (const config of [join(lender, "config"), join(repo.folder, ".git", "config")])
      appendFileSync(config, settings);
    return repo.folder;
  },
};

describe("a repository that lays traps", function () {
  this.timeout(60_000);
  let repo: GitRepo;
  let elsewhere: GitRepo;
  let trap: string;
  let marker: string;
  beforeEach(async () => {
    [repo, elsewhere] = [await GitRepo.make(), await GitRepo.make()];
    [trap, marker] = [join(elsewhere.folder, "trap.sh"), join(elsewhere.folder, "sprung")];
    await repo.commit("one", { files: { "a.txt": "1\n// TODO x\n", "b.ts": "// TODO here\n", "c.lfs": "c" } });
    await repo.commit("two", {
      files: { "a.txt": "2\n", ".gitattributes": "* filter=evil diff=evil merge=evil text\n*.lfs filter=a.b=c\n" },
    });
    await repo.git("tag", "--annotate", "--message=v1", "v1");
    writeFileSync(trap, `#!/bin/sh\necho "$0 $*" >> '${marker}'\ncat\n`);
    chmodSync(trap, 0o755);
  });
  afterEach(() => {
    repo.remove();
    elsewhere.remove();
  });

  for (const [place, hide] of Object.entries(hidingPlaces))
    it(`is read without running or changing anything of it: ${place}`, async () => {
      const hooks = join(elsewhere.folder, "evilhooks");
      mkdirSync(hooks);
      for (const hook of ["post-index-change", "reference-transaction", "pre-auto-gc", "fsmonitor-watchman"])
        for (const file of [join(repo.folder, ".git", "hooks", hook), join(hooks, hook)]) {
          mkdirSync(dirname(file), { recursive: true });
          copyFileSync(trap, file);
        }
      const lines = Object.entries(evil(trap, hooks)).map(([key, value]) => setting(key, value));
      // Adding a worktree runs hooks, too: what git does before it is read does not count.
      const folder = await hide(repo, lines.join(""), elsewhere.folder);
      rmSync(marker, { force: true });
      // The same size and an old time: git has to look inside to know that it changed.
      writeFileSync(join(folder, "a.txt"), "3\n");
      writeFileSync(join(folder, "c.lfs"), "d");
      writeFileSync(join(folder, "b.ts"), "// TODO here\n");
      const before = [snapshot(repo.folder), snapshot(elsewhere.folder)];
      const facts = await folderFacts(folder);
      assert.equal(existsSync(marker) ? readFileSync(marker, "utf8") : "", "");
      assert.deepEqual([snapshot(repo.folder), snapshot(elsewhere.folder)], before);
      const [history] = facts.repositories;
      assert.deepEqual([history?.commits, history?.areas.length], [2, 2]);
      assert.ok(facts.openEnds.some(({ kind, text }) => kind === "todo" && text.includes("Mara Vos")));
      assert.ok(facts.openEnds.some(({ kind, text }) => kind === "uncommitted" && text.startsWith("a.txt")));
      // The traps were armed: git as it comes walks into them.
      await assert.rejects(repo.git("-C", folder, "status"));
      assert.ok(existsSync(marker));
    });

  it("is not asked what lies in a folder elsewhere that it calls its own", async () => {
    elsewhere.write("private.txt", "mine");
    append(repo, setting("core.worktree", elsewhere.folder));
    const facts = await folderFacts(repo.folder);
    assert.ok(!JSON.stringify(facts).includes("private.txt"));
    assert.deepEqual(
      facts.languages.map(({ evidence }) => evidence.file),
      ["b.ts"],
    );
    const why = "Its configuration names another folder for the files (core.worktree). Open that folder instead.";
    assert.deepEqual(facts.missing, [
      { what: "which files git follows in shop", why },
      { what: "what is not committed, pushed or merged in shop", why },
    ]);
  });
});

/** Settings by which git would run a program, or say something else than it is asked for. */
function evil(trap: string, hooks: string): Readonly<Record<string, string>> {
  return {
    "core.fsmonitor": trap,
    "core.hooksPath": hooks,
    "core.pager": trap,
    "core.editor": trap,
    "core.sshCommand": trap,
    "core.gitProxy": trap,
    "core.alternateRefsCommand": trap,
    "core.askPass": trap,
    "credential.helper": `!${trap}`,
    "diff.external": trap,
    "diff.evil.textconv": trap,
    "diff.evil.command": trap,
    "merge.evil.driver": trap,
    "filter.evil.clean": trap,
    "filter.evil.smudge": trap,
    "filter.evil.process": trap,
    "filter.evil.required": "true",
    "filter.a.b=c.clean": trap,
    "gpg.program": trap,
    "log.showSignature": "true",
    "log.showRoot": "false",
    "color.ui": "always",
    "status.showUntrackedFiles": "no",
    "diff.noprefix": "true",
    "alias.log": `!${trap}`,
    "alias.status": `!${trap}`,
    "pager.log": trap,
    "interactive.diffFilter": trap,
    "protocol.allow": "always",
    "protocol.ext.allow": "always",
    "protocol.file.allow": "always",
    "remote.origin.url": `ext::${trap} %S`,
    "remote.origin.promisor": "true",
    "remote.origin.partialCloneFilter": "blob:none",
    "remote.origin.uploadpack": trap,
    "extensions.partialClone": "origin",
    "core.repositoryFormatVersion": "1",
  };
}

function append(repo: GitRepo, text: string): void {
  appendFileSync(join(repo.folder, ".git", "config"), text);
}

/** A setting as it stands in a configuration file; the middle of its key may be anything. */
function setting(key: string, value: string): string {
  const section = key.slice(0, key.indexOf("."));
  const name = key.slice(key.lastIndexOf(".") + 1);
  const middle = key.slice(section.length + 1, Math.max(key.length - name.length - 1, section.length + 1));
  return `[${section}${middle === "" ? "" : ` "${middle}"`}]\n\t${name} = "${value.replaceAll("\\", "\\\\")}"\n`;
}

/** Every file below a folder with its bytes. */
function snapshot(folder: string): Readonly<Record<string, string>> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(join(folder, path)).toString("base64")]));
}
