import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { RepoFacts } from "../../../src/core/facts.js";
import type { Offboarding } from "../../../src/core/offboarding.js";
import { recordChecks } from "../../../src/facts/checks/recordChecks.js";
import { type RepoCheckInput, repoChecks } from "../../../src/facts/checks/repoChecks.js";
import { repositoriesHere } from "../../../src/facts/checks/repositoriesHere.js";
import { passedItems, renewedRows, runChecks } from "../../../src/facts/checks/runChecks.js";
import { noFacts } from "../../../src/facts/mergeFacts.js";
import checklist from "../../../templates/checklist.json" with { type: "json" };
import { emptyOffboarding, smallRepository as repository } from "../../support/builders.js";

const bare = emptyOffboarding();

/** What a check of the records says of a document with these changes. */
function says(check: string, changes: Partial<Offboarding>): string {
  return recordChecks[check]?.({ ...bare, ...changes }).result ?? "no such check";
}

const account = { id: "a", name: "Domain", kind: "domain", ownerNow: "me", ownerAfter: "client" } as const;
const job = { id: "j", name: "Back up", steps: ["Click"] };
const contact = { id: "c", name: "Jane" };

describe("self-checks of the records", () => {
  const cases: readonly (readonly [check: string, changes: Partial<Offboarding>, result: string])[] = [
    ["access-receivers", { access: [] }, "unknown"],
    ["access-receivers", { access: [account], client: { name: "Acme", contacts: [] } }, "fail"],
    ["access-receivers", { access: [account], client: { name: "Acme", contacts: [contact] } }, "pass"],
    ["deliverables-listed", { deliverables: [] }, "fail"],
    ["deliverables-listed", { deliverables: [{ id: "d", name: "Shop", state: "partly" }] }, "fail"],
    ["deliverables-listed", { deliverables: [{ id: "d", name: "Shop" }] }, "pass"],
    ["known-issues-answered", {}, "fail"],
    ["known-issues-answered", { issues: [] }, "pass"],
    ["jobs-answered", {}, "fail"],
    ["jobs-answered", { tasks: [] }, "pass"],
    ["jobs-complete", { tasks: [job] }, "fail"],
    ["jobs-complete", { tasks: [{ ...job, minutes: 5, every: "week" }] }, "pass"],
    ["contacts-listed", { client: { name: "Acme", contacts: [contact] } }, "fail"],
    ["contacts-listed", { client: { name: "Acme", contacts: [{ ...contact, phone: "1" }] } }, "pass"],
    ["access-complete", {}, "fail"],
    ["access-complete", { access: [{ ...account, payer: "client", recovery: "jane@acme.example" }] }, "fail"],
    ["access-complete", { access: [{ ...account, payer: "client", recovery: "x", renewal: "2027-01-01" }] }, "pass"],
    ["access-moved", { access: [account] }, "fail"],
    ["access-moved", { access: [{ ...account, state: "moved" }] }, "pass"],
    ["access-confirmed", { access: [{ ...account, state: "moved" }] }, "fail"],
    ["access-confirmed", { access: [{ ...account, state: "mine-removed" }] }, "pass"],
    ["access-mine-removed", { access: [{ ...account, state: "confirmed" }] }, "fail"],
    ["access-mine-removed", { access: [{ ...account, state: "mine-removed" }] }, "pass"],
    // What stays ours is not handed over, under whatever name of ours it is listed.
    ["access-mine-removed", { provider: { name: "Sam" }, access: [{ ...account, ownerAfter: "Sam" }] }, "pass"],
    ["access-confirmed", { provider: { name: "Sam" }, access: [{ ...account, ownerAfter: "sam" }] }, "pass"],
    ["access-moved", { provider: { name: "Sam" }, access: [{ ...account, ownerAfter: "Sam" }] }, "pass"],
    ["access-moved", { provider: { name: "Sam" }, access: [{ ...account, ownerNow: "Sam" }] }, "fail"],
    ["final-invoice-sent", {}, "fail"],
    ["final-invoice-sent", { invoices: [{ id: "i", number: "1", currency: "EUR", total: 1, state: "draft" }] }, "fail"],
    ["final-invoice-sent", { invoices: [{ id: "i", number: "1", currency: "EUR", total: 1 }] }, "pass"],
    [
      "extras-explained",
      { invoices: [{ id: "i", number: "1", currency: "EUR", lines: [{ text: "x", amount: 1, extra: true }] }] },
      "fail",
    ],
    [
      "extras-explained",
      { invoices: [{ id: "i", number: "1", currency: "EUR", lines: [{ text: "x", amount: 1 }] }] },
      "pass",
    ],
    ["meeting-notes", { meeting: {} }, "fail"],
    ["meeting-notes", { meeting: { notes: "All well." } }, "pass"],
    ["feedback-asked", {}, "fail"],
    ["feedback-asked", { feedback: { askedOn: "2026-12-01" } }, "pass"],
    ["review-allowed", {}, "fail"],
    ["review-allowed", { feedback: { testimonial: { text: "Good", allowedOn: "2026-12-01" } } }, "pass"],
    ["support-stated", { support: { until: "2027-01-01" } }, "fail"],
    ["support-stated", { support: { until: "2027-01-01", covers: "faults", rateAfter: "€85" } }, "pass"],
  ];
  for (const [check, changes, result] of cases)
    it(`${check}: ${result} for ${JSON.stringify(changes).slice(0, 80)}`, () => {
      assert.equal(says(check, changes), result);
    });

  it("know whether they are remembered for something", () => {
    const { flavor: _, ...none } = bare;
    assert.equal(recordChecks["flavor-set"]?.(none).result, "fail");
    assert.equal(says("flavor-set", { flavor: "friendly" }), "pass");
  });
});

