/** Tells the person what is going on. Goes to standard error, which leaves standard output to the tests. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Does `work` and says so before and, with the seconds, after. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  say(`  ${title} …`);
  const started = Date.now();
  const result = await work();
  say(`  ${title}: done after ${seconds(Date.now() - started)}`);
  return result;
}

/** A length of time for people. */
export function seconds(ms: number): string {
  return `${String(Math.round(ms / 1000))} s`;
}
