import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { FieldNews } from "../../../src/host/fieldNews.js";

describe("what the details say of fields that the user has written", () => {
  const to = { field: "to", mine: "me@x.example", fresh: "new@x.example" } as const;
  const cc = { field: "cc", mine: "", fresh: "more@x.example" } as const;

  it("is told as often as it is found, by draft", () => {
    const news = new FieldNews();
    assert.deepEqual(news.told("a", [to]), [to]);
    assert.deepEqual(news.told("a", [to, cc]), [to, cc]);
    assert.deepEqual(news.told("b", []), []);
    assert.deepEqual(news.told("a", []), []);
  });

  it("is left by a refresh to be decided, and settled by the next", () => {
    const news = new FieldNews();
    assert.deepEqual(news.left("a", [to]), [to]);
    assert.deepEqual(news.left("b", [to]), [to]);
    assert.deepEqual(news.left("a", [to, cc]), [cc]);
    const newer = { ...to, fresh: "newer@x.example" };
    assert.deepEqual(news.left("a", [newer, cc]), [newer]);
  });

  it("is told once: another value of the user's is an answer, and only another one of the details is news again", () => {
    const news = new FieldNews();
    news.told("a", [to]);
    const other = { ...to, mine: "other@x.example" };
    assert.deepEqual(news.told("a", [other]), [to]);
    assert.deepEqual(news.left("a", [other, cc]), [cc]);
    const newer = { ...other, fresh: "newer@x.example" };
    assert.deepEqual(news.told("a", [newer]), [newer]);
    assert.deepEqual(news.left("a", [newer]), [newer]);
  });
});
