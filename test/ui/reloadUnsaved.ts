import type { Dialog, Page } from "playwright-core";

/** For what a busy machine may be slow to do (ms). */
const patience = 30_000;

/**
 * Loads the window anew while something is unsaved, as soon as VS Code has kept it. In the browser it keeps the state of editors every
 * few seconds, and what is unsaved a second after the last change; before that it warns whoever leaves, and then one stays.
 * `words` are in the state of a webview.
 */
export async function reloadUnsaved(page: Page, words: string): Promise<void> {
  await untilKept(page, words);
  while (!(await tryToReload(page))) await page.waitForTimeout(200);
}

/** Whether the page was loaded anew; if VS Code warned, it was not. */
function tryToReload(page: Page): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const stay = (dialog: Dialog): void => {
      page.off("load", go);
      dialog.dismiss().then(() => {
        resolve(false);
      }, reject);
    };
    const go = (): void => {
      page.off("dialog", stay);
      resolve(true);
    };
    page.once("dialog", stay);
    page.once("load", go);
    page.evaluate("void setTimeout(() => location.reload(), 0)").catch(reject);
  });
}

/** Waits until VS Code has written these words into what it restores the window from. */
async function untilKept(page: Page, words: string): Promise<void> {
  for (const start = Date.now(); Date.now() - start < patience; ) {
    const kept = await page.evaluate(keptByVsCode);
    if (JSON.stringify(kept).includes(words)) return;
    await page.waitForTimeout(200);
  }
  throw new Error(`VS Code never kept “${words}”.`);
}

/** Runs in the page: everything in the databases that hold the state of windows. */
const keptByVsCode = `(async () => {
  const answer = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const kept = [];
  for (const { name } of await indexedDB.databases()) {
    if (!name.startsWith("vscode-web-state-db")) continue;
    const database = await answer(indexedDB.open(name));
    for (const store of database.objectStoreNames)
      kept.push(...(await answer(database.transaction(store).objectStore(store).getAll())));
    database.close();
  }
  return kept;
})()`;
