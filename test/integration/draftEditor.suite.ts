import { assert } from "chai";
import * as vscode from "vscode";
import { cleanUp, exists, noAutoSave, readText, run, startAcme, until } from "./harness.js";
import { inNodeHost } from "./inNodeHost.js";

/** The draft editor from the outside: the file and its document are the truth, whoever changes them. */
export function draftEditorSuite(): void {
  describe("The draft editor", () => {
    before(noAutoSave);
    beforeEach(async () => {
      await startAcme();
    });
    afterEach(cleanUp);

    const draft = async (kind: string, open?: boolean): Promise<vscode.Uri> => {
      const { uri } = await run<{ uri: string }>("draft", { kind, ...(open !== undefined && { open }) });
      return vscode.Uri.parse(uri);
    };
    const editors = (): vscode.TabInputCustom[] =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs.map(({ input }) => input))
        .filter((input) => input instanceof vscode.TabInputCustom);
    const documentOf = async (uri: vscode.Uri): Promise<vscode.TextDocument> => {
      const find = () => vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
      await until(() => find() !== undefined, "the draft's document");
      const found = find();
      assert.ok(found);
      return found;
    };

    it("opens a draft in its own editor, with nothing to save", async () => {
      const uri = await draft("email");
      await until(() => editors().length === 1, "the draft editor");
      assert.equal(editors()[0]?.viewType, "sendoff.draft");
      assert.equal(editors()[0]?.uri.toString(), uri.toString());
      assert.isFalse((await documentOf(uri)).isDirty);
    });

    it("stays closed when only the file is wanted, and is never what a file opens in by itself", async () => {
      const uri = await draft("summary", false);
      assert.deepEqual(editors(), []);
      await vscode.window.showTextDocument(uri);
      assert.deepEqual(editors(), []);
    });

    it("leaves unsaved words to VS Code: dirty, saved, reverted as any document", async () => {
      const uri = await draft("summary");
      const document = await documentOf(uri);
      const before = await readText(uri);
      const edit = new vscode.WorkspaceEdit();
      edit.insert(uri, document.positionAt(before.length), "My own words.\n");
      assert.isTrue(await vscode.workspace.applyEdit(edit));
      assert.isTrue(document.isDirty);
      assert.equal(await readText(uri), before);
      await vscode.commands.executeCommand("workbench.action.files.revert");
      await until(() => document.getText() === before, "the text as it was");
      assert.isFalse(document.isDirty);
    });

    it("keeps the user's unsaved words when what is known now is brought in", async () => {
      const uri = await draft("summary");
      const document = await documentOf(uri);
      const edit = new vscode.WorkspaceEdit();
      edit.insert(uri, document.positionAt(document.getText().length), "\nMy own words.\n");
      assert.isTrue(await vscode.workspace.applyEdit(edit));
      await run("addRecord", { kind: "deliverable", value: { name: "Gift vouchers", benefit: "Sold out in a week" } });
      const { changed } = await run<{ changed: boolean }>("refreshDraft", { kind: "summary" });
      assert.isTrue(changed);
      await until(() => document.getText().includes("Gift vouchers"), "the new deliverable");
      assert.include(document.getText(), "My own words.");
    });

    it("reads a template of one's own as soon as it is saved", async () => {
      await draft("summary");
      const { uri } = await run<{ uri: string }>("customizeTemplate", { template: "summary", team: true });
      const template = vscode.Uri.parse(uri);
      const document = await vscode.workspace.openTextDocument(template);
      const problems = (): readonly string[] =>
        vscode.languages.getDiagnostics(template).map(({ message, range }) => `${String(range.start.line)} ${message}`);
      const type = async (text: string): Promise<void> => {
        const edit = new vscode.WorkspaceEdit();
        edit.insert(template, new vscode.Position(0, 0), text);
        assert.isTrue(await vscode.workspace.applyEdit(edit));
        assert.isTrue(await document.save());
      };
      await type("{{clinet.name}}\n");
      await until(() => problems().includes("0 There is no field “clinet”, so nothing stands there."), "the problem");
      await type("{{#if}}\n");
      await until(() => problems().some((each) => each.includes("The built-in template is used")), "the other problem");
    });

    const write = async (document: vscode.TextDocument, words: string): Promise<void> => {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, document.positionAt(document.getText().length), words);
      assert.isTrue(await vscode.workspace.applyEdit(edit));
    };
    const rename = async (from: vscode.Uri, to: vscode.Uri): Promise<void> => {
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(from, to);
      assert.isTrue(await vscode.workspace.applyEdit(edit));
    };
    const tabs = (): readonly (readonly [string, boolean])[] =>
      vscode.window.tabGroups.all.flatMap((group) =>
        group.tabs.map(({ input, isDirty }) => {
          assert.ok(input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText);
          return [input.uri.toString(), isDirty] as const;
        }),
      );

    for (const saved of [true, false]) {
      const words = saved ? "saved" : "unsaved";
      it(`follows a draft that is renamed in VS Code, with ${words} words`, async () => {
        const uri = await draft("summary");
        const document = await documentOf(uri);
        await write(document, "\nMy own words.\n");
        if (saved) assert.isTrue(await document.save());
        // Any other name is no draft's: its editor is VS Code's own.
        const kept = vscode.Uri.joinPath(uri, "..", "summary-of-spring.md");
        await rename(uri, kept);
        await until(() => tabs().some(([name, isDirty]) => name === kept.toString() && isDirty === !saved), "its tab");
        assert.lengthOf(tabs(), 1);
        assert.include((await documentOf(kept)).getText(), "My own words.");
        assert.equal((await readText(kept)).includes("My own words."), saved);
        assert.isFalse(await exists(uri));
      });

      it(`follows the folder of a draft that is renamed in VS Code, with ${words} words`, async () => {
        const uri = await draft("summary");
        const document = await documentOf(uri);
        await write(document, "\nMy own words.\n");
        if (saved) assert.isTrue(await document.save());
        const folder = vscode.Uri.joinPath(uri, "..", "..", "acme-in-spring");
        await rename(vscode.Uri.joinPath(uri, ".."), folder);
        const moved = vscode.Uri.joinPath(folder, "summary.md");
        await until(() => tabs().some(([name, isDirty]) => name === moved.toString() && isDirty === !saved), "its tab");
        assert.lengthOf(tabs(), 1);
        assert.include((await documentOf(moved)).getText(), "My own words.");
        assert.isFalse(await exists(uri));
      });
    }

    // Only there is it somebody else who deletes it: what the browser's host deletes, VS Code deletes itself, and closes its tab.
    if (inNodeHost())
      it("makes a draft whose file was deleted from the text that is still open, not from a template", async () => {
        const uri = await draft("summary");
        const document = await documentOf(uri);
        await write(document, "\nMy own words.\n");
        assert.isTrue(await document.save());
        await vscode.workspace.fs.delete(uri);
        await run("copyDraft", { kind: "summary", as: "markdown" });
        assert.include(await vscode.env.clipboard.readText(), "My own words.");
        assert.include(await readText(uri), "My own words.");
        assert.include(document.getText(), "My own words.");
      });

    it("copies as Markdown where no panel may put HTML on the clipboard, and says so", async () => {
      await draft("summary", false);
      const { copied } = await run<{ copied: string }>("copyDraft", { kind: "summary", as: "rich" });
      assert.equal(copied, "markdown");
      assert.match(await vscode.env.clipboard.readText(), /^#|\w/);
    });
  });
}
