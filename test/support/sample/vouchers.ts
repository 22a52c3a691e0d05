import { add, change, commit, merged, type SampleCommit, tagged } from "./commit.js";

/** March to June 2026: preordering, vouchers, delivery. */
export const vouchers: readonly SampleCommit[] = [
  commit(
    "2026-03-04 11:27",
    "mara",
    "Backups every night",
    add(
      "deploy/backup.sh",
      `#!/bin/sh\nset -eu\n\ntar czf "/var/backups/shop-$(date +%F).tar.gz" /srv/shop/data\nfind /var/backups -name 'shop-*' -mtime +30 -delete\n`,
    ),
  ),
  commit(
    "2026-03-05 14:44",
    "mara",
    "Docs: getting a backup back",
    add(
      "docs/deploy.md",
      "\n## Backups\n\nEvery night at 3, kept for 30 days. To get one back: unpack it over `data/` and restart.\n",
    ),
  ),
  commit(
    "2026-03-10 09:51",
    "tomas",
    "Rate limit for the order form",
    add(
      "src/limit.js",
      `const seen = new Map();\n\n/** At most ten orders a minute from one address. */\nexport function allowed(address, now) {\n  const recent = (seen.get(address) ?? []).filter((at) => now - at < 60_000);\n  seen.set(address, [...recent, now]);\n  return recent.length < 10;\n}\n`,
    ),
  ),
  commit(
    "2026-03-12 16:09",
    "tomas",
    "FIXME noted: limit forgets on restart",
    change("src/limit.js", "const seen", "// FIXME: forgotten on every restart, and never shrinks\nconst seen"),
  ),
  commit(
    "2026-03-16 10:20",
    "mara",
    "Easter breads can be ordered ahead",
    add(
      "src/shop/preorder.js",
      `/** Days before collection until which a product can be ordered. */\nexport const leadDays = { stollen: 3, osterzopf: 2 };\n`,
    ),
  ),
  commit(
    "2026-03-17 08:43",
    "jonas",
    "Osterzopf",
    change(
      "data/products.json",
      `"price": 890 }`,
      `"price": 890 },\n  { "id": "osterzopf", "name": "Osterzopf", "price": 720 }`,
    ),
  ),
  commit(
    "2026-03-24 13:31",
    "tomas",
    "Lead time is counted in days we are open",
    add(
      "src/shop/preorder.js",
      `\nexport function earliest(id, openDays) {\n  return openDays[leadDays[id] ?? 0];\n}\n`,
    ),
  ),
  commit(
    "2026-04-01 09:18",
    "jonas",
    "Closed on Good Friday and Easter Monday",
    change("src/hours/holidays.js", `"2026-01-01"]`, `"2026-01-01", "2026-04-03", "2026-04-06"]`),
  ),
  commit(
    "2026-04-08 10:56",
    "mara",
    "Thank-you page shows the way to the shop",
    add("public/thanks.html", "<!doctype html>\n<title>Danke</title>\n<p>Mühlgasse 4, neben der Brücke.</p>\n"),
  ),
  ...merged("vouchers", "2026-04-29 14:20", "Vouchers, sold in the shop and used on the web", [
    commit(
      "2026-04-14 09:30",
      "tomas",
      "Vouchers: a code is eight letters without look-alikes",
      add(
        "src/checkout/vouchers.js",
        `const letters = "ABCDEFGHJKMNPQRSTUVWXYZ";\n\nexport function isCode(text) {\n  return text.length === 8 && [...text].every((letter) => letters.includes(letter));\n}\n`,
      ),
    ),
    commit(
      "2026-04-16 15:42",
      "tomas",
      "Vouchers: what is left stays on the voucher",
      add(
        "src/checkout/vouchers.js",
        `\nexport function redeem(voucher, total) {\n  const used = Math.min(voucher.left, total);\n  return { due: total - used, voucher: { ...voucher, left: voucher.left - used } };\n}\n`,
      ),
    ),
    commit(
      "2026-04-21 11:05",
      "tomas",
      "Vouchers: test",
      add(
        "test/vouchers.test.js",
        `import assert from "node:assert/strict";\nimport test from "node:test";\nimport { redeem } from "../src/checkout/vouchers.js";\n\ntest("keeps the rest", () => assert.equal(redeem({ left: 2000 }, 1500).voucher.left, 500));\n`,
      ),
    ),
    commit(
      "2026-04-27 10:00",
      "mara",
      "Vouchers: how the shop sells one",
      add(
        "docs/orders.md",
        "\n## Selling a voucher\n\nTake the next code from the list, write the amount beside it, tell nobody else the code.\n",
      ),
    ),
  ]),
  commit(
    "2026-05-05 09:44",
    "tomas",
    "Delivery only within 5 km",
    add(
      "src/checkout/delivery.js",
      `\nexport const furthest = 5;\n\nexport function delivers(km) {\n  return km <= furthest;\n}\n`,
    ),
  ),
  commit(
    "2026-05-06 16:50",
    "tomas",
    "Say so before the address is typed in",
    change("public/checkout.html", `<form id="checkout">`, `<p>Wir liefern bis 5 km.</p>\n<form id="checkout">`),
  ),
  commit(
    "2026-05-11 11:38",
    "mara",
    "Summer hours",
    add(
      "src/hours/hours.js",
      `\n/** June to August: Saturday one hour longer. */\nexport const summer = { ...hours, sat: ["06:30", "14:00"] };\n`,
    ),
  ),
  tagged(
    "v1.2.0",
    commit(
      "2026-05-18 08:58",
      "mara",
      "Release 1.2.0",
      change("package.json", `"version": "1.1.0"`, `"version": "1.2.0"`),
      change(
        "CHANGELOG.md",
        "# Changes\n",
        "# Changes\n\n## 1.2.0 (2026-05-18)\n\nVouchers, delivery within 5 km, summer hours.\n",
      ),
    ),
  ),
  commit("2026-05-20 10:25", "tomas", "Node 22 on the server", change("package.json", `">=20"`, `">=22"`)),
  commit(
    "2026-05-21 13:07",
    "tomas",
    "Deploy waits until the shop answers",
    change(
      "deploy/deploy.sh",
      'systemctl restart shop"\n',
      'systemctl restart shop"\nuntil curl -fsS https://brot-und-butter.example/health; do sleep 1; done\n',
    ),
  ),
  commit(
    "2026-05-28 09:33",
    "jonas",
    "New photo of the shop, Saturday text",
    change("public/thanks.html", "neben der Brücke", "gleich neben der Brücke"),
  ),
  commit(
    "2026-06-03 15:19",
    "mara",
    "Print view of the morning list",
    add("public/list.css", "@media print {\n  body {\n    font-size: 14pt;\n  }\n}\n"),
  ),
  commit(
    "2026-06-09 10:47",
    "tomas",
    "Morning list sorted by shelf",
    add(
      "src/list.js",
      `const shelves = ["bread", "rolls", "cake"];\n\nexport function byShelf(lines) {\n  return [...lines].sort((one, other) => shelves.indexOf(one.shelf) - shelves.indexOf(other.shelf));\n}\n`,
    ),
  ),
  commit(
    "2026-06-10 17:02",
    "tomas",
    "Fix: products without a shelf came first",
    change(
      "src/list.js",
      "shelves.indexOf(one.shelf) - shelves.indexOf(other.shelf)",
      "rank(one.shelf) - rank(other.shelf)",
    ),
    add(
      "src/list.js",
      `\nfunction rank(shelf) {\n  const index = shelves.indexOf(shelf);\n  return index < 0 ? shelves.length : index;\n}\n`,
    ),
  ),
  commit(
    "2026-06-16 11:14",
    "mara",
    "Colour contrast of prices",
    change("public/style.css", "--crust: #8a5a2b;", "--crust: #6f4519;"),
  ),
  commit(
    "2026-06-23 09:20",
    "tomas",
    "Payment: idempotency key, so that nobody pays twice",
    change("src/checkout/payment.js", "amount: order.total,", "amount: order.total, once: order.id,"),
  ),
  commit(
    "2026-06-24 14:36",
    "tomas",
    "Payment: test with a declined card",
    add(
      "test/payment.test.js",
      `import assert from "node:assert/strict";\nimport test from "node:test";\nimport { CardDeclined } from "../src/checkout/payment.js";\n\ntest("a declined card is its own error", () => assert.ok(new CardDeclined() instanceof Error));\n`,
    ),
  ),
];
