import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { largestLogo, logoFrom, whyNoLogo } from "../../../src/core/logo.js";
import { setMyDetails } from "../../../src/private/myDetails.js";
import { whySecret } from "../../../src/secrets/looksLikeSecret.js";
import { MemoryKeyValues } from "../../support/memoryKeyValues.js";

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const jpeg = [0xff, 0xd8, 0xff];

describe("a logo", () => {
  it("is the image itself, byte for byte, and no secret", () => {
    fc.assert(
      fc.property(fc.constantFrom(png, jpeg), fc.uint8Array({ maxLength: 300 }), (head, rest) => {
        const bytes = Uint8Array.from([...head, ...rest]);
        const logo = logoFrom(bytes) ?? assert.fail();
        assert.deepEqual(Uint8Array.from(Buffer.from(logo.replace(/^.*,/, ""), "base64")), bytes);
        assert.equal(whyNoLogo(logo), undefined);
        assert.equal(whySecret(logo), undefined);
      }),
    );
  });

  it("is a PNG or JPEG by what is in it, of up to 100 KB", () => {
    assert.equal(logoFrom(new TextEncoder().encode("<svg onload='alert(1)'/>")), undefined);
    assert.equal(logoFrom(Uint8Array.from(png.slice(0, 4))), undefined);
    const large = (size: number) => Uint8Array.from([...png, ...new Uint8Array(size - png.length)]);
    assert.equal(whyNoLogo(logoFrom(large(largestLogo)) ?? assert.fail()), undefined);
    assert.equal(logoFrom(large(largestLogo + 1)), undefined);
  });

  it("is refused in My Details when it could run something, or is too large", async () => {
    const set = (logo: string) => setMyDetails(new MemoryKeyValues(), { logo });
    for (const logo of ["data:text/html,<script>", "data:image/svg+xml;base64,PHN2Zz4=", "DATA:image/png;base64,<b>"])
      await assert.rejects(set(logo), /^UserError: set\.logo: expected a PNG or JPEG/);
    await assert.rejects(set(`data:image/png;base64,${"A".repeat(140_000)}`), /^UserError: set\.logo: is larger/);
  });
});
