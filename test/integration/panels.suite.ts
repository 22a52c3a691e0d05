import { assert } from "chai";
import * as vscode from "vscode";
import { ShownFacts } from "../../src/panels/facts/shown.js";
import { factsWords } from "../../src/panels/facts/words.js";
import { View, type ViewOptions } from "../../src/panels/view.js";
import { ready } from "../../src/protocol/messages.js";

type Options = ViewOptions<unknown, { type: "ready"; revision?: number | undefined }>;

const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
};

export function panelsSuite(): void {
  describe("a panel that cannot tell its state", () => {
    let panel: vscode.WebviewPanel;
    let state: () => unknown;
    let errors: unknown[];
    beforeEach(() => {
      errors = [];
      state = () => {
        throw new Error("the list <of> bakers is gone");
      };
      panel = vscode.window.createWebviewPanel("sendoff.test", "Test", vscode.ViewColumn.Active);
    });
    afterEach(() => {
      panel.dispose();
    });

    const saysWhatIsWrong = (): boolean => panel.webview.html.includes("the list &lt;of> bakers is gone");
    const hasPage = (): boolean => panel.webview.html.includes('id="root"');

    function show(more: Partial<Options> = {}): View<unknown, { type: "ready"; revision?: number | undefined }> {
      const extension = vscode.extensions.getExtension("sendoff.sendoff");
      if (!extension) throw new Error("sendoff.sendoff is not installed.");
      return new View(panel, {
        platform: { readFile: (uri) => Promise.resolve(vscode.workspace.fs.readFile(uri)) },
        extensionUri: extension.extensionUri,
        page: { name: "facts", title: "Test", words: factsWords() },
        message: ready,
        state: () => state(),
        received: () => undefined,
        report: (error) => errors.push(error),
        ...more,
      });
    }

    it("says so in place of a page that would come with it, and has its page when there is a state", async () => {
      const view = show({ first: Promise.resolve() });
      await until(saysWhatIsWrong);
      assert.include(panel.webview.html, "open it again");
      assert.isNotEmpty(errors);
      view.push();
      await until(() => errors.length > 1);
      assert.isTrue(saysWhatIsWrong());
      state = () => ({});
      view.push();
      await until(hasPage);
    });

    it("says so in place of a page that asks for it", async () => {
      show();
      await until(hasPage);
      await until(saysWhatIsWrong);
    });

    it("says so where its page is not there", async () => {
      show({ page: { name: "nowhere", title: "Test", words: {} } });
      await until(() => panel.webview.html.includes("open it again"));
    });

    it("says so where what fills it cannot be loaded", async () => {
      const shown = new ShownFacts(() => Promise.reject(new Error("the list <of> bakers is gone")));
      const failed = await shown.show(panel).then(
        () => false,
        () => true,
      );
      assert.isTrue(failed && saysWhatIsWrong());
    });
  });
}
