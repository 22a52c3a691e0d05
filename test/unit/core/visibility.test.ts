import assert from "node:assert/strict";
import { describe, it } from "mocha";
import * as z from "zod/mini";
import { offboardingJsonSchema } from "../../../src/core/jsonSchema.js";
import { offboarding } from "../../../src/core/offboarding.js";
import { clientSafe, clientView, onlyYou, unwrap, visibilityOf } from "../../../src/core/visibility.js";
import { myDetails } from "../../../src/private/myDetails.js";
import { privateWords } from "../../../src/private/privateWords.js";
import { referral } from "../../../src/private/referrals.js";
import { sampleOffboarding } from "../../support/sample.js";

/** The paths of all fields below a schema, with their marks. */
function marksBelow(schema: z.ZodMiniType, path = ""): [string, string | undefined][] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodMiniArray) return marksBelow(inner.def.element as z.ZodMiniType, `${path}[]`);
  if (!(inner instanceof z.ZodMiniObject)) return [];
  return Object.entries(inner.shape as Readonly<Record<string, z.ZodMiniType>>).flatMap(([key, field]) => [
    [`${path}.${key}`, visibilityOf(field)] as [string, string | undefined],
    ...marksBelow(field, `${path}.${key}`),
  ]);
}

describe("client-safe and private", () => {
  it("is said of every field", () => {
    for (const schema of [offboarding, myDetails, privateWords, referral])
      assert.deepEqual(
        marksBelow(schema).filter(([, mark]) => mark === undefined),
        [],
      );
  });

  it("is client-safe throughout in the file that stands in the client's repository", () => {
    assert.deepEqual(
      marksBelow(offboarding).filter(([, mark]) => mark !== "client"),
      [],
    );
    assert.ok(marksBelow(offboarding).length > 150);
  });

  it("is private for what never leaves the machine", () => {
    assert.deepEqual(
      [privateWords, referral].flatMap((schema) => marksBelow(schema)).filter(([, mark]) => mark !== "private"),
      [],
    );
    assert.deepEqual(
      marksBelow(myDetails).filter(([, mark]) => mark === "private"),
      [[".rate", "private"]],
    );
  });

  it("the client's view has neither private nor unknown fields, at any depth", () => {
    const inner = z.object({ told: clientSafe(z.string(), ""), kept: onlyYou(z.string(), "") });
    const schema = z.object({
      list: clientSafe(z.array(inner), ""),
      maybe: clientSafe(z.exactOptional(inner), ""),
      secret: onlyYou(inner, ""),
    });
    const value = { told: "yes", kept: "no", unknown: "no" };
    const given = { list: [value], maybe: value, secret: value, unknown: value };
    assert.deepEqual(clientView(schema, given), { list: [{ told: "yes" }], maybe: { told: "yes" } });
  });

  it("the client's view of an offboarding is the offboarding", () => {
    const document = sampleOffboarding({ size: "full" });
    assert.deepEqual(clientView(offboarding, document as z.infer<typeof offboarding>), document);
  });
});

describe("published JSON schema", () => {
  it("describes every field, and asks for the ones that may not be missing", () => {
    const schema = offboardingJsonSchema() as {
      properties: Record<string, { description?: string }>;
      required: string[];
    };
    assert.deepEqual(Object.keys(schema.properties), Object.keys(offboarding.shape));
    assert.ok(Object.values(schema.properties).every((property) => property.description));
    assert.deepEqual(schema.required, [
      "version",
      "id",
      "createdOn",
      "status",
      "client",
      "project",
      "reason",
      "pieces",
    ]);
  });
});
