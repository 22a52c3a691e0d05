import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { inventory, stackIn } from "../../support/inventory.js";

describe("static sites and content systems", () => {
  const markers: Readonly<Record<string, readonly string[]>> = {
    WordPress: ["wp-content/themes/shop/style.css"],
    Drupal: ["web/sites/default/settings.php"],
    Joomla: ["administrator/components/com_content/content.xml"],
    TYPO3: ["public/typo3conf/LocalConfiguration.php"],
    "Craft CMS": ["craft"],
    Kirby: ["site/blueprints/pages/home.yml"],
    "Shopify theme": ["config/settings_schema.json"],
    Jekyll: ["_config.yml", "_posts/a.md"],
    Hexo: ["_config.yml", "scaffolds/post.md"],
    Hugo: ["config.toml", "archetypes/default.md"],
    Pelican: ["pelicanconf.py"],
    Eleventy: [".eleventy.js"],
    Gatsby: ["gatsby-config.ts"],
    Astro: ["site/astro.config.mjs"],
    "Next.js": ["next.config.mjs"],
    Nuxt: ["nuxt.config.ts"],
    Docusaurus: ["website/docusaurus.config.ts"],
    VitePress: ["docs/.vitepress/config.mts"],
    MkDocs: ["mkdocs.yml"],
    Sphinx: ["docs/conf.py"],
  };
  for (const [name, files] of Object.entries(markers))
    it(`are known by their files: ${name}`, async () => {
      const stack = await stackIn(Object.fromEntries(files.map((file) => [file, ""])));
      assert.deepEqual(
        stack.map((each) => (each as readonly unknown[])[0]),
        [name],
      );
    });

  it("are not guessed from a name that anybody uses", async () => {
    assert.deepEqual(await stackIn({ "config.toml": "", "functions.php": "", please: "" }), []);
  });

  const packages: Readonly<Record<string, readonly [file: string, text: string]>> = {
    Docusaurus: ["package.json", '{"dependencies":{"@docusaurus/core":"3"}}'],
    VitePress: ["package.json", '{"devDependencies":{"vitepress":"1"}}'],
    Hexo: ["package.json", '{"dependencies":{"hexo":"7"}}'],
    Pelican: ["requirements.txt", "pelican[markdown]==4.9\n"],
    Joomla: ["composer.json", '{"require":{"joomla/joomla-cms":"5"}}'],
  };
  for (const [name, [file, text]] of Object.entries(packages))
    it(`are known by their packages: ${name}`, async () => {
      assert.equal((await inventory({ [file]: text, "_config.yml": "" })).stack[0]?.name, name);
    });

  it("are one: what Hexo configures is no Jekyll", async () => {
    const texts = { "package.json": '{"dependencies":{"hexo":"7"}}', "_config.yml": "" };
    assert.deepEqual(await stackIn(texts), [["Hexo", "7", "package.json", 1]]);
  });
});
