import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { inventory, stackIn } from "../../support/inventory.js";

describe("dependencies", () => {
  it("are read from a gemspec, and make no runtime of it", async () => {
    const spec = 'spec.add_dependency "rails", "~> 7.1"\n  spec.add_development_dependency("rspec", [">= 3"])\n';
    assert.deepEqual(await stackIn({ "shop.gemspec": spec }), [
      ["Ruby on Rails", "~> 7.1", "shop.gemspec", 1],
      ["RSpec", ">= 3", "shop.gemspec", 2],
    ]);
    const { manifests } = await inventory({ "shop.gemspec": spec, "Gemfile.lock": "", Gemfile: "ruby '3.2'\n" });
    assert.deepEqual(manifests, [{ evidence: { file: "shop.gemspec" }, lock: "Gemfile.lock" }]);
  });

  it("are read from the parts of a Cargo.toml that build it, or are for one system", async () => {
    const text = "[build-dependencies]\ntauri = '2'\n[target.'cfg(unix)'.dependencies]\nrocket = { version = '0.5' }\n";
    assert.deepEqual(await stackIn({ "Cargo.toml": text }), [
      ["Tauri", "2", "Cargo.toml", 2],
      ["Rocket", "0.5", "Cargo.toml", 4],
    ]);
  });

  it("are read from a version catalog of Gradle, with the versions it refers to", async () => {
    const text = [
      "[versions]",
      'boot = "3.2.0"',
      'kotlin = { strictly = "2.0" }',
      "[libraries]",
      'web = { module = "org.springframework.boot:spring-boot-starter-web", version.ref = "boot" }',
      'other = "com.example:other:1.0"',
      "[plugins]",
      'kotlin = { id = "org.jetbrains.kotlin.jvm", version.ref = "kotlin" }',
    ];
    const texts = { "gradle/libs.versions.toml": text.join("\n") };
    assert.deepEqual(await stackIn(texts), [
      ["Spring Boot", "3.2.0", "gradle/libs.versions.toml", 5],
      ["Kotlin", "2.0", "gradle/libs.versions.toml", 8],
    ]);
    assert.deepEqual((await inventory(texts)).manifests, [
      { evidence: { file: "gradle/libs.versions.toml" }, lock: "gradle/libs.versions.toml" },
    ]);
    assert.deepEqual(await stackIn({ "app/build.gradle.kts": 'id("org.springframework.boot") version "3.3"\n' }), [
      ["Spring Boot", "3.3", "app/build.gradle.kts", 1],
    ]);
  });

  it("take their versions from where .NET keeps them for all projects", async () => {
    const texts = {
      "Directory.Packages.props": '<Project>\n<PackageVersion Include="Umbraco.Cms" Version="13.0.0" />\n',
      "Shop.csproj": '<Project Sdk="Microsoft.NET.Sdk.Web">\n<PackageReference Include="Umbraco.Cms" />\n',
    };
    assert.deepEqual(await stackIn(texts), [
      ["Umbraco", "13.0.0", "Directory.Packages.props", 2],
      ["ASP.NET Core", undefined, "Shop.csproj", 1],
    ]);
  });
});

describe("the line of a dependency", () => {
  it("is found whatever its name is, and however long", async () => {
    const name = "a".repeat(100_000);
    const asked = await inventory({ "package.json": `{"dependencies":{"":"1","react":"19","${name}":"2"}}` });
    assert.deepEqual(asked.stack, [{ name: "React", version: "19", evidence: { file: "package.json", line: 1 } }]);
  });

  const cases: readonly (readonly [file: string, text: string, stack: readonly unknown[]])[] = [
    [
      "pyproject.toml",
      '[project]\nrequires-python = ">=3.10"\ndependencies = ["pytest-mock>=9", \n"pytest>=9"]\n[tool.x]\ny = ["python", "pytest"]\n',
      [
        ["Python", 2],
        ["pytest", 4],
      ],
    ],
    [
      "package.json",
      '{\n "keywords": ["react"],\n "dependencies": {\n  "react-dom": "19",\n  "react": "19"\n }\n}',
      [["React", 5]],
    ],
    ["requirements.txt", "django-redis==4.2\nDjango==4.2\n", [["Django", 2]]],
    [
      "pom.xml",
      "<artifactId>my-quarkus-bom</artifactId>\n<artifactId>quarkus-bom</artifactId>\n<version>3</version>",
      [["Quarkus", 2]],
    ],
  ];
  for (const [file, text, expected] of cases)
    it(`is the one that asks for it: ${file}`, async () => {
      const { stack } = await inventory({ [file]: text });
      assert.deepEqual(
        stack.map(({ name, evidence }) => [name, evidence.line]),
        expected,
      );
    });
});
