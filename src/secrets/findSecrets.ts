/** A place that looks like a secret. The secret itself is never repeated: `masked` shows how it begins. */
export interface FoundSecret {
  readonly rule: string;
  readonly masked: string;
  /** UTF-16 offsets in the text that was searched. */
  readonly offset: number;
  readonly length: number;
}

/**
 * What well-known keys look like; the issuers made these forms so that they can be told. The signs are texts of which a key has one: to
 * look for them is fast, and most texts have none.
 */
const rules: readonly (readonly [rule: string, signs: readonly string[], pattern: RegExp])[] = [
  ["private-key", ["PRIVATE KEY"], /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/g],
  ["aws-access-key", ["AKIA", "ASIA"], /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9])/g],
  [
    "github-token",
    ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"],
    /(?<![A-Za-z0-9_])(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,})/g,
  ],
  ["gitlab-token", ["glpat-"], /(?<![A-Za-z0-9_])glpat-[A-Za-z0-9_-]{20,}/g],
  ["google-api-key", ["AIza"], /(?<![A-Za-z0-9_])AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/g],
  ["slack-token", ["xox"], /(?<![A-Za-z0-9])xox[abprs]-[A-Za-z0-9-]{10,}/g],
  ["stripe-key", ["k_live_"], /(?<![A-Za-z0-9])[rs]k_live_[A-Za-z0-9]{16,}/g],
  ["sendgrid-key", ["SG."], /(?<![A-Za-z0-9])SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}/g],
  ["npm-token", ["npm_"], /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])/g],
  ["azure-account-key", ["AccountKey="], /AccountKey=[A-Za-z0-9+/]{40,}={0,2}/g],
  ["json-web-token", ["eyJ"], /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/g],
  ["password-in-url", ["://"], /(?<![A-Za-z0-9])[a-z][a-z0-9+.-]{0,40}:\/\/[^\s/:@]+:[^\s/:@]{3,}@/gi],
];

/** Everything in a text that looks like a secret, in its order. */
export function findSecrets(text: string): readonly FoundSecret[] {
  return rules
    .filter(([, signs]) => signs.some((sign) => text.includes(sign)))
    .flatMap(([rule, , pattern]) =>
      [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
        rule,
        masked: maskSecret(found),
        offset: index,
        length: found.length,
      })),
    )
    .sort((a, b) => a.offset - b.offset);
}

/** Enough to find the place by, and nothing to use: at most four characters, then dots. */
export function maskSecret(secret: string): string {
  return `${secret.slice(0, 4)}${"•".repeat(8)}`;
}
