import type { Page } from "playwright-core";

/** A moment that both the page and this process can tell, in ms: the machine's clock. */
export type Moment = number;

/** When the page was clicked, and when it had painted what was waited for. */
export interface Painted {
  readonly clickedAt: Moment;
  /** The first frame with anything of it. */
  readonly firstAt: Moment;
  /** The first frame with all of it. */
  readonly allAt: Moment;
}

declare global {
  interface Window {
    /** Resolves with what was recorded since `recordFrom` was called. */
    sendoffRecording?: Promise<Painted>;
  }
}

/**
 * Begins to watch the page: from its next click to the frame in which `selector` is first there, and to the frame after which
 * the elements of `selector` do not change any more for `quietMs`. Frames count when they are painted. With `quietMs` 0 the
 * two are the same.
 */
export async function record(page: Page, selector: string, quietMs = 0): Promise<void> {
  await page.evaluate(
    ([watched, quiet]) => {
      const now = (): number => Date.now();
      window.sendoffRecording = new Promise((resolve, reject) => {
        let clickedAt: number | undefined;
        let firstAt: number | undefined;
        let last = { at: 0, seen: "" };
        let isAsked = false;
        let timer: ReturnType<typeof setTimeout> | undefined;
        const limit = setTimeout(() => {
          end(() => {
            reject(new Error(`${watched} did not come within a minute (clicked: ${String(clickedAt !== undefined)}).`));
          });
        }, 60_000);
        const onClick = (event: MouseEvent): void => {
          // When the event happened, not when somebody had time for it.
          clickedAt ??= now() - (performance.now() - event.timeStamp);
        };
        const end = (settle: () => void): void => {
          clearTimeout(limit);
          clearTimeout(timer);
          observer.disconnect();
          window.removeEventListener("click", onClick, true);
          settle();
        };
        const afterPaint = (call: () => void): void => {
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = call;
            channel.port2.postMessage(undefined);
          });
        };
        const look = (): void => {
          isAsked = false;
          if (clickedAt === undefined) return;
          const seen = [...document.querySelectorAll(watched)]
            .map((element) => element.textContent)
            .sort()
            .join("\n");
          const at = now();
          if (seen === last.seen) return;
          last = { at, seen };
          firstAt ??= at;
          const painted = { clickedAt, firstAt, allAt: at };
          clearTimeout(timer);
          if (quiet === 0)
            end(() => {
              resolve(painted);
            });
          else
            timer = setTimeout(() => {
              end(() => {
                resolve(painted);
              });
            }, quiet);
        };
        const observer = new MutationObserver(() => {
          if (isAsked) return;
          isAsked = true;
          afterPaint(look);
        });
        window.addEventListener("click", onClick, true);
        observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
      });
    },
    [selector, quietMs] as const,
  );
}

/** Waits for the end of what `record` began. */
export async function recorded(page: Page): Promise<Painted> {
  const painted = await page.evaluate(() => window.sendoffRecording);
  if (!painted) throw new Error("Nothing was recorded: the page was loaded anew.");
  return painted;
}