const evidence = { file: "a.ts", line: 3 };
const clean: RepoFacts = { ...noFacts, repositories: [repository] };

describe("self-checks of a repository", () => {
  const secret = { rule: "aws", masked: "AKIA••••", evidence, inHistory: false, fingerprint: "f" };
  const cases: readonly (readonly [
    check: string,
    changes: Partial<RepoFacts>,
    result: string,
    more?: Partial<RepoCheckInput>,
  ])[] = [
    [
      "licences-listed",
      { licences: [{ licence: "MIT", packages: 3, evidence: { file: "package-lock.json" } }] },
      "pass",
    ],
    [
      "licences-listed",
      { licences: [{ licence: "unknown", packages: 1, evidence: { file: "package-lock.json" } }] },
      "fail",
    ],
    ["licences-listed", { manifests: [{ evidence, lock: "pnpm-lock.yaml" }] }, "unknown"],
    ["git-pushed", {}, "pass"],
    ["git-pushed", { repositories: [] }, "unknown"],
    ["git-pushed", { openEnds: [{ kind: "stash", text: "x", repository: "shop" }] }, "fail"],
    ["git-pushed", { missing: [{ what: "what is not pushed or merged in shop", why: "damaged" }] }, "unknown"],
    ["git-pushed", { missing: [{ what: "what is stashed in shop", why: "damaged" }] }, "unknown"],
    ["open-ends", { missing: [{ what: "what is not pushed or merged in shop", why: "damaged" }] }, "unknown"],
    ["open-ends", { openEnds: [{ kind: "stash", text: "x", repository: "shop" }] }, "pass"],
    ["open-ends", { openEnds: [{ kind: "todo", text: "x", repository: "shop", evidence }] }, "fail"],
    ["readme-setup", {}, "fail"],
    ["readme-setup", { docs: [{ kind: "readme", evidence }] }, "fail"],
    ["readme-setup", { docs: [{ kind: "setup", evidence }] }, "pass"],
    ["env-documented", {}, "pass"],
    ["env-documented", { env: [{ name: "KEY", documented: false, evidence }] }, "fail"],
    ["env-documented", { env: [{ name: "KEY", documented: true, evidence }] }, "pass"],
    ["env-documented", { env: [{ name: "KEY", documented: false, hasDefault: true, evidence }] }, "pass"],
    ["secrets-clean", {}, "pass"],
    ["secrets-clean", { secrets: [secret] }, "fail"],
    ["secrets-clean", { secrets: [secret] }, "pass", { allowed: new Set(["f"]) }],
    ["secrets-clean", { missing: [{ what: "history of shop", why: "no git" }] }, "unknown"],
    ["secrets-clean", { missing: [{ what: "older history", why: "This is a shallow clone." }] }, "unknown"],
    ["secrets-clean", { missing: [{ what: "newer history", why: "Run “git pull”." }] }, "pass"],
    ["lockfiles", { manifests: [{ evidence, lock: null }] }, "fail"],
    ["lockfiles", { manifests: [{ evidence, lock: "package-lock.json" }] }, "pass"],
    ["operations-doc", {}, "fail"],
    ["operations-doc", { docs: [{ kind: "operations", evidence }] }, "pass"],
    ["handover-commit", {}, "unknown"],
    ["handover-commit", {}, "fail", { newest: "abc" }],
    [
      "handover-commit",
      { repositories: [{ ...repository, tags: [{ name: "v1", date: "2026-01-01", commit: "old" }] }] },
      "pass",
      { newest: "old" },
    ],
    ["ci-present", {}, "fail"],
    ["ci-present", { services: [{ name: "GitHub Actions", kind: "ci", evidence }] }, "pass"],
    ["ci-present", { services: [{ name: "Automatic updates of dependencies", kind: "ci", evidence }] }, "fail"],
  ];
  for (const [check, changes, result, more = {}] of cases)
    it(`${check}: ${result} for ${JSON.stringify(changes).slice(0, 80)}`, () => {
      const finding = repoChecks[check]?.({ facts: { ...clean, ...changes }, allowed: new Set(), ...more });
      assert.equal(finding?.result, result);
      assert.notEqual(finding.evidence, "");
    });

  it("say of the environment which variables have to be set, and how many more have a default", () => {
    const documented = { name: "URL", documented: true, evidence };
    const bare = { name: "KEY", documented: false, evidence };
    const withDefault = { name: "PORT", documented: false, hasDefault: true, evidence } as const;
    const said = (...env: RepoFacts["env"][number][]) =>
      repoChecks["env-documented"]?.({ facts: { ...clean, env }, allowed: new Set() }).evidence;
    assert.equal(said(bare), "Named nowhere: KEY (a.ts:3).");
    assert.equal(said(documented, bare, withDefault), "Named nowhere: KEY (a.ts:3). 1 more has a default.");
    assert.equal(said(bare, withDefault, withDefault), "Named nowhere: KEY (a.ts:3). 2 more have a default.");
    assert.equal(said(documented), "1 variable, all named.");
    assert.equal(said(documented, withDefault), "1 variable, all named; 1 more has a default.");
    assert.equal(said(withDefault), "1 variable, none of which has to be set: the code has a default.");
  });
});

