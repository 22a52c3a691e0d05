import { add, change, commit, merged, type SampleCommit, tagged } from "./commit.js";

/** September to November 2026: faster pages, the handbook, and getting ready to leave. */
export const leaving: readonly SampleCommit[] = [
  commit(
    "2026-09-08 11:30",
    "tomas",
    "Count orders by day, without cookies",
    add(
      "src/stats.js",
      `const days = new Map();\n\nexport function count(date) {\n  days.set(date, (days.get(date) ?? 0) + 1);\n}\n`,
    ),
  ),
  commit(
    "2026-09-10 16:24",
    "tomas",
    "Stats are written to a file",
    add(
      "src/stats.js",
      `\nexport function asCsv() {\n  return ["day,orders", ...[...days].map((line) => line.join(","))].join("\\n");\n}\n`,
    ),
  ),
  commit(
    "2026-09-14 09:16",
    "mara",
    "Winter hours back",
    change(
      "docs/opening-hours.md",
      "# Opening hours\n",
      "# Opening hours\n\nSummer hours are June to August; they change by themselves.\n",
    ),
  ),
  commit(
    "2026-09-16 13:42",
    "jonas",
    "Prices from October",
    change("data/products.json", `"price": 480 }`, `"price": 520 }`),
    change("data/products.json", `"price": 590 }`, `"price": 640 }`),
  ),
  ...merged("faster-pages", "2026-09-29 15:05", "Pages load in under a second on the bakery's own phone", [
    commit(
      "2026-09-21 10:50",
      "tomas",
      "Images in two sizes",
      add("src/images.js", `/** Widths in pixels; phones get the smaller one. */\nexport const widths = [480, 960];\n`),
    ),
    commit(
      "2026-09-23 14:19",
      "tomas",
      "Cache what never changes",
      change("deploy/nginx.conf", "  location / {", "  location /build/ {\n    expires 1y;\n  }\n  location / {"),
    ),
    commit(
      "2026-09-25 11:26",
      "tomas",
      "No fonts from elsewhere",
      add("public/style.css", "\nbody {\n  font-family: system-ui, sans-serif;\n}\n"),
    ),
  ]),
  commit(
    "2026-10-01 09:39",
    "mara",
    "The shop's handbook: products",
    add(
      "docs/products.md",
      "# Products\n\nAll products are in `data/products.json`: id, name, price in cents, and for rolls the price of a dozen.\n\nA new one needs its allergens in `data/allergens.json`, or it is not shown.\n",
    ),
  ),
  commit(
    "2026-10-05 10:22",
    "mara",
    "A product without allergens is not shown",
    add("src/shop/allergens.js", `\nexport function isComplete(id, all) {\n  return id in all;\n}\n`),
  ),
  commit(
    "2026-10-06 15:57",
    "jonas",
    "Allergens of the rolls and the Osterzopf",
    change(
      "data/allergens.json",
      `"dinkel": ["gluten"],`,
      `"dinkel": ["gluten"],\n  "broetchen": ["gluten"],\n  "osterzopf": ["gluten", "milk", "egg"],\n  "fruechte": ["gluten", "nuts"],`,
    ),
  ),
  commit(
    "2026-10-08 11:48",
    "tomas",
    "Remove the old cart page",
    change("public/style.css", ".product {", "/* Product cards, also used in the cart. */\n.product {"),
  ),
  commit(
    "2026-10-13 09:14",
    "tomas",
    "Newer nginx settings, TLS 1.3",
    change("deploy/nginx.conf", "listen 443 ssl;", "listen 443 ssl;\n  ssl_protocols TLSv1.2 TLSv1.3;"),
  ),
  commit(
    "2026-10-15 14:52",
    "mara",
    "Docs: who to call for what",
    add(
      "docs/contacts.md",
      "# Who to call\n\n- Card payments: support of the payment provider\n- Domain and mail: the host\n- Everything else until the end of the year: Mara\n",
    ),
  ),
  commit(
    "2026-10-20 10:37",
    "tomas",
    "Fix: two orders at the same second got the same number",
    add(
      "src/orders/number.js",
      `let last = 0;\n\nexport function nextNumber(now) {\n  last = Math.max(last + 1, now);\n  return last;\n}\n`,
    ),
  ),
  commit(
    "2026-10-21 16:30",
    "tomas",
    "Order numbers are tested",
    add(
      "test/number.test.js",
      `import assert from "node:assert/strict";\nimport test from "node:test";\nimport { nextNumber } from "../src/orders/number.js";\n\ntest("never the same", () => assert.notEqual(nextNumber(5), nextNumber(5)));\n`,
    ),
  ),
  commit(
    "2026-10-27 09:55",
    "jonas",
    "Closed on All Saints' Day",
    change("src/hours/holidays.js", `"2026-04-06"]`, `"2026-04-06", "2026-11-01"]`),
  ),
  commit(
    "2026-10-29 11:17",
    "mara",
    "README: where everything is",
    add(
      "README.md",
      "\n## Where things are\n\n- `src/shop`, `src/checkout`, `src/orders`: the shop\n- `src/hours`: opening hours and days off\n- `docs`: the handbook\n- `deploy`: server settings, deploying, backups\n",
    ),
  ),
  {
    ...commit(
      "2026-11-02 10:03",
      "tomas",
      "Gift cards: first sketch",
      add(
        "src/checkout/giftCards.js",
        `// TODO: decide with Hanna whether gift cards are vouchers with a picture\nexport const pictures = ["bread", "rolls"];\n`,
      ),
    ),
    branch: "gift-cards",
  },
  {
    ...commit(
      "2026-11-03 15:41",
      "tomas",
      "Gift cards: a PDF to print at home",
      add("src/checkout/giftCards.js", `\nexport function fileName(code) {\n  return \`gutschein-\${code}.pdf\`;\n}\n`),
    ),
    branch: "gift-cards",
  },
  commit(
    "2026-11-04 09:28",
    "mara",
    "Stollen season: products back in",
    change("data/products.json", `"name": "Christstollen", "price": 1650`, `"name": "Christstollen", "price": 1780`),
  ),
  commit(
    "2026-11-06 13:13",
    "tomas",
    "Smaller deploy: no tests on the server",
    change("deploy/deploy.sh", "npm ci --omit=dev", "npm ci --omit=dev --no-audit"),
  ),
  commit(
    "2026-11-10 10:44",
    "jonas",
    "Closed between the years",
    change(
      "src/hours/holidays.js",
      `"2026-11-01"]`,
      `"2026-11-01", "2026-12-25", "2026-12-26", "2026-12-28", "2026-12-29", "2026-12-30"]`,
    ),
  ),
  commit(
    "2026-11-12 16:07",
    "tomas",
    "Orders older than two years are deleted, as promised",
    add(
      "src/orders/forget.js",
      `/** ISO dates compare as text. */\nexport function toForget(orders, twoYearsAgo) {\n  return orders.filter(({ date }) => date < twoYearsAgo);\n}\n`,
    ),
  ),
  tagged(
    "v2.1.0",
    commit(
      "2026-11-16 09:10",
      "mara",
      "Release 2.1.0",
      change("package.json", `"version": "2.0.0"`, `"version": "2.1.0"`),
      change(
        "CHANGELOG.md",
        "# Changes\n",
        "# Changes\n\n## 2.1.0 (2026-11-16)\n\nFaster pages, the handbook, old orders are deleted.\n",
      ),
    ),
  ),
  commit(
    "2026-11-18 14:33",
    "mara",
    "Handbook: the week before Christmas",
    add(
      "docs/orders.md",
      "\n## The week before Christmas\n\nStollen needs three days. From 18 December on take no more orders for the 24th.\n",
    ),
  ),
  commit(
    "2026-11-20 17:21",
    "mara",
    "Notes for the handover",
    add(
      "docs/handover.md",
      "# Handover\n\n- [ ] Domain to Hanna's account\n- [ ] Payment provider: new owner\n- [ ] Show Jonas the morning list and the backups\n",
    ),
  ),
];
