import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../support/vscode/projectRoot.js";

/** Bytes of a file in dist/. */
export function distSize(name: string): number {
  return statSync(join(projectRoot(), "dist", name)).size;
}

/** Bytes of the extension as it is shipped, packed anew. Packing builds dist/ anew, too, so it comes last. */
export function vsixSize(): number {
  const packing = spawnSync(process.execPath, [join(projectRoot(), "dist", "test", "support", "package.mjs")], {
    cwd: projectRoot(),
    encoding: "utf8",
  });
  // What is wrong with the contents is for `npm run package` to say.
  if (!existsSync(join(projectRoot(), "dist", "sendoff.vsix")))
    throw new Error(`No VSIX came of it:\n${packing.stdout}${packing.stderr}`);
  return distSize("sendoff.vsix");
}
