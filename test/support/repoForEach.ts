import { afterEach, beforeEach } from "mocha";
import { GitRepo } from "./gitRepo.js";

/** Gives each test of the `describe` around it a repository of its own, and removes it afterwards. */
export function repoForEach(give: (repo: GitRepo) => void): void {
  let made: GitRepo | undefined;
  beforeEach(async () => {
    made = await GitRepo.make();
    give(made);
  });
  afterEach(() => {
    made?.remove();
  });
}
