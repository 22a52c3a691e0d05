import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { addToSection } from "../../../src/panels/facts/addToSection.js";

function added(markdown: string, item = "nginx"): string {
  const { offset, text } = addToSection(markdown, "More (1)", item);
  return markdown.slice(0, offset) + text + markdown.slice(offset);
}

describe("an item that is added to a section", () => {
  it("makes the section at the end, and goes on with its list from then on, wherever it was moved to", () => {
    const first = added("# Shop\n\n## Versions\n\n- v1\n");
    assert.equal(first, "# Shop\n\n## Versions\n\n- v1\n\n## More (1)\n\n- nginx\n");
    assert.equal(added(`${first}\n## Accepted\n\nYes.\n`, "mail"), `${first}- mail\n\n## Accepted\n\nYes.\n`);
  });

  it("begins a list behind what the user wrote there, whose code is no heading; line ends may be those of Windows", () => {
    const code = "## More (1)\n\n```sh\n# run it\n## twice\n```\n\n# Next\n";
    assert.equal(added(code), "## More (1)\n\n```sh\n# run it\n## twice\n```\n\n- nginx\n\n# Next\n");
    assert.equal(added("## More (1)\r\n\r\n- one\r\n"), "## More (1)\r\n\r\n- one\n- nginx\r\n");
    assert.equal(added("## More (12)\n"), "## More (12)\n\n## More (1)\n\n- nginx\n");
    assert.equal(added(""), "## More (1)\n\n- nginx");
  });

  it("takes nothing away, stands in one section, and is followed by the next, in any text", () => {
    const part = fc.constantFrom("# Shop", "## More (1)", "## Versions", "- one", "words", "```", "# in code", "", " ");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), fc.constantFrom("\n", "\r\n"), (parts, eol) => {
        const markdown = parts.join(eol);
        const once = added(markdown, "first");
        const { text, offset } = addToSection(markdown, "More (1)", "first");
        assert.equal(once.slice(0, offset) + once.slice(offset + text.length), markdown);
        assert.ok(added(once, "second").replaceAll("\r", "").includes("- first\n- second"));
        const sections = (of: string): number => of.split("## More (1)").length - 1;
        assert.equal(sections(added(once, "second")), Math.max(1, sections(markdown)));
      }),
    );
  });
});
