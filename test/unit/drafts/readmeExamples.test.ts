import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "mocha";
import type { DraftKind } from "../../../src/core/drafts.js";
import type { Offboarding } from "../../../src/core/offboarding.js";
import { renderDraft } from "../../../src/drafts/render.js";
import { fullOffboarding, modelOf } from "../../support/builders.js";

const readme = readFileSync("README.md", "utf8");

describe("the README's examples", () => {
  const examples: readonly (readonly [title: string, kind: DraftKind, changes: Partial<Offboarding>])[] = [
    ["The goodbye after a finished project, friendly", "email", { flavor: "friendly" }],
    ["The goodbye when the client cancelled", "email", { reason: "client-cancelled" }],
    ["The training guide", "training", { flavor: "friendly" }],
  ];
  for (const [title, kind, changes] of examples)
    it(`are what the templates make: ${title}`, () => {
      const [, shown] = readme.split(`<summary>${title}</summary>\n\n\`\`\`markdown\n`);
      // The lines around the fields of an email are left out.
      const made = renderDraft(kind, modelOf(fullOffboarding(changes))).replace(/^---\n([^]*?)---\n/, "$1");
      assert.equal(shown?.split("\n```\n")[0], made.trimEnd());
    });
});
