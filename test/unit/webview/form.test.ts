import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import type { Offboarding } from "../../../src/core/offboarding.js";
import { applyDrafts, redirected } from "../../../src/form/drafts.js";
import { tabState } from "../../../src/form/tabState.js";
import {
  detailsState,
  type DetailsKept,
  type DetailsMessage,
  type DetailsState,
} from "../../../src/protocol/details.js";
import { Form } from "../../../src/webview/details/form.js";
import { stable } from "../../../src/webview/shared/stable.js";
import { fullOffboarding } from "../../support/builders.js";
import { fixedContext } from "../../support/sample.js";

const context = fixedContext();
const nameAt = ["deliverables", "shop", "name"];
const benefitAt = ["deliverables", "shop", "benefit"];

/** A form and a host with a slow line between them: messages and states lie in two queues until they are delivered. */
class Line {
  document: Offboarding = fullOffboarding();
  readonly messages: DetailsMessage[] = [];
  readonly states: DetailsState[] = [];
  kept: DetailsKept | undefined;
  form: Form;
  private answer: Pick<DetailsState, "dealtWith" | "problems" | "created"> = {
    dealtWith: 0,
    problems: {},
    created: [],
  };

  constructor() {
    this.form = this.load();
    this.deliverAll();
  }

  /** The page is loaded anew, with what it kept. */
  load(): Form {
    this.messages.length = 0;
    this.states.length = 0;
    this.answer = { dealtWith: 0, problems: {}, created: this.answer.created };
    this.form = new Form(
      (message) => this.messages.push(message),
      (kept) => (this.kept = kept),
      () => undefined,
      this.kept,
    );
    return this.form;
  }

  /** The host hears the oldest message. */
  hear(): void {
    const message = this.messages.shift();
    if (message?.type === "drafts") {
      const all = applyDrafts(this.document, redirected(message.drafts, this.answer.created), context);
      const writing = message.drafts.filter(({ write }) => write);
      const written = applyDrafts(this.document, redirected(writing, this.answer.created), context);
      this.document = written.offboarding;
      const created = written.created.map(({ row, at }) => ({ row: [...row], at: [...at] }));
      this.answer = {
        dealtWith: message.seq,
        problems: { ...all.problems },
        created: [...this.answer.created, ...created],
      };
    }
    if (message) this.say();
  }

  /** The host says how everything is. */
  say(): void {
    const sections = tabState(this.document, "deliverables", context.today).map(({ table, ...section }) => ({
      ...section,
      ...(table && { table: { at: table.at, shape: table, content: table } }),
    }));
    const state = {
      ...this.answer,
      warnings: [],
      client: "Holm",
      isClosed: false,
      tab: "deliverables",
      tabs: [],
      sections,
    };
    this.states.push(detailsState.parse(structuredClone(state)));
  }

  show(): void {
    const state = this.states.shift();
    if (state) this.form.take(state);
  }

  deliverAll(): void {
    while (this.messages.length > 0) this.hear();
    while (this.states.length > 0) this.show();
  }
}

const shop = ({ document }: { readonly document: Offboarding }) =>
  document.deliverables?.find(({ id }) => id === "shop");

describe("the form in the webview", () => {
  it("writes what was typed when the field is left, and then shows what the file has", () => {
    const line = new Line();
    line.form.enter(nameAt);
    line.form.type(nameAt, "Shop");
    line.deliverAll();
    assert.equal(shop(line)?.name, "Web shop", "it is only looked at");
    line.form.leave(nameAt);
    line.deliverAll();
    assert.equal(shop(line)?.name, "Shop");
    assert.equal(line.form.typedAt(nameAt), undefined);
  });

  it("keeps what is wrong, with the reason, also over a reload", () => {
    const line = new Line();
    line.form.type(nameAt, "  ");
    line.form.leave(nameAt);
    line.deliverAll();
    assert.match(line.form.problemAt(nameAt) ?? "", /required/);
    const form = line.load();
    line.deliverAll();
    assert.equal(form.typedAt(nameAt), "  ");
    assert.match(form.problemAt(nameAt) ?? "", /required/);
    assert.equal(shop(line)?.name, "Web shop");
  });

  it("shows what somebody else made of a field that one is still in: an undo, another view", () => {
    const line = new Line();
    line.form.enter(nameAt);
    line.form.type(nameAt, "Shop ");
    line.form.flush();
    line.deliverAll();
    assert.equal(line.form.typedAt(nameAt), "Shop ", "the caret's text is not touched while one types");
    line.document = fullOffboarding();
    line.say();
    line.deliverAll();
    assert.equal(line.form.typedAt(nameAt), undefined);
  });

  it("takes back what the file does not have yet before an undo of the file", () => {
    const line = new Line();
    line.form.enter(nameAt);
    line.form.type(nameAt, "Shop");
    assert.equal(line.form.takeBack(), true);
    assert.equal(line.form.typedAt(nameAt), undefined);
    assert.equal(line.form.takeBack(), false);
  });

  it("keeps a new row the same one when the file has it, and what was typed into it meanwhile", () => {
    const line = new Line();
    const row = line.form.add(["deliverables"]);
    line.form.type([...row, "name"], "Menu");
    line.form.leave([...row, "name"]);
    line.hear();
    line.hear();
    line.form.enter([...row, "benefit"]);
    line.form.type([...row, "benefit"], "Readable");
    // What was said before the form knew is about the row all the same.
    line.hear();
    assert.equal(line.document.deliverables?.filter(({ name }) => name === "Menu").length, 1);
    line.show();
    line.show();
    const at = ["deliverables", "menu"];
    assert.deepEqual(line.form.newRows, []);
    assert.equal(line.form.drawnKey(at), JSON.stringify(row));
    assert.equal(line.form.typedAt([...at, "benefit"]), "Readable");
    line.form.flush();
    line.deliverAll();
    assert.equal(line.document.deliverables.find(({ id }) => id === "menu")?.benefit, "Readable");
  });

  it("loses nothing that was typed, however slow the line and in whatever order", () => {
    const step = fc.oneof(
      fc.record({
        do: fc.constant("type" as const),
        at: fc.constantFrom(nameAt, benefitAt),
        text: fc.stringMatching(/^[a-z]{1,5}$/),
      }),
      fc.record({ do: fc.constant("leave" as const), at: fc.constantFrom(nameAt, benefitAt) }),
      fc.record({ do: fc.constantFrom("hear" as const, "show" as const, "load" as const) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const line = new Line();
        const typed = new Map<readonly string[], string>();
        for (const each of steps) {
          if (each.do === "type") {
            typed.set(each.at, each.text);
            line.form.enter(each.at);
            line.form.type(each.at, each.text);
          } else if (each.do === "leave") line.form.leave(each.at);
          else line[each.do]();
        }
        line.form.flush();
        line.deliverAll();
        line.form.leave(nameAt);
        line.form.leave(benefitAt);
        line.deliverAll();
        assert.equal(shop(line)?.name, typed.get(nameAt) ?? "Web shop");
        const benefit = shop({ document: fullOffboarding() })?.benefit;
        assert.equal(shop(line)?.benefit, typed.get(benefitAt) ?? benefit);
        assert.equal(line.form.typedAt(nameAt), undefined);
      }),
      { numRuns: 150 },
    );
  });
});

describe("what stays the same of a state", () => {
  it("is the very same value, so that nothing of it is drawn again", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
        const next = stable<unknown>(before, structuredClone(after));
        assert.deepEqual(next, after);
        assert.equal(stable<unknown>(before, structuredClone(before)), before);
      }),
    );
  });
});
