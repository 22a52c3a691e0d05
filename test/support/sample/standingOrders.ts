import { add, change, commit, merged, type SampleCommit, tagged } from "./commit.js";

/** July to September 2026: standing orders. */
export const standingOrders: readonly SampleCommit[] = [
  commit(
    "2026-07-02 10:08",
    "mara",
    "Holiday notice can be set without us",
    add(
      "src/hours/notice.js",
      `import { readFile } from "node:fs/promises";\n\n/** The text of data/notice.txt, shown on top of every page; empty shows nothing. */\nexport async function notice() {\n  return (await readFile("data/notice.txt", "utf8")).trim();\n}\n`,
    ),
    add("data/notice.txt", "\n"),
  ),
  commit(
    "2026-07-03 08:40",
    "jonas",
    "Notice: three weeks of holidays in August",
    change("data/notice.txt", "\n", "Vom 3. bis 22. August machen wir Ferien.\n"),
  ),
  commit(
    "2026-07-06 15:33",
    "mara",
    "Docs: opening hours, holidays and the notice",
    add(
      "docs/opening-hours.md",
      "# Opening hours\n\n- Hours: `src/hours/hours.js`\n- Days off: `src/hours/holidays.js`\n- The notice on top: `data/notice.txt`\n",
    ),
  ),
  ...merged("standing-orders", "2026-08-31 16:11", "Standing orders: the same bread every week", [
    commit(
      "2026-07-08 09:52",
      "tomas",
      "Standing orders: model",
      add(
        "src/orders/standing.js",
        `/** { email, weekday, cart, from, until? } */\nexport function isDue(order, weekday, date) {\n  return order.weekday === weekday && date >= order.from && (order.until === undefined || date <= order.until);\n}\n`,
      ),
    ),
    commit(
      "2026-07-09 14:28",
      "tomas",
      "Standing orders: skip days we are closed",
      add(
        "src/orders/standing.js",
        `\nexport function dueOn(orders, weekday, date, isHoliday) {\n  return isHoliday(date) ? [] : orders.filter((order) => isDue(order, weekday, date));\n}\n`,
      ),
    ),
    commit(
      "2026-07-14 10:31",
      "tomas",
      "Standing orders: page to set one up",
      add("public/standing.html", '<!doctype html>\n<title>Jede Woche</title>\n<form id="standing"></form>\n'),
    ),
    commit(
      "2026-07-16 16:45",
      "tomas",
      "Standing orders: a link in each mail to stop it",
      add(
        "src/mail/standingMail.js",
        `import { config } from "../config.js";\n\nexport function stopLink(order) {\n  return \`\${config.shopUrl}/stop/\${order.token}\`;\n}\n`,
      ),
      change("src/config.js", "};\n", "  shopUrl: process.env.SHOP_URL,\n};\n"),
      add(".env.example", "SHOP_URL=https://brot-und-butter.example\n"),
    ),
    commit(
      "2026-07-21 11:39",
      "mara",
      "Standing orders: texts",
      change("public/standing.html", `<form id="standing">`, `<p>Jede Woche dasselbe? Gern.</p>\n<form id="standing">`),
    ),
    commit(
      "2026-08-24 09:27",
      "tomas",
      "Standing orders: card is charged the evening before",
      add(
        "src/orders/charge.js",
        `import { pay } from "../checkout/payment.js";\n\n// TODO: tell the customer when the card was declined; now only the bakery sees it\nexport async function chargeAll(orders) {\n  return await Promise.allSettled(orders.map((order) => pay(order)));\n}\n`,
      ),
    ),
    commit(
      "2026-08-26 13:55",
      "tomas",
      "Standing orders: tests",
      add(
        "test/standing.test.js",
        `import assert from "node:assert/strict";\nimport test from "node:test";\nimport { dueOn, isDue } from "../src/orders/standing.js";\n\nconst order = { weekday: "fri", from: "2026-07-01" };\ntest("due on its weekday", () => assert.ok(isDue(order, "fri", "2026-07-10")));\ntest("not on a day off", () => assert.deepEqual(dueOn([order], "fri", "2026-07-10", () => true), []));\n`,
      ),
    ),
  ]),
  commit(
    "2026-08-25 08:37",
    "jonas",
    "We are back, notice removed",
    change("data/notice.txt", "Vom 3. bis 22. August machen wir Ferien.\n", "\n"),
  ),
  commit(
    "2026-09-01 10:12",
    "mara",
    "Standing orders in the morning list",
    add(
      "src/list.js",
      `\n/** Standing orders first: they are packed before the shop opens. */\nexport function packFirst(lines) {\n  return [...lines].sort((one, other) => Number(other.standing ?? false) - Number(one.standing ?? false));\n}\n`,
    ),
  ),
  commit(
    "2026-09-03 15:48",
    "tomas",
    "Fix: standing order was charged on a day off",
    change("src/orders/charge.js", "orders.map(", "orders.filter(({ skipped }) => !skipped).map("),
  ),
  tagged(
    "v2.0.0",
    commit(
      "2026-09-07 09:05",
      "mara",
      "Release 2.0.0",
      change("package.json", `"version": "1.2.0"`, `"version": "2.0.0"`),
      change(
        "CHANGELOG.md",
        "# Changes\n",
        "# Changes\n\n## 2.0.0 (2026-09-07)\n\nStanding orders. The notice on top can be changed without us.\n",
      ),
    ),
  ),
];
