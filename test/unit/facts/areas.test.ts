import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { rememberedAreas } from "../../../src/facts/history/tally.js";
import { areaOf } from "../../../src/facts/areas.js";

describe("the part of the work that a file belongs to", () => {
  const cases: Readonly<Record<string, readonly [name: string, product: boolean]>> = {
    "src/opening-hours/week.ts": ["Opening hours", true],
    "resources/views/forum/index.blade.php": ["Forum", true],
    "app/Models/Article.php": ["Code", false],
    "app/Http/Requests/PayRequest.php": ["Code", false],
    "templates/donations/form.html": ["Donations", true],
    "database/factories/UserFactory.php": ["Data", false],
    "config/app.php": ["Setup", false],
    "Shop.Tests/PayTests.cs": ["Tests", false],
    "tests/Shop.Tests.Performance/Pay.cs": ["Tests", false],
    "Shop.UnitTests/Pay.cs": ["Tests", false],
    "Shop Tests NET45/Pay.cs": ["Tests", false],
    "benchmarks/pay.rs": ["Benchmarks", false],
    "src/contest/winners.ts": ["Contest", true],
    "src/latest-news/list.ts": ["Latest news", true],
    "shop/tests.py": ["Tests", false],
    "shop/test_views.py": ["Tests", false],
    "shop/views.py": ["Shop", true],
    "shop/testimonials.py": ["Shop", true],
    "playwright.config.ts": ["Tests", false],
    "src/commands/publish/__fixtures__/one/package.json": ["Tests", false],
    "BakeryUITests/Basket.swift": ["Tests", false],
    "Contests/Winners.swift": ["Contests", true],
    ".ddev/web-build/Dockerfile": ["Tools", false],
    ".githooks/pre-push": ["Tools", false],
    "composer.json": ["Setup", false],
  };
  it("is remembered for no file that is another's", () => {
    const remembered = rememberedAreas();
    for (const [path, [name, product]] of Object.entries(cases)) assert.deepEqual(remembered(path), { name, product });
    for (const [path, [name]] of Object.entries(cases).reverse()) assert.equal(remembered(path).name, name);
  });
  for (const [path, [name, product]] of Object.entries(cases))
    it(`is told by its folders: ${path}`, () => {
      assert.deepEqual(areaOf(path), { name, product });
    });
});
