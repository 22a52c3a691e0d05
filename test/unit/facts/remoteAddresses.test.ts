import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { commitAddress, referenceAddress, referencesIn, webAddress } from "../../../src/facts/history/remote.js";

/** Where commit `abc`, `#12` and `!12` of a remote stand on the web. */
function addressesAt(remote: string): readonly (string | undefined)[] {
  const address = webAddress(remote) ?? "";
  return [commitAddress(address, "abc"), referenceAddress(address, "#12"), referenceAddress(address, "!12")];
}

describe("what a commit and a number lead to on the web", () => {
  for (const [remote, commit, reference, request = reference] of [
    [
      "git@github.com:acme/shop.git",
      "https://github.com/acme/shop/commit/abc",
      "https://github.com/acme/shop/issues/12",
    ],
    [
      "https://codeberg.org/acme/shop",
      "https://codeberg.org/acme/shop/commit/abc",
      "https://codeberg.org/acme/shop/issues/12",
    ],
    [
      "https://gitlab.acme.example/web/shop.git",
      "https://gitlab.acme.example/web/shop/-/commit/abc",
      "https://gitlab.acme.example/web/shop/-/issues/12",
      "https://gitlab.acme.example/web/shop/-/merge_requests/12",
    ],
    [
      "git@bitbucket.org:acme/shop.git",
      "https://bitbucket.org/acme/shop/commits/abc",
      "https://bitbucket.org/acme/shop/pull-requests/12",
    ],
    [
      "https://acme@dev.azure.com/acme/web/_git/shop",
      "https://dev.azure.com/acme/web/_git/shop/commit/abc",
      "https://dev.azure.com/acme/web/_workitems/edit/12",
      "https://dev.azure.com/acme/web/_git/shop/pullrequest/12",
    ],
    [
      "git@ssh.dev.azure.com:v3/acme/web/shop",
      "https://dev.azure.com/acme/web/_git/shop/commit/abc",
      "https://dev.azure.com/acme/web/_workitems/edit/12",
      "https://dev.azure.com/acme/web/_git/shop/pullrequest/12",
    ],
    [
      "https://git.drupalcode.org/project/shop.git",
      "https://git.drupalcode.org/project/shop/-/commit/abc",
      "https://www.drupal.org/node/12",
      "https://git.drupalcode.org/project/shop/-/merge_requests/12",
    ],
  ] as readonly (readonly [remote: string, commit: string, reference: string, request?: string])[])
    it(`is a page that there is, at ${remote}`, () => {
      assert.deepEqual(addressesAt(remote), [commit, reference, request]);
    });

  it("is nothing where we know of no page", () => {
    assert.deepEqual(addressesAt("https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/shop"), [
      undefined,
      undefined,
      undefined,
    ]);
    assert.deepEqual(addressesAt("https://git.sr.ht/~acme/shop"), [undefined, undefined, undefined]);
  });
});

describe("what a subject mentions", () => {
  for (const [subject, names] of [
    ["fix: totals (#12), GH-7 and #12 again", ["#12", "#7"]],
    ["Merge !12 for #12, see acme/shop!13 and &14", ["!12", "#12"]],
    ["Merged PR 12: totals of #3", ["!12", "#3"]],
    ["As PR 12: hello! 13 #0 # 4 !!", []],
  ] as const)
    it(`is told from what is no number: ${subject}`, () => {
      assert.deepEqual(referencesIn(subject), names);
    });
});
