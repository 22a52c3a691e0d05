import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { inventory, servicesIn, stackIn } from "../../support/inventory.js";

describe("images of a Compose file", () => {
  it("are the stack and services, with where they stand; what it builds itself is none", async () => {
    const file = [
      "x-image: { image: redis:1 }",
      "services:",
      "  db:",
      "    image: docker.io/library/postgres:16.2-alpine",
      "    environment:",
      "      image: mysql:5",
      "  cache:",
      '    image: "redis:${REDIS:-7}@sha256:abc" # fast',
      "  web:",
      "    build: .",
      "    image: acme/shop:latest",
      "  # old:",
      "  #  image: mongo:4",
      "  converter:",
      "    image: registry.example:5000/gotenberg/gotenberg:8",
      "  copies:",
      "    image: offen/docker-volume-backup:v2",
      "  any:",
      "    image: $IMAGE",
      "volumes:",
      "  mariadb:",
      "    image: mariadb",
    ].join("\n");
    const texts = { "docker-compose.prod.yml": file, "package.json": '{"dependencies":{"pg":"8"}}' };
    assert.deepEqual(await servicesIn(texts), [
      ["Docker Compose", "container", "docker-compose.prod.yml", undefined],
      ["PostgreSQL", "database", "docker-compose.prod.yml", 4],
      ["Redis", "database", "docker-compose.prod.yml", 8],
      ["Image gotenberg/gotenberg", "container", "docker-compose.prod.yml", 15],
      ["Backups", "backup", "docker-compose.prod.yml", 17],
    ]);
    assert.deepEqual(await stackIn(texts), [
      ["PostgreSQL", "16.2", "docker-compose.prod.yml", 4],
      ["Redis", "7", "docker-compose.prod.yml", 8],
    ]);
  });
});

describe("backups", () => {
  const are: readonly (readonly [file: string, text: string])[] = [
    ["backup.sh", ""],
    ["scripts/db-backup.sh", ""],
    ["ops/backup_database.py", ""],
    ["config/backup.php", ""],
    ["borgmatic.yaml", ""],
    ["deploy/backup.timer", ""],
    ["k8s/backup-cronjob.yaml", ""],
    ["Makefile", "dump:\n\t@pg_dump shop > shop.sql\n"],
    [".github/workflows/nightly.yml", "jobs:\n  a:\n    run: mysqldump shop\n"],
    ["composer.json", '{"require":{"spatie/laravel-backup":"^8"}}'],
  ];
  for (const [file, text] of are)
    it(`are made where something makes them: ${file}`, async () => {
      const found = (await inventory({ [file]: text })).services.filter(({ kind }) => kind === "backup");
      assert.deepEqual(
        found.map(({ name, evidence }) => [name, evidence.file]),
        [["Backups", file]],
      );
    });

  const areNot: readonly (readonly [file: string, text: string])[] = [
    ["backup/index-old.html", ""],
    ["src/components/BackupList.tsx", ""],
    ["src/backup.ts", ""],
    ["app/models/backup.rb", ""],
    ["docs/backup.md", ""],
    ["backups/shop.sql.gz", ""],
    ["Makefile", "# pg_dump is not used\nrun:\n\tnode . --no-pg_dump-here\n"],
  ];
  for (const [file, text] of areNot)
    it(`are not made by what only has that name: ${file}`, async () => {
      const { services } = await inventory({ [file]: text });
      assert.deepEqual(services, []);
    });
});
