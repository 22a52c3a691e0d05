import * as z from "zod/mini";
import { type FirstState, firstState, hostMessage, type words } from "../../protocol/messages.js";

/** What VS Code gives to a webview's script, once. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The webview's end of the line: what it says, what it hears, and what it keeps while it is hidden or the window is reloaded. */
export interface Connection<M, K> {
  readonly post: (message: M) => void;
  /** What was kept, if it can still be read. */
  readonly kept: K | undefined;
  readonly keep: (kept: K) => void;
  /** Shows the state that came with the page, if it is a new one, and says `ready`: call it when everything is set up. */
  readonly begin: () => void;
}

/** A panel's protocol, as both sides know it. */
export interface Protocol<S, K> {
  readonly state: z.ZodMiniType<S>;
  readonly kept: z.ZodMiniType<K>;
}

/**
 * Connects to the host; `show` is called with each state. States that are older than the one that is shown are dropped, and so is what
 * cannot be read: the next state is a whole one again.
 */
export function connect<S, M, K>(protocol: Protocol<S, K>, show: (state: S) => void): Connection<M, K> {
  const api = acquireVsCodeApi();
  const message = hostMessage(protocol.state);
  let shown = 0;
  const hear = (data: unknown): void => {
    const parsed = message.safeParse(data);
    if (!parsed.success) {
      console.error("Sendoff: a state that cannot be read.", parsed.error);
      return;
    }
    if (parsed.data.revision <= shown) return;
    shown = parsed.data.revision;
    show(parsed.data.state);
  };
  window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    hear(data);
  });
  const lasting = z.object({ page: z.optional(z.string()), kept: z.optional(protocol.kept) }).safeParse(api.getState());
  let last = lasting.success ? lasting.data : {};
  const remember = (more: typeof last): void => {
    last = { ...last, ...more };
    api.setState(last);
  };
  return {
    post: (said) => {
      api.postMessage(said);
    },
    kept: last.kept,
    keep: (kept) => {
      remember({ kept });
    },
    begin: () => {
      const first = readFirst(protocol.state);
      if (first && first.id !== last.page) {
        remember({ page: first.id });
        hear(first.message);
      }
      api.postMessage({ type: "ready", revision: shown });
    },
  };
}

/** The state that came with the page. */
function readFirst<S>(state: z.ZodMiniType<S>): FirstState<S> | undefined {
  const text = document.getElementById("first")?.textContent;
  return text ? firstState(state).parse(JSON.parse(text)) : undefined;
}

/** The element that the host made for us. */
export function root(): HTMLElement {
  const found = document.getElementById("root");
  if (!found) throw new Error("The page has no root.");
  return found;
}

/** The words that the host put into the page, as the schema of this panel's words reads them. */
export function readWords<W extends z.infer<typeof words>>(schema: z.ZodMiniType<W>): W {
  return schema.parse(JSON.parse(root().dataset.words ?? "{}"));
}
