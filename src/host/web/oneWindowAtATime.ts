/** What we need of the browser's Web Locks: whoever has a lock of this name keeps all others of this origin waiting. */
interface Locks {
  request<T>(name: string, task: () => Promise<T>): Promise<T>;
}

/**
 * Runs a task while no other window of this browser runs one of the same name: between comparing and writing a file nobody else of us
 * comes in. Windows on other machines know no such lock; where the browser has none, neither do ours.
 */
export function oneWindowAtATime<T>(name: string, task: () => Promise<T>): Promise<T> {
  const { locks } = (globalThis as { navigator?: { locks?: Locks } }).navigator ?? {};
  return locks ? locks.request(`sendoff ${name}`, task) : task();
}
