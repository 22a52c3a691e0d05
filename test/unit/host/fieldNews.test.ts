import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { FieldNews } from "../../../src/host/fieldNews.js";

describe("what the details say of fields that the user has written", () => {
  const to = { field: "to", mine: "me@x.example", fresh: "new@x.example" } as const;
  const cc = { field: "cc", mine: "", fresh: "more@x.example" } as const;

  it("is kept by draft until the refresh after the one that found it", () => {
    const news = new FieldNews();
    news.add("a", [to]);
    news.replace("a", [to, cc]);
    assert.deepEqual(news.of("a"), [to, cc]);
    assert.deepEqual(news.of("b"), []);
    news.add("a", []);
    assert.deepEqual(news.of("a"), [to, cc]);
    news.replace("a", []);
    assert.deepEqual(news.of("a"), []);
  });

  it("is told once: another value of the user's is an answer, and only another one of the details is news again", () => {
    const news = new FieldNews();
    news.add("a", [to]);
    news.add("a", [{ ...to, mine: "other@x.example" }]);
    assert.deepEqual(news.of("a"), [to]);
    const newer = { ...to, mine: "other@x.example", fresh: "newer@x.example" };
    news.replace("a", [newer]);
    assert.deepEqual(news.of("a"), [newer]);
  });
});
