import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { balance } from "../../../src/core/balance.js";
import { type Offboarding, offboarding as offboardingSchema } from "../../../src/core/offboarding.js";
import { draftKinds } from "../../../src/core/drafts.js";
import { helpers } from "../../../src/drafts/helpers.js";
import { greetingName } from "../../../src/drafts/model/clientModel.js";
import type { DocumentModel } from "../../../src/drafts/model/documentModel.js";
import { publicAddress } from "../../../src/drafts/model/projectModel.js";
import { renderDraft, templateName } from "../../../src/drafts/render.js";
import { renderTemplate } from "../../../src/drafts/template.js";
import { viewModel } from "../../../src/drafts/viewModel.js";
import { Words } from "../../../src/drafts/words.js";
import { noFacts } from "../../../src/facts/mergeFacts.js";
import {
  emptyOffboarding,
  everyFlavor,
  everyReason,
  fullOffboarding,
  inLanguage,
  modelOf,
  smallRepository,
} from "../../support/builders.js";

const project = { name: "Web shop", startedOn: "2026-02-02", lastDay: "2026-12-11" };

function modelIn(language: string, offboarding: Offboarding): DocumentModel {
  return viewModel({ offboarding, facts: null, today: "2026-12-10", balance: balance(offboarding), language });
}

/** A model that throws when a template asks for a field that no model has: a typing error would only leave a hole. */
function strict<T extends object>(value: T, path = "model"): T {
  return new Proxy(value, {
    get(target, key): unknown {
      // On the target itself: Words keep what they hold in private fields.
      const found: unknown = Reflect.get(target, key, target);
      if (typeof key === "symbol") return found;
      assert.ok(key in target || (target instanceof Words && key === "length"), `${path}.${key} is no field`);
      if (typeof found === "function") return found.bind(target) as unknown;
      return typeof found === "object" && found !== null ? strict(found, `${path}.${key}`) : found;
    },
  });
}

