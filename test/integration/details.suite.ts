import { assert } from "chai";
import * as vscode from "vscode";
import { cleanUp, rejects, run, startAcme, until } from "./harness.js";

/** The custom editors that are open, by their type and file. */
function openDetails(): readonly string[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) =>
    tabs.flatMap(({ input }) =>
      input instanceof vscode.TabInputCustom && input.viewType === "sendoff.details" ? [input.uri.toString()] : [],
    ),
  );
}

export function detailsSuite(): void {
  describe("The details form", () => {
    afterEach(cleanUp);

    it("opens over the offboarding.json, once, and changes nothing by that", async () => {
      const { uri, slug } = await startAcme();
      assert.deepEqual(await run("openDetails", { offboarding: slug }), { uri });
      await until(() => openDetails().length === 1, "the form");
      assert.deepEqual(await run("openDetails", { tab: "invoices" }), { uri });
      assert.deepEqual(openDetails(), [uri]);
      const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri);
      assert.equal(document?.isDirty, false);
    });

    it("rejects what it does not know by the field's name", async () => {
      await startAcme();
      await rejects(run("openDetails", { tab: "secrets" }), "tab");
      await rejects(run("openDetails", { offboarding: "nobody" }), "offboarding");
      await rejects(run("openDetails", { page: "client" }), "page");
    });
  });
}
