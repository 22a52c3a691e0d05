import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { UserError } from "../../../src/core/errors.js";

describe("an error that a person reads", () => {
  it("begins with the field", () => {
    assert.equal(new UserError("is required", "lastDay").message, "lastDay: is required");
    assert.equal(new UserError("There is “nothing” here.").message, "There is “nothing” here.");
  });

  it("repeats what it was given only as far as it can be read", () => {
    const huge = "x".repeat(1_000_000);
    const shown = `${"x".repeat(200)}…`;
    const { message, field } = new UserError(`there is no item “${huge}”; there are “a” and “${huge}”`, huge);
    assert.equal(message, `${shown}: there is no item “${shown}”; there are “a” and “${shown}”`);
    assert.equal(field, huge);
    assert.equal(new UserError("is odd", "😀".repeat(300)).message, `${"😀".repeat(200)}…: is odd`);
  });
});
