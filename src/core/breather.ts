/** Lets others on the same thread have their turn, if the last time is long enough ago (20 ms, a fifth of what people notice). */
export function breather(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < 20) return;
    await new Promise((resolve) => setTimeout(resolve));
    last = performance.now();
  };
}