describe("all self-checks", () => {
  it("know every check of the catalogue", () => {
    const named = checklist.pieces.flatMap(({ items }) => items.flatMap((item) => ("check" in item ? item.check : [])));
    const known = [...Object.keys(recordChecks), ...Object.keys(repoChecks)];
    assert.deepEqual(
      named.filter((check) => !check.startsWith("draft-clean:") && !known.includes(check)),
      [],
    );
    assert.ok(named.length > 20);
  });

  it("answer each item once, and what is about repositories once for each", () => {
    const item = (id: string, check: string, state: "open" | "not-needed" = "open") =>
      ({ id, title: id, need: "optional", state, check }) as const;
    const piece = {
      id: "repo",
      kind: "repo",
      title: "Repo",
      items: [
        item("a", "lockfiles"),
        item("b", "jobs-answered"),
        item("c", "draft-clean:email"),
        item("d", "draft-clean:summary"),
        item("e", "nonsense"),
        item("f", "lockfiles", "not-needed"),
      ],
    } as const;
    const loose: RepoFacts = { ...clean, manifests: [{ evidence, lock: null }] };
    const rows = runChecks({
      offboarding: { ...bare, tasks: [], pieces: [piece] },
      repositories: [
        { name: "one", facts: clean, allowed: new Set() },
        { name: "two", facts: loose, allowed: new Set() },
      ],
      draftErrors: (kind) => (kind === "email" ? ["A gap is open."] : undefined),
    });
    assert.deepEqual(
      rows.map(({ item: id, repository: name, result }) => [id, name, result]),
      [
        ["a", "one", "pass"],
        ["a", "two", "fail"],
        ["b", undefined, "pass"],
        ["c", undefined, "fail"],
        ["d", undefined, "unknown"],
        ["e", undefined, "unknown"],
      ],
    );
    assert.deepEqual(passedItems(rows), ["b"]);
  });

  it("are given anew without a repository: what the records and drafts say changes, what repositories said stays", () => {
    const items = [
      { id: "a", title: "a", need: "optional", state: "open", check: "lockfiles" },
      { id: "b", title: "b", need: "optional", state: "done", check: "jobs-answered" },
      { id: "c", title: "c", need: "optional", state: "done", check: "draft-clean:email" },
    ] as const;
    const offboarding = { ...bare, pieces: [{ id: "repo", kind: "repo", title: "Repo", items }] } as const;
    const loose: RepoFacts = { ...clean, manifests: [{ evidence, lock: null }] };
    const rows = runChecks({
      offboarding,
      repositories: [{ name: "one", facts: loose, allowed: new Set() }],
      draftErrors: () => ["A gap is open."],
    });
    assert.deepEqual(
      rows.map(({ result }) => result),
      ["fail", "fail", "fail"],
    );
    const renewed = renewedRows(rows, { offboarding: { ...offboarding, tasks: [] }, draftErrors: () => [] });
    assert.deepEqual(renewed[0], rows[0]);
    assert.deepEqual(
      renewed.map(({ item, result }) => [item, result]),
      [
        ["a", "fail"],
        ["b", "pass"],
        ["c", "pass"],
      ],
    );
  });

  it("leave open what a repository says that is not open here", () => {
    const item = { id: "a", title: "a", need: "optional", state: "open", check: "lockfiles" } as const;
    const offboarding = { ...bare, pieces: [{ id: "repo", kind: "repo", title: "Repo", items: [item] }] } as const;
    const rows = runChecks({
      offboarding,
      repositories: [{ name: "one", facts: clean, allowed: new Set() }],
      closed: ["two"],
      draftErrors: () => undefined,
    });
    assert.deepEqual(
      rows.map(({ repository: name, result, evidence: said }) => [name, result, said]),
      [
        ["one", "pass", "It asks for no packages."],
        ["two", "unknown", "It is not open here. Add its folder to this window, then check again."],
      ],
    );
    assert.deepEqual(passedItems(rows), []);
  });
});

