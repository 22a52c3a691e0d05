import { say } from "./say.js";

type Stop = () => void | Promise<void>;

const signals: Partial<Record<NodeJS.Signals, number>> = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };
/** What is running now; the process has one set of signals, so there is one list of what they must end. */
const running = new Set<Stop>();
let listening = false;
let stoppingIsFine = false;

/** From now on being ended is the normal way to end, with exit code 0. */
export function untilStopped(): void {
  stoppingIsFine = true;
}

/**
 * Makes sure that `stop` is called once: by the function given back, or when somebody ends us (Ctrl-C, SIGTERM).
 * A second Ctrl-C ends us at once.
 */
export function stopsWithUs(stop: Stop): () => Promise<void> {
  listen();
  let stopped: Promise<void> | undefined;
  const once = (): Promise<void> => {
    running.delete(once);
    stopped ??= Promise.resolve().then(stop);
    return stopped;
  };
  running.add(once);
  return once;
}

function listen(): void {
  if (listening) return;
  listening = true;
  let stopping = false;
  for (const [signal, code] of Object.entries(signals))
    process.on(signal, () => {
      if (stopping) process.exit(code);
      stopping = true;
      void stopAll().finally(() => process.exit(stoppingIsFine ? 0 : code));
    });
}

/** Newest first: the browser before the server it talks to, the server before its folder. */
async function stopAll(): Promise<void> {
  for (const stop of [...running].reverse())
    try {
      await stop();
    } catch (error) {
      say(`While stopping: ${error instanceof Error ? error.message : String(error)}`);
    }
}
