/** A place that looks like a secret. The secret itself is never repeated: `masked` shows how it begins. */
export interface FoundSecret {
  readonly rule: string;
  readonly masked: string;
  /** UTF-16 offsets in the text that was searched. */
  readonly offset: number;
  readonly length: number;
}

/** What well-known keys look like; the issuers made these forms so that they can be told. */
const rules: readonly (readonly [rule: string, pattern: RegExp])[] = [
  ["private-key", /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/g],
  ["aws-access-key", /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9])/g],
  ["github-token", /(?<![A-Za-z0-9_])(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,})/g],
  ["gitlab-token", /(?<![A-Za-z0-9_])glpat-[A-Za-z0-9_-]{20,}/g],
  ["google-api-key", /(?<![A-Za-z0-9_])AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/g],
  ["slack-token", /(?<![A-Za-z0-9])xox[abprs]-[A-Za-z0-9-]{10,}/g],
  ["stripe-key", /(?<![A-Za-z0-9])[rs]k_live_[A-Za-z0-9]{16,}/g],
  ["sendgrid-key", /(?<![A-Za-z0-9])SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}/g],
  ["npm-token", /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])/g],
  ["azure-account-key", /AccountKey=[A-Za-z0-9+/]{40,}={0,2}/g],
  ["json-web-token", /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/g],
  ["password-in-url", /(?<![A-Za-z0-9])[a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:[^\s/:@]{3,}@/gi],
];

/** Everything in a text that looks like a secret, in its order. */
export function findSecrets(text: string): readonly FoundSecret[] {
  return rules
    .flatMap(([rule, pattern]) =>
      [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
        rule,
        masked: mask(found),
        offset: index,
        length: found.length,
      })),
    )
    .sort((a, b) => a.offset - b.offset);
}

/** The first secret in a value of any shape, with its path, such as `recovery` or `steps.2`; undefined if there is none. */
export function findSecretIn(value: unknown, path: readonly string[] = []): { path: string; rule: string } | undefined {
  if (typeof value === "string") {
    const [found] = findSecrets(value);
    return found && { path: path.join("."), rule: found.rule };
  }
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = findSecretIn(inner, [...path, key]);
    if (found) return found;
  }
  return undefined;
}

/** Enough to find the place by, and nothing to use: at most four characters, then dots. */
function mask(secret: string): string {
  return `${secret.slice(0, 4)}${"•".repeat(8)}`;
}
