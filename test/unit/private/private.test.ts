import assert from "node:assert/strict";
import fc from "fast-check";
import { beforeEach, describe, it } from "mocha";
import { setItemState } from "../../../src/core/items.js";
import {
  followedUp,
  followUpsOf,
  forgetOffboarding,
  isKnownClient,
  knownClients,
  rememberClient,
} from "../../../src/private/clients.js";
import { readLookBack, setLookBack } from "../../../src/private/lookBack.js";
import { readMyDetails, setMyDetails } from "../../../src/private/myDetails.js";
import { importPrivateFile, privateFileText } from "../../../src/private/privateFile.js";
import { keepNote, keepWhyNotNeeded, keepWords, readNote, readWords } from "../../../src/private/privateWords.js";
import { addReferral, findReferral, passedOn, readReferrals } from "../../../src/private/referrals.js";
import { MemoryKeyValues } from "../../support/memoryKeyValues.js";
import { after } from "../../support/operations.js";
import { sampleOffboarding } from "../../support/sample.js";

describe("what stays on the user's machine", () => {
  let kept: MemoryKeyValues;
  beforeEach(() => {
    kept = new MemoryKeyValues();
  });

  it("keeps notes on the client and on items apart, and removes empty ones with their key", async () => {
    await keepNote(kept, "a", undefined, "slow payer");
    await keepNote(kept, "a", "jobs", "ask twice");
    await keepNote(kept, "b", "jobs", "other");
    assert.deepEqual(
      [readNote(kept, "a"), readNote(kept, "a", "jobs"), readNote(kept, "b", "jobs"), readNote(kept, "b")],
      ["slow payer", "ask twice", "other", ""],
    );
    await keepNote(kept, "b", "jobs", "");
    assert.deepEqual(kept.keys(), ["sendoff.private.a"]);
  });

  it("takes any item id, even one that objects have anyway", async () => {
    for (const id of ["constructor", "toString"]) {
      assert.equal(readNote(kept, "a", id), "");
      await keepNote(kept, "a", id, `about ${id}`);
      assert.equal(readNote(kept, "a", id), `about ${id}`);
    }
  });

  it("leaves what a newer Sendoff keeps under the same key", async () => {
    await kept.set("sendoff.private.a", { note: 7, mood: "sunny", sentAnyway: "asked by phone" });
    assert.deepEqual(readWords(kept, "a"), { sentAnyway: "asked by phone" });
    await keepWords(kept, "a", { closedAnyway: "paid in cash" });
    assert.deepEqual(kept.get("sendoff.private.a"), {
      note: 7,
      mood: "sunny",
      sentAnyway: "asked by phone",
      closedAnyway: "paid in cash",
    });
  });

  it("keeps why items are not needed, one beside the other", async () => {
    await keepWhyNotNeeded(kept, "a", ["x", "y"], "theirs");
    await keepWhyNotNeeded(kept, "a", ["y"], "never asked for");
    assert.deepEqual(readWords(kept, "a").notNeeded, { x: "theirs", y: "never asked for" });
  });

  it("looks back field by field, and refuses what it does not know", async () => {
    await setLookBack(kept, "a", { workAgain: "maybe", hoursSpent: 12.5 });
    await setLookBack(kept, "a", { hoursSpent: null, learned: "ask for the logo first" });
    assert.deepEqual(readLookBack(kept, "a"), { workAgain: "maybe", learned: "ask for the logo first" });
    for (const [field, value] of [
      ["mood", "sunny"],
      ["workAgain", "never"],
      ["hoursSpent", -1],
    ] as const)
      await assert.rejects(setLookBack(kept, "a", { [field]: value }), new RegExp(`^UserError: set\\.${field}: `));
    await setLookBack(kept, "a", { workAgain: null, learned: null });
    assert.deepEqual(kept.keys(), []);
  });

  it("sets all of My Details or nothing", async () => {
    await setMyDetails(kept, { name: "Anna Berg", rate: "90 EUR" });
    await assert.rejects(setMyDetails(kept, { company: "Berg", email: "no" }), /^UserError: set\.email: /);
    await assert.rejects(setMyDetails(kept, { shoe: "39" }), /^UserError: set\.shoe: /);
    assert.deepEqual(readMyDetails(kept), { name: "Anna Berg", rate: "90 EUR" });
  });

  describe("referrals", () => {
    const add = (name: string, services: string[], more = {}) => addReferral(kept, { name, services, ...more });

    it("are passed on with their consent and a contact only: name, the service that fits, and contact", async () => {
      const contact = "lena@lens.example";
      await add("Lena", ["Video", "Photos"], { contact, why: "PRIVATE-MARKER", consent: true });
      await add("Max", ["Photos"], { contact, consent: false });
      await add("Noa", ["Photos"], { consent: true });
      const [lena, max, noa] = readReferrals(kept);
      assert.ok(lena && max && noa);
      assert.deepEqual(passedOn(lena, "photos of the bread"), { name: "Lena", service: "Photos", contact });
      assert.throws(() => passedOn(max, "photos"), /^UserError: referral: Max has not agreed/);
      assert.throws(() => passedOn(noa, "photos"), /^UserError: referral: note first how Noa/);
    });

    it("are found by what they do, with the best fit first", async () => {
      await add("Ben Übersetzungen", ["translation", "German texts"]);
      await add("Carla", ["photos"], { why: "also translates a little" });
      await add("Dan", ["hosting", "translation of old shops"]);
      const names = (need: string) => findReferral(kept, need).map(({ name }) => name);
      assert.deepEqual(names("German translation"), ["Ben Übersetzungen", "Dan"]);
      assert.deepEqual(names("ubersetzungen"), ["Ben Übersetzungen"]);
      assert.equal(names("little photo")[0], "Carla");
      assert.deepEqual(names("plumbing"), []);
      assert.throws(() => findReferral(kept, " ?! "), /^UserError: need: /);
    });

    it("are listed once for each name, with the newest details", async () => {
      const first = await add("Dan", ["hosting"]);
      const again = await add("dan", ["hosting", "mail"], { consent: true });
      assert.deepEqual([first, readReferrals(kept).length], [again, 1]);
      assert.deepEqual(readReferrals(kept)[0]?.services, ["hosting", "mail"]);
    });
  });

  describe("the list of clients", () => {
    const seen = (changes = {}) => ({
      uri: "file:///a/.sendoff/acme/offboarding.json",
      folder: "file:///a",
      slug: "acme",
      offboarding: { ...sampleOffboarding(), id: "a", ...changes },
    });

    it("is brought up to date, also when the repository has moved, and writes only what changed", async () => {
      await rememberClient(kept, seen());
      const before = kept.values.get("sendoff.client.a");
      await rememberClient(kept, seen());
      assert.equal(kept.values.get("sendoff.client.a"), before);
      await rememberClient(kept, { ...seen({ status: "closed", closedOn: "2027-01-04" }), folder: "file:///b" });
      const [client, ...more] = knownClients(kept);
      assert.deepEqual([more, client?.id, client?.folder, client?.status], [[], "a", "file:///b", "closed"]);
    });

    it("leaves out what was followed up elsewhere, until the repository itself says so", async () => {
      const fresh = sampleOffboarding({ size: "standard" });
      const sent = { ...fresh, id: "a", email: { sentOn: "2026-12-11" } };
      const open = async (...done: readonly string[]) => {
        const offboarding = done.length === 0 ? sent : after(sent, setItemState(done, { state: "done" }));
        await rememberClient(kept, { ...seen(), offboarding });
        const [client] = knownClients(kept);
        return client ? [followUpsOf(client).map(({ item }) => item), client.followedUp] : [];
      };
      const [first, second, third] = ["hello-two-weeks", "access-check", "hello-three-months"] as const;
      assert.deepEqual(await open(), [[first, second, third], undefined]);
      await followedUp(kept, "a", first);
      await followedUp(kept, "a", first);
      assert.deepEqual(await open(), [[second, third], [first]]);
      assert.deepEqual(await open(first), [[second, third], undefined]);
      assert.deepEqual(await open(), [[first, second, third], undefined]);
    });

    it("forgets one client, and nobody else", async () => {
      await rememberClient(kept, seen());
      await rememberClient(kept, seen({ id: "b" }));
      await keepNote(kept, "a", undefined, "x");
      await keepNote(kept, "ab", undefined, "x");
      assert.equal(await forgetOffboarding(kept, "a"), 2);
      assert.deepEqual([isKnownClient(kept, "a"), isKnownClient(kept, "b"), readNote(kept, "ab")], [false, true, "x"]);
    });
  });

  describe("as a file", () => {
    it("comes to another machine whole, and twice changes nothing", async () => {
      await keepNote(kept, "a", "jobs", "ask twice");
      await addReferral(kept, { name: "Dan", services: ["hosting"] });
      await setMyDetails(kept, { name: "Anna" });
      await kept.set("somebody.else", "x");
      const other = new MemoryKeyValues();
      assert.deepEqual(await importPrivateFile(other, privateFileText(kept)), { imported: 3 });
      assert.equal(privateFileText(other), privateFileText(kept));
      assert.deepEqual(await importPrivateFile(other, privateFileText(kept)), { imported: 0 });
      assert.equal(other.get("somebody.else"), undefined);
    });

    it("loses no word of either machine", async () => {
      const note = fc.string({ minLength: 1 }).filter((text) => text.trim() !== "");
      const notes = fc.dictionary(fc.constantFrom("jobs", "guide", "repo"), note);
      await fc.assert(
        fc.asyncProperty(notes, notes, async (mine, theirs) => {
          const [one, other] = [new MemoryKeyValues(), new MemoryKeyValues()];
          for (const [item, text] of Object.entries(mine)) await keepNote(one, "a", item, text);
          for (const [item, text] of Object.entries(theirs)) await keepNote(other, "a", item, text);
          await importPrivateFile(one, privateFileText(other));
          for (const [item, text] of [...Object.entries(mine), ...Object.entries(theirs)])
            assert.ok(readNote(one, "a", item).includes(text));
        }),
      );
    });

    it("that is none is refused, and nothing is kept", async () => {
      for (const text of ["", "{}", "[]", '{"sendoffPrivate":2,"kept":{}}', '{"sendoffPrivate":1,"kept":[]}'])
        await assert.rejects(importPrivateFile(kept, text), /^UserError: file: .*nothing was imported/);
      assert.deepEqual(kept.keys(), []);
    });
  });
});
