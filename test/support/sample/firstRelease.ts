import { add, change, commit, merged, type SampleCommit, tagged } from "./commit.js";

/** December 2025 and January 2026: checkout, mail, deploying, and the first release. */
export const firstRelease: readonly SampleCommit[] = [
  ...merged("checkout", "2025-12-02 16:02", "Checkout with card and on collection", [
    commit(
      "2025-11-21 09:40",
      "tomas",
      "Checkout: address form",
      add(
        "src/checkout/checkout.js",
        `export function missingFields(order) {\n  return ["name", "email", "slot"].filter((field) => !order[field]);\n}\n`,
      ),
    ),
    commit(
      "2025-11-24 13:17",
      "tomas",
      "Checkout: total with delivery",
      add(
        "src/checkout/delivery.js",
        `/** Cents. Free from 25 euros. */\nexport function deliveryFee(total) {\n  return total >= 2500 ? 0 : 290;\n}\n`,
      ),
    ),
    commit(
      "2025-11-25 15:55",
      "tomas",
      "wip payment",
      add(
        "src/checkout/payment.js",
        `import { config } from "../config.js";\n\nexport async function pay(order) {\n  return await post("/charges", { amount: order.total, key: config.paymentKey });\n}\n`,
      ),
    ),
    commit(
      "2025-11-26 10:10",
      "tomas",
      "Payment: tell a declined card from a broken line",
      add(
        "src/checkout/payment.js",
        `\nexport class CardDeclined extends Error {}\n\nasync function post(path, body) {\n  const response = await fetch(\`https://pay.example\${path}\`, { method: "POST", body: JSON.stringify(body) });\n  if (response.status === 402) throw new CardDeclined();\n  return await response.json();\n}\n`,
      ),
    ),
    commit(
      "2025-12-01 09:22",
      "tomas",
      "Pay on collection",
      add("src/checkout/payment.js", `\nexport const onCollection = "collection";\n`),
    ),
  ]),
  commit(
    "2025-12-03 11:45",
    "mara",
    "VAT is 7 % for bread",
    add(
      "src/checkout/tax.js",
      `// Food is 7 %; the cups and bags we sell are 19 %.\nexport const vat = { food: 0.07, other: 0.19 };\n`,
    ),
  ),
  commit(
    "2025-12-04 09:03",
    "jonas",
    "Real prices and the Christmas breads",
    change(
      "data/products.json",
      `"price": 560 }`,
      `"price": 590 },\n  { "id": "stollen", "name": "Christstollen", "price": 1650 },\n  { "id": "fruechte", "name": "Früchtebrot", "price": 890 }`,
    ),
  ),
  commit(
    "2025-12-04 17:50",
    "mara",
    "Order mail to the customer",
    add(
      "src/mail/orderMail.js",
      `import { config } from "../config.js";\n\nexport function orderMail(order) {\n  return { from: config.mailFrom, to: order.email, subject: "Ihre Bestellung", text: \`Danke, \${order.name}!\` };\n}\n`,
    ),
    change("src/config.js", "};\n", "  mailFrom: process.env.MAIL_FROM,\n};\n"),
    add(".env.example", "MAIL_FROM=bestellung@brot-und-butter.example\n"),
  ),
  commit(
    "2025-12-08 10:36",
    "mara",
    "…and one to the bakery, at 4 in the morning",
    add(
      "src/mail/orderMail.js",
      `\n/** When the bakery wants its list of the day. */\nexport const listAt = "04:00";\n`,
    ),
  ),
  commit(
    "2025-12-09 14:29",
    "tomas",
    "Send mail through the host's server",
    add(
      "src/mail/send.js",
      `import { config } from "../config.js";\n\n// TODO: try again later when the mail server does not answer\nexport async function send(mail, transport) {\n  await transport(mail, { host: config.mailHost, password: process.env.MAIL_PASSWORD });\n}\n`,
    ),
    change("src/config.js", "};\n", "  mailHost: process.env.MAIL_HOST,\n};\n"),
    add(".env.example", "MAIL_HOST=mail.example\n"),
  ),
  commit(
    "2025-12-10 09:57",
    "tomas",
    "Deploy script",
    add(
      "deploy/deploy.sh",
      `#!/bin/sh\nset -eu\n\ngit push production main\nssh shop.example "cd /srv/shop && npm ci --omit=dev && systemctl restart shop"\n`,
    ),
    change(
      "package.json",
      `"test": "node --test test/"`,
      `"test": "node --test test/",\n    "deploy": "sh deploy/deploy.sh"`,
    ),
  ),
  commit(
    "2025-12-11 16:16",
    "tomas",
    "Server settings under version control",
    add(
      "deploy/nginx.conf",
      `server {\n  listen 443 ssl;\n  server_name brot-und-butter.example;\n  location / {\n    proxy_pass http://127.0.0.1:3000;\n  }\n}\n`,
    ),
  ),
  commit(
    "2025-12-15 10:41",
    "mara",
    "How to deploy",
    add(
      "docs/deploy.md",
      "# Deploying\n\n1. `npm test`\n2. `npm run deploy`\n3. Open the shop and order a Roggenbrot.\n",
    ),
  ),
  commit(
    "2025-12-16 11:20",
    "mara",
    "Front page: texts from Hanna",
    change("public/index.html", `<main id="shop">`, `<h1>Frisch, wenn Sie kommen.</h1>\n  <main id="shop">`),
  ),
  commit(
    "2025-12-17 15:02",
    "tomas",
    "Fix: cart total was off by one cent",
    add(
      "src/shop/cart.js",
      `\nexport function total(cart, products) {\n  return products.reduce((sum, { id, price }) => sum + (cart[id] ?? 0) * price, 0);\n}\n`,
    ),
  ),
  commit(
    "2025-12-18 09:31",
    "tomas",
    "Test for the total",
    add(
      "test/cart.test.js",
      `\ntest("total is in whole cents", async () => {\n  const { total } = await import("../src/shop/cart.js");\n  assert.equal(total({ roggen: 3 }, [{ id: "roggen", price: 480 }]), 1440);\n});\n`,
    ),
  ),
  commit(
    "2025-12-19 12:12",
    "jonas",
    "Closed over Christmas",
    add("src/hours/holidays.js", `export const closed = ["2025-12-25", "2025-12-26", "2026-01-01"];\n`),
  ),
  commit(
    "2026-01-07 10:14",
    "mara",
    "Holidays are looked at before hours",
    add("src/hours/holidays.js", `\nexport function isHoliday(date) {\n  return closed.includes(date);\n}\n`),
  ),
  commit(
    "2026-01-08 14:47",
    "tomas",
    "Pick a time slot",
    add(
      "src/checkout/slots.js",
      `/** Every half hour from an hour after opening to half an hour before closing. */\nexport function slots(from, to) {\n  const result = [];\n  for (let minute = minutes(from) + 60; minute <= minutes(to) - 30; minute += 30) result.push(minute);\n  return result;\n}\n\nfunction minutes(time) {\n  const [hour, minute] = time.split(":").map(Number);\n  return hour * 60 + minute;\n}\n`,
    ),
  ),
  commit(
    "2026-01-12 09:09",
    "mara",
    "Legal pages",
    add(
      "public/impressum.html",
      "<!doctype html>\n<title>Impressum</title>\n<p>Bäckerei Lindner, Inhaberin Hanna Lindner</p>\n",
    ),
  ),
  commit(
    "2026-01-13 16:38",
    "tomas",
    "Health check for the monitoring",
    add("src/health.js", `export const health = () => ({ ok: true, up: Math.round(process.uptime()) });\n`),
  ),
  commit(
    "2026-01-14 11:53",
    "mara",
    "Accessible focus ring, larger touch targets",
    add("public/style.css", "\n:focus-visible {\n  outline: 3px solid var(--crust);\n}\n"),
  ),
  tagged(
    "v1.0.0",
    commit(
      "2026-01-19 08:30",
      "mara",
      "First release",
      change("package.json", `"version": "0.1.0"`, `"version": "1.0.0"`),
      add(
        "CHANGELOG.md",
        "# Changes\n\n## 1.0.0 (2026-01-19)\n\nThe shop opens: products, cart, checkout, opening hours.\n",
      ),
    ),
  ),
];
