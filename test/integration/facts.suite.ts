import { assert } from "chai";
import * as vscode from "vscode";
import { cleanUp, folder, rejects, run, startAcme, type Started, writeText } from "./harness.js";

interface Facts {
  repositories: { commits: number; people: unknown[] }[];
  stack: { name: string; evidence: { file: string; line?: number } }[];
  env: { name: string; documented: boolean }[];
  secrets: { rule: string; masked: string }[];
  missing: { what: string; why: string }[];
}
interface Row {
  item: string;
  check: string;
  repository?: string;
  result: string;
  evidence: string;
}

export function factsSuite(): void {
  describe("facts and self-checks", () => {
    let acme: Started;
    const files = ["package.json", "src"];
    beforeEach(async () => {
      await cleanUp();
      acme = await startAcme({ size: "standard" });
      await writeText(vscode.Uri.joinPath(folder(), "package.json"), '{"dependencies":{"react":"^19.0.0"}}\n');
      // Put together here, so that nobody's scanner takes this file for a leak.
      const key = ["AKIA", "QWERTZUIOPASDFGH"].join("");
      await writeText(vscode.Uri.joinPath(folder(), "src", "pay.ts"), `process.env.PAY_KEY;\nconst k = "${key}";\n`);
    });
    afterEach(async () => {
      for (const file of files)
        await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), file), { recursive: true });
      await cleanUp();
    });

    it("say what the files say on every host, and what is missing", async () => {
      const facts = await run<Facts>("facts", {});
      assert.deepInclude(
        facts.stack.map(({ name, evidence }) => [name, evidence.file, evidence.line]),
        ["React", "package.json", 1],
      );
      assert.deepInclude(
        facts.env.map(({ name, documented }) => [name, documented]),
        ["PAY_KEY", false],
      );
      assert.isTrue(facts.secrets.some(({ masked }) => masked.startsWith("AKIA") && !masked.includes("QWERTZ")));
      assert.isTrue(facts.repositories.length === 1 || facts.missing.length > 0);
      await rejects(run("facts", { folder: "nowhere" }), "folder");
      await rejects(run("facts", { from: "" }), "from");
      await rejects(run("facts", { until: "2026-01-01" }), "until");
    });

    it("are shown in one panel when asked for by hand, and a script opens none", async () => {
      const panels = (): vscode.Tab[] =>
        vscode.window.tabGroups.all
          .flatMap(({ tabs }) => tabs)
          .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith("sendoff.facts"));
      await run("facts", {});
      assert.lengthOf(panels(), 0);
      for (let times = 0; times < 2; times++) assert.isUndefined(await vscode.commands.executeCommand("sendoff.facts"));
      while (panels().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      assert.lengthOf(panels(), 1);
      await vscode.window.tabGroups.close(panels());
    });

    it("check each repository that is named, and never one outside of what is open here", async () => {
      const repositories = [
        { name: "Website", folder: "./src/" },
        { name: "Beside", folder: "../" },
        { name: "Elsewhere", folder: "src/../../.." },
      ];
      await run("edit", { offboarding: acme.slug, set: { "project.repositories": repositories } });
      const rows = await run<Row[]>("verify", { offboarding: acme.slug });
      assert.deepEqual(
        rows.filter(({ check }) => check === "env-documented").map(({ repository, result }) => [repository, result]),
        [
          ["Website", "fail"],
          ["Beside", "unknown"],
          ["Elsewhere", "unknown"],
        ],
      );
    });

    it("check each item, and tick nothing", async () => {
      const rows = await run<Row[]>("verify", { offboarding: acme.slug });
      const byCheck = (check: string): Row | undefined => rows.find((row) => row.check === check);
      assert.equal(byCheck("jobs-answered")?.result, "fail");
      assert.equal(byCheck("secrets-clean")?.result, "fail");
      assert.notInclude(JSON.stringify(rows), "QWERTZ");
      assert.equal(byCheck("env-documented")?.result, "fail");
      assert.isString(byCheck("env-documented")?.repository);
      assert.isUndefined(byCheck("jobs-answered")?.repository);
      await run("edit", { offboarding: acme.slug, set: { "project.name": "Shop" } });
      const again = await run<Row[]>("verify", {});
      assert.deepEqual(
        again.map(({ item, result }) => [item, result]),
        rows.map(({ item, result }) => [item, result]),
      );
      // Without an argument it offers to tick what passed; nobody has to answer that for the answers to come.
      const byHand = await vscode.commands.executeCommand<Row[]>("sendoff.verify");
      await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
      assert.lengthOf(byHand, rows.length);
    });
  });
}