describe("the repositories of an offboarding", () => {
  const own = { uri: "file:///work/shop-main", name: "shop-main", hosted: "shop" };
  const api = { uri: "file:///work/api", name: "api" };
  const remote = "git@host.example:acme/shop.git";

  /** Each name with the URI of its folder. */
  function here(...named: Parameters<typeof repositoriesHere>[0]): readonly unknown[] {
    return repositoriesHere(named, own, [api, own]).map(({ name, folder, below }) => [name, folder?.uri, below]);
  }

  it("are its own folder where it names none, and those that are open by their names, remotes and folders", () => {
    assert.deepEqual(here(), [["shop-main", own.uri, undefined]]);
    assert.deepEqual(here({ name: "API" }, { name: "The shop", remote }), [
      ["API", api.uri, undefined],
      ["The shop", own.uri, undefined],
    ]);
    assert.deepEqual(here({ name: "blog", folder: "packages/blog" }), [["blog", own.uri, "packages/blog"]]);
    const [shop] = repositoriesHere([{ name: "Shop", remote, paths: ["theme"] }], own, [api, own]);
    assert.deepEqual(shop?.paths, ["theme"]);
  });

  it("are its own folder where one is left over, and not here where that cannot be told", () => {
    assert.deepEqual(here({ name: "api" }, { name: "Website" }), [
      ["api", api.uri, undefined],
      ["Website", own.uri, undefined],
    ]);
    assert.deepEqual(here({ name: "shop" }, { name: "app" }), [
      ["shop", own.uri, undefined],
      ["app", undefined, undefined],
    ]);
    assert.deepEqual(here({ name: "Website" }, { name: "App" }), [
      ["shop-main", own.uri, undefined],
      ["Website", undefined, undefined],
      ["App", undefined, undefined],
    ]);
  });
});
