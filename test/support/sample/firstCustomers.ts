import { add, change, commit, merged, type SampleCommit, tagged } from "./commit.js";

/** January and February 2026: what the first customers taught. */
export const firstCustomers: readonly SampleCommit[] = [
  commit(
    "2026-01-19 19:44",
    "tomas",
    "Log orders that fail",
    add(
      "src/log.js",
      `export function log(event, detail) {\n  console.log(JSON.stringify({ at: new Date().toISOString(), event, ...detail }));\n}\n`,
    ),
  ),
  commit(
    "2026-01-20 07:12",
    "tomas",
    "Hotfix: umlauts in the order mail",
    change("src/mail/orderMail.js", `subject: "Ihre Bestellung"`, `subject: "Ihre Bestellung", charset: "utf-8"`),
  ),
  commit(
    "2026-01-21 09:26",
    "jonas",
    "Photo texts, and Dinkel is Dinkelvollkorn",
    change("data/products.json", `"Dinkelbrot"`, `"Dinkelvollkornbrot"`),
  ),
  commit(
    "2026-01-23 13:50",
    "mara",
    "Cart button sticks to the bottom on phones",
    add(
      "public/style.css",
      "\n@media (max-width: 40rem) {\n  .cart {\n    position: sticky;\n    bottom: 0;\n  }\n}\n",
    ),
  ),
  commit(
    "2026-01-27 10:18",
    "tomas",
    "No orders for slots that are over",
    add("src/checkout/slots.js", `\nexport function stillPossible(slot, now) {\n  return slot - now >= 45;\n}\n`),
  ),
  commit(
    "2026-02-02 11:02",
    "mara",
    "Docs: what to do when a customer calls",
    add(
      "docs/orders.md",
      "# Orders\n\n## A customer calls\n\nThe order number is in the mail. Search for it in the morning list.\n",
    ),
  ),
  ...merged("allergens", "2026-02-12 15:30", "Allergens on every product, as the law asks", [
    commit(
      "2026-02-04 09:37",
      "mara",
      "Allergens: list from the bakery",
      add(
        "data/allergens.json",
        `{\n  "roggen": ["gluten"],\n  "dinkel": ["gluten"],\n  "stollen": ["gluten", "milk", "nuts"]\n}\n`,
      ),
    ),
    commit(
      "2026-02-06 14:03",
      "mara",
      "Allergens: show them under the price",
      add(
        "src/shop/allergens.js",
        `import { readFile } from "node:fs/promises";\n\nexport async function allergensOf(id) {\n  const all = JSON.parse(await readFile("data/allergens.json", "utf8"));\n  return all[id] ?? [];\n}\n`,
      ),
    ),
    commit(
      "2026-02-10 10:49",
      "jonas",
      "Allergens checked with the recipes",
      change("data/allergens.json", `"nuts"]`, `"nuts", "egg"]`),
    ),
  ]),
  commit(
    "2026-02-13 16:21",
    "tomas",
    "Search",
    add(
      "src/shop/search.js",
      `export function search(products, text) {\n  const wanted = text.toLowerCase();\n  return products.filter(({ name }) => name.toLowerCase().includes(wanted));\n}\n`,
    ),
  ),
  commit(
    "2026-02-16 09:08",
    "tomas",
    "Search finds Brötchen when you type Brotchen",
    change("src/shop/search.js", "text.toLowerCase()", `plain(text)`),
    change("src/shop/search.js", "name.toLowerCase()", "plain(name)"),
    add(
      "src/shop/search.js",
      `\nfunction plain(text) {\n  return text.toLowerCase().normalize("NFD").replace(/\\p{M}/gu, "");\n}\n`,
    ),
  ),
  commit(
    "2026-02-18 12:40",
    "mara",
    "Fewer words on the checkout page",
    add("public/checkout.html", '<!doctype html>\n<title>Bestellen</title>\n<form id="checkout"></form>\n'),
  ),
  commit(
    "2026-02-20 08:55",
    "jonas",
    "Rolls are sold by the dozen, too",
    change(
      "data/products.json",
      `"price": 480 },`,
      `"price": 480 },\n  { "id": "broetchen", "name": "Brötchen", "price": 55, "dozen": 600 },`,
    ),
  ),
  commit(
    "2026-02-24 10:33",
    "tomas",
    "Price by the dozen in the total",
    add(
      "src/shop/cart.js",
      `\n/** Cents for \`count\` of a product, whole dozens at their own price. */\nexport function linePrice({ price, dozen = price * 12 }, count) {\n  return Math.floor(count / 12) * dozen + (count % 12) * price;\n}\n`,
    ),
  ),
  commit(
    "2026-02-26 15:15",
    "tomas",
    "Tests for dozens",
    add(
      "test/cart.test.js",
      `\ntest("thirteen rolls", async () => {\n  const { linePrice } = await import("../src/shop/cart.js");\n  assert.equal(linePrice({ price: 55, dozen: 600 }, 13), 655);\n});\n`,
    ),
  ),
  tagged(
    "v1.1.0",
    commit(
      "2026-03-02 09:00",
      "mara",
      "Release 1.1.0",
      change("package.json", `"version": "1.0.0"`, `"version": "1.1.0"`),
      change(
        "CHANGELOG.md",
        "# Changes\n",
        "# Changes\n\n## 1.1.0 (2026-03-02)\n\nAllergens, search, rolls by the dozen.\n",
      ),
    ),
  ),
];
