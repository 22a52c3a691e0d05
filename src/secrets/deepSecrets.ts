import { lintSource } from "@secretlint/core";
import { creator } from "@secretlint/secretlint-rule-preset-recommend";
import { findSecrets, maskSecret, type FoundSecret } from "./findSecrets.js";
import { isHarmlessAddress } from "./harmlessAddress.js";

const config = { rules: [{ id: "@secretlint/secretlint-rule-preset-recommend", rule: creator }] };

/** Values that stand for a secret without being one. */
const placeholder =
  /^(?:.{0,3}|.*(?:x{4,}|\*{3,}|\.{3}|<[^>]*>|\$\{|\{\{|your[_-]?|example|changeme|placeholder|dummy|password:password@|user:pass(?:word)?@).*)$/is;

/** A secret with itself, so that a fingerprint can be made of it; it goes no further than that. */
export interface DeepSecret extends FoundSecret {
  readonly secret: string;
}

/**
 * Everything in a file that looks like a secret: what secretlint's rules know, and ours for what they miss. Where both find
 * something at a place, it is one. `path` matters to some rules.
 */
export async function findSecretsDeep(path: string, text: string): Promise<readonly DeepSecret[]> {
  const linted = await lintSource({
    source: { filePath: path, content: text, contentType: "text", ext: path.slice(path.lastIndexOf(".")) },
    options: { config, noPhysicFilePath: true },
  });
  const theirs = linted.messages.map(({ ruleId, range: [from, to] }) => ({
    rule: ruleName(ruleId),
    offset: from,
    length: to - from,
  }));
  const found = [...findSecrets(text), ...theirs].filter(
    ({ offset, length }) =>
      !placeholder.test(text.slice(offset, offset + length)) && !isHarmlessAddress(path, text, offset, length),
  );
  const placed = found.sort((a, b) => a.offset - b.offset || b.length - a.length);
  const distinct = placed.filter((each, nth) => {
    const before = placed.slice(0, nth).at(-1);
    return !before || before.offset + before.length <= each.offset;
  });
  return distinct.map(({ rule, offset, length }) => {
    const secret = text.slice(offset, offset + length);
    return { rule, offset, length, masked: maskSecret(secret), secret };
  });
}

/** `@secretlint/secretlint-rule-aws` is “aws”. */
function ruleName(id: string): string {
  return id.replace(/^@[^/]+\//, "").replace(/^secretlint-rule-/, "");
}
