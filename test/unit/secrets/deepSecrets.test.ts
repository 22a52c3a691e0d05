import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { findSecretsDeep } from "../../../src/secrets/deepSecrets.js";
import { fingerprint } from "../../../src/secrets/fingerprint.js";

const letters = "q7Zk2mXw9Lr4Tn8Vb1Hc6Ys3Pd5Gf0Jt";

/** Put together, so that nobody's scanner takes this file for a leak; one of each kind that secretlint misses, and one that it knows. */
const secrets: Readonly<Record<string, string>> = {
  "google-api-key": `AIza${"SyD".padEnd(35, letters)}`,
  "azure-account-key": `AccountKey=${letters.repeat(3).slice(0, 86)}==`,
  "json-web-token": ["eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiIxMjM0NTY3ODkwIn0", letters].join("."),
  "aws-access-key": `AKIA${"QWERTZUIOPASDFGH".slice(0, 16)}`,
  "private-key": ["-----BEGIN", "PRIVATE KEY-----"].join(" "),
  github: `ghp_${letters.slice(0, 30)}aB3dE9`,
};

describe("secrets in files", () => {
  for (const [kind, secret] of Object.entries(secrets))
    it(`are found: ${kind}`, async () => {
      const found = await findSecretsDeep("src/a.ts", `const x = "${secret}";\n`);
      assert.equal(found.length, 1, JSON.stringify(found.map(({ rule }) => rule)));
      const [only] = found;
      assert.ok(only && !only.masked.includes(secret.slice(4, 12)));
      assert.ok(only.masked.length < 16);
    });

  it("are not what stands for one", async () => {
    const harmless = [
      "AccountKey=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      "postgres://user:password@localhost/db",
      "https://${USER}:${PASSWORD}@example.com",
      "const key = process.env.STRIPE_KEY;",
      "git@github.com:acme/shop.git",
    ];
    for (const text of harmless) assert.deepEqual(await findSecretsDeep("a.ts", text), [], text);
  });

  it("are not the passwords that databases on one's own machine begin with", async () => {
    const harmless: readonly (readonly [path: string, text: string])[] = [
      [".env.example", "DATABASE_URL=postgres://postgres:postgres@localhost:5432/shop"],
      [".env.example", `DATABASE_URL="mysql://shop:${letters.slice(0, 9)}@127.0.0.1/shop"`],
      ["docker-compose.yml", "  - DATABASE_URL=postgresql+asyncpg://postgres:postgres@db/shop"],
      [".github/workflows/ci.yml", "url: mysql://root:root@127.0.0.1:3306/test"],
      ["config/database.yml", "url: postgres://shop:shop_password@localhost/shop"],
      ["src/db.ts", "const url = 'mongodb://admin:secret@mongo:27017';"],
      ["test/db.test.ts", `const url = "redis://:${letters.slice(0, 9)}@localhost:6379";`],
      ["README.md", `curl https://jane:${letters.slice(0, 9)}@api.example.com/orders`],
      [".env.example", "AMQP=amqp://guest:guest@localhost"],
      ["a.yml", "URL: ${URL:-mysql://root:password@mariadb}"],
      ["a.php", "<info>mysql://root:pass@localhost:port/dbname</info>"],
      ["a.php", 'url="mysql://shop_db_user:shop_db_password@127.0.0.1/shop_db"'],
      ["a.rst", "``scheme://[user:passwd@]proxy.server:port``"],
      ["a.md", "# Format: postgresql://[user]:[password]@[host]:[port]/[db]"],
      ["a.php", '$dsn = "mysql://$user:$password@$host/shop";'],
      ["a.sh", "psql postgres://shop:${PASSWORD:-changeme}@db.acme-shop.com/shop"],
      ["a.py", 'url = "postgres://%(user)s:%(password)s@db.acme-shop.com/shop"'],
    ];
    for (const [path, text] of harmless) assert.deepEqual(await findSecretsDeep(path, `a\n${text}\nb`), [], text);
  });

  it("are passwords of machines on the internet, however well-known, and odd ones of any", async () => {
    const odd = letters.slice(0, 9);
    const secret: readonly (readonly [path: string, text: string])[] = [
      [".env.example", "DATABASE_URL=postgres://postgres:postgres@db.acme-shop.com/shop"],
      ["src/db.ts", `const url = "postgres://shop:${odd}@localhost/shop";`],
      ["docker-compose.yml", `  URL: mysql://root:${odd}@db/shop`],
      [".env.example", "DATABASE_URL=postgres://postgres:postgres@ip-10-0-0-1.ec2.internal/shop"],
      ["test/db.test.ts", `const url = "https://jane:${odd}@api.acme-shop.com";`],
      [".env", `DATABASE_URL=postgres://shop:$${odd}!@db.acme-shop.com/shop`],
      [".env", `DATABASE_URL=postgres://shop:(${odd}@db.acme-shop.com/shop`],
      ["src/db.ts", `const urls = ["postgres://postgres:postgres@localhost/a", "postgres://a:${odd}@db.acme.com/b"];`],
    ];
    for (const [path, text] of secret) assert.equal((await findSecretsDeep(path, text)).length, 1, text);
  });

  it("are judged quickly, also where a file of one line has many of them", async () => {
    const address = "mysql://root:root@localhost ";
    assert.deepEqual(await findSecretsDeep("a.json", address.repeat(8_000)), []);
  });

  it("have a fingerprint of their own for each salt, which tells nothing of them", () => {
    const one = fingerprint("a", "secret");
    assert.equal(one, fingerprint("a", " sec\nret"));
    assert.notEqual(one, fingerprint("b", "secret"));
    assert.ok(!one.includes("secret"));
  });
});
