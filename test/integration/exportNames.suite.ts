import { assert } from "chai";
import * as vscode from "vscode";
import { cleanUp, folder, run, startAcme } from "./harness.js";

/** What a client may be called, and what the document for them is called then. */
const names: Readonly<Record<string, string>> = {
  "../../etc": "---..-etc",
  "Bakery  of   the Holms": "Bakery of the Holms",
  "🥐 & Söhne": "🥐 & Söhne",
  "מאפייה \u202eobaf": "מאפייה obaf",
  ["x".repeat(200)]: "x".repeat(80),
  ["🥐".repeat(200)]: "🥐".repeat(50),
  'CON: "a/b\\c"?': "CON- -a-b-c--",
};

/** Whatever the client is called, and wherever the handoff shall go: it lies in its own folder. */
export function exportNamesSuite(): void {
  describe("where an export goes", () => {
    beforeEach(cleanUp);
    afterEach(cleanUp);

    for (const [client, file] of Object.entries(names))
      it(`a client called ${client.length > 40 ? `${client.slice(0, 4)}… (${String(client.length)})` : client}`, async () => {
        const outside = await filesOf(folder());
        const { slug } = await startAcme({ client });
        const { written } = await run<{ written: string[] }>("export", { formats: ["pdf", "html"] });
        assert.sameMembers(written, [
          `handoff/${slug}/${file} - handover.pdf`,
          `handoff/${slug}/acceptance.pdf`,
          `handoff/${slug}/handover.html`,
        ]);
        const there = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(folder(), "handoff", slug));
        assert.sameMembers(
          there.map(([name]) => `handoff/${slug}/${name}`),
          written,
        );
        assert.sameMembers(await filesOf(folder()), [...outside, ".sendoff", "handoff"]);
        const again = await run<{ written: string[] }>("export", { formats: ["pdf", "html"] });
        assert.deepEqual(again.written, []);
        const zip = vscode.Uri.joinPath(folder(), "handoff", "packed.zip");
        assert.equal((await run<{ files: number }>("zipHandoff", { file: zip.toString() })).files, 3);
      });

    it("a folder far down, with spaces and signs of all kinds", async () => {
      const settings = vscode.workspace.getConfiguration("sendoff", folder());
      const top = "übergabe 🥐 für alle";
      const deep = [top, ...Array.from({ length: 5 }, (_, index) => `${String(index)} ${"lang ".repeat(11)}x`)].join(
        "/",
      );
      await settings.update("exportFolder", deep, vscode.ConfigurationTarget.Workspace);
      try {
        const { slug } = await startAcme();
        const { written } = await run<{ written: string[] }>("export", { formats: ["markdown"] });
        assert.include(written, `${deep}/${slug}/README.md`);
        assert.deepEqual((await run<{ written: string[] }>("export", { formats: ["markdown"] })).written, []);
      } finally {
        await settings.update("exportFolder", undefined, vscode.ConfigurationTarget.Workspace);
        await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), top), { recursive: true });
      }
    });
  });
}

async function filesOf(uri: vscode.Uri): Promise<string[]> {
  const found = await vscode.workspace.fs.readDirectory(uri);
  return found.map(([name]) => name).filter((name) => name !== ".vscode");
}
