import { add, change, commit, type SampleCommit } from "./commit.js";

/** November 2025: a shop with a cart and opening hours. */
export const firstPages: readonly SampleCommit[] = [
  commit(
    "2025-11-03 09:12",
    "mara",
    "Start of the shop",
    add(
      "README.md",
      "# Brot & Butter\n\nThe web shop of Bäckerei Lindner: bread to order, collected in the shop or brought by bike.\n",
    ),
    add(".gitignore", "node_modules/\n.env\npublic/build/\n"),
    add(
      "package.json",
      `{\n  "name": "brot-und-butter",\n  "private": true,\n  "version": "0.1.0",\n  "type": "module",\n  "engines": { "node": ">=20" },\n  "scripts": {\n    "dev": "node --watch src/server.js",\n    "start": "node src/server.js",\n    "test": "node --test test/"\n  }\n}\n`,
    ),
    add(
      "src/server.js",
      `import { createServer } from "node:http";\nimport { config } from "./config.js";\n\ncreateServer((request, response) => {\n  response.end("Brot & Butter");\n}).listen(config.port);\n`,
    ),
    add("src/config.js", "export const config = {\n  port: Number(process.env.PORT ?? 3000),\n};\n"),
  ),
  commit(
    "2025-11-03 16:40",
    "mara",
    "Say how to run it",
    add("README.md", "\n## Running it\n\n    npm install\n    npm run dev\n"),
  ),
  commit(
    "2025-11-04 10:05",
    "mara",
    "First page with the shop's colours",
    add(
      "public/index.html",
      `<!doctype html>\n<html lang="de">\n  <title>Brot & Butter</title>\n  <link rel="stylesheet" href="style.css">\n  <main id="shop"></main>\n</html>\n`,
    ),
    add("public/style.css", ":root {\n  --crust: #8a5a2b;\n  --butter: #f7e7b4;\n}\n"),
  ),
  commit(
    "2025-11-05 11:31",
    "tomas",
    "Products come from a JSON file",
    add(
      "data/products.json",
      `[\n  { "id": "roggen", "name": "Roggenbrot", "price": 480 },\n  { "id": "dinkel", "name": "Dinkelbrot", "price": 560 }\n]\n`,
    ),
    add(
      "src/shop/products.js",
      `import { readFile } from "node:fs/promises";\n\nexport async function allProducts() {\n  return JSON.parse(await readFile("data/products.json", "utf8"));\n}\n`,
    ),
  ),
  commit(
    "2025-11-06 09:48",
    "tomas",
    "Show price in euros, not in cents",
    add(
      "src/shop/products.js",
      `\nexport function euros(cents) {\n  return (cents / 100).toLocaleString("de-DE", { style: "currency", currency: "EUR" });\n}\n`,
    ),
  ),
  commit(
    "2025-11-06 15:20",
    "mara",
    "Product cards",
    add("public/style.css", "\n.product {\n  display: grid;\n  gap: 0.5rem;\n  padding: 1rem;\n}\n"),
  ),
  commit(
    "2025-11-10 10:02",
    "tomas",
    "A cart",
    add(
      "src/shop/cart.js",
      `export function addToCart(cart, id, count = 1) {\n  return { ...cart, [id]: (cart[id] ?? 0) + count };\n}\n`,
    ),
    add(
      "test/cart.test.js",
      `import assert from "node:assert/strict";\nimport test from "node:test";\nimport { addToCart } from "../src/shop/cart.js";\n\ntest("adds", () => assert.deepEqual(addToCart({}, "roggen"), { roggen: 1 }));\n`,
    ),
  ),
  commit(
    "2025-11-10 17:33",
    "tomas",
    "Taking the last one out removes the line",
    add(
      "src/shop/cart.js",
      `\nexport function removeFromCart(cart, id) {\n  const { [id]: count = 0, ...rest } = cart;\n  return count > 1 ? { ...rest, [id]: count - 1 } : rest;\n}\n`,
    ),
  ),
  commit(
    "2025-11-12 09:15",
    "mara",
    "Cart survives a reload",
    add("src/shop/cart.js", `\nexport const cartCookie = "cart";\n`),
  ),
  commit(
    "2025-11-13 14:08",
    "mara",
    "Opening hours on the front page",
    add(
      "src/hours/hours.js",
      `export const hours = {\n  tue: ["07:00", "18:00"],\n  wed: ["07:00", "18:00"],\n  thu: ["07:00", "18:00"],\n  fri: ["07:00", "18:30"],\n  sat: ["06:30", "13:00"],\n};\n`,
    ),
  ),
  commit(
    "2025-11-17 08:51",
    "jonas",
    "Friday we close at 18:00, not 18:30",
    change("src/hours/hours.js", `["07:00", "18:30"]`, `["07:00", "18:00"]`),
  ),
  commit(
    "2025-11-18 11:11",
    "tomas",
    "isOpen, with a test for the minute we close",
    add(
      "src/hours/hours.js",
      `\nexport function isOpen(day, time) {\n  const [from, to] = hours[day] ?? [];\n  return from !== undefined && time >= from && time < to;\n}\n`,
    ),
    add(
      "test/hours.test.js",
      `import assert from "node:assert/strict";\nimport test from "node:test";\nimport { isOpen } from "../src/hours/hours.js";\n\ntest("closed at closing time", () => assert.equal(isOpen("fri", "18:00"), false));\n`,
    ),
  ),
  commit(
    "2025-11-20 10:27",
    "mara",
    "Read secrets from the environment",
    add(".env.example", "# Copy to .env and fill in.\nPORT=3000\nPAYMENT_KEY=\n"),
    change("src/config.js", "};\n", "  paymentKey: process.env.PAYMENT_KEY,\n};\n"),
  ),
];
