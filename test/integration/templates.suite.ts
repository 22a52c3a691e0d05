import { assert } from "chai";
import * as vscode from "vscode";
import { cleanUp, folder, readText, rejects, run, type Started, startAcme, writeText } from "./harness.js";

/** Templates of the team's and of the user's own, in a real VS Code. */
export function templatesSuite(): void {
  describe("templates of one's own", () => {
    let acme: Started;
    beforeEach(async () => {
      await cleanUp();
      acme = await startAcme({ contacts: [{ name: "Jane Doe", email: "jane@acme.example" }] });
    });
    afterEach(cleanUp);
    const at = (path: string) => vscode.Uri.joinPath(vscode.Uri.parse(acme.uri), "..", path);
    const make = (kind: string) => run<{ uri: string; created: boolean }>("draft", { kind, open: false });
    const customized = async (template: string) =>
      (await run<{ uri: string }>("customizeTemplate", { template, team: true })).uri;

    it("make drafts, and the built-in ones do where they are broken", async () => {
      const uri = await customized("partials/greeting");
      assert.equal(uri, vscode.Uri.joinPath(folder(), ".sendoff/templates/en/partials/greeting.hbs").toString());
      await writeText(vscode.Uri.parse(uri), "Good morning,\n");
      await make("notice");
      assert.include(await readText(at("notice.md")), "\nGood morning,\n");
      await writeText(vscode.Uri.parse(uri), "Good morning,\n{{#if client}}\n");
      await make("notice");
      assert.include(await readText(at("notice.md")), "\nHello Jane,\n", "nobody had changed the draft");
      const [problem] = vscode.languages.getDiagnostics(vscode.Uri.parse(uri));
      assert.equal(problem?.code, "template");
      await rejects(run("customizeTemplate", { template: "poem" }), "template");
    });

    it("make documents of the handoff, beside the drafts", async () => {
      for (const name of ["README", "access", "acceptance", "handover", "handover-closing"]) {
        const uri = await customized(name);
        await writeText(vscode.Uri.parse(uri), `# Ours: ${name} for {{client.name}}\n\n{{files.access}}\n`);
      }
      await run("export", { formats: ["markdown"] });
      const exported = (name: string) => readText(vscode.Uri.joinPath(folder(), "handoff", "acme-ltd", name));
      assert.match(await exported("README.md"), /^# Ours: README for Acme Ltd\n\n# Ours: access for Acme Ltd\n/);
      assert.equal(await exported("acceptance.md"), "# Ours: acceptance for Acme Ltd\n");
      const broken = vscode.Uri.joinPath(folder(), ".sendoff/templates/en/README.hbs");
      await writeText(broken, "# Ours\n{{#if client}}\n");
      await run("export", { formats: ["markdown"] });
      assert.notMatch(await exported("README.md"), /Ours: README/, "the built-in one is used");
      assert.equal(vscode.languages.getDiagnostics(broken)[0]?.code, "template");
    });

    it("in the client's language have its days, and what is sent says so; all else is in English", async () => {
      const settings = vscode.workspace.getConfiguration("sendoff");
      const home = vscode.Uri.joinPath(folder(), ".sendoff", "templates");
      // A browser has no files of its user; there the team's folder has to do.
      if (home.scheme === "file")
        await settings.update("templatesFolder", home.fsPath, vscode.ConfigurationTarget.Global);
      try {
        await writeText(vscode.Uri.joinPath(home, "de", "notice.hbs"), "Ende am {{project.lastDay}}\n");
        await run("edit", { set: { "client.language": "de-AT" } });
        const sent = async (kind: string) => {
          await make(kind);
          const { uri } = await run<{ uri: string }>("saveEml", { kind });
          return [await readText(at(`${kind}.md`)), await readText(vscode.Uri.parse(uri))] as const;
        };
        const [german, germanMail] = await sent("notice");
        assert.equal(german, "Ende am 12.\u00a0M\u00e4rz 2027\n");
        assert.include(germanMail, '<html lang=3D"de-AT">');
        const [english, englishMail] = await sent("client-reminder");
        assert.include(english, "March 12, 2027");
        assert.include(englishMail, '<html lang=3D"en">');
      } finally {
        await settings.update("templatesFolder", undefined, vscode.ConfigurationTarget.Global);
      }
    });
  });
}
