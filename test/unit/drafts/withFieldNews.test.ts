import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { fieldConflicts, mergeDraft } from "../../../src/drafts/mergeDraft.js";
import { withFieldNews } from "../../../src/drafts/withFieldNews.js";

describe("what a refresh would do, to be looked at", () => {
  const draft = (...fields: string[]) => `---\n${fields.join("\n")}\n---\n\nHello\n`;
  const base = draft("to: a@x.example", "cc: b@x.example", "subject: Old");
  const mine = draft("to: me@x.example # hers", "subject: Mine");
  const fresh = draft("to: new@x.example", "cc: c@x.example", "subject: Old");
  const merged = mergeDraft({ base, mine, fresh }).text;
  const news = fieldConflicts({ base, mine, fresh });
  const say = (each: (typeof news)[number]): string => `${each.field}: ${each.fresh}`;

  it("tells what the details say of the fields that stay the user's, below them or where they would stand", () => {
    assert.equal(
      withFieldNews(merged, news, say),
      draft("to: me@x.example # hers", "# to: new@x.example", "# cc: c@x.example", "subject: Mine"),
    );
  });

  it("tells nothing of a field that the user has written anew since they were told", () => {
    const since = merged.replace("me@x.example", "other@x.example");
    assert.equal(withFieldNews(since, news, say), since.replace("subject", "# cc: c@x.example\nsubject"));
    assert.equal(withFieldNews(merged, [], say), merged);
  });
});