describe("the view model", () => {
  it("is made from offboardings that the schema accepts", () => {
    for (const offboarding of [fullOffboarding(), emptyOffboarding()])
      assert.equal(offboardingSchema.safeParse(offboarding).error, undefined);
  });

  it("has every field that the templates ask for", () => {
    for (const reason of everyReason)
      for (const flavor of everyFlavor)
        for (const make of [fullOffboarding, emptyOffboarding]) {
          const model: DocumentModel = modelOf(make({ reason, ...(flavor !== undefined && { flavor }) }));
          // Fields that a page adds to the model, and the flags of partials.
          const files = Object.fromEntries(
            ["summary", "training", "access", "meeting", "developer", "acceptance", "checklist"].map((file) => [
              file,
              "",
            ]),
          );
          const page = {
            style: "",
            script: "",
            scriptHash: "",
            id: "",
            course: {
              said: "",
              stops: [{ x: "", anchor: "", above: true, below: true, name: "", on: "", radius: 5, count: 2 }],
            },
            account: "",
            guide: "",
            hasTicks: true,
            callable: true,
          };
          const context = { ...model, files, ...page };
          const uses =
            "opening closing wish pause account notice guide agenda ask hello code bill remind quote meet close keys";
          const elsewhere =
            "needsElsewhere acceptedElsewhere issuesElsewhere contactsElsewhere inWriting asOfToday toClient";
          const flags = Object.fromEntries([...uses.split(" "), ...elsewhere.split(" ")].map((flag) => [flag, false]));
          const letters = draftKinds
            .map((kind) => templateName(kind, model.reason.code))
            .filter((name) => name !== "meeting");
          for (const name of [...letters, "README", "access", "acceptance", "handover.html"])
            renderTemplate(name, strict({ ...flags, ...context }));
        }
  });

  it("has no field that is called like a helper, since Handlebars would ask the helper", () => {
    const names = new Set<string>();
    const collect = (value: unknown): void => {
      if (typeof value !== "object" || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        names.add(key);
        collect(inner);
      }
    };
    collect(modelOf(fullOffboarding()));
    assert.deepEqual(
      Object.keys(helpers).filter((helper) => names.has(helper)),
      [],
    );
  });

  it("leaves out unknown fields, wherever they stand", () => {
    const secret = "would never work with them again";
    const offboarding = fullOffboarding();
    const spiked = {
      ...offboarding,
      lookBack: secret,
      client: { ...offboarding.client, mood: secret },
      deliverables: [{ id: "shop", name: "Shop", privateNote: secret }],
    };
    assert.doesNotMatch(JSON.stringify(modelOf(spiked)), /never work/);
    assert.doesNotMatch(renderDraft("email", modelOf(spiked)), /never work/);
  });

  it("writes days in the text's language, in any time zone", () => {
    const lastDay = (language: string) => String(modelIn(language, emptyOffboarding()).project.lastDay);
    const before = process.env.TZ;
    try {
      for (const zone of ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/St_Johns"]) {
        process.env.TZ = zone;
        assert.equal(lastDay("en"), "December 11, 2026");
        assert.equal(lastDay("en-GB"), "11 December 2026");
        assert.equal(lastDay("de"), "11.\u00a0Dezember 2026");
      }
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });

  it("writes all of an English text in English, whatever the client's language, and as their country does if that is English", () => {
    const said = (language: string) => {
      const tasks = [{ id: "a", name: "A", steps: [], every: "month" as const, minutes: 90 }];
      const meeting = { at: "2026-12-09T14:00+01:00" };
      const model = modelOf(inLanguage(language, fullOffboarding({ tasks, meeting })));
      const { project, balance: owed, meeting: closing, jobs } = model;
      return [model.language, project.lastDay.weekday, owed.invoices[0]?.open, closing.at, jobs.timeAMonth]
        .map((words) => String(words).replace(/\s/gu, " "))
        .join(" | ");
    };
    const plain =
      "en | Friday, December 11, 2026 | €1,250.00 | Wednesday, December 9, 2026, 2:00 PM (UTC+1) | 1.5 hours";
    // The last one is fine by the schema, and unknown to Intl.
    for (const language of ["en", "de", "de-AT", "fr", "ja", "ar", "en-aa-bb"]) assert.equal(said(language), plain);
    assert.match(
      said("en-GB"),
      /^en-GB \| Friday,? 11 December 2026 \| €1,250\.00 \| Wednesday,? 9 December 2026, 14:00 \(UTC\+1\) \| 1\.5 hours$/,
    );
  });

  it("writes money in minor units of its currency", () => {
    const invoices = [
      { id: "a", number: "1", currency: "JPY", total: 5000, due: "2026-12-18" },
      { id: "b", number: "2", currency: "EUR", total: 5000, payments: [{ on: "2026-12-01", amount: 2000 }] },
    ];
    const { balance: model } = modelOf(emptyOffboarding({ invoices }));
    assert.deepEqual(model.owed.map(String), ["€30.00", "¥5,000"]);
    assert.deepEqual(
      model.invoices.map(({ total, open, partPaid, due }) => [String(total), String(open), partPaid, String(due)]),
      [
        ["¥5,000", "¥5,000", false, "December 18, 2026"],
        ["€50.00", "€30.00", true, "[invoice: due day]"],
      ],
    );
  });

  it("tells unknown, nil, owed and in credit apart", () => {
    const states = (offboarding: Offboarding) => {
      const { unknown, nil, owed, credit } = modelOf(offboarding).balance;
      return [unknown, nil, owed.length, credit.length];
    };
    const overpaid = {
      id: "a",
      number: "1",
      currency: "EUR",
      total: 100,
      payments: [{ on: "2026-12-01", amount: 150 }],
    };
    assert.deepEqual(states(emptyOffboarding()), [true, false, 0, 0]);
    assert.deepEqual(states(emptyOffboarding({ billing: { outstanding: "none" } })), [false, true, 0, 0]);
    assert.deepEqual(states(emptyOffboarding({ invoices: [{ ...overpaid, payments: [] }] })), [false, false, 1, 0]);
    assert.deepEqual(states(emptyOffboarding({ invoices: [overpaid] })), [false, false, 0, 1]);
  });

  it("greets by the given name only where that is safe", () => {
    const greetings = [
      ["Jane Doe", "Jane"],
      ["Anne-Marie O’Neill", "Anne-Marie"],
      ["Dr. Weber", "Dr. Weber"],
      ["Frau Weber", "Frau Weber"],
      ["Doe, Jane", "Doe, Jane"],
      ["J. Doe", "J. Doe"],
      ["Ana van der Berg", "Ana van der Berg"],
      ["Jane", "Jane"],
      ["ACME Support", "ACME Support"],
      ["山田太郎", "山田太郎"],
    ] as const;
    for (const [name, greeting] of greetings) assert.equal(greetingName(name, "en"), greeting);
    assert.equal(greetingName("Nagy Anna", "hu"), "Nagy Anna");
  });

  it("writes to the owner, copies only to marked readers, and each address once", () => {
    const contacts = [
      { id: "dev", name: "Mika", email: "mika@x.example", audience: "developer" as const },
      { id: "a", name: "Holm, Jane", email: "jane@x.example" },
      { id: "b", name: 'Tom "T" Holm', email: "tom@x.example", audience: "both" as const },
      { id: "c", name: "Jane again", email: "JANE@x.example", audience: "owner" as const },
      { id: "d", name: "Supplier", email: "help@x.example" },
    ];
    const { client } = modelOf(emptyOffboarding({ client: { name: "A", contacts } }));
    assert.equal(client.to.raw, '"Holm, Jane" <jane@x.example>');
    assert.equal(client.cc?.raw, '"Tom \\"T\\" Holm" <tom@x.example>');
    assert.deepEqual(
      client.others.all.map(({ name }) => name.raw),
      ["Mika", "Supplier"],
    );
    assert.equal(client.successor?.name.raw, "Mika");
  });

  it("shows a remote without login or token, and no folder of anybody's disk", () => {
    const addresses = [
      ["git@github.com:acme/shop.git", "github.com/acme/shop"],
      ["ssh://git@git.acme.example:2222/acme/shop.git", "git.acme.example/acme/shop"],
      ["https://anna:ghp_secret@github.com/acme/shop.git", "https://github.com/acme/shop"],
      ["https://github.com/acme/shop?token=secret", "https://github.com/acme/shop"],
      ["/home/anna/shop.git", undefined],
      ["C:\\Users\\anna\\shop", undefined],
      ["../shop", undefined],
      ["file:///home/anna/shop", undefined],
    ] as const;
    for (const [remote, shown] of addresses) assert.equal(publicAddress(remote), shown, remote);
  });

  it("counts whole months up to two years, then years", () => {
    const time = (startedOn: string) => {
      const { months, years } = modelOf(emptyOffboarding({ project: { ...project, startedOn } })).project;
      return [months, years];
    };
    assert.deepEqual(time("2026-02-02"), [10, null]);
    assert.deepEqual(time("2026-10-12"), [null, null]);
    assert.deepEqual(time("2026-10-11"), [2, null]);
    assert.deepEqual(time("2024-12-11"), [null, 2]);
    assert.deepEqual(time("2027-01-01"), [null, null]);
  });

  it("takes the start from the history where nobody entered one", () => {
    assert.equal(modelOf(emptyOffboarding()).project.startedOn?.iso.raw, "2026-02-03");
    assert.equal(modelOf(emptyOffboarding(), null).project.startedOn, null);
  });

  it("knows whose things are", () => {
    const { access, jobs } = modelOf(fullOffboarding());
    assert.deepEqual(
      access.yours.all.map(({ name }) => name.raw),
      ["Domain holm-bakery.example", "Hosting at Green Hosting"],
    );
    assert.deepEqual(
      access.toMove.all.map(({ name }) => name.raw),
      ["Repository on GitHub"],
    );
    assert.deepEqual(
      access.elsewhere.all.map(({ ownerAfter }) => ownerAfter.name.raw),
      ["Mika Sand"],
    );
    assert.deepEqual(
      jobs.all.map(({ every, who }) => [every, who?.name.raw]),
      [
        ["week", "Holm & Daughters Bakery"],
        ["year", "Holm & Daughters Bakery"],
        ["needed", "Tom Holm"],
      ],
    );
    assert.equal(access.oursRemovedBy?.iso.raw, "2026-12-15");
  });

  it("keeps days, times and amounts that are read from right to left apart from the sentence, and no others", () => {
    const wordsIn = (language: string) => {
      const full = fullOffboarding({ meeting: { at: "2026-12-09T14:00+01:00" } });
      const { project, balance, meeting } = modelIn(language, full);
      return [project.lastDay, project.lastDay.weekday, balance.invoices[0]?.open, meeting.at].map((words) =>
        String(words),
      );
    };
    for (const language of ["ar", "he", "fa"])
      for (const text of wordsIn(language).slice(0, 2)) assert.match(text, /^\u2068[^\u2068\u2069]+\u2069$/, language);
    const [, weekday, amount, at] = wordsIn("ar");
    assert.match(amount ?? "", /^\u2068.*1,250\.00.*\u2069$/);
    assert.match(at ?? "", /^\u2068[^\u2069]+2026\u2069, \u2068[^\u2069]+\u2069 \(UTC\+1\)$/, weekday ?? "");
    for (const language of ["en", "de", "ja"])
      for (const text of wordsIn(language)) assert.doesNotMatch(text, /[\u2066-\u2069]/, language);
  });

  it("says the time of the jobs in English, whatever the client's language", () => {
    const said = (minutes: number, language: string): string | undefined => {
      const full = fullOffboarding({ tasks: [{ id: "a", name: "A", steps: [], every: "month", minutes }] });
      const text = renderDraft("training", modelOf(inLanguage(language, full)));
      return /takes about (.*) a month/.exec(text)?.[1];
    };
    assert.deepEqual(
      [said(40, "de"), said(60, "de"), said(90, "de"), said(90, "en"), said(120, "fr")],
      ["40 minutes", "1 hour", "1.5 hours", "1.5 hours", "2 hours"],
    );
  });

  it("says how much time the jobs take as people say it", () => {
    const time = (...minutes: number[]) =>
      modelOf({
        ...emptyOffboarding(),
        tasks: minutes.map((each, index) => ({
          id: `job-${String(index)}`,
          name: "Job",
          steps: [],
          every: "month" as const,
          minutes: each,
        })),
      }).jobs.timeAMonth?.raw;
    assert.deepEqual(
      [time(), time(1), time(4), time(43), time(57), time(58), time(60), time(66), time(80), time(30, 90)],
      [
        undefined,
        undefined,
        "5 minutes",
        "45 minutes",
        "55 minutes",
        "1 hour",
        "1 hour",
        "1 hour",
        "1.5 hours",
        "2 hours",
      ],
    );
  });

  it("calls a repository by its public name, not by the folder in which it lies here", () => {
    const names = [
      ["https://github.com/holm-bakery/shop.git", "shop"],
      ["git@github.com:holm-bakery/shop.git", "shop"],
      ["/home/anna/work/shop.git", "my-clone"],
      [null, "my-clone"],
    ] as const;
    for (const [remote, shown] of names) {
      const repo = { ...noFacts, repositories: [{ ...smallRepository, name: "my-clone", remote }] };
      const offboarding = emptyOffboarding();
      const model = viewModel({ offboarding, facts: null, repo, today: "2026-11-23", balance: balance(offboarding) });
      assert.equal(model.repo.repositories[0]?.name.raw, shown);
    }
  });

  it("says “was” only once the last day has passed", () => {
    const over = (today: string) =>
      viewModel({ offboarding: emptyOffboarding(), facts: null, today, balance: balance(emptyOffboarding()) }).project
        .over;
    assert.deepEqual(["2026-12-10", "2026-12-11", "2026-12-12"].map(over), [false, false, true]);
  });
});
