import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { addCards, cardIds, cards } from "../../../src/core/cards.js";
import { check } from "../../../src/core/operation.js";
import { addRecord } from "../../../src/core/recordOperations.js";
import { recordKinds } from "../../../src/core/records.js";
import { refuseUnknownFields } from "../../../src/core/unknownFields.js";
import { secretPlaces } from "../../../src/secrets/looksLikeSecret.js";
import { fixedContext, sampleOffboarding } from "../../support/sample.js";

const context = fixedContext();

/** Words that nobody who runs a bakery has to know. */
const jargon =
  /\b(?:deploy|commit|merge|branch|cron|SSH|FTP|SQL|cache|webhook|endpoint|CDN|token|environment variable|rollback)\w*/i;

describe("ready cards", () => {
  for (const id of cardIds)
    it(`${id}: has accounts and jobs as the schema wants them, with steps in plain words and no secret`, () => {
      const { access, tasks } = cards[id];
      assert.ok(access.length >= 5 && tasks.length >= 4);
      for (const [kind, values] of [
        ["access", access],
        ["task", tasks],
      ] as const)
        for (const value of values) {
          refuseUnknownFields(recordKinds[kind].schema, { id: "x", ...value }, value.name);
          check(recordKinds[kind].schema, { id: "x", ...value }, value.name);
        }
      for (const { steps, minutes } of tasks) assert.ok(steps.length >= 2 && minutes > 0);
      assert.doesNotMatch(JSON.stringify(tasks), jargon);
      assert.deepEqual(secretPlaces(cards[id]), []);
    });

  it("are added whole, and what is there already is not added again", () => {
    const first = addCards(["wordpress"])(sampleOffboarding(), context);
    const { access, tasks } = cards.wordpress;
    assert.deepEqual([first.result.access.length, first.result.tasks.length], [access.length, tasks.length]);
    const again = addCards(["wordpress"])(first.offboarding, context);
    assert.deepEqual(again.result, { access: [], tasks: [] });
    assert.equal(again.offboarding, first.offboarding);
    const both = addCards(["wordpress", "shop"])(sampleOffboarding(), context).offboarding;
    const names = [...(both.access ?? []), ...(both.tasks ?? [])].map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
  });

  it("leave what was noted by hand as it is", () => {
    const name = cards.wordpress.access[0]?.name ?? assert.fail();
    const mine = {
      name: name.toUpperCase(),
      kind: "domain",
      ownerNow: "client",
      ownerAfter: "client",
      state: "confirmed",
    };
    const { offboarding } = addRecord("access", mine)(sampleOffboarding(), context);
    const after = addCards(["wordpress"])(offboarding, context).offboarding;
    assert.equal(after.access?.length, cards.wordpress.access.length);
    assert.deepEqual(after.access[0], offboarding.access?.[0]);
  });
});
