/** What a self-check found. `evidence` says what it saw, `fix` what to do about it. */
export interface Finding {
  readonly result: "pass" | "fail" | "unknown";
  readonly evidence: string;
  readonly fix?: string;
}

export function pass(evidence: string): Finding {
  return { result: "pass", evidence };
}

export function fail(evidence: string, fix?: string): Finding {
  return { result: "fail", evidence, ...(fix !== undefined && { fix }) };
}

export function unknown(evidence: string): Finding {
  return { result: "unknown", evidence };
}

/** “a, b, c and 4 more”. */
export function few(names: readonly string[], most = 3): string {
  const rest = names.length - most;
  return rest > 0 ? `${names.slice(0, most).join(", ")} and ${String(rest)} more` : names.join(", ");
}

/** “1 job”, “3 jobs”. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${String(number)} ${number === 1 ? one : many}`;
}
